"""The history of a saved library put in order: no change without steps, no step without its change."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime

from db.purge import LABEL as EMPTIED
from db.records import new_id, now


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
    return lost + len(torn)


def _changes_for_strays(connection: sqlite3.Connection, author: str) -> int:
    replica = connection.execute("SELECT replica FROM library").fetchone()[0]
    strays = connection.execute(
        "SELECT DISTINCT change FROM step WHERE change NOT IN (SELECT n FROM change)"
    ).fetchall()
    for (number,) in strays:
        sequence = connection.execute("SELECT coalesce(max(sequence), 0) + 1 FROM change").fetchone()[0]
        connection.execute(
            "INSERT INTO change (n, id, replica, sequence, author, time, label, label_values, kind)"
            " VALUES (?, ?, ?, ?, ?, ?, 'salvage', '{}', 'do')",
            (number, new_id("c"), replica, sequence, author, now()),
        )
    return len(strays)


def _close_references(connection: sqlite3.Connection, author: str) -> None:
    """Have no change name an author, a cable or another change that is not there."""
    connection.execute("UPDATE change SET author = ? WHERE author NOT IN (SELECT id FROM author)", (author,))
    connection.execute("UPDATE change SET cable = NULL WHERE cable NOT IN (SELECT record FROM step)")
    connection.execute(
        "UPDATE change SET undoes = NULL WHERE undoes IS NOT NULL AND NOT EXISTS (SELECT 1 FROM change AS"
        " undone WHERE undone.id = change.undoes AND undone.label = change.label)"
    )
    for number, values, time in connection.execute("SELECT n, label_values, time FROM change").fetchall():
        if not _is_object(values):
            connection.execute("UPDATE change SET label_values = '{}' WHERE n = ?", (number,))
        if not _is_time(time):
            connection.execute("UPDATE change SET time = ? WHERE n = ?", (now(), number))


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
