"""Is the library that lies at its path still the one that is open? A deleted file can be written for long.

A system keeps a deleted or replaced file for whoever has it open: commits succeed, and nobody ever sees them
again. The same holds for the log beside it, in which the last changes lie until they are taken over.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from db.errors import LibraryError
from db.place.read_only import is_read_only

_Identity = tuple[int, int]
_LOG = ("-wal", "-shm")


class OpenPlace:
    """Where an open library and its log lie, and which files they were when they were opened."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        """Look at the files now; `connection` has read from the library already."""
        self._path = path
        self._connection = connection
        self._name = str(path.absolute())
        has_log = connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal" and not is_read_only(
            connection
        )
        self._log_names = [self._name + end for end in _LOG] if has_log else []
        self._library = _identity(self._name)
        self._log = self._look_at_log()

    @property
    def name(self) -> str:
        """What tells the file from every other, whatever it is called: a copy is another."""
        return ":".join(map(str, self._library or ()))

    def check(self) -> None:
        """Raise where a file is another one by now.

        Raises LibraryError "library-gone", and "library-log-gone" where the log is and cannot be made anew. A
        log that was deleted is, from what the connection still has of it, where nobody else works with it.
        """
        self.check_library()
        found = self._look_at_log()
        if found != self._log:
            self._make_log_anew(found)

    def check_library(self) -> None:
        """As `check`, but of the library's own file only."""
        if self._library is None or _identity(self._name) != self._library:
            self._leave()
            raise LibraryError("library-gone", path=str(self._path))

    def _look_at_log(self) -> list[_Identity | None]:
        return [_identity(name) for name in self._log_names]

    def _leave(self) -> None:
        """Take the log's contents into the file, wherever that is now, and the log from the place.

        So the moved file is whole by itself, and a library that comes in its place does not take our log for
        its own. Moved back, it gets a log anew.
        """
        if self._look_at_log() != self._log:
            return  # that is done, or there is another's
        try:
            busy, _, _ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if not busy:
                for name in self._log_names:
                    os.unlink(name)  # noqa: PTH108
        except (sqlite3.Error, OSError):
            return  # then the log stays where it is: better too much than too little

    def _make_log_anew(self, found: list[_Identity | None]) -> None:
        """Take what the open log holds into the library and begin another."""
        if any(now is not None and now != then for now, then in zip(found, self._log, strict=True)):
            raise LibraryError("library-log-gone", path=str(self._path))
        try:
            # Only for the last one who has the library open; whoever shares the old log goes on in it.
            self._connection.execute("PRAGMA journal_mode = DELETE")
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.Error as error:
            raise LibraryError("library-log-gone", path=str(self._path)) from error
        self._log = self._look_at_log()


def _identity(name: str) -> _Identity | None:
    try:
        status = os.stat(name)  # noqa: PTH116 - at each commit: a third of what a Path takes
    except OSError:
        return None
    return status.st_dev, status.st_ino
