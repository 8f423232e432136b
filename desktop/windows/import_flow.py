"""An import from beginning to end: files found, read, entered, and every refusal told."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressDialog, QWidget

from db.changes import Change
from db.errors import ChanceryError
from db.records import Cable
from desktop.import_paths import Found
from desktop.importing import known_cable
from desktop.jobs import REPORT, Job, Jobs
from desktop.messages.errors import error_sentence
from desktop.messages.words import tr
from desktop.session import Session
from desktop.windows.import_batch import Batch
from desktop.windows.new_cable_dialog import NewCableDialog

_SHOW_AFTER_MS = 400
_PATIENCE = 10.0
"""Seconds without progress after which a file is refused: the largest that is read at all takes under two."""


class ImportFlow(QObject):
    """One import. `finished` comes exactly once, after which the flow takes itself away."""

    finished = Signal(list, int, list)
    """Ids of the cables entered, how many were there already, and (name, sentence) of each refusal."""

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget) -> None:
        """Import into the session's library; dialogs lie over `parent`."""
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._over = parent
        self._waiting: deque[str] = deque()
        self._total = 0
        self._batch = Batch()
        self._imported: list[str] = []
        self._refused: list[tuple[str, str]] = []
        self.known: list[str] = []
        """The cables of the library that have the very text of a file."""
        self._job: Job | None = None
        self._progress: QProgressDialog | None = None
        self._label = QLabel()
        self._done = False
        self._cancelled = False

    # -- public --------------------------------------------------------------------------------------

    def import_paths(self, paths: Iterable[Path]) -> None:
        """Import files, and the text files of folders; returns at once."""
        names = tuple(str(path) for path in paths)
        if not names:
            self._finish()
            return
        self._show_progress()
        job = self._run("desktop.import_paths:text_files", names, REPORT)
        job.done.connect(self._found)
        job.failed.connect(lambda error: self._find_failed(names[0], error))

    def ask_new_cable(self) -> None:
        """Ask for typed or pasted text and make a cable of it."""
        dialog = NewCableDialog(self._over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.entered.connect(lambda text, title: self._enter_typed(dialog, text, title))
        dialog.rejected.connect(self._finish)
        dialog.open()

    def cancel(self) -> None:
        """Stop. What is entered stays; what was only read is not entered."""
        self._cancelled = True
        self._waiting.clear()
        self._batch = Batch()
        if self._job is not None:
            self._job.cancel()

    # -- files ---------------------------------------------------------------------------------------

    def _found(self, found: Found) -> None:
        self._job = None
        if self._cancelled:  # the child had finished when it was asked to stop
            self._finish()
            return
        for folder in found.empty_folders:
            words = tr("{name} has no text files in it. Nothing was imported.", name=Path(folder).name)
            self._refused.append((Path(folder).name, words))
        self._waiting.extend(found.files)
        self._total = len(found.files)
        self._next()

    def _find_failed(self, name: str, error: ChanceryError) -> None:
        self._job = None
        if error.code != "job-cancelled":
            self._refuse(name, error)
        self._finish()

    def _next(self) -> None:
        """Read the next file, or end."""
        if not self._waiting:
            self._enter_batch()
            self._finish()
            return
        path = self._waiting.popleft()
        self._tell_progress(path)
        job = self._run("desktop.import_paths:read_path", path, self._session.author.id)
        job.done.connect(self._read)
        job.failed.connect(lambda error: self._read_failed(path, error))

    def _read(self, result: tuple[Change, Cable]) -> None:
        self._job = None
        if self._cancelled:
            self._finish()
            return
        change, cable = result
        known = known_cable(self._session.store, change)
        if known is not None:
            self.known.append(known)
        elif self._batch.has_text(change):
            self.known.append(cable.id)
        else:
            self._batch.add(change, cable)
        if self._batch.full and not self._enter_batch():
            self._waiting.clear()
        self._next()

    def _read_failed(self, path: str, error: ChanceryError) -> None:
        self._job = None
        if error.code == "job-cancelled":
            self._finish()
            return
        self._refuse(path, error)
        self._next()

    def _enter_batch(self) -> bool:
        """Enter what has been read; the session tells where that fails."""
        change, ids = self._batch.take()
        if change is None:
            return True
        entered = self._session.do(change)
        if entered:
            self._imported += ids
        return entered

    # -- typed text ----------------------------------------------------------------------------------

    def _enter_typed(self, dialog: NewCableDialog, text: str, title: str) -> None:
        job = self._run("desktop.import_paths:read_typed", text, title, self._session.author.id)
        job.done.connect(lambda result: self._typed_read(dialog, result))
        job.failed.connect(lambda error: self._typed_failed(dialog, error))

    def _typed_read(self, dialog: NewCableDialog, result: tuple[Change, Cable]) -> None:
        self._job = None
        change, cable = result
        if known_cable(self._session.store, change) is not None:
            dialog.show_problem(tr("A cable with this very text is in the library already."))
        elif self._session.do(change):
            self._imported.append(cable.id)
            dialog.accept()
            self._finish()
        else:
            dialog.show_problem(tr("The cable could not be saved. The text stays here."))

    def _typed_failed(self, dialog: NewCableDialog, error: ChanceryError) -> None:
        self._job = None
        dialog.show_problem(error_sentence(error))

    # -- private -------------------------------------------------------------------------------------

    def _run(self, function: str, *arguments: object) -> Job:
        self._job = self._jobs.run(function, *arguments, patience=_PATIENCE)
        return self._job

    def _refuse(self, path: str, error: ChanceryError) -> None:
        name = Path(path).name
        sentence = error_sentence(error)
        # What broke off or fell silent does not know the file it was reading.
        if name not in sentence:
            sentence = tr("{name}: {sentence}", name=name, sentence=sentence)
        self._refused.append((name, sentence))

    def _show_progress(self) -> None:
        dialog = QProgressDialog(self._over)
        dialog.setWindowTitle(tr("Import"))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(_SHOW_AFTER_MS)
        dialog.setMinimumWidth(380)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        self._label = QLabel(tr("Looking for text files…"), dialog)
        self._label.setTextFormat(Qt.TextFormat.PlainText)  # a file may be called <b>
        dialog.setLabel(self._label)
        dialog.setCancelButtonText(tr("Cancel"))
        dialog.setRange(0, 0)
        dialog.canceled.connect(self.cancel)
        self._progress = dialog

    def _tell_progress(self, path: str) -> None:
        if self._progress is None:
            return
        at = self._total - len(self._waiting)
        name = self._label.fontMetrics().elidedText(Path(path).name, Qt.TextElideMode.ElideMiddle, 280)
        self._label.setText(tr("{at} of {total}: {name}", at=at, total=self._total, name=name))
        self._progress.setMaximum(self._total)
        self._progress.setValue(at - 1)

    def _finish(self) -> None:
        if self._done:
            return
        self._done = True
        if self._progress is not None:
            self._progress.canceled.disconnect(self.cancel)
            self._progress.close()
            self._progress.deleteLater()
        self.finished.emit(self._imported, len(self.known), self._refused)
        self.deleteLater()
