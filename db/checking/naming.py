"""What a record is called to whoever reads about it: the cable that it belongs to, and its first words.

What is told of may be damaged, and so may what it leans on. Whatever cannot be read is left out.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress

from db.changes import KIND_OF, RECORD_TYPES, record_from_json
from db.history.step_rows import last_of
from db.records import Cable, Note, Record
from db.rows import read_record

MOST = 80
"""Code points of a record's words that are given."""
_WORDS = ("words", "value", "name", "heading", "quote", "as_written", "reason")
_UNREADABLE = (sqlite3.Error, ValueError, TypeError, KeyError, AttributeError)


def cable_name(connection: sqlite3.Connection, cable: str) -> str:
    """Return a cable's number and title: "Chen- 8/35, Illegal Crossings"; "" where neither is known."""
    with suppress(*_UNREADABLE):
        row = connection.execute(
            "SELECT cable_number, title FROM listing WHERE cable = ?", (cable,)
        ).fetchone()
        return ", ".join(str(part) for part in row or () if part)
    return ""


def record_named(connection: sqlite3.Connection, record_id: str, kind: str) -> dict[str, object]:
    """Return what tells a record from others: its `kind`, id (`record`), `cable` and first `words`.

    One that is gone is looked for in its history. For a cable, `cable` is its own name and has no words.
    """
    record = _record(connection, record_id, kind)
    named: dict[str, object] = {"kind": kind, "record": record_id, "cable": "", "words": ""}
    if record is not None:
        named["kind"] = KIND_OF[type(record)]
        named["cable"] = cable_name(connection, str(getattr(record, "cable", record.id)))
        named["words"] = _words(connection, record)
    return named


def _record(connection: sqlite3.Connection, record_id: str, kind: str) -> Record | None:
    if kind not in RECORD_TYPES:
        return None
    with suppress(*_UNREADABLE):
        found = read_record(connection, kind, record_id, "")
        if found is not None:
            return found
    with suppress(*_UNREADABLE):
        last = last_of(connection, record_id)
        if last is not None:
            return record_from_json(kind, last.after if last.after is not None else last.before)
    return None


def _words(connection: sqlite3.Connection, record: Record) -> str:
    if isinstance(record, Cable):
        return ""
    for name in _WORDS:
        words = getattr(record, name, "")
        if isinstance(words, str) and words.strip():
            return " ".join(words.split())[:MOST]
    if isinstance(record, Note):  # a highlight has no words but those that it stands on
        with suppress(*_UNREADABLE):
            row = connection.execute(
                "SELECT quote FROM anchor WHERE owner = ? LIMIT 1", (record.id,)
            ).fetchone()
            return " ".join(str(row[0]).split())[:MOST] if row else ""
    return ""
