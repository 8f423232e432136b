"""A job that she waits for: a small dialog with progress and Cancel lies over the window until it ends."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressDialog, QWidget

from db.errors import ChanceryError
from desktop.jobs import Job
from desktop.messages.words import tr
from desktop.widgets.whole_buttons import title_room

SHOW_AFTER_MS = 300
PATIENCE = 3600.0
"""Seconds without a report that work on a whole library may take: many gigabytes on a slow disk."""


class Waiting(QObject):
    """Shows how far a job is; then one of two functions is called, and this is gone."""

    ended = Signal()
    """The job is done or has failed, and whoever waited has been told."""

    def __init__(
        self,
        job: Job,
        title: str,
        words: str,
        done: Callable[[object], object],
        failed: Callable[[ChanceryError], object],
        parent: QWidget | None,
    ) -> None:
        """Wait for this job over `parent`; `title` and `words` say what is being done."""
        super().__init__(parent)
        self._done, self._failed = done, failed
        self._job: Job | None = job
        dialog = QProgressDialog(parent)
        dialog.setWindowTitle(title)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(SHOW_AFTER_MS)
        dialog.setMinimumWidth(max(380, title_room(title)))
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        label = QLabel(words, dialog)
        label.setTextFormat(Qt.TextFormat.PlainText)  # a file may be called <b>
        dialog.setLabel(label)
        dialog.setCancelButtonText(tr("Cancel"))
        dialog.setRange(0, 0)
        dialog.canceled.connect(self.cancel)
        self.dialog = dialog
        job.progress.connect(self._show)
        job.done.connect(self._is_done)
        job.failed.connect(self._has_failed)

    def cancel(self) -> None:
        """Stop the work; `failed` is called with "job-cancelled"."""
        if self._job is not None:
            self._job.cancel()

    def _show(self, share: float, _code: str) -> None:
        self.dialog.setRange(0, 100)
        self.dialog.setValue(round(share * 100))

    def _is_done(self, result: object) -> None:
        self._end()
        self._done(result)
        self.ended.emit()

    def _has_failed(self, error: ChanceryError) -> None:
        self._end()
        self._failed(error)
        self.ended.emit()

    def _end(self) -> None:
        self._job = None
        self.dialog.canceled.disconnect(self.cancel)
        self.dialog.close()
        self.dialog.deleteLater()
        self.deleteLater()
