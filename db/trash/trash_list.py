"""What lies in the trash: cables and notes that were deleted and can be brought back, words and all.

A note whose cable lies in the trash too belongs to that cable's entry: alone it has nowhere to go back to.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from db.numbering import order_notes
from db.records import Anchor, Cable, Note, NoteKind, Reading
from db.rows import read_record, read_where


@dataclass(frozen=True, slots=True)
class TrashedNote:
    """A deleted note: the words it stood on, when it was deleted and by whom ("" where nobody knows)."""

    id: str
    cable: str
    cable_title: str
    kind: NoteKind
    words: str
    quote: str
    deleted: str
    by: str


@dataclass(frozen=True, slots=True)
class TrashedCable:
    """A deleted cable; `notes` counts those that come back with it, `own_trash` are deleted ones of it."""

    id: str
    title: str
    date: str
    cable_number: str
    notes: int
    deleted: str
    by: str
    own_trash: tuple[TrashedNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Trash:
    """All that lies in the trash, the last deleted first; `notes` are those whose cable is not in it."""

    cables: tuple[TrashedCable, ...] = ()
    notes: tuple[TrashedNote, ...] = ()

    def __len__(self) -> int:
        """Return how many things lie in it, as `count_trash` counts them."""
        return len(self.cables) + len(self.notes)


@dataclass(frozen=True, slots=True)
class Inside:
    """A look into a deleted cable: the beginning of its text, and its notes in the order of the text.

    `length` is that of the whole text; `notes` are (note, the words it stands on), `more_notes` is how many
    there are besides.
    """

    text: str
    length: int
    notes: tuple[tuple[Note, str], ...]
    more_notes: int


_DELETER = (
    "coalesce((SELECT author.name FROM step JOIN change ON change.n = step.change"
    " JOIN history_id ON history_id.n = change.author LEFT JOIN author ON author.id = history_id.id"
    " WHERE step.record = {owner}.id"
    " ORDER BY step.n DESC LIMIT 1), '')"
)
_QUOTE = (
    "coalesce((SELECT quote FROM anchor WHERE anchor.owner = note.id ORDER BY anchor.n DESC LIMIT 1), '')"
)


def read_trash(connection: sqlite3.Connection) -> Trash:
    """Return all that lies in the trash."""
    with_cable: dict[str, list[TrashedNote]] = {}
    alone: list[TrashedNote] = []
    for note, cable_trashed in _trashed_notes(connection):
        if cable_trashed:
            with_cable.setdefault(note.cable, []).append(note)
        else:
            alone.append(note)
    rows = connection.execute(
        f"SELECT cable.id, title, date, cable_number, notes, cable.trashed, {_DELETER.format(owner='cable')}"
        " FROM listing JOIN cable ON cable.id = listing.cable WHERE listing.trashed = 1"
        " ORDER BY cable.trashed DESC, cable.n DESC"
    )
    cables = tuple(replace(TrashedCable(*row), own_trash=tuple(with_cable.get(row[0], ()))) for row in rows)
    return Trash(cables, tuple(alone))


def _trashed_notes(connection: sqlite3.Connection) -> list[tuple[TrashedNote, bool]]:
    rows = connection.execute(
        f"SELECT note.id, note.cable, coalesce(listing.title, ''), note.kind, note.words, {_QUOTE},"
        f" note.trashed, {_DELETER.format(owner='note')}, cable.trashed IS NOT NULL"
        " FROM note JOIN cable ON cable.id = note.cable LEFT JOIN listing ON listing.cable = note.cable"
        " WHERE note.trashed IS NOT NULL ORDER BY note.trashed DESC, note.n DESC"
    )
    return [(TrashedNote(*row[:8]), bool(row[8])) for row in rows]


def look_inside(
    connection: sqlite3.Connection,
    cable_id: str,
    text_of: Callable[[str], str],
    *,
    most_text: int,
    most_notes: int,
) -> Inside | None:
    """Return the beginning of a cable's text and of its notes; None where there is no such cable.

    `text_of` returns the text with a SHA-256. So much is read that looking costs no time to speak of.
    """
    cable = read_record(connection, "cable", cable_id)
    reading = read_record(connection, "reading", cable.reading) if isinstance(cable, Cable) else None
    if not isinstance(reading, Reading):
        return None
    text = text_of(reading.text_sha256)
    first = "n IN (SELECT n FROM note WHERE cable = ? AND trashed IS NULL ORDER BY n LIMIT ?)"
    notes = [
        note for note in read_where(connection, "note", first, cable_id, most_notes) if isinstance(note, Note)
    ]
    count = connection.execute(
        "SELECT count(*) FROM note WHERE cable = ? AND trashed IS NULL", (cable_id,)
    ).fetchone()[0]
    anchors = _anchors_of(connection, reading.id, [note.id for note in notes])
    ordered = order_notes(text, notes, anchors)
    quoted = tuple((note, " … ".join(a.quote for a in anchors.get(note.id, ()))) for note in ordered)
    return Inside(text[:most_text], len(text), quoted, int(count) - len(notes))


def _anchors_of(
    connection: sqlite3.Connection, reading: str, owners: Sequence[str]
) -> dict[str, list[Anchor]]:
    found: dict[str, list[Anchor]] = {}
    marks = ",".join("?" * len(owners))
    for anchor in read_where(connection, "anchor", f"reading = ? AND owner IN ({marks})", reading, *owners):
        assert isinstance(anchor, Anchor)
        found.setdefault(anchor.owner, []).append(anchor)
    for anchors in found.values():
        anchors.sort(key=lambda anchor: (anchor.ordinal, anchor.id))
    return found
