"""When history is packed: while nobody works, some time after a library was opened and after much change.

The work is done by `chancery compact` in a process of its own, at low priority and in short transactions: the
window neither waits for it nor is told of it, since nothing that she can see is changed.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QProcess, QTimer

from db.errors import ChanceryError
from db.history.compaction import is_worth_while
from desktop.child_command import child_command
from desktop.session import Session

QUIET_MS = 40_000
"""So long nothing must have been saved before it begins."""
_END_MS = 1_000


class HistoryClock(QObject):
    """Packs the history of the session's library by itself."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Watch this session; nothing is packed before `start`."""
        super().__init__(parent)
        self._session = session
        self.child = QProcess(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.pack)
        session.leaving.connect(self.stop)

    def start(self, quiet_ms: int = QUIET_MS) -> None:
        """Begin with the library that is open, and go on with each that is opened."""
        self._timer.setInterval(quiet_ms)
        self._session.library_opened.connect(self._timer.start)
        self._session.saved.connect(self._timer.start)
        if self._session.has_library:
            self._timer.start()

    def pack(self) -> None:
        """Pack now, if that is worth while and not being done; returns at once."""
        session = self._session
        if self.child.state() != QProcess.ProcessState.NotRunning or not session.has_library:
            return
        try:
            if session.store.is_read_only or not session.store.read(is_worth_while):
                return
        except ChanceryError:
            return  # another time
        self.child.start(*child_command(session.store.path, "compact", "--pack-only"))

    def stop(self) -> None:
        """Give up: the library is about to be closed, and closes as one file. What is done stays done."""
        self._timer.stop()
        if self.child.state() != QProcess.ProcessState.NotRunning:
            self.child.kill()
            self.child.waitForFinished(_END_MS)
