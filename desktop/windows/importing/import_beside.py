"""An import that runs beside the window: its run has a thread, and what it tells comes here as signals."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Qt, Signal

from db.errors import ChanceryError
from desktop.import_choices import ImportReport, Progress
from desktop.import_run import ImportRun
from desktop.reports import write_report

_BREATH_S = 0.2
"""So long the run waits, after each batch, for the window to save what had to wait for it."""


class ImportBeside(QObject):
    """One run. `ended` comes exactly once, unless it is abandoned."""

    progress = Signal(object)
    """A Progress."""
    wrote = Signal(int)
    """A batch is in the library; it took so many changes."""
    ended = Signal(object)
    """An ImportReport."""

    _heard = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Run nothing yet."""
        super().__init__(parent)
        self._run: ImportRun | None = None
        self._thread: threading.Thread | None = None
        self._taken = threading.Event()
        # Always by way of the event loop: the run speaks from its own thread.
        self._heard.connect(self._take, Qt.ConnectionType.QueuedConnection)

    # -- public ----------------------------------------------------------------------------------------

    def start(self, run: ImportRun) -> None:
        """Begin; returns at once."""
        self._run = run
        run.told, run.wrote = self._told, self._wrote
        self._thread = threading.Thread(target=self._work, args=(run,), name="import", daemon=True)
        self._thread.start()

    def cancel(self) -> None:
        """Stop soon: the batch that is being written is finished."""
        if self._run is not None:
            self._run.cancel()

    def pause(self, paused: bool) -> None:
        """Read and write no further, or go on."""
        if self._run is not None:
            self._run.pause(paused)

    def abandon(self) -> None:
        """End it now, since the library is about to be closed; a batch that is half written is not kept."""
        if self._run is not None and self._thread is not None:
            self._taken.set()
            self._run.abandon()
            self._thread.join(2.0)
            self._run = None

    # -- slots -----------------------------------------------------------------------------------------

    def _take(self, what: str, value: object) -> None:
        if self._run is None:
            return
        if what == "progress":
            self.progress.emit(value)
        elif what == "wrote":
            self.wrote.emit(value)
            self._taken.set()
        else:
            self._run = None
            self.ended.emit(value)

    # -- in the run's thread ---------------------------------------------------------------------------

    def _work(self, run: ImportRun) -> None:
        try:
            report = run.run()
        except Exception as error:  # noqa: BLE001 - the edge of the thread: our own mistake, told as one
            write_report(type(error).__name__, ["import"])
            failed = ChanceryError("job-crashed")
            report = ImportReport("", error=(failed.code, ()))
        self._send("ended", report)

    def _told(self, progress: Progress) -> None:
        self._send("progress", progress)

    def _wrote(self, changes: int) -> None:
        self._taken.clear()
        self._send("wrote", changes)
        self._taken.wait(_BREATH_S)

    def _send(self, what: str, value: object) -> None:
        try:
            self._heard.emit(what, value)
        except RuntimeError:
            return  # the window is gone
