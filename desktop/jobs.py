"""Work that runs beside the window: one warm child process, tasks one after the other.

A job's function and its arguments are values: the function as "module:function", everything else
picklable; where `REPORT` stands among the arguments the function gets what it reports its progress with.

    job = jobs.run("desktop.exporting.pdf.writer:write", dossier, choices, path, REPORT)
    job.progress.connect(...); job.done.connect(...); job.failed.connect(...)

A child that is stuck is killed, and so is one whose work is cancelled; another is warmed up at once. Two
silences count: 10 s without any sign (something holds the interpreter, a regular expression gone astray),
and `patience` seconds without a report from the work itself (it runs in circles).
"""

from __future__ import annotations

import time
from collections import deque
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

import db.errors
from db.errors import ChanceryError
from desktop.reports import write_report
from desktop.worker import REPORT, Crashed, Done, Failed, Message, Ready, Reported, Task
from desktop.worker_link import Gone, WorkerLink

__all__ = ["PATIENCE", "REPORT", "SILENCE", "Job", "Jobs"]

SILENCE = 10.0
"""Seconds without any sign of life after which a child is killed."""
PATIENCE = 180.0
"""Seconds without a report from the work itself after which it is killed, unless told otherwise."""
START_PATIENCE = 60.0
"""Seconds that a child may take to start: a cold disk is slow."""

_WATCH_MS = 250


class Job(QObject):
    """One piece of work on its way. Exactly one of `done` and `failed` comes, in the UI thread."""

    progress = Signal(float, str)
    """How far the work is (0 to 1), and a code for what is being done."""
    done = Signal(object)
    """The result."""
    failed = Signal(object)
    """A ChanceryError: the work's own, or "job-cancelled", "job-silent", "job-memory", "job-crashed"."""

    def __init__(self, jobs: Jobs, task: Task, patience: float) -> None:
        """Made by `Jobs.run`."""
        super().__init__(jobs)
        self._jobs = jobs
        self.task = task
        self.patience = patience
        self.finished = False
        self.ending: ChanceryError | None = None
        """Why the child was killed, where it was."""

    def cancel(self) -> None:
        """Stop the work; `failed` comes with "job-cancelled", unless it was finished at that moment."""
        if not self.finished:
            self._jobs.cancel(self)


class Jobs(QObject):
    """The child process and the work that waits for it. All calls from the UI thread; none makes it wait."""

    _heard = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make the place for jobs; no child is started yet."""
        super().__init__(parent)
        self._link: WorkerLink | None = None
        self._ready = False
        self._closed = False
        self._number = 0
        self._waiting: deque[Job] = deque()
        self._running: Job | None = None
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_MS)
        self._watch.timeout.connect(self._look_at_clock)
        # Always by way of the event loop: the link speaks from a thread of its own.
        self._heard.connect(self._take, Qt.ConnectionType.QueuedConnection)

    # -- public ----------------------------------------------------------------------------------------

    def warm(self) -> None:
        """Start the child, so that the first task need not wait for its imports."""
        if self._link is None and not self._closed:
            self._start()

    def run(
        self,
        function: str,
        *arguments: Any,  # noqa: ANN401
        patience: float = PATIENCE,
        **keywords: Any,  # noqa: ANN401
    ) -> Job:
        """Have `function` ("module:function") called in the child, and return the job.

        `REPORT` among the arguments stands for the function `report(fraction, code)`. A `Path` among them
        is taken for a file to be written: its temporary file is removed if the child is killed.
        """
        self._number += 1
        job = Job(self, Task(self._number, function, arguments, keywords), patience)
        self._waiting.append(job)
        self.warm()
        self._next()
        return job

    def cancel(self, job: Job) -> None:
        """Stop a job, waiting or running."""
        error = ChanceryError("job-cancelled")
        if job is self._running:
            self._end_child(error)
        elif job in self._waiting:
            self._waiting.remove(job)
            self._finish(job, error=error)

    def close(self) -> None:
        """End the child and everything that waits; nothing is told any more."""
        self._closed = True
        self._watch.stop()
        self._waiting.clear()
        self._running = None
        if self._link is not None:
            self._link.kill()
            self._link.join(2.0)
            self._link = None

    @property
    def child_pid(self) -> int | None:
        """The process id of the child, or None where none runs."""
        return None if self._link is None else self._link.pid

    # -- slots -----------------------------------------------------------------------------------------

    def _take(self, link: WorkerLink, message: Message | Gone) -> None:
        if link is not self._link:
            return
        if isinstance(message, Ready):
            self._ready = True
        elif isinstance(message, Gone):
            self._child_is_gone(out_of_memory=message.out_of_memory)
        elif self._running is not None and getattr(message, "number", None) == self._running.task.number:
            self._take_of_running(self._running, message)

    def _take_of_running(self, job: Job, message: Message) -> None:
        if isinstance(message, Reported):
            if job.ending is None:
                job.progress.emit(message.fraction, message.words)
        elif isinstance(message, Done):
            self._finish(job, result=message.result)
        elif isinstance(message, Failed):
            kind = getattr(db.errors, message.kind, ChanceryError)
            self._finish(job, error=kind(message.code, **message.values))
        elif isinstance(message, Crashed):
            path = write_report(message.kind, (job.task.function, *message.lines))
            self._finish(job, error=ChanceryError("job-crashed", path=str(path or "")))

    def _look_at_clock(self) -> None:
        link, job = self._link, self._running
        if link is None or job is None or job.ending is not None:
            return
        now = time.monotonic()
        silence = SILENCE if self._ready else START_PATIENCE
        for since, most in ((link.last_sign, silence), (link.last_report, job.patience)):
            if now - since > most:
                self._end_child(ChanceryError("job-silent", seconds=round(most)))
                return

    # -- private ---------------------------------------------------------------------------------------

    def _start(self) -> None:
        self._ready = False
        self._link = WorkerLink(self._hear)

    def _hear(self, link: WorkerLink, message: Message | Gone) -> None:
        """Pass a message on from the link's thread to ours."""
        try:
            self._heard.emit(link, message)
        except RuntimeError:
            return  # the window is gone

    def _next(self) -> None:
        if self._running is not None or not self._waiting or self._link is None or self._link.doomed:
            return
        self._running = self._waiting.popleft()
        self._link.send(self._running.task)
        self._watch.start()

    def _end_child(self, why: ChanceryError) -> None:
        if self._running is not None and self._running.ending is None and self._link is not None:
            self._running.ending = why
            self._link.kill()

    def _child_is_gone(self, *, out_of_memory: bool) -> None:
        job, was_ready = self._running, self._ready
        self._link = None
        if job is not None:
            crash = ChanceryError("job-memory" if out_of_memory else "job-crashed")
            self._finish(job, error=job.ending or crash)
        wanted = was_ready or self._waiting or job is not None
        if wanted and self._link is None and not self._closed:  # whoever heard of it may have begun anew
            self._start()
            self._next()

    def _finish(self, job: Job, *, result: object = None, error: ChanceryError | None = None) -> None:
        if job is self._running:
            self._running = None
            self._watch.stop()
        job.finished = True
        if error is None:
            job.done.emit(result)
        else:
            job.failed.emit(error)
        job.deleteLater()
        self._next()
