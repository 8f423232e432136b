"""A whole copy of a library in one file: taken from one moment of it, checked, and only then given its name.

The copy is made from a connection of its own that pins a read transaction, in one go: whoever edits
meanwhile neither waits for it nor makes it begin anew.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from db.errors import LibraryError
from db.place.part_files import part_path, remove_dead_parts, remove_part
from db.place.read_only import connect_to_read, may_write
from db.schema import (
    APPLICATION_ID,
    BUSY_MS,
    close_library,
    latest_version,
    translate_error,
    undecodable,
)


@contextmanager
def looking_at(path: Path, *, alone: bool = False) -> Iterator[sqlite3.Connection]:
    """Give a connection that only reads the library at `path`, from one moment of it.

    It is neither migrated nor made. With `alone` the file is one that nobody writes, a backup: no other file
    is made beside it. Raises LibraryError "library-not-found", "not-a-library", "library-newer",
    "library-damaged" and what an SQLite error means.
    """
    _check_place(path)
    mode = "mode=ro&immutable=1" if alone else "mode=rw"
    try:
        if not alone and not may_write(path):
            connection = connect_to_read(path, BUSY_MS / 1000)
        else:
            connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=BUSY_MS / 1000, isolation_level=None
            )
    except sqlite3.Error as error:
        raise translate_error(error, path) from error
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA query_only = ON")
        if int(connection.execute("PRAGMA application_id").fetchone()[0]) != APPLICATION_ID:
            raise LibraryError("not-a-library", path=str(path))
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if version > latest_version():
            raise LibraryError("library-newer", path=str(path), version=version, known=latest_version())
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # now it is pinned
        yield connection
    except sqlite3.Error as error:
        raise translate_error(error, path) from error
    except UnicodeDecodeError as error:
        raise undecodable(error, path) from error
    finally:
        with contextlib.suppress(sqlite3.Error, UnicodeDecodeError):
            connection.execute("ROLLBACK")
        close_quietly(connection) if alone else close_library(connection)


def close_quietly(connection: sqlite3.Connection) -> None:
    """Close a connection to a file that may be damaged."""
    with contextlib.suppress(sqlite3.Error):
        connection.close()


def copy_to(
    source: sqlite3.Connection, target: Path, check: Callable[[sqlite3.Connection, Path], None]
) -> None:
    """Write the library behind a connection to `target`, replacing what is there, all of it or nothing.

    `check` is called with a connection to the finished copy and its path before it gets its name, and raises
    where it is not good. Raises LibraryError.
    """
    part = part_path(target, os.getpid())
    remove_dead_parts(target)
    try:
        copy = sqlite3.connect(part, isolation_level=None)
        try:
            source.backup(copy, pages=-1)
            copy.execute("PRAGMA journal_mode = DELETE")  # the copy is one file, however it is looked at
            copy.execute("PRAGMA trusted_schema = OFF")
            check(copy, target)
        finally:
            copy.close()
        flush_to_disk(part)
        part.replace(target)
        flush_to_disk(target.parent)
    except sqlite3.Error as error:
        raise translate_error(error, target) from error
    except OSError as error:
        raise LibraryError("library-not-writable", path=str(target), reason=error.strerror or "") from error
    finally:
        with contextlib.suppress(OSError):
            remove_part(target, os.getpid())


def flush_to_disk(path: Path) -> None:
    """Have the disk keep a file, or a folder's list of names, before going on; Windows has no such folder."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _check_place(path: Path) -> None:
    """Raise where the file is not there or is none. It is not opened: see `schema._check_place`."""
    try:
        if not path.is_file():
            code = "library-is-folder" if path.is_dir() else "not-a-library" if path.exists() else ""
            raise LibraryError(code or "library-not-found", path=str(path))
        if path.stat().st_size == 0:
            raise LibraryError("library-empty", path=str(path))
    except OSError as error:
        raise LibraryError("library-not-writable", path=str(path), reason=error.strerror or "") from error
