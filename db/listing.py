"""What the list of cables says of each cable, and the names and tags of all; see `library_list.derive`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Listed:
    """One cable in the list; `verdict` and `difference` are those of its distribution lists together."""

    id: str
    title: str
    date: str
    cable_number: str
    originator: str
    precedence: str
    verdict: str
    difference: int
    notes: int
    n: int = 0
    addressee: str = ""
    received: str = ""
    status: str = "draft"
    tags: tuple[str, ...] = ()
    starred: bool = False
    language: str = ""
    imported: str = ""


LISTED = (
    "cable, title, date, cable_number, originator, precedence, verdict, difference, notes, n, addressee,"
    " received, status, tags, starred, language, imported"
)
"""The columns of `listing` from which `as_listed` makes a Listed."""
LISTED_KINDS = ("cable", "header_field", "stage", "recipient", "distribution", "note")
"""The kinds of record that the list says something of."""


def as_listed(row: Sequence[Any]) -> Listed:
    """Return what a row says."""
    (
        cable, title, date, number, originator, precedence, verdict, difference, notes, n, addressee,
        received, status, tags, starred, language, imported,
    ) = row  # fmt: skip
    said = tuple(json.loads(tags)) if tags != "[]" else ()
    return Listed(
        cable, title, date, number, originator, precedence, verdict, difference, notes, n, addressee,
        received, status, said, bool(starred), language, imported,
    )  # fmt: skip


def read_listing(connection: sqlite3.Connection, *, trashed: bool = False) -> list[Listed]:
    """Return the cables by date, undated ones last, then in the order in which they came."""
    rows = connection.execute(
        f"SELECT {LISTED} FROM listing WHERE trashed = ? ORDER BY date = '', date, n", (int(trashed),)
    )
    return list(map(as_listed, rows))


def read_names(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Return (cable id, kind of name, name) of the cables not in the trash, by which a person names them."""
    rows = connection.execute(
        "SELECT cable.id, header_field.name, header_field.value FROM cable"
        " JOIN header_field ON header_field.cable = cable.id"
        " WHERE cable.trashed IS NULL AND header_field.name IN ('title', 'subject', 'cable number')"
        " UNION ALL SELECT id, 'file name', file_name FROM cable WHERE trashed IS NULL AND file_name <> ''"
    )
    return [(str(cable), str(kind), str(name)) for cable, kind, name in rows]


def read_tags(connection: sqlite3.Connection) -> list[str]:
    """Return every tag that a note in the library bears, in alphabetical order."""
    rows = connection.execute(
        "SELECT DISTINCT tag.value FROM note, json_each(note.tags) AS tag"
        " WHERE note.trashed IS NULL AND note.tags <> '[]'"
    )
    return sorted((str(row[0]) for row in rows), key=lambda tag: (tag.casefold(), tag))


def title_of(connection: sqlite3.Connection, cable: str) -> str | None:
    """Return what the list calls a cable, in the trash or out of it; None for no such cable."""
    row = connection.execute("SELECT title FROM listing WHERE cable = ?", (cable,)).fetchone()
    return None if row is None else str(row[0])


def has_work_of_its_own(connection: sqlite3.Connection, cables: Iterable[str]) -> bool:
    """Tell whether one of these cables has tags, a star or a settled doubt: a file has none of them."""
    wanted = json.dumps(list(cables))
    row = connection.execute(
        "SELECT 1 FROM json_each(?) JOIN cable ON cable.id = value WHERE starred = 1 OR tags <> '[]'"
        " UNION ALL SELECT 1 FROM json_each(?) JOIN doubt ON doubt.cable = value WHERE settled = 1 LIMIT 1",
        (wanted, wanted),
    ).fetchone()
    return row is not None
