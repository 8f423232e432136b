"""When the window backs up: soon after a library was opened, and after every half hour of change.

The work is done by `chancery backup` in a process of its own, with its own connection and at low priority:
the window neither waits for it nor shares an interpreter with it, and an edit commits while it runs. That
nothing changed since the last backup is found out there, too. A backup that fails is tried again.
"""

from __future__ import annotations

import json

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from desktop.child_command import child_command
from desktop.messages.backups import crowded_sentence, failed_sentence, made_sentence, thinned_sentence
from desktop.messages.words import tr
from desktop.session import Session

OPENED_MS = 5_000
"""So long after a library was opened it is backed up: the reader goes first."""
CHANGED_MS = 30 * 60 * 1000
"""So long after the first change since the last backup comes the next one."""
AGAIN_MS = 10 * 60 * 1000
"""So long after a backup failed it is tried again."""
_END_MS = 1_000


class BackupClock(QObject):
    """Backs up the session's library by itself, and tells what she must know."""

    finished = Signal(bool)
    """A backup has ended; False where it was not made."""
    failed = Signal(str)
    """Why no backup was made, and what to do: once, until one is made or fails for another reason."""
    damaged = Signal(int, bool)
    """So many things in the library are not what was stored; whether there is a backup of it all the same."""
    mended = Signal()
    """A backup was made after one had failed."""
    told = Signal(str, bool)
    """What came of a backup: a sentence, and whether she asked for it or must know it (older ones went)."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Watch this session; nothing is backed up before `start` or `back_up`."""
        super().__init__(parent)
        self._session = session
        self._failure = ""
        self._asked = False
        self._child = QProcess(self)
        self._child.finished.connect(self._ended)
        self._child.errorOccurred.connect(self._went_wrong)
        self._given_up = False
        self._why = "opened"
        self._opened_ms, self._changed_ms, self._again_ms = OPENED_MS, CHANGED_MS, AGAIN_MS
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self.back_up(self._why))
        session.leaving.connect(self.stop)

    # -- public ----------------------------------------------------------------------------------------

    def start(
        self, *, opened_ms: int = OPENED_MS, changed_ms: int = CHANGED_MS, again_ms: int = AGAIN_MS
    ) -> None:
        """Begin with the library that is open, and go on with each that is opened and each change."""
        self._opened_ms, self._changed_ms, self._again_ms = opened_ms, changed_ms, again_ms
        self._session.library_opened.connect(self._library_opened)
        self._session.saved.connect(self._saved)
        if self._session.has_library:
            self._library_opened()

    def back_up(self, why: str = "opened") -> None:
        """Back up now, unless that is being done; returns at once. `why` is one of `backup_names.WHYS`."""
        if not self._session.has_library:
            return
        self._asked = self._asked or why == "asked"
        if self._child.state() != QProcess.ProcessState.NotRunning:
            return
        self._given_up = False
        self._timer.stop()
        self._child.start(*child_command(self._session.store.path, "backup", "--json", "--why", why))

    @property
    def process(self) -> QProcess:
        """The process that backs up, running or not."""
        return self._child

    def stop(self) -> None:
        """Give up a backup that is under way: the library is about to be closed, and closes as one file."""
        self._timer.stop()
        self._asked = False
        if self._child.state() != QProcess.ProcessState.NotRunning:
            self._given_up = True
            self._child.kill()
            self._child.waitForFinished(_END_MS)

    # -- slots -----------------------------------------------------------------------------------------

    def _library_opened(self) -> None:
        self._failure = ""
        self._begin("opened", self._opened_ms)

    def _saved(self) -> None:
        if not self._timer.isActive():
            self._begin("changed", self._changed_ms)

    def _begin(self, why: str, milliseconds: int) -> None:
        self._why = why
        self._timer.start(milliseconds)

    def _ended(self, code: int, _how: QProcess.ExitStatus) -> None:
        output = bytes(self._child.readAllStandardOutput().data())
        words = bytes(self._child.readAllStandardError().data()).decode("utf-8", "replace").strip()
        if self._given_up:
            return
        made = _read(output)
        if made is not None and made.get("damaged"):
            self._tell_damaged(made["damaged"], backed_up=bool(made.get("made")))
        elif code != 0 or made is None:
            self._fail(words.splitlines()[-1] if words else tr("The process broke off."))
        else:
            self._tell_made(made)
        self.finished.emit(code == 0 and made is not None)

    def _went_wrong(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:  # whatever else happens to it, it ends
            self._fail(tr("The process could not be started."))
            self.finished.emit(False)

    # -- private ---------------------------------------------------------------------------------------

    def _fail(self, why: str) -> None:
        asked, self._asked = self._asked, False
        if asked or why != self._failure:
            self._failure = why
            self.failed.emit(failed_sentence(why, self._again_ms // 60_000))
        self._begin("changed", self._again_ms)

    def _tell_damaged(self, count: object, *, backed_up: bool) -> None:
        asked, self._asked = self._asked, False
        why = f"damaged {count}"
        if asked or why != self._failure:
            self._failure = why
            self.damaged.emit(count if isinstance(count, int) else 1, backed_up)
        self._begin("changed", self._changed_ms)

    def _tell_made(self, made: dict[str, object]) -> None:
        asked, self._asked = self._asked, False
        if self._failure:
            self._failure = ""
            self.mended.emit()
        crowded, thinned = _count(made, "crowded_out"), _count(made, "thinned")
        if asked:
            self.told.emit(made_sentence(str(made.get("path", "")), new=bool(made.get("made"))), True)
        if crowded:
            self.told.emit(crowded_sentence(crowded), True)
        elif thinned and not asked:
            self.told.emit(thinned_sentence(thinned), False)


def _count(made: dict[str, object], name: str) -> int:
    found = made.get(name)
    return len(found) if isinstance(found, list) else 0


def _read(output: bytes) -> dict[str, object] | None:
    """Return what the child said, or None where that is nothing one can read."""
    try:
        said = json.loads(output)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None
