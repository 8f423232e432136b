"""A library looked through, and what can be saved of a damaged one saved to a new one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from db.checking.verify import Verified
from desktop.jobs import REPORT
from desktop.messages.salvage import lost_sentence, nothing_lost, saved_sentence
from desktop.messages.verify import counted_sentence, finding_sentence, window_remedy
from desktop.messages.words import plural, tr
from desktop.windows.findings_dialog import FindingsDialog

if TYPE_CHECKING:
    from desktop.windows.library.library_rescue import LibraryRescue
    from desktop.windows.main_window import MainWindow

FILTER = "Chancery libraries (*.chancery)"


class LibraryChecks(QObject):
    """Tells what is not what was stored, and what of it could be saved."""

    def __init__(self, window: MainWindow, rescue: LibraryRescue) -> None:
        """Act for this window; `rescue` runs the jobs and opens libraries."""
        super().__init__(rescue)
        self._window = window
        self._session = window.session
        self._rescue = rescue

    # -- public --------------------------------------------------------------------------------------

    def check(self) -> None:
        """Look through the whole of the open library and tell what was found."""
        self._session.flush_wanted.emit()
        path = str(self._session.store.path.absolute())
        words = tr("Every text, every note and the whole history is held against what was stored.")
        job = self._rescue.run("desktop.library_jobs:check_library", path, REPORT)
        self._rescue.wait_for(job, tr("Check the library"), words, self._checked, self._rescue.tell_error)

    def salvage(self, source: Path) -> None:
        """Ask for a place and save what can be saved of a library to a new one there."""
        start = str(source.with_name(tr("{name}, saved.chancery", name=source.stem)))
        name, _ = QFileDialog.getSaveFileName(
            self._rescue.over(), tr("Save what can be saved"), start, tr(FILTER)
        )
        if not name:
            return
        target = Path(name) if Path(name).suffix else Path(name).with_suffix(".chancery")
        words = tr("Everything that is what was stored goes into the new library.")
        job = self._rescue.run(
            "desktop.library_jobs:save_what_can_be_saved", str(source.absolute()), target, REPORT
        )
        self._rescue.wait_for(
            job, tr("Save what can be saved"), words, partial(self._salvaged, target), self._rescue.tell_error
        )

    # -- slots ---------------------------------------------------------------------------------------

    def _checked(self, verified: Verified) -> None:
        if not verified.findings:
            self._window.say(counted_sentence(verified.counted))
            return
        count = len(verified.findings)
        heading = plural(count, "{n} thing is not what was stored", "{n} things are not what was stored")
        dialog = FindingsDialog(
            heading,
            window_remedy(),
            [finding_sentence(finding) for finding in verified.findings],
            [("restore", tr("&Restore a backup…")), ("salvage", tr("&Save what can be saved…"))],
            self._rescue.over(),
        )
        dialog.exec()
        if dialog.chosen == "restore":
            self._rescue.restore()
        elif dialog.chosen == "salvage":
            self.salvage(self._session.store.path)

    def _salvaged(self, target: Path, verified: Verified) -> None:
        lost = [lost_sentence(finding) for finding in verified.findings]
        heading = tr("Saved, but not all of it") if lost else tr("Saved whole")
        remark = saved_sentence(verified.counted, target)
        remark = remark if lost else f"{remark} {nothing_lost()}"
        dialog = FindingsDialog(
            heading, remark, lost, [("open", tr("&Open the new library"))], self._rescue.over()
        )
        dialog.exec()
        if dialog.chosen == "open":
            self._rescue.open(target)
