"""Arranging the list of a large library beside the window: in a thread of its own, on its own connection.

Only the last wish counts: a newer one breaks off what is still being read for the one before.
"""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from db.errors import ChanceryError
from db.library_list.arranged import Arranged, Wanted
from db.library_list.beside import Beside


class ListReader(QObject):
    """Reads what is wanted and tells it in the window's thread."""

    arranged = Signal(object, object)
    """A Wanted, and the Arranged that was read for it."""
    failed = Signal(object, object)
    """A Wanted, and the ChanceryError that hindered reading for it."""
    _read = Signal(object, object)
    _begun = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._beside: Beside | None = None
        self._next: tuple[Path, Wanted] | None = None
        self._held = False
        self._read.connect(self._finished, Qt.ConnectionType.QueuedConnection)
        self._begun.connect(self._first, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether something is being read, or waits for it."""
        return self._thread is not None or self._next is not None

    def hold(self) -> None:
        """Begin to read nothing until `release`: the window has better to do."""
        self._held = True

    def release(self) -> None:
        """Read what waits, and from now on whatever is wanted."""
        self._held = False
        if self._thread is None:
            self._begin()

    def read(self, library: Path, wanted: Wanted) -> None:
        """Have the list arranged; what is being read for an earlier wish is broken off."""
        self._next = (library, wanted)
        if self._beside is not None:
            self._beside.stop()
        else:
            self._begin()

    def stop(self) -> None:
        """Break off, and wait until the library is let go of: it is about to be closed."""
        self._next = None
        if self._beside is not None:
            self._beside.stop()
        if self._thread is not None:
            self._thread.join()

    # -- private -------------------------------------------------------------------------------------

    def _begin(self) -> None:
        if self._next is None or self._held:
            return
        (library, wanted), self._next = self._next, None
        self._beside = Beside(library)
        self._thread = threading.Thread(target=self._run, args=(self._beside, wanted), daemon=True)
        self._thread.start()

    def _run(self, beside: Beside, wanted: Wanted) -> None:
        try:
            found: Arranged | ChanceryError | None = beside.arranged(
                wanted, lambda some: self._begun.emit(wanted, some)
            )
        except ChanceryError as error:
            found = error
        self._read.emit(wanted, found)

    def _first(self, wanted: Wanted, some: Arranged) -> None:
        """Tell the first rows, unless something else is wanted by now."""
        if self._next is None and self._thread is not None:
            self.arranged.emit(wanted, some)

    def _finished(self, wanted: Wanted, found: Arranged | ChanceryError | None) -> None:
        if self._thread is not None:
            self._thread.join()
        self._thread = self._beside = None
        if self._next is not None:
            self._begin()
        elif isinstance(found, ChanceryError):
            self.failed.emit(wanted, found)
        elif found is not None:
            self.arranged.emit(wanted, found)
