"""Keeps the preview in step with the choices: makes the real file anew after each change.

The work runs in the child process. While one version is being made, only the newest wish waits behind it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from db.errors import ChanceryError
from desktop.export_wish import ExportWish
from desktop.exporting.formats import format_named
from desktop.jobs import REPORT, Job, Jobs
from desktop.messages.errors import error_sentence
from desktop.messages.words import tr
from desktop.windows.exporting.export_view import ExportView

PAUSE_MS = 200
_FEW = 3
"""So many cables of a volume, or of a file of many, are taken for its preview."""


def for_a_look(wish: ExportWish) -> ExportWish:
    """Return the wish of a preview: of many files the first, of one file of many cables the first few."""
    several = wish.many == "volume" or (wish.many == "file" and len(wish.which.ids) != 1)
    which = replace(wish.which, most=_FEW if several else 1)
    return replace(wish, which=which, many="file" if wish.many == "folder" else wish.many)


class ExportPreview(QObject):
    """Feeds an `ExportView`."""

    shown = Signal()
    """The newest version is handed to the view."""

    def __init__(
        self, jobs: Jobs, view: ExportView, wished: Callable[[], ExportWish], parent: QObject
    ) -> None:
        """Show in `view` what `wished` gives at that moment; `refresh` begins."""
        super().__init__(parent)
        self._jobs = jobs
        self._view = view
        self._wished = wished
        self._folder = tempfile.TemporaryDirectory(prefix="chancery-", ignore_cleanup_errors=True)
        parent.destroyed.connect(self._folder.cleanup)  # the window may end without closing the dialog first
        self._made = 0
        self._job: Job | None = None
        self._stale = False
        self._closed = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._begin)
        # Not a method: this object may be gone before the view is, and what is being made ends later.
        view.destroyed.connect(lambda _gone: self._let_go())

    # -- public --------------------------------------------------------------------------------------

    def refresh(self, *, at_once: bool = False) -> None:
        """Make the file anew, after a short pause in which more may change."""
        if self._closed:
            return
        suffix = format_named(self._wished().format).suffix
        if not self._view.can_show(suffix):
            self.pause()
            self._view.show_words(tr("This format has no preview here. Open the finished file to see it."))
            return
        self._view.show_preparing(suffix)
        if self._job is not None:
            self._stale = True
        else:
            self._pause.start(0 if at_once else PAUSE_MS)

    def pause(self) -> None:
        """Make way for the export itself: what is being made for the preview is given up."""
        self._pause.stop()
        job, self._job = self._job, None
        self._stale = False
        if job is not None:
            job.cancel()

    def close(self) -> None:
        """Stop, and take away the temporary files."""
        if not self._closed:
            self._closed = True
            self.pause()
            self._view.close_file()
            self._folder.cleanup()

    # -- private -------------------------------------------------------------------------------------

    def _begin(self) -> None:
        wish = self._wished()
        self._stale = False
        self._made += 1
        path = Path(self._folder.name) / f"{self._made}{format_named(wish.format).suffix}"
        job = self._jobs.run("desktop.export_run:export", wish, path, REPORT)
        job.done.connect(lambda _made: self._done(job, path))
        job.failed.connect(lambda error: self._failed(job, error))
        self._job = job

    def _let_go(self) -> None:
        """Show nothing any more: the window ended without closing the dialog first."""
        self._closed, self._job = True, None

    def _done(self, job: Job, path: Path) -> None:
        if job is not self._job:
            return
        self._job = None
        if self._stale:
            self.refresh()
            return
        self._view.show_file(path)
        self.shown.emit()

    def _failed(self, job: Job, error: ChanceryError) -> None:
        if job is not self._job:
            return
        self._job = None
        if self._stale:
            self.refresh()
        else:
            self._view.show_words(error_sentence(error))
