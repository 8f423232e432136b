"""Another's library, opened to be read: never changed, and where an older Chancery made it, read from a copy.

The copy is brought to the present form in a folder of its own that goes when the reading is over.
"""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.backup.library_copy import copy_to
from db.errors import LibraryError
from db.place.read_only import connect_to_read
from db.schema import (
    APPLICATION_ID,
    BUSY_MS,
    close_library,
    latest_version,
    open_library,
    translate_error,
    undecodable,
)


@contextmanager
def opened_to_merge(other: Path, library: Path | None = None) -> Iterator[sqlite3.Connection]:
    """Give a connection that only reads another library, from one moment of it and in the present form.

    Raises LibraryError "merge-with-itself" where that is `library`, "library-not-found", "library-is-folder",
    "library-empty", "not-a-library", "library-newer", "library-has-programs", "other-damaged" and what an
    SQLite error means.
    """
    _check_place(other, library)
    with _told(other), contextlib.closing(connect_to_read(other, BUSY_MS / 1000)) as connection:
        version = _check(connection, other)
        if version == latest_version():
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # now it is pinned
            yield connection
            return
        with tempfile.TemporaryDirectory(prefix="chancery-merge-") as folder:
            copy = Path(folder) / "copy.chancery"
            copy_to(connection, copy, lambda _copy, _path: None)
            with contextlib.closing(_brought_up_to_date(copy, Path(folder))) as migrated:
                migrated.execute("PRAGMA query_only = ON")
                yield migrated


def _brought_up_to_date(copy: Path, folder: Path) -> sqlite3.Connection:
    connection = open_library(copy, create=False, backups=folder / "backups")
    try:
        connection.execute("PRAGMA busy_timeout = 0")
    except sqlite3.Error:
        close_library(connection)
        raise
    return connection


def _check_place(other: Path, library: Path | None) -> None:
    try:
        if library is not None and library.exists() and other.exists() and other.samefile(library):
            raise LibraryError("merge-with-itself", path=str(other))
        if not other.is_file():
            code = "library-is-folder" if other.is_dir() else "not-a-library" if other.exists() else ""
            raise LibraryError(code or "library-not-found", path=str(other))
        if other.stat().st_size == 0:
            raise LibraryError("library-empty", path=str(other))
    except OSError as error:
        raise LibraryError("library-not-writable", path=str(other), reason=error.strerror or "") from error


def _check(connection: sqlite3.Connection, other: Path) -> int:
    """Return the schema version of a library that may be merged."""
    connection.execute("PRAGMA trusted_schema = OFF")
    if int(connection.execute("PRAGMA application_id").fetchone()[0]) != APPLICATION_ID:
        raise LibraryError("not-a-library", path=str(other))
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > latest_version():
        raise LibraryError("library-newer", path=str(other), version=version, known=latest_version())
    if version < 1:
        raise LibraryError("not-a-library", path=str(other))
    program = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view') LIMIT 1"
    ).fetchone()
    if program:
        raise LibraryError("library-has-programs", path=str(other), name=program[0])
    return version


@contextmanager
def _told(other: Path) -> Iterator[None]:
    """Say what SQLite finds in the other file in the user's terms: damage there is not damage of hers."""
    try:
        yield
    except sqlite3.Error as error:
        told = translate_error(error, other)
        if told.code in ("library-damaged", "library-failed"):
            raise LibraryError("other-damaged", path=str(other)) from error
        raise told from error
    except UnicodeDecodeError as error:
        raise LibraryError("other-damaged", path=str(other)) from undecodable(error, other)
    except LibraryError as error:
        if error.code == "library-damaged" and error.values.get("path") != str(other):
            raise LibraryError("other-damaged", path=str(other)) from error
        raise
