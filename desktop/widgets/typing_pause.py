"""When typed words are to be committed: after half a second of pause, at the latest every two seconds."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE_MS = 500
LATEST_MS = 2000


class TypingPause(QObject):
    """Counts from the last and from the first uncommitted key; `due` says that the time has come."""

    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Make a clock that stands still until the first key."""
        super().__init__(parent)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._latest = QTimer(self, singleShot=True, interval=LATEST_MS)
        self._pause.timeout.connect(self._ring)
        self._latest.timeout.connect(self._ring)

    @property
    def waiting(self) -> bool:
        """Whether something was typed that is not committed yet."""
        return self._pause.isActive()

    def touch(self) -> None:
        """Note that something was typed just now."""
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def stop(self) -> None:
        """Note that there is nothing left to commit."""
        self._pause.stop()
        self._latest.stop()

    def _ring(self) -> None:
        self.stop()
        self.due.emit()
