"""Between the session and the store: a change is saved at once, or waits until the library can be written.

While changes wait, the library is tried again by itself, without keeping the window from anything: a try
does not wait for another process at all. Why they wait is told once for each reason.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from db.changes import Change, Label
from db.errors import ChanceryError, LibraryError
from db.records import Author
from db.store import Store
from desktop.held_changes import HeldChanges

BUSY_MS = 40
"""How long a change waits for another process to let go of the library, before it is held and tried later.

Two frames: a commit of another window takes less, and whoever types does not notice it."""
AGAIN_MS = 200
"""How soon a library in use is tried again."""
LATER_MS = 1000
"""How soon one is tried again that has no room, is gone, or may not be written."""

_WHILE_WAITING = {
    "disk-failed": "disk-failed-waiting",
    "disk-full": "disk-full-waiting",
    "library-locked": "library-busy",
    "library-read-only": "library-keeps-nothing",
}
"""What is told of an error where a change is not refused but waits."""


class Saving(QObject):
    """Saves the changes of one library after the other, in the order in which they were made."""

    held = Signal()
    """A change waits."""
    troubled = Signal(object)
    """A ChanceryError that is news: why changes wait, or what became of some."""
    recovered = Signal(bool)
    """Nothing waits any more; True where what is shown was saved, False where it is to be read anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Save nothing yet."""
        super().__init__(parent)
        self._store: Store | None = None
        self._held = HeldChanges()
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._try_again)

    # -- public --------------------------------------------------------------------------------------

    @property
    def waits(self) -> bool:
        """Whether there are changes that are not saved yet."""
        return bool(self._held)

    def begin(self, store: Store | None) -> None:
        """Save in this library from now on, and forget what waited for the one before."""
        self._again.stop()
        self._held = HeldChanges()
        self._store = store
        if store is not None:
            store.wait_at_most(BUSY_MS)

    def save(self, change: Change, author: Author, *, sample: bool = False) -> bool:
        """Save a change: return True where it is committed, False where it waits to be.

        Raises ChanceryError where it is neither.
        """
        store = self._open_store()
        try:
            self._save_held(store)
            store.apply(change, author=author.id, sample=sample)
        except LibraryError as error:
            if not self._held.can_hold(change, error):
                raise
            self._held.hold(change, author.id)
            self._wait(error)
            return False
        return True

    def author(self, name: str) -> Author:
        """Return the author of this name, entered in the library now or as soon as that can be written."""
        store = self._open_store()
        try:
            return store.ensure_author(name)
        except LibraryError as error:
            from db.editing.author_edits import new_author

            change, author = new_author(name, store.authors())
            self._held.hold(change, author.id, undoable=False)
            self._wait(error)
            return author

    def try_now(self) -> bool:
        """Save what waits, if that is possible now; return whether nothing waits any more."""
        if self._held and self._store is not None:
            try:
                self._save_held(self._store)
            except LibraryError as error:
                self._wait(error)
        return not self._held

    def take_back(self) -> Change | None:
        """Let go of the last step that waits and return the change that takes it back, or None."""
        change = self._held.take_back()
        if change is not None and not self._held:
            self._again.stop()
            self.recovered.emit(False)
        return change

    def label(self) -> Label | None:
        """Return what the last step that waits is called, or None."""
        return self._held.label()

    def of_cable(self, cable: str) -> list[Change]:
        """Return what waits for a cable, the oldest first."""
        return self._held.of_cable(cable)

    def copy(self, target: Path) -> bool:
        """Write a copy of the library with what waits in it; return whether anything waited.

        What waited is saved then, in the copy. Raises LibraryError.
        """
        self._open_store().save_copy(target)
        if not self._held:
            return False
        copy = Store(target, create=False)
        try:
            self._held.save(copy)
        finally:
            copy.close()
        self._again.stop()
        return True

    # -- private -------------------------------------------------------------------------------------

    def _open_store(self) -> Store:
        if self._store is None:
            raise RuntimeError("no library is open")
        return self._store

    def _save_held(self, store: Store) -> None:
        if not self._held:
            return
        saved = self._held.save(store)
        self._again.stop()
        for error in saved.news:
            self.troubled.emit(error)
        self.recovered.emit(saved.as_shown)

    def _wait(self, error: ChanceryError) -> None:
        self._again.start(AGAIN_MS if error.code == "library-locked" else LATER_MS)
        self.held.emit()
        if self._held.is_news(error):
            code = _WHILE_WAITING.get(error.code)
            self.troubled.emit(LibraryError(code, **error.values) if code else error)

    def _try_again(self) -> None:
        store = self._open_store()
        store.wait_at_most(0)
        try:
            self.try_now()
        finally:
            if self._store is store:  # it may have been closed by whoever heard of it
                store.wait_at_most(BUSY_MS)
