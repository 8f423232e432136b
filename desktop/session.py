"""The open library and the open cable, for the window: one door in, one signal out.

Panels hand a Change to `do`; the session has the store carry it out, takes it over into the cable's
state and tells everybody once. `saved` is emitted only after the commit: that is what "Saved" means.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from db.cable_state import CableState
from db.changes import Change, Label
from db.errors import ChanceryError, ChangeRefusedError
from db.listing import Listed
from db.records import Author, Cable, new_id
from db.store import Store

BUSY_MS = 100
"""How long a change waits for another process to let go of the library, before it is told and tried later."""
WATCH_MS = 1000
"""How often the library is asked whether another process has written to it."""

PAGE = 8_000
"""Code points of a text that surely fill the largest screen."""


class Session(QObject):
    """What the window has open. All calls from the UI thread; a commit takes well under a millisecond."""

    library_opened = Signal()
    """Another library is open; the list of cables and the cable are new."""
    page_read = Signal(object)
    """A CableState with what the text shows first of the cable that is about to be opened: the text shows
    and paints that at once, before the rest is read. `state` is still the cable before."""
    cable_opened = Signal()
    """`state` is another cable, or None."""
    reloaded = Signal()
    """The same cable was read anew, since another process changed the library."""
    changed = Signal(object)
    """A Change was committed and `state` has taken it over."""
    listing_changed = Signal()
    """The list of cables is to be read again."""
    saved = Signal()
    """Something was committed just now."""
    failed = Signal(object)
    """A ChanceryError: a change was not committed."""
    leaving = Signal()
    """The library is about to be closed; `state` is still what was shown of it."""
    flush_wanted = Signal()
    """Whoever holds typed words is to hand them over now, before the library is left or read whole."""

    def __init__(self, author_name: Callable[[], str], parent: QObject | None = None) -> None:
        """Make a session without a library; `author_name` tells under whose name changes are made."""
        super().__init__(parent)
        self._author_name = author_name
        self._store: Store | None = None
        self._author: Author | None = None
        self._data_version = 0
        self.state: CableState | None = None
        self.backup_root: Path | None = None
        """Where backups lie, for the one before a migration; None for the data folder."""
        self.place_of: Callable[[str], int] = _at_the_beginning
        """Tells from which offset on the text of a cable, by id, will be shown."""
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH_MS)
        self._watch.timeout.connect(self._look_for_foreign_changes)

    # -- library and cable ---------------------------------------------------------------------------

    @property
    def store(self) -> Store:
        """The open library's store; raises RuntimeError where no library is open."""
        if self._store is None:
            raise RuntimeError("no library is open")
        return self._store

    @property
    def has_library(self) -> bool:
        """Tell whether a library is open."""
        return self._store is not None

    @property
    def author(self) -> Author:
        """The author under whose name changes are made now, entered in the library."""
        name = self._author_name()
        if self._author is None or self._author.name != name:
            self._author = self.store.ensure_author(name)
            if self.state is not None:
                self.state.authors[self._author.id] = self._author
        return self._author

    def open_library(self, path: Path, *, create: bool = True) -> None:
        """Open a library in place of the one open now; raises LibraryError and then keeps the old one."""
        store = Store(path, create=create, backups=self.backup_root)
        store.wait_at_most(BUSY_MS)
        self.close_library()
        self._store = store
        self._author = None
        self._data_version = store.data_version()
        self._watch.start()
        self.library_opened.emit()

    def close_library(self) -> None:
        """Commit what is being typed and close the library."""
        if self._store is None:
            return
        self.flush_wanted.emit()
        self.leaving.emit()
        self._watch.stop()
        self.state = None
        self._store.close()
        self._store = None

    def cables(self) -> list[Listed]:
        """Return the list of cables of the open library."""
        return self.store.cables()

    def open_cable(self, cable_id: str | None) -> None:
        """Show another cable, or none; raises ChanceryError and then keeps the one open now."""
        self.flush_wanted.emit()
        if cable_id is None:
            self.state = None
        else:
            top = self.place_of(cable_id)
            self.page_read.emit(self.store.cable_page(cable_id, max(0, top - PAGE), top + PAGE))
            try:
                self.state = self.store.cable_state(cable_id, checked=False)
            except ChanceryError:
                self.cable_opened.emit()  # back to the one that is open
                raise
        self.cable_opened.emit()

    # -- changes -------------------------------------------------------------------------------------

    def do(self, change: Change | None, *, sample: bool = False) -> bool:
        """Carry out a change; return whether it is committed. None is nothing to do, and done."""
        if change is None:
            return True
        try:
            self.store.apply(change, author=self.author.id, sample=sample)
        except ChanceryError as error:
            self._refuse(error)
            return False
        self._take_over(change)
        return True

    def undo(self) -> Change | None:
        """Take back the last step, in whichever cable it was; return the change or None."""
        return self._turn("undo")

    def redo(self) -> Change | None:
        """Bring back the step last undone; return the change or None."""
        return self._turn("redo")

    def undo_label(self) -> Label | None:
        """Return what undo would take back, or None."""
        entry = self.store.next_undo() if self._store else None
        return entry.label if entry else None

    def redo_label(self) -> Label | None:
        """Return what redo would bring back, or None."""
        entry = self.store.next_redo() if self._store else None
        return entry.label if entry else None

    @staticmethod
    def new_burst(what: str) -> str:
        """Return a name for a new burst of typing: changes that carry it are one undo step."""
        return f"{what}:{new_id('b')}"

    def look_again(self) -> None:
        """Read everything anew now: a job of ours has written to the library."""
        self._look_for_foreign_changes()
        self.saved.emit()

    # -- private -------------------------------------------------------------------------------------

    def _turn(self, kind: str) -> Change | None:
        self.flush_wanted.emit()
        try:
            turn = self.store.undo if kind == "undo" else self.store.redo
            change = turn(author=self.author.id)
        except ChanceryError as error:
            self._refuse(error)
            return None
        if change is not None:
            self._show_cable_of(change)
            self._take_over(change)
        return change

    def _show_cable_of(self, change: Change) -> None:
        """Open the cable that an undo touches, so that nothing changes out of sight."""
        if change.cable is None or (self.state is not None and self.state.cable.id == change.cable):
            return
        listed = any(row.id == change.cable for row in self.cables())
        if listed:
            self.state = self.store.cable_state(change.cable, checked=False)
            self.cable_opened.emit()

    def _take_over(self, change: Change) -> None:
        state = self.state
        if state is not None:
            before = state.cable.reading
            reading_after = next(
                (
                    s.after.reading
                    for s in change.steps
                    if isinstance(s.after, Cable) and s.after.id == state.cable.id
                ),
                before,
            )
            text = None
            state.absorb(change)
            if reading_after != before:
                text = self.store.text(state.reading.text_sha256)
                state.absorb(change, text)
        self.changed.emit(change)
        if change.touches("cable", "header_field", "recipient", "distribution", "note"):
            self.listing_changed.emit()
        self._leave_trashed_cable()
        self.saved.emit()

    def _leave_trashed_cable(self) -> None:
        """Leave a cable that is no longer in the list."""
        state = self.state
        if state is None:
            return
        if state.cable.trashed is not None or not self.store.has_cable(state.cable.id):
            rows = self.cables()
            self.state = self.store.cable_state(rows[0].id, checked=False) if rows else None
            self.cable_opened.emit()

    def _refuse(self, error: ChanceryError) -> None:
        if isinstance(error, ChangeRefusedError):
            self._reload()
        self.failed.emit(error)

    def _look_for_foreign_changes(self) -> None:
        try:
            version = self.store.data_version()
        except ChanceryError:
            return  # busy; asked again in a second
        if version != self._data_version:
            self._data_version = version
            self._reload()

    def _reload(self) -> None:
        """Read the open cable and the list anew, keeping the place in the window."""
        try:
            if self.state is not None and self.store.has_cable(self.state.cable.id):
                self.state = self.store.cable_state(self.state.cable.id, checked=False)
                self.reloaded.emit()
                self._leave_trashed_cable()
            elif self.state is not None:
                self._leave_trashed_cable()
        except ChanceryError as error:
            self.failed.emit(error)
        self.listing_changed.emit()


def _at_the_beginning(_cable: str) -> int:
    return 0
