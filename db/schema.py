"""Opening a library file: recognise it as ours, bring it to the present schema, refuse what is not.

A library is one SQLite file with our `application_id`. Migrations are the numbered scripts in
`db/migrations`; each is one transaction that ends by setting `user_version`, and before the first of
them runs on an existing library the file is backed up to where all its backups lie.
"""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

from db.errors import LibraryError
from db.history.journal import choose_journal, leave_log_without_memory
from db.place.read_only import connect_to_read, may_write

APPLICATION_ID = 0x4368616E
"""The four letters "Chan" in the SQLite header: how the file is recognised, whatever its name."""

# A path, since importlib.resources takes longer to import than the command line may spend in all.
_FOLDER = Path(__file__).parent / "migrations"

BUSY_MS = 2000
_CACHE_KB = 8_000
"""Of a library so much is kept in memory: what the rows of one list, found by one search, are read from."""
SQLITE_MAGIC = b"SQLite format 3\x00"
_SCHEMA_WITHIN = 1 << 19
"""Bytes from the beginning of a library within which its tables are named: they are made first."""


def migrations() -> list[tuple[int, str]]:
    """Return (schema version, script) of every migration, in order."""
    return [(_number(script), script.read_text("utf-8")) for script in sorted(_FOLDER.glob("*.sql"))]


@cache
def latest_version() -> int:
    """Return the schema version that this program writes."""
    return max(_number(script) for script in _FOLDER.glob("*.sql"))


def _number(script: Path) -> int:
    return int(script.name.split("_", 1)[0])


def run_script(connection: sqlite3.Connection, script: str) -> None:
    """Run a migration; what it needs beyond SQL is there under names that begin with `chancery_`."""
    from db.history.change_rows import about_of, change_hash
    from db.library_list.receipts import is_receipt
    from db.library_list.sort_keys import sort_key

    functions: tuple[tuple[str, int, Callable[..., str | bytes | bool]], ...] = (
        ("chancery_change_hash", -1, change_hash),
        ("chancery_about", 2, lambda label, kinds: about_of(label, (kinds or "").split(","))),
        ("chancery_from_hex", 1, bytes.fromhex),
        ("chancery_sort_key", 1, sort_key),
        ("chancery_is_receipt", 1, is_receipt),
    )
    for name, arguments, function in functions:
        connection.create_function(name, arguments, function, deterministic=True)
    try:
        connection.executescript(script)
    finally:
        for name, arguments, _ in functions:
            connection.create_function(name, arguments, None)


def open_library(path: Path, *, create: bool = True, backups: Path | None = None) -> sqlite3.Connection:
    """Return a connection to the library at `path`.

    Where there is none, or an empty file, it is made new if `create` says so. `backups` is the folder under
    which backups lie, for the one before a migration; by default the data folder's. Where nothing may be
    written, the connection only reads (`read_only.is_read_only`).
    Raises LibraryError: "library-not-found", "library-folder-missing", "not-a-library", "library-newer",
    "library-locked", "library-damaged", "library-not-writable", and of a place that may only be read
    "library-older-read-only", "library-unfinished".
    """
    is_new = _check_place(path, create=create)
    if is_new or may_write(path):
        try:
            return _with_cache(_open_to_write(path, is_new=is_new, backups=backups))
        except LibraryError as error:
            if is_new or error.code not in {"library-read-only", "library-not-writable"}:
                raise  # else rights are not all that hinders writing here
    with _told(path):
        connection = connect_to_read(path, BUSY_MS / 1000)
    with _or_closed(connection), _told(path):
        _check(connection, path, is_new=False)
        if _version(connection) < latest_version():
            raise LibraryError("library-older-read-only", path=str(path))
    return _with_cache(connection)


def _with_cache(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
    return connection


def is_older(path: Path) -> bool:
    """Tell whether a file is a library of an earlier schema, which opening it brings to the present one."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
            return bool(ours and _version(connection) < latest_version())
    except (sqlite3.Error, ValueError):
        return False  # opening it will tell


def bring_up_to_date(path: str, backups: str = "") -> None:
    """Bring a library to the present schema and close it: a task for a child process; see `open_library`."""
    close_library(open_library(Path(path), create=False, backups=Path(backups) if backups else None))


def _open_to_write(path: Path, *, is_new: bool, backups: Path | None) -> sqlite3.Connection:
    with _told(path):
        # Whole, since SQLite takes ":memory:" and "file:..." for something else than a file of that name.
        connection = sqlite3.connect(path.absolute(), timeout=BUSY_MS / 1000, isolation_level=None)
    with _or_closed(connection), _told(path):
        if not is_new:
            leave_log_without_memory(connection)
        _check(connection, path, is_new=is_new)
        choose_journal(connection, path)
        _migrate_to_latest(connection, path, backups)
    return connection


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise translate_error(error, path) from error
    except UnicodeDecodeError as error:
        raise undecodable(error, path) from error


@contextmanager
def _or_closed(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def close_library(connection: sqlite3.Connection) -> None:
    """Close the connection, leaving everything in the one file, so that it can be copied or mailed."""
    try:
        # Closing does not wait for another window.
        connection.execute("PRAGMA busy_timeout = 100")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except (sqlite3.Error, UnicodeDecodeError):
        pass  # another window still reads it and will do this when it closes; or it is damaged
    finally:
        connection.close()


def translate_error(error: sqlite3.Error, path: Path) -> LibraryError:
    """Return the LibraryError that says what an SQLite error means for the user."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if not name and str(error).startswith("Could not decode to UTF-8"):
        # Python's own words, without a name: what is stored as text no longer is.
        return LibraryError("library-damaged", path=str(path), reason=str(error))
    codes = (
        (("SQLITE_BUSY", "SQLITE_LOCKED"), "library-locked"),
        (("SQLITE_NOTADB",), "not-a-library"),
        (("SQLITE_CORRUPT",), "library-damaged"),
        (("SQLITE_READONLY",), "library-read-only"),
        (("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"), "disk-full"),
        (("SQLITE_CANTOPEN", "SQLITE_PERM"), "library-not-writable"),
        (("SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE"), "disk-failed"),
    )
    for prefixes, code in codes:
        if name.startswith(prefixes):
            ours = code == "not-a-library" and _was_library(path)
            return LibraryError("library-damaged" if ours else code, path=str(path), reason=str(error))
    return LibraryError("library-failed", path=str(path), reason=str(error))


def _was_library(path: Path) -> bool:
    """Tell whether a file that SQLite does not know for its own still has our tables' names in it.

    Its beginning is then damaged. SQLite has no lock on such a file that reading it here could lose.
    """
    try:
        with path.open("rb") as file:
            return b"CREATE TABLE undo_entry (" in file.read(_SCHEMA_WITHIN)
    except OSError:
        return False


def undecodable(error: UnicodeDecodeError, path: Path) -> LibraryError:
    """Return the LibraryError for what SQLite says of damage, where it names the damaged letters themselves.

    Python cannot turn them into the words of an sqlite3.Error, and raises this in its place.
    """
    words = error.object.decode("utf-8", "backslashreplace")
    return LibraryError("library-damaged", path=str(path), reason=words)


def _check_place(path: Path, *, create: bool) -> bool:
    """Return whether the library is to be made new; raise where the place already tells that it cannot.

    The file is not opened here: on POSIX systems a process that closes any handle of a file loses all its
    locks on it, those of SQLite too. Another process would then take a library that is open for one that is
    not, and delete its log. Whether it is a library at all, SQLite finds out.
    """
    try:
        looked = path.stat()
        mode = looked.st_mode
        if stat.S_ISDIR(mode):
            raise LibraryError("library-is-folder", path=str(path))
        if not stat.S_ISREG(mode):  # a pipe would be waited for
            raise LibraryError("not-a-library", path=str(path))
    except (FileNotFoundError, NotADirectoryError) as error:
        if not create:
            raise LibraryError("library-not-found", path=str(path)) from error
        if not path.parent.is_dir():
            raise LibraryError("library-folder-missing", path=str(path), folder=str(path.parent)) from error
        return True
    except OSError as error:
        raise LibraryError("library-not-writable", path=str(path), reason=error.strerror or "") from error
    if looked.st_size == 0 and not create:
        raise LibraryError("library-empty", path=str(path))
    # An empty file is left where the making of a library was broken off in its first moment.
    return looked.st_size == 0


def _check(connection: sqlite3.Connection, path: Path, *, is_new: bool) -> None:
    """Set the connection's rules and refuse what is no library of ours."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA foreign_keys = ON")
    version = _version(connection)
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    if not is_new:
        if application != APPLICATION_ID and not _never_finished(connection, application, version):
            raise LibraryError("not-a-library", path=str(path))
        if version > latest_version():
            raise LibraryError("library-newer", path=str(path), version=version, known=latest_version())
        _refuse_programs(connection, path)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _never_finished(connection: sqlite3.Connection, application: int, version: int) -> bool:
    """Tell whether this is a library whose making was interrupted before its first table."""
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    return application == 0 and version == 0 and tables == 0


def _refuse_programs(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a library with a trigger or view: ours has none, and a stranger's could act on its own."""
    found = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view') LIMIT 1"
    ).fetchone()
    if found:
        raise LibraryError("library-has-programs", path=str(path), name=found[0])


def _migrate_to_latest(connection: sqlite3.Connection, path: Path, backups: Path | None) -> None:
    """Run the scripts that are still missing, each in its own transaction, and check what they left."""
    version = _version(connection)
    if version >= latest_version():
        return
    if version > 0:
        from db.backup.backup_place import default_root
        from db.backup.backups import back_up_connection  # which itself opens libraries through this module

        back_up_connection(connection, backups or default_root(), "migration")
    for number, script in migrations():
        if number <= version:
            continue
        try:
            run_script(connection, script)
        except sqlite3.Error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if _version(connection) < number:
                raise
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise LibraryError("library-damaged", path=str(path), reason="foreign keys")
