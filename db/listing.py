"""The rows that the list of cables shows: derived from the records, so that a list of many scans no text.

The store refreshes them in the same transaction as the change that they follow from.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from db.changes import Change
from db.reconcile import count_copies
from db.records import Cable, Distribution, Note, Recipient
from db.rows import read_where

_FIELDS = ("title", "date", "cable number", "originator", "precedence", "subject")
ROW = "cable, title, date, cable_number, originator, precedence, verdict, difference, notes, trashed"
"""The columns of a derived row."""


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


def refresh_listing(connection: sqlite3.Connection, change: Change) -> None:
    """Bring the list up to date with a change that was just written."""
    whole: set[str] = set()
    notes: dict[str, int] = {}
    for step in change.steps:
        record = step.record
        if isinstance(record, Cable):
            whole.add(record.id)
        elif step.kind in ("header_field", "distribution", "recipient"):
            whole.add(record.cable)  # type: ignore[union-attr]
        elif isinstance(record, Note):
            delta = _living(step.after) - _living(step.before)
            notes[record.cable] = notes.get(record.cable, 0) + delta
    for cable in whole:
        _write_row(connection, cable)
    for cable, delta in notes.items():
        if delta and cable not in whole:
            connection.execute("UPDATE listing SET notes = notes + ? WHERE cable = ?", (delta, cable))


def remove_from_listing(connection: sqlite3.Connection, cable: str) -> None:
    """Take a cable out of the list, before its record goes: the row may not outlive it by a moment."""
    connection.execute("DELETE FROM listing WHERE cable = ?", (cable,))


def read_listing(connection: sqlite3.Connection, *, trashed: bool = False) -> list[Listed]:
    """Return the cables by date, undated ones last, then in the order in which they came."""
    rows = connection.execute(
        "SELECT cable, title, date, cable_number, originator, precedence, verdict, difference, notes"
        " FROM listing WHERE trashed = ? ORDER BY date = '', date, n",
        (int(trashed),),
    )
    return [Listed(*row) for row in rows]


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


def _living(record: object) -> int:
    return int(isinstance(record, Note) and record.trashed is None)


def _write_row(connection: sqlite3.Connection, cable: str) -> None:
    row = derive_row(connection, cable)
    if row is None:
        return
    connection.execute(
        f"INSERT INTO listing ({ROW}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (cable) DO UPDATE SET"
        " title = excluded.title, date = excluded.date, cable_number = excluded.cable_number,"
        " originator = excluded.originator, precedence = excluded.precedence, verdict = excluded.verdict,"
        " difference = excluded.difference, notes = excluded.notes, trashed = excluded.trashed",
        row,
    )


def derive_row(connection: sqlite3.Connection, cable: str) -> tuple[str | int, ...] | None:
    """Return the row that follows from a cable's records, in the order of ROW; None for no such cable."""
    row = connection.execute("SELECT trashed, file_name FROM cable WHERE id = ?", (cable,)).fetchone()
    if row is None:
        return None
    values = dict.fromkeys(_FIELDS, "")
    for name, value in connection.execute(
        "SELECT name, value FROM header_field WHERE cable = ? ORDER BY ordinal DESC, id DESC", (cable,)
    ):
        if name in values:
            values[name] = value
    verdict, difference = _verdict(connection, cable)
    count = connection.execute(
        "SELECT count(*) FROM note WHERE cable = ? AND trashed IS NULL", (cable,)
    ).fetchone()[0]
    return (
        cable,
        values["subject"] or values["title"] or row[1],
        values["date"],
        values["cable number"],
        values["originator"],
        values["precedence"],
        verdict,
        difference,
        count,
        int(row[0] is not None),
    )


def _verdict(connection: sqlite3.Connection, cable: str) -> tuple[str, int]:
    """Return the worst verdict of a cable's lists and the sum of their differences."""
    recipients = [
        r for r in read_where(connection, "recipient", "cable = ?", cable) if isinstance(r, Recipient)
    ]
    counts = [
        count_copies([r for r in recipients if r.distribution == d.id], d.stated_total, d.unnumbered)
        for d in read_where(connection, "distribution", "cable = ?", cable)
        if isinstance(d, Distribution)
    ]
    verdicts = [count.verdict for count in counts]
    for verdict in ("differs", "cannot tell", "agrees", "no stated total"):
        if verdict in verdicts:
            return verdict, sum(count.difference for count in counts)
    return "no list", 0
