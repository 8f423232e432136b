"""How a change, an undo and a redo are written: records, history, what can be undone, in one transaction."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Literal

from db.carry_out import carry_out
from db.changes import Change, inverse
from db.history.change_rows import append_change
from db.history.opened_sessions import OpenedSession
from db.history.undo_list import (
    burst_of,
    burst_to_continue,
    next_redo,
    next_undo,
    remember_for_undo,
    set_entry_state,
    steps_of_entry,
)
from db.schema import latest_version


def write_change(
    connection: sqlite3.Connection, change: Change, *, author: str, path: Path, session: OpenedSession | None
) -> None:
    """Carry out a change in the library at `path`, and put it on the list of what `session` can take back.

    Without a session undo passes it by. Raises what `carry_out` raises.
    """
    carry_out(connection, change, path)
    if session is None:
        append_change(connection, change, author=author, schema=latest_version())
        return
    session.enter(connection)
    entry = burst_to_continue(connection, change, session.number)
    burst = None if entry is None else burst_of(connection, entry)
    number, _ = append_change(connection, change, author=author, schema=latest_version(), burst=burst)
    remember_for_undo(connection, change, number, session.number, session.others(connection), entry=entry)


def write_turn(
    connection: sqlite3.Connection,
    kind: Literal["undo", "redo"],
    *,
    author: str,
    path: Path,
    session: OpenedSession,
) -> Change | None:
    """Carry out the inverse (undo) or the repetition (redo) of an entry, as a new change, and return it.

    Returns None where there is nothing that `session` can turn. Raises what `carry_out` raises.
    """
    others = session.others(connection)
    entry = (next_undo if kind == "undo" else next_redo)(connection, others)
    if entry is None:
        return None
    steps, last = steps_of_entry(connection, entry)
    change = Change(
        entry.label,
        inverse(steps) if kind == "undo" else steps,
        cable=entry.cable,
        kind=kind,
        undoes=last,
    )
    carry_out(connection, change, path)
    append_change(connection, change, author=author, schema=latest_version())
    session.enter(connection)
    set_entry_state(connection, entry, "undone" if kind == "undo" else "done", session.number)
    return change
