"""Has the index of words filled beside the window, whenever cables are pending, and tells how far it is.

The work is `chancery reindex --missing` in a process of its own, in small steps that let go of the library
in between. Broken off, it goes on when the library is opened again.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from db.errors import ChanceryError
from db.searching.find import count_pending
from desktop.child_command import child_command
from desktop.session import Session

_LOOK_MS = 500
_END_MS = 1_000
_MOST_TRIES = 3
"""So often it is tried for one library without coming further; then it waits for the next opening."""


class IndexKeeper(QObject):
    """Watches the session's library."""

    advanced = Signal()
    """More can be found than before."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Watch this session; nothing is done before `start`."""
        super().__init__(parent)
        self._session = session
        self._tries = 0
        self._left = 0
        self._made_anew = False
        self._child = QProcess(self)
        self._child.finished.connect(self._ended)
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_MS)
        self._clock.timeout.connect(self._look)
        session.leaving.connect(self.stop)

    def start(self) -> None:
        """Begin with the library that is open, and go on with each that is opened and each change."""
        self._session.library_opened.connect(self._library_opened)
        self._session.saved.connect(self._fill_if_pending)
        if self._session.has_library:
            self._library_opened()

    def make_anew(self) -> None:
        """Have the whole index made anew, since it cannot be read; once while the library is open."""
        if not self._made_anew and self._child.state() == QProcess.ProcessState.NotRunning:
            self._made_anew = True
            self._start("reindex", "--json")

    def stop(self) -> None:
        """Break off: the library is about to be closed, and closes as one file."""
        self._clock.stop()
        if self._child.state() != QProcess.ProcessState.NotRunning:
            self._child.blockSignals(True)
            self._child.kill()
            self._child.waitForFinished(_END_MS)
            self._child.blockSignals(False)

    # -- slots -----------------------------------------------------------------------------------------

    def _library_opened(self) -> None:
        self._tries = 0
        self._left = 0
        self._made_anew = False
        self._fill_if_pending()

    def _fill_if_pending(self) -> None:
        if self._child.state() != QProcess.ProcessState.NotRunning or self._tries >= _MOST_TRIES:
            return
        left = self._pending()
        if left:
            self._tries = self._tries + 1 if left == self._left else 1
            self._left = left
            self._start("reindex", "--missing", "--json")

    def _look(self) -> None:
        if self._pending() < self._left:
            self._left = self._pending()
            self._tries = 0
            self.advanced.emit()

    def _ended(self) -> None:
        self._clock.stop()
        self._left = self._pending()
        self.advanced.emit()
        self._fill_if_pending()

    # -- private ---------------------------------------------------------------------------------------

    def _start(self, *words: str) -> None:
        self._child.start(*child_command(self._session.store.path, *words))
        self._clock.start()

    def _pending(self) -> int:
        try:
            return self._session.store.read(count_pending) if self._session.has_library else 0
        except ChanceryError:
            return 0
