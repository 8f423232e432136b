"""Libraries in places that may only be read: another's folder, a memory card with its lock on, a disc."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from db.errors import LibraryError


def may_write(path: Path) -> bool:
    """Tell whether a library's file, and beside it SQLite's own, can be written as far as rights go."""
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


def connect_to_read(path: Path, seconds: float) -> sqlite3.Connection:
    """Return a connection that only reads the library at `path` and leaves nothing beside it.

    Raises LibraryError "library-unfinished" where the last changes still lie in a log that cannot be taken
    in here, and sqlite3.Error.
    """
    connection = _connect(path, "mode=ro", seconds)
    try:
        connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        if not error.sqlite_errorname.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
            raise
        if _has_content(path.with_name(path.name + "-wal")):
            raise LibraryError("library-unfinished", path=str(path), log=f"{path.name}-wal") from error
        # Nobody can have it open to write who would not have left a log: the file alone is all of it.
        connection = _connect(path, "mode=ro&immutable=1", seconds)
    connection.execute("PRAGMA query_only = ON")
    return connection


def is_read_only(connection: sqlite3.Connection) -> bool:
    """Tell whether a connection is one that `connect_to_read` made."""
    return bool(connection.execute("PRAGMA query_only").fetchone()[0])


def _connect(path: Path, mode: str, seconds: float) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=seconds, isolation_level=None
    )


def _has_content(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False
