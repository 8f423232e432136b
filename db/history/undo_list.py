"""The order of Ctrl+Z: local to the file, kept over restarts, and for each window its own steps.

Each entry is one undo step, made of the changes of one burst of typing or of a single change, and is "done"
or "undone". A window takes back what it did itself and what was done in openings that are over; the steps of
another window that is open now are that window's to take back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from db.changes import Change, Label, Step, compose
from db.history.change_rows import cable_of
from db.history.pack_rows import packed_since
from db.history.step_rows import steps_of_changes


@dataclass(frozen=True, slots=True)
class UndoEntry:
    """One step of undo or redo: what it is called and which cable it touches."""

    n: int
    label: Label
    cable: str | None


def burst_to_continue(connection: sqlite3.Connection, change: Change, session: int) -> int | None:
    """Return the entry whose burst of typing a change goes on with, or None.

    That is the session's own last one, if it bears the change's burst and nobody else has come in between
    with what the change touches: or undo would take back his doing too.
    """
    if not change.burst:
        return None
    top = connection.execute(
        "SELECT n, burst, state FROM undo_entry WHERE session = ? ORDER BY n DESC LIMIT 1", (session,)
    ).fetchone()
    if top is None or top[1:] != (change.burst, "done"):
        return None
    members = {
        row[0] for row in connection.execute("SELECT change FROM undo_member WHERE entry = ?", (top[0],))
    }
    since = min(members, default=0)
    for step in change.steps:
        if packed_since(connection, cable_of(step.record) or "", since):
            return None
        row = connection.execute(
            "SELECT change FROM step WHERE record = ? AND change > ? ORDER BY n DESC LIMIT 1",
            (step.record.id, since),
        ).fetchone()
        if row is not None and row[0] not in members:
            return None
    return int(top[0])


def burst_of(connection: sqlite3.Connection, entry: int) -> int | None:
    """Return the number that the changes of an entry's burst bear in history."""
    found = connection.execute(
        "SELECT burst FROM change WHERE n = (SELECT min(change) FROM undo_member WHERE entry = ?)", (entry,)
    ).fetchone()
    return None if found is None or found[0] is None else int(found[0])


def remember_for_undo(
    connection: sqlite3.Connection,
    change: Change,
    number: int,
    session: int,
    others: Iterable[int] = (),
    *,
    entry: int | None = None,
) -> None:
    """Put a change on the undo list: into the `entry` whose burst it continues, or as a step of its own.

    What this session had undone can no longer be redone; its history stays. `others` are the sessions that
    are open elsewhere.
    """
    connection.execute(f"DELETE FROM undo_entry WHERE state = 'undone' AND {_ours(others)}")
    if entry is None:
        entry = connection.execute(
            "INSERT INTO undo_entry (state, burst, session) VALUES ('done', ?, ?)", (change.burst, session)
        ).lastrowid
    connection.execute("INSERT INTO undo_member (entry, change) VALUES (?, ?)", (entry, number))


def next_undo(connection: sqlite3.Connection, others: Iterable[int] = ()) -> UndoEntry | None:
    """Return the entry that undo would take back, or None; those of `others` are passed over."""
    return _entry(connection, f"state = 'done' AND {_ours(others)} ORDER BY n DESC")


def next_redo(connection: sqlite3.Connection, others: Iterable[int] = ()) -> UndoEntry | None:
    """Return the entry that redo would bring back, or None; those of `others` are passed over."""
    return _entry(connection, f"state = 'undone' AND {_ours(others)} ORDER BY n")


def steps_of_entry(connection: sqlite3.Connection, entry: UndoEntry) -> tuple[tuple[Step, ...], str]:
    """Return an entry's steps, put together as one, and the id of its last change.

    Raises LibraryError "history-damaged" where a step is not the one that was stored.
    """
    members = [
        row[0]
        for row in connection.execute(
            "SELECT change FROM undo_member WHERE entry = ? ORDER BY change", (entry.n,)
        )
    ]
    steps = [row.step() for row in steps_of_changes(connection, members)]
    last = connection.execute("SELECT id FROM change WHERE n = ?", (members[-1],)).fetchone()[0]
    return compose(steps), str(last)


def set_entry_state(connection: sqlite3.Connection, entry: UndoEntry, state: str, session: int) -> None:
    """Mark an entry "done" or "undone" by this session. An ended burst takes no further typing."""
    connection.execute(
        "UPDATE undo_entry SET state = ?, burst = '', session = ? WHERE n = ?", (state, session, entry.n)
    )


def _ours(others: Iterable[int]) -> str:
    """Return, as SQL, that an entry is not one of these sessions (numbers of ours, not a user's words)."""
    listed = ", ".join(str(int(other)) for other in others)
    return f"(session IS NULL OR session NOT IN ({listed}))" if listed else "1"


def _entry(connection: sqlite3.Connection, condition: str) -> UndoEntry | None:
    row = connection.execute(
        "SELECT entry.n, change.label, change.label_values, history_id.id"
        f" FROM (SELECT n FROM undo_entry WHERE {condition} LIMIT 1) AS entry"
        " JOIN change ON change.n = (SELECT min(change) FROM undo_member WHERE undo_member.entry = entry.n)"
        " LEFT JOIN history_id ON history_id.n = change.cable"
    ).fetchone()
    if row is None:
        return None
    return UndoEntry(row[0], Label(row[1], json.loads(row[2])), row[3])
