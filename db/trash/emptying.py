"""Emptying the trash of a library file: backed up first, all or nothing, and no word left in the file.

SQLite only marks as free where something was deleted; the words would stay in the file until it is written
over. So the transaction overwrites what it deletes, and afterwards the whole file is written anew and the
log beside it cut to nothing. That takes as long as a copy: it is made to run beside the window.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from db.backup.backups import back_up_before
from db.errors import LibraryError
from db.place.library_file import LibraryFile
from db.schema import translate_error
from db.trash.purge import Purged, purge

Report = Callable[[float, str], object]
"""Is told how far the work is (0 to 1), and a code for what is being done."""


@dataclass(frozen=True, slots=True)
class Emptied:
    """What is gone, and the backup that still holds it.

    `left_over` is why the file could not be written anew, where that failed: everything is gone from the
    library, but words may still lie in unused places of its file. None where nothing is left.
    """

    purged: Purged
    backup: Path
    left_over: LibraryError | None = None


def empty_trash(
    library: str,
    cables: Collection[str],
    notes: Collection[str],
    author: str,
    backups: str,
    report: Report,
) -> Emptied:
    """Delete these cables and notes, which lie in the trash, for good.

    `author` is the id that the history names, `backups` the folder under which backups lie. Broken off at
    any moment, either nothing is deleted or everything. Raises LibraryError, ChangeRefusedError
    "record-moved-on" where one of them no longer lies in the trash.
    """
    path = Path(library)
    report(0.0, "backing-up")
    backup = back_up_before(path, Path(backups), "emptying")
    report(0.4, "deleting")
    file = LibraryFile(path, create=False, backups=Path(backups))
    try:
        file.connection.execute("PRAGMA secure_delete = ON")
        with file.writing() as connection:
            purged = purge(connection, cables, notes, author=author)
            connection.execute("UPDATE library SET rewrite_due = 1")
        report(0.6, "rewriting")
        return Emptied(purged, backup.path, _write_anew(file))
    finally:
        file.close()


def rewrite_is_due(connection: sqlite3.Connection) -> bool:
    """Tell whether words that were deleted for good may still lie in unused places of the file."""
    return bool(connection.execute("SELECT rewrite_due FROM library").fetchone()[0])


def finish_emptying(library: str, backups: str) -> None:
    """Write the file anew where that was broken off; raises LibraryError."""
    file = LibraryFile(Path(library), create=False, backups=Path(backups))
    try:
        if rewrite_is_due(file.connection):
            left_over = _write_anew(file)
            if left_over is not None:
                raise left_over
    finally:
        file.close()


def _write_anew(file: LibraryFile) -> LibraryError | None:
    """Write the whole file anew, without what was deleted; return why not, where that failed."""
    try:
        file.connection.execute("VACUUM")
        with file.writing() as connection:
            connection.execute("UPDATE library SET rewrite_due = 0, room = 0")
        busy, _, _ = file.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error as error:
        return translate_error(error, file.path)
    except LibraryError as error:
        return error
    # Where another still reads the log, it is cut when the last one closes the library.
    return LibraryError("library-locked", path=str(file.path)) if busy else None
