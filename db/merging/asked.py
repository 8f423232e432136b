"""The questions that are still open, as she is asked them: what stands now, and what the other side has."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from db.changes import RECORD_TYPES
from db.immutables import sound_text
from db.library_records import Conflict
from db.listing import title_of
from db.merging.incoming import said
from db.merging.places import places_json
from db.merging.questions import differing, is_made_of
from db.records import Anchor, Cable, Reading, Record
from db.rows import read_record, read_where

Side = str
"""Which value of a conflict: "ours" or "theirs"."""


@dataclass(frozen=True, slots=True)
class Question:
    """One open conflict: `record` is as it is today (None: gone), `standing` which of the two values that is.

    `standing` is "" where it has been changed since to neither. `fields` are those in which the two differ.
    `cable` is the id of the cable, with its `title`, or None. Of a cable that was corrected on both sides,
    `texts` are the texts of the two readings; of the places of something, `quotes` are the words there.
    """

    conflict: Conflict
    record: Record | None
    standing: Side
    fields: frozenset[str]
    cable: str | None
    title: str
    texts: tuple[str, str] | None = None


def open_questions(connection: sqlite3.Connection) -> list[Question]:
    """Return the questions that are still open, in the order in which they arose."""
    found = read_where(connection, "conflict", "settled = ''")
    return [question_of(connection, one) for one in found if isinstance(one, Conflict)]


def count_open(connection: sqlite3.Connection) -> int:
    """Return how many questions are still open."""
    return int(connection.execute("SELECT count(*) FROM conflict WHERE settled = ''").fetchone()[0])


def question_of(connection: sqlite3.Connection, conflict: Conflict) -> Question:
    """Return a conflict as a question."""
    cable = cable_of_conflict(conflict)
    title = (title_of(connection, cable) if cable is not None else None) or ""
    record, now = _today(connection, conflict)
    standing = next((name for name in ("ours", "theirs") if now == value_of(conflict, name)), "")
    if not standing and now.startswith("{"):
        both = (conflict.ours, conflict.theirs)
        if is_made_of(now, *both):
            standing = "ours"
        elif is_made_of(now, *reversed(both)):
            standing = "theirs"
    fields = frozenset(differing(conflict.ours, conflict.theirs))
    texts = _texts(connection, conflict) if conflict.kind == "cable" and "reading" in fields else None
    return Question(conflict, record, standing, fields, cable, title, texts)


def value_of(conflict: Conflict, side: Side) -> str:
    """Return one of the two values, as JSON."""
    return conflict.ours if side == "ours" else conflict.theirs


def cable_of_conflict(conflict: Conflict) -> str | None:
    """Return the id of the cable that a conflict is about, or None."""
    if conflict.kind == "cable":
        return conflict.record
    values = json.loads(conflict.ours or conflict.theirs)
    values = values[0] if isinstance(values, list) else values
    return values.get("cable")  # type: ignore[no-any-return]


def _today(connection: sqlite3.Connection, conflict: Conflict) -> tuple[Record | None, str]:
    """Return what a conflict is about as it is today, and its state; of places the owner, and the places."""
    if conflict.kind != "anchor":
        record = read_record(connection, conflict.kind, conflict.record)
        return record, "" if record is None else said(record)
    owner = next(
        (found for kind in RECORD_TYPES if (found := read_record(connection, kind, conflict.record))), None
    )
    reading = json.loads(conflict.ours)[0]["reading"]
    there = [
        a
        for a in read_where(connection, "anchor", "owner = ? AND reading = ?", conflict.record, reading)
        if isinstance(a, Anchor)
    ]
    return owner, places_json(sorted(there, key=lambda a: (a.ordinal, a.start, a.id)))


def _texts(connection: sqlite3.Connection, conflict: Conflict) -> tuple[str, str] | None:
    texts = []
    for state in (conflict.ours, conflict.theirs):
        reading = read_record(connection, "reading", json.loads(state)["reading"])
        text = sound_text(connection, reading.text_sha256) if isinstance(reading, Reading) else None
        if text is None:
            return None
        texts.append(text)
    return texts[0], texts[1]


def is_about_text(question: Question) -> bool:
    """Tell whether a question is which of two corrected texts is the current one."""
    return isinstance(question.record, Cable) and "reading" in question.fields
