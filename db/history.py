"""The library's memory: every change for ever, and the order of Ctrl+Z.

`change` and `step` are append-only. `undo_entry` is local to the file: each entry is one undo step, made
of the changes of one burst of typing or of a single change, and is "done" or "undone".
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from db.changes import Change, Label, Step, compose, record_from_json, record_to_json, step_hash
from db.errors import LibraryError
from db.records import new_id, now


@dataclass(frozen=True, slots=True)
class UndoEntry:
    """One step of undo or redo: what it is called and which cable it touches."""

    n: int
    label: Label
    cable: str | None


def append_change(
    connection: sqlite3.Connection, change: Change, *, author: str, schema: int
) -> tuple[int, str]:
    """Write a change and its steps at the end of history and return its row number and id."""
    change_id = new_id("c")
    replica = connection.execute("SELECT replica FROM library").fetchone()[0]
    sequence = connection.execute(
        "SELECT coalesce(max(sequence), 0) + 1 FROM change WHERE replica = ?", (replica,)
    ).fetchone()[0]
    cursor = connection.execute(
        "INSERT INTO change (id, replica, sequence, author, time, label, label_values, kind, undoes,"
        " cable, import_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            change_id,
            replica,
            sequence,
            author,
            now(),
            change.label.code,
            json.dumps(dict(change.label.values), ensure_ascii=False),
            change.kind,
            change.undoes,
            change.cable,
            change.import_id,
        ),
    )
    number = cursor.lastrowid
    assert number is not None
    rows = []
    for ordinal, step in enumerate(change.steps):
        before, after = record_to_json(step.before), record_to_json(step.after)
        rows.append(
            (number, ordinal, step.kind, step.record.id, before, after, schema, step_hash(before, after))
        )
    connection.executemany(
        "INSERT INTO step (change, ordinal, record_kind, record, before, after, schema, sha256)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    return number, change_id


def remember_for_undo(connection: sqlite3.Connection, change: Change, number: int) -> None:
    """Put a change on the undo list: into the burst that it continues, or as a step of its own.

    What had been undone can no longer be redone; its history stays.
    """
    connection.execute("DELETE FROM undo_entry WHERE state = 'undone'")
    entry: int | None = None
    if change.burst:
        top = connection.execute("SELECT n, burst FROM undo_entry ORDER BY n DESC LIMIT 1").fetchone()
        if top is not None and top[1] == change.burst:
            entry = top[0]
    if entry is None:
        cursor = connection.execute(
            "INSERT INTO undo_entry (state, burst, label, label_values, cable) VALUES ('done', ?, ?, ?, ?)",
            (
                change.burst,
                change.label.code,
                json.dumps(dict(change.label.values), ensure_ascii=False),
                change.cable,
            ),
        )
        entry = cursor.lastrowid
    connection.execute("INSERT INTO undo_member (entry, change) VALUES (?, ?)", (entry, number))


def next_undo(connection: sqlite3.Connection) -> UndoEntry | None:
    """Return the entry that undo would take back, or None."""
    return _entry(connection, "state = 'done' ORDER BY n DESC")


def next_redo(connection: sqlite3.Connection) -> UndoEntry | None:
    """Return the entry that redo would bring back, or None."""
    return _entry(connection, "state = 'undone' ORDER BY n")


def steps_of_entry(connection: sqlite3.Connection, entry: UndoEntry) -> tuple[tuple[Step, ...], str]:
    """Return an entry's steps, put together as one, and the id of its last change.

    Raises LibraryError "history-damaged" where a step is not the one that was stored.
    """
    rows = connection.execute(
        "SELECT step.record_kind, step.before, step.after, step.sha256 FROM undo_member"
        " JOIN step ON step.change = undo_member.change WHERE undo_member.entry = ?"
        " ORDER BY undo_member.change, step.ordinal",
        (entry.n,),
    )
    steps = []
    for kind, before, after, sha256 in rows:
        if step_hash(before, after) != sha256:
            raise LibraryError("history-damaged")
        steps.append(Step(record_from_json(kind, before), record_from_json(kind, after)))
    last = connection.execute(
        "SELECT change.id FROM undo_member JOIN change ON change.n = undo_member.change"
        " WHERE undo_member.entry = ? ORDER BY undo_member.change DESC LIMIT 1",
        (entry.n,),
    ).fetchone()[0]
    return compose(steps), str(last)


def set_entry_state(connection: sqlite3.Connection, entry: UndoEntry, state: str) -> None:
    """Mark an entry "done" or "undone". An ended burst takes no further typing."""
    connection.execute("UPDATE undo_entry SET state = ?, burst = '' WHERE n = ?", (state, entry.n))


def _entry(connection: sqlite3.Connection, condition: str) -> UndoEntry | None:
    row = connection.execute(
        f"SELECT n, label, label_values, cable FROM undo_entry WHERE {condition} LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    return UndoEntry(row[0], Label(row[1], json.loads(row[2])), row[3])
