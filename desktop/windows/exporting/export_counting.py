"""Counts beside the window what there is in the cables that are chosen for an export."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.export_wish import Survey, Which
from desktop.jobs import Job, Jobs


class ExportCounting(QObject):
    """Only the newest question is answered."""

    counted = Signal(object)
    """A Survey."""

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        """Have the work done by these jobs."""
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None

    def count(self, library: str, which: Which) -> None:
        """Begin to count; `counted` tells."""
        self.forget()
        self._job = self._jobs.run("desktop.export_source:survey", library, which)
        # Methods of a QObject: whoever is gone by then is told nothing.
        self._job.done.connect(self._take)
        self._job.failed.connect(self._drop)

    def forget(self) -> None:
        """Let go of the question; the work is not stopped, which would end the child process."""
        job, self._job = self._job, None
        if job is not None:
            job.done.disconnect(self._take)
            job.failed.disconnect(self._drop)

    def _take(self, found: object) -> None:
        self._job = None
        if isinstance(found, Survey):
            self.counted.emit(found)

    def _drop(self, _error: object) -> None:
        """Know no counts: the preview or the export itself tells why."""
        self._job = None
