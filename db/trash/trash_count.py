"""How much lies in the trash."""

from __future__ import annotations

import sqlite3


def count_trash(connection: sqlite3.Connection) -> int:
    """Return how many cables, and notes of cables that are not deleted, lie in the trash."""
    row = connection.execute(
        "SELECT (SELECT count(*) FROM listing WHERE trashed = 1) + (SELECT count(*) FROM note"
        " JOIN cable ON cable.id = note.cable WHERE note.trashed IS NOT NULL AND cable.trashed IS NULL)"
    ).fetchone()
    return int(row[0])
