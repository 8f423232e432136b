"""The names of a library with how often they are mentioned, and where: read for a list, not for one cable."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.library_records import Name
from db.records import Anchor, Mention
from db.rows import read_where

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A mention in a cable: which cable (number, title, date), the words and those round them.

    `start` counts code points of the cable's current reading; None for a mention that has lost its words,
    whose `quote` is then what they were. `trashed` tells that the cable lies in the trash.
    """

    mention: Mention
    number: str
    title: str
    date: str
    trashed: bool
    start: int | None
    end: int
    prefix: str
    quote: str
    suffix: str


def read_names(connection: sqlite3.Connection) -> list[Name]:
    """Return all names of a library."""
    return [name for name in read_where(connection, "name", "1") if isinstance(name, Name)]


def count_mentions(connection: sqlite3.Connection) -> dict[str, tuple[int, int]]:
    """Return (mentions, cables) of each name that is mentioned in a cable that is not in the trash."""
    rows = connection.execute(
        "SELECT mention.name, count(*), count(DISTINCT mention.cable) FROM mention"
        " JOIN cable ON cable.id = mention.cable WHERE cable.trashed IS NULL GROUP BY mention.name"
    )
    return {name: (mentions, cables) for name, mentions, cables in rows}


def mentions_with_anchors(
    connection: sqlite3.Connection, names: Iterable[str]
) -> tuple[list[Mention], dict[str, list[Anchor]]]:
    """Return every mention of these names, in the trash too, and the anchors of each in every reading."""
    wanted = list(dict.fromkeys(names))
    mentions = [each for each in _among(connection, "mention", "name", wanted) if isinstance(each, Mention)]
    anchors: dict[str, list[Anchor]] = {}
    for anchor in _among(connection, "anchor", "owner", [mention.id for mention in mentions]):
        if isinstance(anchor, Anchor):
            anchors.setdefault(anchor.owner, []).append(anchor)
    return mentions, anchors


def mentioned(connection: sqlite3.Connection, names: Iterable[str]) -> list[Mentioned]:
    """Return the mentions of these names by the date of their cable and the order of its text."""
    mentions, anchors = mentions_with_anchors(connection, names)
    listed = {
        row[0]: row[1:]
        for some in _slices(list(dict.fromkeys(mention.cable for mention in mentions)))
        for row in connection.execute(
            "SELECT cable.id, cable_number, title, date, listing.trashed, cable.reading FROM cable"
            f" JOIN listing ON listing.cable = cable.id WHERE cable.id IN ({','.join('?' * len(some))})",
            some,
        )
    }
    found = []
    for mention in mentions:
        if mention.cable not in listed:
            continue
        number, title, date, trashed, reading = listed[mention.cable]
        owned = anchors.get(mention.id, [])
        here = next((anchor for anchor in owned if anchor.reading == reading), None)
        told = here or (owned[-1] if owned else None)
        found.append(
            Mentioned(
                mention,
                number,
                title,
                date,
                bool(trashed),
                here.start if here else None,
                here.end if here else 0,
                told.prefix if told else "",
                told.quote if told else "",
                told.suffix if told else "",
            )
        )
    return sorted(found, key=lambda one: (one.date, one.title, one.mention.cable, one.start or 0))


def _among(connection: sqlite3.Connection, kind: str, column: str, values: Sequence[str]) -> list[object]:
    found: list[object] = []
    for some in _slices(values):
        found += read_where(connection, kind, f"{column} IN ({','.join('?' * len(some))})", *some)
    return found


def _slices(values: Sequence[str]) -> list[Sequence[str]]:
    return [values[at : at + _AT_ONCE] for at in range(0, len(values), _AT_ONCE)]
