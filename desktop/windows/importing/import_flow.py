"""An import from beginning to end in the window: files found, looked at, chosen, and imported.

One file that leaves no choice is imported at once and shown; what the reader doubts stands in the panels, and
Ctrl+Z takes it back. A preview comes before several files, before a file that holds several cables, where an
encoding had to be guessed, and whenever it is asked for. What then is more than one cable is imported beside
the window, in batches, while she reads on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from db.changes import Change
from db.errors import ChanceryError, ReadingError
from db.importing.entering import ForWhom
from db.records import Cable, new_id
from desktop.import_choices import Choices, ImportReport, Look, Outcome, Refused, Wanted
from desktop.import_paths import Found
from desktop.import_run import ImportRun
from desktop.importing import for_library, known_cable
from desktop.jobs import REPORT, Job, Jobs
from desktop.session import Session
from desktop.windows.importing.import_beside import ImportBeside
from desktop.windows.importing.import_plan import ImportPlan
from desktop.windows.importing.import_preview import ImportPreview
from desktop.windows.importing.import_progress import ImportProgress

_SHOW_AFTER_MS = 400
_LIST_MS = 1000
"""The list of cables is read again at most so often while batches come in."""
_PATIENCE = 20.0


class ImportFlow(QObject):
    """One import. `finished` comes exactly once, after which the flow takes itself away."""

    finished = Signal(object)
    """The ImportReport; one without outcomes where it was given up before it began."""

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget) -> None:
        """Import into the session's library; dialogs lie over `parent`."""
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._over = parent
        self._job: Job | None = None
        self._no_files: list[Outcome] = []
        self._passed_over: tuple[str, ...] = ()
        self._asks = False
        self._done = self._cancelled = False
        self.preview: ImportPreview | None = None
        self.progress = ImportProgress(parent)
        self._beside = ImportBeside(self)
        self._beside.progress.connect(self.progress.show_progress)
        self._beside.wrote.connect(self._took_in)
        self._beside.ended.connect(self._ended)
        self.progress.pause_wanted.connect(self._beside.pause)
        self.progress.cancel_wanted.connect(self.cancel)
        self._show = QTimer(self, singleShot=True)
        self._show.setInterval(_SHOW_AFTER_MS)
        self._show.timeout.connect(self.progress.show)
        self._list = QTimer(self, singleShot=True)
        self._list.setInterval(_LIST_MS)
        self._list.timeout.connect(session.listing_changed)
        session.leaving.connect(self._leave)

    # -- public --------------------------------------------------------------------------------------

    def import_paths(self, paths: Iterable[Path], *, asks: bool = False) -> None:
        """Import files, and the files of folders; returns at once. With `asks` the preview comes always."""
        names = tuple(str(path) for path in paths)
        self._asks = asks
        if not names:
            self._finish(ImportReport(""))
            return
        self._show.start()
        self._job = self._jobs.run("desktop.import_paths:text_files", names, REPORT)
        self._job.done.connect(self._found)
        self._job.failed.connect(lambda error: self._could_not(names[0], error))

    def cancel(self) -> None:
        """Stop. What is entered stays; what was only read is not entered."""
        self._cancelled = True
        if self._job is not None:
            self._job.cancel()
        self._beside.cancel()

    # -- before it begins ----------------------------------------------------------------------------

    def _found(self, found: Found) -> None:
        self._job = None
        if self._cancelled:  # the child had finished when it was asked to stop
            self._finish(ImportReport(""))
            return
        self._passed_over = found.passed_over
        for folder in found.empty_folders:
            self._refuse(folder, ReadingError("folder-without-text", path=folder))
        for folder, reason in found.closed_folders:
            self._refuse(folder, ReadingError("folder-not-readable", path=folder, reason=reason))
        if not found.files:
            self._finish(ImportReport(""))
        elif len(found.files) > 1:
            self._ask(ImportPlan(found.files, passed_over=found.passed_over))
        else:
            wanted = Wanted(found.files[0], Choices(documents=True))
            self._job = self._jobs.run("desktop.import_looking:look_at", wanted, patience=_PATIENCE)
            self._job.done.connect(self._looked)
            self._job.failed.connect(lambda error: self._could_not(wanted.path, error))

    def _looked(self, look: Look) -> None:
        self._job = None
        if self._cancelled:
            self._finish(ImportReport(""))
        elif look.refused is not None:
            self._finish(ImportReport("", (Outcome(look.path, "", "refused", refused=look.refused),)))
        elif look.needs_choice or self._asks:
            self._ask(ImportPlan((look.path,), (look,)))
        else:
            self._enter_one(Wanted(look.path, Choices()))

    def _ask(self, plan: ImportPlan) -> None:
        self._show.stop()
        self.progress.hide()
        store = self._session.store
        dialog = ImportPreview(
            plan, self._jobs, lambda sha: store.cable_with_text(sha) is not None, self._over
        )
        dialog.accepted.connect(lambda: self._accepted(plan))
        dialog.rejected.connect(lambda: self._finish(ImportReport("")))
        dialog.finished.connect(dialog.deleteLater)
        self.preview = dialog
        dialog.open()

    def _accepted(self, plan: ImportPlan) -> None:
        self.preview = None
        wanted = plan.wanted()
        look = plan.looks.get(wanted[0].path) if len(wanted) == 1 else None
        if look is not None and len(look.keys) == 1:
            self._enter_one(wanted[0], look.keys[0])
        elif wanted:
            self._import(wanted)
        else:
            self._finish(ImportReport(""))

    # -- one cable -----------------------------------------------------------------------------------

    def _enter_one(self, wanted: Wanted, part: str = "") -> None:
        author = self._session.author.id
        self._job = self._jobs.run(
            "desktop.import_reading:read_one", wanted, part, author, patience=_PATIENCE
        )
        self._job.done.connect(lambda result: self._read_one(wanted.path, part, result))
        self._job.failed.connect(lambda error: self._could_not(wanted.path, error))

    def _read_one(self, path: str, part: str, result: tuple[Change, Cable, str]) -> None:
        self._job = None
        if self._cancelled:
            self._finish(ImportReport(""))
            return
        change, cable, title = result
        change = replace(change, import_id=new_id("i"))
        known = known_cable(self._session.store, change)
        if known is not None:
            self._finish(ImportReport("", (Outcome(path, part, "already there", known, title),)))
        elif self._session.do(for_library(self._session.store, change)):
            self._finish(ImportReport("", (Outcome(path, part, "imported", cable.id, title),)))
        else:
            self._finish(ImportReport(""))  # the session has told why

    # -- many ----------------------------------------------------------------------------------------

    def _import(self, wanted: Sequence[Wanted]) -> None:
        store = self._session.store
        try:
            whom = ForWhom(self._session.author.id, new_id("i"), store.session_number())
        except ChanceryError as error:
            self._finish(ImportReport("", error=(error.code, _values(error))))
            return
        self._show.start()
        self._beside.start(ImportRun(store.path, wanted, whom))

    def _took_in(self, changes: int) -> None:
        """Take over what the run has entered in this session's name, and save what waited for the run."""
        self._session.store.written += changes
        self._session.has_unsaved()
        self._session.saved.emit()
        if not self._list.isActive():
            self._list.start()

    def _ended(self, report: ImportReport) -> None:
        self._list.stop()
        self._session.listing_changed.emit()
        self._finish(report)

    def _leave(self) -> None:
        """End with the library, which is about to be closed."""
        self._beside.abandon()
        if self._job is not None:
            self._job.cancel()
        if self.preview is not None:
            self.preview.done(ImportPreview.DialogCode.Rejected)
        else:
            self._finish(ImportReport(""))

    # -- private -------------------------------------------------------------------------------------

    def _could_not(self, path: str, error: ChanceryError) -> None:
        self._job = None
        if error.code != "job-cancelled":
            self._refuse(path, error)
        self._finish(ImportReport(""))

    def _refuse(self, path: str, error: ChanceryError) -> None:
        refused = Refused(path, "", error.code, _values(error))
        self._no_files.append(Outcome(path, "", "refused", refused=refused))

    def _finish(self, report: ImportReport) -> None:
        if self._done:
            return
        self._done = True
        self._show.stop()
        self._list.stop()
        self.progress.end()
        self.progress.deleteLater()
        outcomes = (*self._no_files, *report.outcomes)
        self.finished.emit(
            replace(report, outcomes=outcomes, passed_over=self._passed_over if outcomes else ())
        )
        self.deleteLater()


def _values(error: ChanceryError) -> tuple[tuple[str, str | int | float], ...]:
    return tuple((name, str(value)) for name, value in error.values.items())
