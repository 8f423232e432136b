"""Where SQLite writes a change before it counts: in a log beside the library, or in a journal."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from db.place.folder_kinds import folder_kind


def leave_log_without_memory(connection: sqlite3.Connection) -> None:
    """Have a library that was written with a log go on with a journal, where memory cannot be shared.

    It may have been moved there from a disk where it can. Alone, SQLite can do without shared memory.
    """
    try:
        connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.OperationalError as error:
        if not error.sqlite_errorname.startswith(("SQLITE_CANTOPEN", "SQLITE_IOERR_SHM")):
            raise
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA locking_mode = NORMAL")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # gives the lock up


def choose_journal(connection: sqlite3.Connection, path: Path) -> None:
    """Have changes go into a log beside the file, or, where memory cannot be shared, into a journal.

    On a disk in the network memory seems to be shared, but only by the programs of one computer.
    """
    kind = folder_kind(path)
    wanted = "DELETE" if kind is not None and kind.kind == "network" else "WAL"
    if connection.execute(f"PRAGMA journal_mode = {wanted}").fetchone()[0] == "wal":
        _clear_dead_journal(path)
    else:
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = FULL")


def _clear_dead_journal(path: Path) -> None:
    """Take away what a restore that was killed left of a journal: in WAL mode nobody has a use for it.

    One that begins with a zero was not in force yet, and SQLite passes it by.
    """
    journal = path.with_name(path.name + "-journal")
    with contextlib.suppress(OSError):
        with journal.open("rb") as file:
            is_dead = file.read(1) in (b"", b"\0")
        if is_dead:
            journal.unlink()
