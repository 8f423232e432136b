"""One count at a time, in the child process: a later wish takes the place of the one that runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from db.errors import ChanceryError
from desktop.jobs import Job, Jobs

_PATIENCE = 600.0


class Counting(QObject):
    """Has functions of `db.across.seen` run, and shows what they return unless it is no longer wanted."""

    busy_changed = Signal(bool)
    given_up = Signal(str)
    """What fills this view was given up or failed: the view is to be counted another time."""
    failed = Signal(object)
    """The ChanceryError of a count that failed."""

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        """Count with these jobs."""
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._fills = ""

    @property
    def runs(self) -> bool:
        """Whether something is being counted."""
        return self._job is not None

    def run(
        self, function: str, arguments: tuple[object, ...], show: Callable[[Any], None], fills: str
    ) -> None:
        """Have `function` called and `show` what it returns; `fills` names the view that waits for it."""
        self.cancel()
        job = self._jobs.run(f"db.across.seen:{function}", *arguments, patience=_PATIENCE)
        self._job, self._fills = job, fills
        self.busy_changed.emit(True)
        job.done.connect(lambda seen: self._done(job, seen, show))
        job.failed.connect(lambda error: self._failed(job, error))

    def cancel(self) -> None:
        """Give up what is being counted."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
            self._give_up()

    def _done(self, job: Job, seen: object, show: Callable[[Any], None]) -> None:
        if job is self._job:
            self._job = None
            self.busy_changed.emit(False)
            show(seen)

    def _failed(self, job: Job, error: ChanceryError) -> None:
        if job is self._job:
            self._job = None
            self._give_up()
            self.failed.emit(error)

    def _give_up(self) -> None:
        self.busy_changed.emit(False)
        if self._fills:
            self.given_up.emit(self._fills)
