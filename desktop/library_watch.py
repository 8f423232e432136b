"""Looks every second whether another process has written to the open library, or taken its file away."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from db.errors import ChanceryError, LibraryError
from db.store import Store

WATCH_MS = 1000


class LibraryWatch(QObject):
    """Watches one library after the other."""

    moved_on = Signal()
    """Another process has changed something in the library."""
    gone = Signal(object)
    """The file no longer lies where it was opened: a LibraryError, told once."""
    back = Signal()
    """It lies there again."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Watch nothing yet."""
        super().__init__(parent)
        self._store: Store | None = None
        self._version = self._others = 0
        self._gone = ""
        self._timer = QTimer(self)
        self._timer.setInterval(WATCH_MS)
        self._timer.timeout.connect(self.look)

    def begin(self, store: Store) -> None:
        """Watch this library, which is known as it is now."""
        self._store = store
        self._version = store.data_version()
        self._others = _changes_of_others(store)
        self._gone = ""
        self._timer.start()

    def stop(self) -> None:
        """Watch nothing any more."""
        self._timer.stop()
        self._store = None

    def look(self) -> bool:
        """Look now; return whether another process had written, which everybody has heard of then."""
        if self._store is None or not self._is_in_place(self._store):
            return False
        try:
            version, others = self._store.data_version(), _changes_of_others(self._store)
        except ChanceryError:
            return False  # busy; asked again in a second
        if version == self._version:
            return False
        self._version = version
        if others == self._others:
            return False  # only the index was filled, or history packed, beside the window
        self._others = others
        self.moved_on.emit()
        return True

    def _is_in_place(self, store: Store) -> bool:
        before, self._gone = self._gone, ""
        try:
            store.check_place()
        except LibraryError as error:
            self._gone = error.code
            if self._gone != before:
                self.gone.emit(error)
        if before and not self._gone:
            self.back.emit()
        return not self._gone


def _changes_of_others(store: Store) -> int:
    """Return a number that grows with each change that was not made through this store."""
    return store.last_place() - store.written
