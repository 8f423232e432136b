"""The library's file while it is open: transactions, one state to read from, errors in the user's terms."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from db.backup.library_copy import flush_to_disk
from db.errors import ChangeRefusedError, LibraryError
from db.place.open_place import OpenPlace
from db.place.part_files import part_path, remove_dead_parts, remove_part
from db.place.read_only import is_read_only
from db.schema import close_library, open_library, translate_error

_LEAST_ROOM, _LEAST_SHARE = 1 << 20, 0.25
"""So many bytes, and so much of the file, must be unused before closing writes it anew."""
_MOST_TO_REWRITE = 64 << 20
"""A larger file is not written anew on closing: that would be waited for."""


class LibraryFile:
    """An open library file and its one connection; use it from the thread that opened it."""

    def __init__(self, path: Path, *, create: bool, backups: Path | None) -> None:
        """Open the library at `path`; raises LibraryError. See `schema.open_library`."""
        self.path = path
        self.connection = open_library(path, create=create, backups=backups)
        self.is_read_only = is_read_only(self.connection)
        self._place = OpenPlace(path, self.connection)
        if not self.is_read_only:
            remove_dead_parts(path)  # of a restore that was killed

    def close(self) -> None:
        """Close the library; everything is then in its one file, which is made smaller where that is much."""
        if not self.is_read_only:
            with suppress(LibraryError, OSError):
                self.give_back_room(_LEAST_ROOM, _LEAST_SHARE, _MOST_TO_REWRITE)
        close_library(self.connection)

    def close_beside(self) -> None:
        """Close what was opened beside a window: nobody waits for it. The last to close still tidies up."""
        with suppress(sqlite3.Error):
            self.connection.close()

    def wait_at_most(self, milliseconds: int) -> None:
        """Wait no longer than this for another process to let go of the library."""
        self.connection.execute(f"PRAGMA busy_timeout = {int(milliseconds)}")

    @property
    def place(self) -> str:
        """Return what tells this file from every other, whatever its name: a copy is another."""
        return self._place.name

    def check_place(self) -> None:
        """Raise LibraryError "library-gone", "library-log-gone" where what is open is not what lies there."""
        with self.told():
            self._place.check()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for one transaction: all of it or nothing, and in the file that lies there."""
        with self.told():
            if self.is_read_only:
                raise LibraryError("library-read-only", path=str(self.path))
            self._place.check()
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
            self._place.check_library()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give the connection to read one state of the file, whatever another process writes meanwhile."""
        with self.told():
            self.connection.execute("BEGIN")
            try:
                yield self.connection
            finally:
                self.connection.execute("COMMIT")

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Read records that belong together; where they do not fit, the library was damaged from outside."""
        try:
            yield
        except (KeyError, ValueError, TypeError) as error:
            raise LibraryError("library-damaged", path=str(self.path), reason=f"{error}") from error

    @contextmanager
    def told(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for a single look; what SQLite says becomes an error in the user's terms."""
        try:
            yield self.connection
        except sqlite3.Error as error:
            raise translate_error(error, self.path) from error
        except MemoryError as error:  # asked for by a damaged size, of which SQLite says no more
            raise LibraryError("library-failed", path=str(self.path), reason="out of memory") from error
        except UnicodeEncodeError as error:
            # Half of a surrogate pair, as a broken clipboard may hold: SQLite keeps Unicode text only.
            raise ChangeRefusedError("characters-broken") from error

    def copy_to(self, target: Path) -> None:
        """Write a whole copy of the library to another file, replacing what is there only when it is whole.

        Raises LibraryError "copy-onto-itself", or what hindered the writing.
        """
        with suppress(FileNotFoundError):  # one of the two is not there
            if target.samefile(self.path):
                raise LibraryError("copy-onto-itself", path=str(target))
        part = part_path(target, os.getpid())
        remove_dead_parts(target)
        try:
            with closing(sqlite3.connect(part)) as copy:
                self.connection.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
            flush_to_disk(part)
            part.replace(target)
            flush_to_disk(target.parent)
        except sqlite3.Error as error:
            raise translate_error(error, target) from error
        except OSError as error:
            raise LibraryError(
                "library-not-writable", path=str(target), reason=error.strerror or ""
            ) from error
        finally:
            with suppress(OSError):
                remove_part(target, os.getpid())

    def give_back_room(self, least: int, least_share: float, most: int | None = None) -> int:
        """Write the file anew where that makes it smaller by enough; return by how many bytes.

        `least` is in bytes, `least_share` a share of the file; a file of more than `most` bytes would take
        too long. Not while another has the library open: he would have to wait. Raises LibraryError.
        """
        with self.told() as connection:
            room, size = self._room(), self.path.stat().st_size
            if room < max(least, int(size * least_share)) or (most is not None and size > most):
                return 0
            if shutil.disk_usage(self.path.parent).free < size * 3:
                return 0
            self._place.check()
            # A file leaves WAL only for the last one who has it open; otherwise it says that it is locked.
            self.wait_at_most(0)
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("VACUUM")
            connection.execute("UPDATE library SET room = 0")
            return max(0, size - self.path.stat().st_size)

    def _room(self) -> int:
        """Return about how many bytes of the file hold nothing any more."""
        pages, size = (
            int(self.connection.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("freelist_count", "page_size")
        )
        return pages * size + int(self.connection.execute("SELECT room FROM library").fetchone()[0])
