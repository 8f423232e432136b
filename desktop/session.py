"""The open library and the open cable, for the window: one door in, one signal out.

Panels hand a Change to `do`; the session has the store carry it out, takes it over into the cable's
state and tells everybody once. `saved` is emitted only after the commit: that is what "Saved" means.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.cable_rows import names_of
from db.cable_state import CableState
from db.changes import Change, Label
from db.errors import ChanceryError, ChangeRefusedError, LibraryError
from db.library_list.pages import first_cable, is_listed
from db.listing import LISTED_KINDS, Listed
from db.records import Author, new_id
from db.store import Store
from desktop.library_watch import LibraryWatch
from desktop.saving import Saving

PAGE = 8_000
"""Code points of a text that surely fill the largest screen."""
Later = Callable[[ChanceryError], bool]
"""Tells of an error whether what was refused with it is tried again."""


class Session(QObject):
    """What the window has open. All calls from the UI thread; a commit takes well under a millisecond."""

    library_opened = Signal()
    """Another library is open; the list of cables and the cable are new."""
    page_read = Signal(object)
    """A CableState with what the text shows first of the cable that is about to be opened, and paints at
    once, before the rest is read. `state` is still the cable before."""
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
    held = Signal()
    """A change was made that cannot be committed yet: it waits."""
    recovered = Signal()
    """The library can be used again, or what waited for it is no more."""
    failed = Signal(object)
    """A ChanceryError: a change was not made, or why changes wait."""
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
        self.state: CableState | None = None
        self.backup_root: Path | None = None
        """Where backups lie, for the one before a migration; None for the data folder."""
        self.place_of: Callable[[str], int] = lambda _cable: 0
        """Tells from which offset on the text of a cable, by id, will be shown."""
        self._saving = Saving(self)
        self._saving.held.connect(self.held)
        self._saving.troubled.connect(self.failed)
        self._saving.recovered.connect(self._saved_at_last)
        self._watch = LibraryWatch(self)
        self._watch.moved_on.connect(self._reload)
        self._watch.gone.connect(self.failed)
        self._watch.back.connect(self._back_in_place)

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
            self._author = self._saving.author(name)
            if self.state is not None:
                self.state.authors[self._author.id] = self._author
        return self._author

    def open_library(self, path: Path, *, create: bool = True) -> None:
        """Open a library in place of the one open now; raises LibraryError and then keeps the old one."""
        self.flush_wanted.emit()
        if self.has_unsaved():
            raise LibraryError("library-unsaved", path=str(self.store.path))
        store = Store(path, create=create, backups=self.backup_root)
        self.close_library()
        self._store = store
        self._saving.begin(store)
        self._author = None
        self._watch.begin(store)
        self.library_opened.emit()

    def close_library(self) -> None:
        """Commit what is being typed and close the library."""
        if self._store is None:
            return
        self.flush_wanted.emit()
        self.leaving.emit()
        self._watch.stop()
        self._saving.begin(None)
        self.state = None
        self._store.close()
        self._store = None

    def has_unsaved(self) -> bool:
        """Tell whether changes wait that cannot be saved even now: then no other library is opened."""
        return not self._saving.try_now()

    def save_copy(self, target: Path) -> bool:
        """Write a copy of the library; return whether changes waited: those are saved in it, only there."""
        self.flush_wanted.emit()
        return self._saving.copy(target)

    def cables(self) -> list[Listed]:
        """Return the list of cables of the open library."""
        return self.store.cables()

    def show_page(self, cable_id: str) -> None:
        """Have shown what the text of a cable shows first, as `open_cable` begins; raises ChanceryError."""
        top = self.place_of(cable_id)
        self.page_read.emit(self.store.cable_page(cable_id, max(0, top - PAGE), top + PAGE))

    def open_cable(self, cable_id: str | None, *, page_shown: bool = False) -> None:
        """Show another cable, or none; raises ChanceryError and then keeps the one open now."""
        self.flush_wanted.emit()
        try:
            if cable_id is not None and not page_shown:
                self.show_page(cable_id)
            self.state = None if cable_id is None else self._read(cable_id)
        finally:  # where that failed, back to the one that is open
            self.cable_opened.emit()

    # -- changes -------------------------------------------------------------------------------------

    def do(self, change: Change | None, *, sample: bool = False, later: Later | None = None) -> bool:
        """Carry out a change; return whether it is made. None is nothing to do, and done.

        It is committed then, and `saved` was told; or it waits to be, and `held` was. Where it is refused,
        `failed` is told, unless `later` returns True for the error: whoever asked will try again.
        """
        if change is None:
            return True
        try:
            if change.touches("reading") and not change.files and self._watch.look():
                raise ChangeRefusedError("correction-moved-on")  # it knows nothing of a note made just now
            committed = self._saving.save(change, self.author, sample=sample)
        except ChanceryError as error:
            if later is None or not later(error):
                self._refuse(error)
            return False
        self._take_over(change, committed=committed)
        return True

    def undo(self, later: Later | None = None) -> Change | None:
        """Take back the last step, in whichever cable it was; return the change or None. See `do`."""
        return self._turn("undo", later)

    def redo(self, later: Later | None = None) -> Change | None:
        """Bring back the step last undone; return the change or None. See `do`."""
        return self._turn("redo", later)

    def undo_label(self) -> Label | None:
        """Return what undo would take back, or None."""
        entry = self.store.next_undo() if self._store else None
        return self._saving.label() or (entry.label if entry else None)

    def redo_label(self) -> Label | None:
        """Return what redo would bring back, or None."""
        entry = self.store.next_redo() if self._store else None
        return entry.label if entry else None

    @staticmethod
    def new_burst(what: str) -> str:
        """Return a name for a new burst of typing: changes that carry it are one undo step."""
        return f"{what}:{new_id('b')}"

    def look(self) -> None:
        """Hear now, and not within a second, of what others have written."""
        self._watch.look()

    def look_again(self) -> None:
        """Read everything anew now: a job of ours has written to the library."""
        self.look()
        self.saved.emit()

    # -- private -------------------------------------------------------------------------------------

    def _turn(self, kind: str, later: Later | None) -> Change | None:
        self.flush_wanted.emit()
        if not self._saving.try_now() and kind == "undo" and (taken_back := self._saving.take_back()):
            self._take_over(taken_back, committed=False)
            return taken_back
        try:
            turn = self.store.undo if kind == "undo" else self.store.redo
            change = turn(author=self.author.id)
        except ChanceryError as error:
            if later is None or not later(error):
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
        if self.store.read(is_listed, change.cable):
            self.state = self._read(change.cable)
            self.cable_opened.emit()

    def _read(self, cable_id: str) -> CableState:
        """Read a cable, with what waits to be saved of it."""
        state = self.store.cable_state(cable_id, checked=False)
        for change in self._saving.of_cable(cable_id):
            self._absorb(state, change)
        return state

    def _absorb(self, state: CableState, change: Change) -> None:
        unknown = state.unknown_names(change)
        state.absorb(change, names=self.store.read(names_of, unknown) if unknown else ())

    def _take_over(self, change: Change, *, committed: bool = True) -> None:
        state = self.state
        if state is not None:
            before = state.cable.reading
            self._absorb(state, change)
            if state.cable.reading != before:
                state.absorb(change, self.store.text(state.reading.text_sha256))
        self.changed.emit(change)
        if change.touches(*LISTED_KINDS):
            self.listing_changed.emit()
        if committed:
            self._leave_trashed_cable()
            self.saved.emit()

    def _leave_trashed_cable(self) -> None:
        """Leave a cable that is no longer in the list."""
        state = self.state
        if state and (state.cable.trashed is not None or not self.store.has_cable(state.cable.id)):
            first = self.store.read(first_cable)
            self.state = None if first is None else self._read(first)
            self.cable_opened.emit()

    def _refuse(self, error: ChanceryError) -> None:
        if isinstance(error, ChangeRefusedError):
            self._reload()
        self.failed.emit(error)

    def _saved_at_last(self, all_of_it: bool) -> None:
        """Tell that nothing waits any more; what was let go is not to be shown any longer."""
        if all_of_it:
            self.saved.emit()
            self.listing_changed.emit()
        else:
            self._reload()
            self.recovered.emit()

    def _back_in_place(self) -> None:
        if self._saving.try_now():
            self.recovered.emit()

    def _reload(self) -> None:
        """Read the open cable and the list anew, keeping the place in the window."""
        try:
            if self.state is not None and self.store.has_cable(self.state.cable.id):
                self.state = self._read(self.state.cable.id)
                self.reloaded.emit()
            self._leave_trashed_cable()
        except ChanceryError as error:
            self.failed.emit(error)
        self.listing_changed.emit()
