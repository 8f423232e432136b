"""The history of a saved library put in order: no change without steps, no step without its change."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime

from db.history.change_rows import ABOUT, FULL, HASHED, about_of, change_hash, number_of, seal_changes
from db.records import new_id, now
from db.trash.purge import LABEL as EMPTIED


def order_history(connection: sqlite3.Connection, author: str) -> int:
    """Give strays a change of their own and close the gaps; return how many changes had lost something.

    `author` is who stands for the change of steps that have lost theirs.
    """
    lost = _changes_for_strays(connection, author)
    # That the trash was emptied stands in history without a step, on purpose.
    connection.execute(
        "DELETE FROM change WHERE n NOT IN (SELECT change FROM step) AND label <> ?", (EMPTIED,)
    )
    torn = connection.execute(
        "SELECT change FROM step GROUP BY change"
        " HAVING count(DISTINCT ordinal) <> max(ordinal) + 1 OR min(ordinal) <> 0"
    ).fetchall()
    for (change,) in torn:
        steps = connection.execute("SELECT n FROM step WHERE change = ? ORDER BY ordinal, n", (change,))
        connection.executemany(
            "UPDATE step SET ordinal = ? WHERE n = ?", [(at, n) for at, (n,) in enumerate(steps.fetchall())]
        )
    _close_references(connection, author)
    return lost + len(torn) + _seal(connection)


def _changes_for_strays(connection: sqlite3.Connection, author: str) -> int:
    replica = connection.execute("SELECT replica FROM library").fetchone()[0]
    strays = connection.execute(
        "SELECT DISTINCT change FROM step WHERE change NOT IN (SELECT n FROM change)"
    ).fetchall()
    for (number,) in strays:
        sequence = connection.execute("SELECT coalesce(max(sequence), 0) + 1 FROM change").fetchone()[0]
        kinds = connection.execute("SELECT record_kind FROM step WHERE change = ?", (number,)).fetchall()
        connection.execute(
            "INSERT INTO change (n, id, replica, sequence, author, time, label, label_values, kind, about,"
            " sha256) VALUES (?, ?, ?, ?, ?, ?, 'salvage', '{}', 'do', ?, x'')",
            (
                number,
                new_id("c"),
                number_of(connection, replica),
                sequence,
                number_of(connection, author),
                now(),
                about_of("salvage", (kind for (kind,) in kinds)),
            ),
        )
    return len(strays)


def _close_references(connection: sqlite3.Connection, author: str) -> None:
    """Have no change name an author, a cable or another change that is not there."""
    replica = connection.execute("SELECT replica FROM library").fetchone()[0]
    for change, kind, record, state in connection.execute(
        "SELECT n, record_kind, record, coalesce(after, before) FROM step"
    ).fetchall():
        cable = record if kind == "cable" else json.loads(state).get("cable")
        connection.execute(
            "UPDATE step SET cable = ? WHERE n = ?",
            (None if cable is None else number_of(connection, cable), change),
        )
    connection.execute(
        "UPDATE change SET author = ? WHERE author NOT IN"
        " (SELECT history_id.n FROM history_id JOIN author ON author.id = history_id.id)",
        (number_of(connection, author),),
    )
    connection.execute(
        "UPDATE change SET replica = ?, sequence = -n WHERE replica NOT IN (SELECT n FROM history_id)",
        (number_of(connection, replica),),
    )
    connection.execute(
        "UPDATE change SET cable = NULL WHERE cable NOT IN"
        " (SELECT history_id.n FROM history_id JOIN step ON step.record = history_id.id)"
    )
    connection.execute(
        "UPDATE change SET undoes = NULL WHERE undoes IS NOT NULL AND NOT EXISTS (SELECT 1 FROM change AS"
        " undone WHERE undone.id = change.undoes AND undone.label = change.label)"
    )
    for number, values, time, about in connection.execute(
        "SELECT n, label_values, time, about FROM change"
    ).fetchall():
        if not _is_object(values):
            connection.execute("UPDATE change SET label_values = '{}' WHERE n = ?", (number,))
        if not _is_time(time):
            connection.execute("UPDATE change SET time = ? WHERE n = ?", (now(), number))
        if about not in ABOUT:
            connection.execute("UPDATE change SET about = 'library' WHERE n = ?", (number,))


def _seal(connection: sqlite3.Connection) -> int:
    """Give every change that is no longer what was stored a new checksum; return how many those are."""
    rows = connection.execute(f"SELECT change.n, change.sha256, {HASHED} FROM {FULL}").fetchall()
    altered = [number for number, sha256, *values in rows if change_hash(*values) != sha256]
    seal_changes(connection, altered)
    return len(altered)


def _is_object(words: str) -> bool:
    try:
        return isinstance(json.loads(words), dict)
    except ValueError:
        return False


def _is_time(words: str) -> bool:
    try:
        return bool(datetime.fromisoformat(words))
    except ValueError:
        return False
