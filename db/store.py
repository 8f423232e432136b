"""The door to the library: typed reads, and one way to write.

`apply` carries out a Change in one transaction (records, list row, history and undo together), so that
there is never a state of the file in which one of them is missing. A Change is refused where a record no
longer is what the change saw: nobody overwrites what he has not seen.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, Literal, ParamSpec, TypeVar

from db.cable_rows import read_cable, read_page
from db.cable_state import CableState
from db.changes import Change
from db.errors import ChangeRefusedError, LibraryError
from db.history.opened_sessions import OpenedSession
from db.immutables import sound_text
from db.listing import Listed, read_listing, read_names
from db.place.library_file import LibraryFile
from db.records import Author
from db.rows import read_record, read_where

if TYPE_CHECKING:
    from db.checking.record_check import Altered
    from db.history.undo_list import UndoEntry

# What writing takes is imported by who first writes: a library is opened and a cable shown without it.

P = ParamSpec("P")
T = TypeVar("T")


class Store:
    """An open library. Use it from the thread that opened it, and close it."""

    def __init__(self, path: Path, *, create: bool = True, backups: Path | None = None) -> None:
        """Open the library at `path`, making it where there is none; raises LibraryError.

        `backups` is the folder under which its backups lie, by default the data folder's.
        """
        self.path = path
        self.written = 0  # changes made through this store
        self._file = LibraryFile(path, create=create, backups=backups)
        self._connection = self._file.connection
        self._session = OpenedSession(self._file.place)

    def close(self) -> None:
        """Close the library; everything is then in its one file."""
        if self._session.end():
            with contextlib.suppress(LibraryError), self._file.writing() as connection:
                self._session.leave(connection)
        self._file.close()

    @property
    def is_read_only(self) -> bool:
        """Whether nothing may be written where the library lies: then every change is refused."""
        return self._file.is_read_only

    def check_place(self) -> None:
        """Raise LibraryError where the file that is open no longer is the one that lies at its path."""
        self._file.check_place()

    def wait_at_most(self, milliseconds: int) -> None:
        """Wait no longer than this for another process: a window must not stand still for it."""
        self._file.wait_at_most(milliseconds)

    # -- reading -------------------------------------------------------------------------------------

    def cables(self, *, trashed: bool = False) -> list[Listed]:
        """Return the list of cables, by date; with `trashed`, those in the trash."""
        with self._file.told():
            return read_listing(self._connection, trashed=trashed)

    def cable_state(self, cable_id: str, *, checked: bool = True) -> CableState:
        """Return a cable with all that belongs to it.

        Raises NotFoundError "cable-not-found", LibraryError "text-damaged" where the text is not the one
        that was stored, "library-damaged" where its records do not fit together, "records-damaged" where
        one of them is not what was stored; who looks for that himself, by `altered_records`, asks for the
        cable not `checked`.
        """
        with self._file.reading(), self._file.whole():
            state = read_cable(self._connection, cable_id)
            state.text = self.text(state.reading.text_sha256)
            if checked:
                altered = [kind for some in self.altered_records(state) for kind, _ in some if kind != "step"]
                if altered:
                    raise LibraryError("records-damaged", path=str(self.path), count=len(altered))
            return state

    def altered_records(self, state: CableState) -> Iterator[list[Altered]]:
        """Give, slice by slice, which records of a cable are not what was stored; see `record_check`."""
        from db.checking.record_check import altered_records

        slices = altered_records(self._connection, state)
        while True:
            with self._file.told():
                found = next(slices, None)
            if found is None:
                return
            yield found

    def cable_page(self, cable_id: str, first: int, last: int) -> CableState:
        """Return a cable with what its text shows from `first` to `last`: enough to show it at once.

        See `read_page` for what is there and what is not. Raises what `cable_state` raises.
        """
        with self._file.reading(), self._file.whole():
            page = read_page(self._connection, cable_id, first, last)
            page.text = self.text(page.reading.text_sha256)
            return page

    def names(self) -> list[tuple[str, str, str]]:
        """Return (cable id, "title", "subject", "cable number" or "file name", that) of those not trashed."""
        with self._file.told():
            return read_names(self._connection)

    def has_cable(self, cable_id: str) -> bool:
        """Tell whether the library has this cable, in the trash or out of it."""
        with self._file.told():
            return read_record(self._connection, "cable", cable_id) is not None

    def text(self, sha256: str) -> str:
        """Return the text with this SHA-256; raises LibraryError "text-damaged" where it has changed."""
        with self._file.told() as connection:
            text = sound_text(connection, sha256)
        if text is None:
            raise LibraryError("text-damaged", path=str(self.path), sha256=sha256)
        return text

    def cable_with_text(self, sha256: str) -> str | None:
        """Return the id of a cable, not in the trash, whose reading 0 has this text, or None."""
        with self._file.told() as connection:
            row = connection.execute(
                "SELECT cable.id FROM reading JOIN cable ON cable.id = reading.cable"
                " WHERE reading.text_sha256 = ? AND reading.ordinal = 0 AND cable.trashed IS NULL",
                (sha256,),
            ).fetchone()
        return None if row is None else str(row[0])

    def authors(self) -> list[Author]:
        """Return everybody who has made a note or a change."""
        with self._file.told() as connection:
            return [a for a in read_where(connection, "author", "1") if isinstance(a, Author)]

    def sample_entered(self) -> bool:
        """Tell whether the sample cable has ever been put into this library."""
        with self._file.told() as connection:
            return bool(connection.execute("SELECT sample_entered FROM library").fetchone()[0])

    def library_id(self) -> str:
        """Return the library's own id, which its copies have too."""
        with self._file.told() as connection:
            row = connection.execute("SELECT id FROM library").fetchone()
        return "" if row is None else str(row[0])

    def data_version(self) -> int:
        """Return a number that changes when another process has written to the library."""
        with self._file.told():
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def read(
        self, reader: Callable[Concatenate[sqlite3.Connection, P], T], *arguments: P.args, **named: P.kwargs
    ) -> T:
        """Return what a function of `db` reads from one state of the library; raises LibraryError."""
        with self._file.reading() as connection, self._file.whole():
            return reader(connection, *arguments, **named)

    def last_place(self) -> int:
        """Return a number that grows with every change, whoever makes it: the row of the last; 0 for none."""
        with self._file.told() as connection:
            return int(connection.execute("SELECT coalesce(max(n), 0) FROM change").fetchone()[0])

    # -- writing -------------------------------------------------------------------------------------

    def apply(self, change: Change, *, author: str, undoable: bool = True, sample: bool = False) -> Change:
        """Carry out a change and return it; when this returns, it is committed.

        `author` is the id or name that history names; `sample` says that this enters the sample
        cable: that is noted, and undo passes it by, since it is the beginning and no step of hers. Undo also
        passes by what is not `undoable`: a command's change is no step of the window's.
        Raises ChangeRefusedError "record-moved-on", LibraryError.
        """
        from db.writing import write_change

        with self._file.writing() as connection:
            session = self._session if undoable and not sample else None
            write_change(connection, change, author=author, path=self.path, session=session)
            if sample:
                connection.execute("UPDATE library SET sample_entered = 1")
        if undoable and not sample:
            self._session.entered()
        self.written += 1
        return change

    def note_sample_entered(self) -> None:
        """Keep in mind that the library has had the sample cable, which it need not be given again."""
        with self._file.writing():
            self._connection.execute("UPDATE library SET sample_entered = 1")

    def ensure_author(self, name: str) -> Author:
        """Return the author of this name, entered in the library if he is not there yet.

        That is a change of its own which undo passes by: a name is no edit, and notes lean on it.
        """
        from db.editing.author_edits import new_author

        known = self.authors()
        if found := next((author for author in known if author.name == name), None):
            return found
        change, author = new_author(name, known)
        self.apply(change, author=author.id, undoable=False)
        return author

    def session_number(self) -> int:
        """Return the number of this opening, entered in the library: another process may write for it."""
        with self._file.writing() as connection:
            self._session.enter(connection)
        self._session.entered()
        return self._session.number

    def undo(self, *, author: str) -> Change | None:
        """Take back the last step and return the change that did so, or None where there is none.

        Raises ChangeRefusedError "record-moved-on" where another has changed the record since.
        """
        return self._turn_if_alone("undo", author)

    def redo(self, *, author: str) -> Change | None:
        """Bring back the step last undone and return the change that did so, or None."""
        return self._turn_if_alone("redo", author)

    def next_undo(self, *, everyones: bool = False) -> UndoEntry | None:
        """Return what undo would take back, or None; with `everyones`, in whichever window is open."""
        from db.history.undo_list import next_undo

        with self._file.told() as connection:
            return next_undo(connection, () if everyones else self._session.others(connection))

    def next_redo(self, *, everyones: bool = False) -> UndoEntry | None:
        """Return what redo would bring back, or None; see `next_undo`."""
        from db.history.undo_list import next_redo

        with self._file.told() as connection:
            return next_redo(connection, () if everyones else self._session.others(connection))

    def save_copy(self, target: Path) -> None:
        """Write a whole copy of the library to another file, through SQLite's backup API.

        Raises LibraryError where that cannot be written, or is this library itself.
        """
        self._file.copy_to(target)

    def _turn_if_alone(self, kind: Literal["undo", "redo"], author: str) -> Change | None:
        """As `_turn`, which is refused where another's record leans on what it takes away."""
        try:
            return self._turn(kind, author)
        except LibraryError as error:
            if isinstance(error.__cause__, sqlite3.IntegrityError):
                raise ChangeRefusedError("record-moved-on") from error
            raise

    def _turn(self, kind: Literal["undo", "redo"], author: str) -> Change | None:
        """Carry out the inverse (undo) or the repetition (redo) of an entry, as a new change."""
        from db.writing import write_turn

        with self._file.writing() as connection:
            change = write_turn(connection, kind, author=author, path=self.path, session=self._session)
        if change is not None:
            self._session.entered()
            self.written += 1
        return change
