"""A backup put in the place of today's library, which is backed up or kept aside first.

At every moment there is a whole library under the name: the new one is made beside the old one, and takes
its place in one rename.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db.backup.backup_names import Backup
from db.backup.backups import back_up_before
from db.backup.library_copy import copy_to, flush_to_disk, looking_at
from db.checking.verify import check_copy, look_through, verify_library
from db.errors import BackupError, LibraryError
from db.schema import translate_error

_BESIDE = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of the library that was there: backed up, or kept aside as it was since it is damaged.

    Both are None where there was none.
    """

    backed_up: Backup | None = None
    aside: Path | None = None


def restore(backup: Path, library: Path, root: Path) -> Restored:
    """Put a backup, or any copy of a library, in the place of the library at a path.

    Raises BackupError "backup-damaged", "backup-is-library", and LibraryError: of the backup, where it is no
    library; "library-locked" where the library is open elsewhere. Then nothing was changed.
    """
    if not library.parent.is_dir():
        raise LibraryError("library-folder-missing", path=str(library), folder=str(library.parent))
    _check_backup(backup, library)
    if not os.path.lexists(library):
        _move_logs(library, _free_aside(library))
        _put(backup, library)
        return Restored()
    if not library.is_file():
        code = "library-is-folder" if library.is_dir() else "not-a-library"
        raise LibraryError(code, path=str(library))
    _refuse_where_foreign(library)
    _refuse_where_open(library)
    if _is_sound(library):
        kept = Restored(backed_up=back_up_before(library, root, "restore"))
    else:
        kept = Restored(aside=_keep_aside(library))
    _put(backup, library)
    return kept


def _check_backup(backup: Path, library: Path) -> None:
    """Raise where the backup does not hold what it should, before anything is done."""
    if library.exists() and backup.exists() and backup.samefile(library):
        raise BackupError("backup-is-library", path=str(backup))
    findings = verify_library(backup, alone=_stands_alone(backup)).findings
    if findings:
        raise BackupError("backup-damaged", path=str(backup), count=len(findings))


def _stands_alone(path: Path) -> bool:
    """Tell whether all of a library is in its one file: not where another program has it open."""
    return not any(path.with_name(path.name + end).exists() for end in _BESIDE)


def _put(backup: Path, library: Path) -> None:
    """Write the backup beside the library, check it, and have it take the library's name."""
    with looking_at(backup, alone=_stands_alone(backup)) as connection:
        copy_to(connection, library, check_copy)


def _refuse_where_foreign(library: Path) -> None:
    """Raise LibraryError "not-a-library" where a sound file of another program lies in the place."""
    connection = sqlite3.connect(f"{library.absolute().as_uri()}?mode=ro", uri=True, timeout=1)
    try:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    except (sqlite3.Error, UnicodeDecodeError):
        return  # damaged, or no SQLite file: it is kept aside
    finally:
        connection.close()
    if tables and "undo_entry" not in tables:
        raise LibraryError("not-a-library", path=str(library))


def _refuse_where_open(library: Path) -> None:
    """Raise LibraryError "library-locked" where another connection has the library open.

    A file in WAL mode leaves that mode only for the last one who has it open: what is in the log goes into
    the file, and the log goes. A damaged file may not even do that; then nobody else works in it either.
    """
    try:
        connection = sqlite3.connect(library.absolute(), timeout=1, isolation_level=None)
        try:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
        finally:
            connection.close()
    except sqlite3.Error as error:
        found = translate_error(error, library)
        if found.code in {"library-locked", "library-read-only", "disk-full"}:
            raise found from error


def _is_sound(library: Path) -> bool:
    """Tell whether the library can be backed up as it is, with every text and step as stored."""
    try:
        with looking_at(library) as connection:
            return not look_through(connection, stored_only=True).findings
    except LibraryError as error:
        if error.code in {"library-locked", "disk-full"}:
            raise
        return False
    except OSError as error:
        raise LibraryError("library-not-writable", path=str(library), reason=error.strerror or "") from error


def _keep_aside(library: Path) -> Path:
    """Give the damaged library a second name beside it, with its log, and return that name."""
    aside = _free_aside(library)
    try:
        try:
            aside.hardlink_to(library)  # needs no room, and the file is never without a name
        except OSError:
            shutil.copy2(library, aside)
        _move_logs(library, aside)
        flush_to_disk(aside.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        raise LibraryError("library-not-writable", path=str(aside), reason=error.strerror or "") from error
    return aside


def _move_logs(library: Path, aside: Path) -> None:
    """Move SQLite's logs away with the library they belong to: it would apply them to the next one."""
    for end in _BESIDE:
        log = library.with_name(library.name + end)
        if log.exists():
            log.replace(aside.with_name(aside.name + end))


def _free_aside(library: Path) -> Path:
    stamp = datetime.now().strftime("%Y-%m-%d %H-%M-%S")
    number = 0
    while True:
        extra = f" {number}" if number else ""
        aside = library.with_name(f"{library.stem}, damaged {stamp}{extra}{library.suffix}")
        if not aside.exists():
            return aside
        number += 1
