"""When the window backs up: soon after a library was opened, and after every half hour of change.

The work is done by `chancery backup` in a process of its own, with its own connection and at low priority:
the window neither waits for it nor shares an interpreter with it, and an edit commits while it runs. That
nothing changed since the last backup is found out there, too.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from desktop.child_command import child_command
from desktop.messages.backups import crowded_sentence
from desktop.messages.words import tr
from desktop.session import Session

OPENED_MS = 5_000
"""So long after a library was opened it is backed up: the reader goes first."""
CHANGED_MS = 30 * 60 * 1000
"""So long after the first change since the last backup comes the next one."""
_END_MS = 1_000


class BackupClock(QObject):
    """Backs up the session's library by itself, and tells only what she must know, once."""

    finished = Signal(bool)
    """A backup has ended; False where it was not made."""

    def __init__(self, session: Session, tell: Callable[[str], None], parent: QObject | None = None) -> None:
        """Watch this session; nothing is backed up before `start`."""
        super().__init__(parent)
        self._session = session
        self._tell = tell
        self._told: set[str] = set()
        self._child = QProcess(self)
        self._child.finished.connect(self._ended)
        self._child.errorOccurred.connect(self._went_wrong)
        self._given_up = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.back_up)
        session.leaving.connect(self.stop)

    def start(self, *, opened_ms: int = OPENED_MS, changed_ms: int = CHANGED_MS) -> None:
        """Begin with the library that is open, and go on with each that is opened and each change."""
        self._opened_ms, self._changed_ms = opened_ms, changed_ms
        self._session.library_opened.connect(self._library_opened)
        self._session.saved.connect(self._saved)
        if self._session.has_library:
            self._library_opened()

    def back_up(self) -> None:
        """Back up now, unless that is being done; returns at once."""
        if self._child.state() != QProcess.ProcessState.NotRunning or not self._session.has_library:
            return
        self._given_up = False
        self._child.start(*child_command(self._session.store.path, "backup", "--json"))

    def stop(self) -> None:
        """Give up a backup that is under way: the library is about to be closed, and closes as one file."""
        self._timer.stop()
        if self._child.state() != QProcess.ProcessState.NotRunning:
            self._given_up = True
            self._child.kill()
            self._child.waitForFinished(_END_MS)

    # -- slots -----------------------------------------------------------------------------------------

    def _library_opened(self) -> None:
        self._told.clear()
        self._timer.start(self._opened_ms)

    def _saved(self) -> None:
        if not self._timer.isActive():
            self._timer.start(self._changed_ms)

    def _ended(self, code: int, _how: QProcess.ExitStatus) -> None:
        output = bytes(self._child.readAllStandardOutput().data())
        words = bytes(self._child.readAllStandardError().data()).decode("utf-8", "replace").strip()
        if self._given_up:
            return
        made = _read(output)
        if code != 0 or made is None:
            self._tell_once(words.splitlines()[-1] if words else tr("The process broke off."))
        elif crowded := made.get("crowded_out"):
            self._tell(crowded_sentence(len(crowded)))
        self.finished.emit(code == 0 and made is not None)

    def _went_wrong(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:  # whatever else happens to it, it ends
            self._tell_once(tr("The process could not be started."))
            self.finished.emit(False)

    def _tell_once(self, why: str) -> None:
        if why not in self._told:
            self._told.add(why)
            self._tell(tr("No backup was made. {why}", why=why))


def _read(output: bytes) -> dict[str, list[str]] | None:
    """Return what the child said, or None where that is nothing one can read."""
    try:
        said = json.loads(output)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None
