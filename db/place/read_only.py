"""Libraries in places that may only be read: another's folder, a memory card with its lock on, a disc."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from db.errors import LibraryError

_BY_EFFECT = os.access in os.supports_effective_ids


def may_write(path: Path) -> bool:
    """Tell whether a library's file, and beside it SQLite's own, can be written as far as rights go."""
    places = (path, path.absolute().parent)
    return all(os.access(place, os.W_OK, effective_ids=_BY_EFFECT) for place in places)


def connect_to_read(path: Path, seconds: float) -> sqlite3.Connection:
    """Return a connection that only reads the library at `path` and leaves nothing beside it.

    Raises LibraryError "library-unfinished" where the last changes still lie in a log that cannot be taken
    in here, and sqlite3.Error.
    """
    log = path.with_name(path.name + "-wal")
    # Who has it open to write keeps a log beside it: without one, the file alone is all of it.
    connection = _connect(path, "mode=ro" if log.exists() else "mode=ro&immutable=1", seconds)
    try:
        connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        if not error.sqlite_errorname.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
            raise
        raise LibraryError("library-unfinished", path=str(path), log=log.name) from error
    connection.execute("PRAGMA query_only = ON")
    return connection


def is_read_only(connection: sqlite3.Connection) -> bool:
    """Tell whether a connection is one that `connect_to_read` made."""
    return bool(connection.execute("PRAGMA query_only").fetchone()[0])


def _connect(path: Path, mode: str, seconds: float) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=seconds, isolation_level=None
    )
