"""What is asked of a generated library by hand: its size by parts, the words it keeps, one of its cables."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from db.immutables import text_of

_PARTS = {
    "texts": ("text", "sqlite_autoindex_text"),
    "index of words": ("search",),
    "history": ("step", "change", "history_id", "sqlite_autoindex_change", "sqlite_autoindex_history"),
    "list of cables": ("listing", "sqlite_autoindex_listing"),
}


def cable_at(connection: sqlite3.Connection, n: int) -> str:
    """Return the id of the cable of this n."""
    return str(connection.execute("SELECT id FROM cable WHERE n = ?", (n,)).fetchone()[0])


def bytes_of_words(library: Path) -> float:
    """Return the megabytes of all texts and notes in UTF-8."""
    with closing(sqlite3.connect(library)) as connection:
        notes = connection.execute(
            "SELECT coalesce(sum(length(CAST(words AS BLOB))), 0) FROM note"
        ).fetchone()
        texts = connection.execute("SELECT sha256 FROM text")
        total = sum(len((text_of(connection, sha256) or "").encode()) for (sha256,) in texts.fetchall())
    return (total + int(notes[0])) / 1e6


def sizes_of(library: Path) -> dict[str, float]:
    """Return the megabytes of the parts of a library's file; empty where SQLite cannot tell."""
    found = dict.fromkeys((*_PARTS, "records"), 0.0)
    with closing(sqlite3.connect(library)) as connection:
        try:
            rows = connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").fetchall()
        except sqlite3.OperationalError:  # built without it
            return {}
    for name, size in rows:
        part = next((part for part, begins in _PARTS.items() if name.startswith(begins)), "records")
        found[part] += size / 1e6
    return found
