"""Whether the cable that was just opened is what was stored: looked at between one key and the next.

A cable of usual size is looked through before it is even shown whole; a very large one in slices of a few
milliseconds, so that the window stands still for none of them. What is found is told once a cable.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from db.checking.record_check import Altered
from db.errors import ChanceryError, LibraryError
from desktop.session import Session

SLICE_MS = 6.0
"""So long at a stretch is looked; a frame has 16."""


class DamageWatch(QObject):
    """Looks through each cable that the session opens or reads anew."""

    found = Signal(list)
    """What is not what was stored, as (kind, record id) pairs, when all of the cable has been looked at."""
    done = Signal()
    """All of the cable has been looked at."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Watch this session."""
        super().__init__(parent)
        self._session = session
        self._slices: Iterator[list[Altered]] | None = None
        self._altered: list[Altered] = []
        self._told: tuple[str, frozenset[Altered]] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._look_on)
        session.cable_opened.connect(self._begin)
        session.reloaded.connect(self._begin)
        session.leaving.connect(self.stop)

    def stop(self) -> None:
        """Look no further: the library is about to be closed."""
        self._timer.stop()
        self._slices = None

    # -- slots -----------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self.stop()
        state = self._session.state
        if state is None or not self._session.has_library:
            return
        self._altered = []
        self._slices = self._session.store.altered_records(state)
        self._timer.start()
        self._look_on()

    def _look_on(self) -> None:
        """Look for a slice of time; the rest when the event loop comes round."""
        end = time.monotonic() + SLICE_MS / 1000
        try:
            while self._slices is not None and time.monotonic() < end:
                found = next(self._slices, None)
                if found is None:
                    self._end()
                    return
                self._altered += found
        except LibraryError as error:
            self.stop()
            if error.code != "library-locked":  # then it is looked at when it is opened again
                self._session.failed.emit(error)
        except ChanceryError as error:
            self.stop()
            self._session.failed.emit(error)

    def _end(self) -> None:
        self.stop()
        state = self._session.state
        told = (state.cable.id if state else "", frozenset(self._altered))
        if self._altered and told != self._told:
            self._told = told
            self.found.emit(self._altered)
        self.done.emit()
