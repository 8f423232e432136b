"""What the window does about imports: files asked for, dropped or pasted, and what came of them told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from db.errors import ChanceryError
from desktop.import_choices import ImportReport
from desktop.messages.errors import error_sentence
from desktop.messages.imports import (
    changes_waiting,
    comments_waiting,
    passed_over_words,
    refused_sentence,
    report_words,
)
from desktop.messages.words import plural, tr
from desktop.reading import returned_file
from desktop.reading.formats import SUFFIXES
from desktop.widgets.message_bar import MessageBar
from desktop.windows.importing.import_flow import ImportFlow
from desktop.windows.importing.import_report import ImportReportDialog
from desktop.windows.importing.import_typed import TypedText
from desktop.windows.returning.flow import ReturnFlow
from desktop.windows.start_folder import start_folder

if TYPE_CHECKING:
    from desktop.windows.main_window import MainWindow

MOST_BARS = 3


class ImportControl(QObject):
    """Begins one import after the other."""

    def __init__(self, window: MainWindow) -> None:
        """Import into whatever library this window has open."""
        super().__init__(window)
        self._window = window
        self.flow: ImportFlow | None = None
        self.returning: ReturnFlow | None = None
        self.report: ImportReportDialog | None = None
        self._bar: MessageBar | None = None

    # -- public --------------------------------------------------------------------------------------

    def ask_files(self, *, asks: bool = False) -> None:
        """Ask for files and import them; with `asks` the preview comes always."""
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        filters = tr("Cables ({kinds});;All files (*)", kinds=kinds)
        names, _ = QFileDialog.getOpenFileNames(self._window, tr("Import cables"), self._folder(), filters)
        if names:
            self._window.settings.put("import_folder", str(Path(names[0]).parent))
            self.import_paths([Path(name) for name in names], asks=asks)

    def ask_folder(self) -> None:
        """Ask for a folder and import what is in it."""
        name = QFileDialog.getExistingDirectory(self._window, tr("Import a folder"), self._folder())
        if name:
            self._window.settings.put("import_folder", name)
            self.import_paths([Path(name)])

    def import_paths(self, paths: list[Path], *, asks: bool = False) -> None:
        """Import files and folders; what came of it is told in a bar, and in a report where that is more."""
        window = self._window
        if window.modes.refuses():
            return
        if self.flow is not None or self.returning is not None:
            window.say(tr("An import is under way. Wait until it has ended, or cancel it."), "warn")
            return
        if len(paths) == 1 and not asks and _may_be_ours(paths[0]):
            self._look_back(paths[0])
        else:
            self._import(paths, asks=asks)

    def paste(self) -> None:
        """Make a cable of what is on the clipboard: its files, or its text, which can be looked at first."""
        if self._window.modes.refuses():
            return
        mime = QGuiApplication.clipboard().mimeData()
        files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if files:
            self.import_paths(files)
        elif mime.text().strip():
            self.new_cable(mime.text())
        else:
            self._window.say(tr("There is neither text nor a file on the clipboard."), "warn")

    def new_cable(self, text: str = "") -> None:
        """Make a cable from text that is typed or pasted."""
        typed = TypedText(self._window.session, self._window.jobs, self._window)
        typed.entered.connect(self._typed)
        typed.ask(text)

    def close_bar(self) -> None:
        """Say no longer what the last import brought: it has been taken back."""
        if self._bar is not None and self._bar in self._window.parts.bars.bars():
            self._bar.closed.emit()
        self._bar = None

    # -- private -------------------------------------------------------------------------------------

    def _import(self, paths: list[Path], *, asks: bool) -> None:
        self.flow = ImportFlow(self._window.session, self._window.jobs, self._window)
        self.flow.finished.connect(self._tell)
        self.flow.import_paths(paths, asks=asks)

    def _look_back(self, path: Path, cable: str = "") -> None:
        """See whether a file is one that left; if it is anybody's, import it."""
        self.returning = flow = ReturnFlow(self._window)
        flow.foreign.connect(lambda: self._is_foreign(path, cable))
        flow.finished.connect(self._returned)
        flow.look_at(path, cable)

    def _is_foreign(self, path: Path, cable: str) -> None:
        self.returning = None
        if not cable:
            self._import([path], asks=False)

    def _returned(self) -> None:
        self.returning = None

    def _folder(self) -> str:
        return str(start_folder(self._window.settings.get("import_folder", None)))

    def _typed(self, cable: str) -> None:
        self._window.say(plural(1, "{n} cable imported.", "{n} cables imported."), "ok")
        self._window.libraries.open_cable(cable)

    def _tell(self, report: ImportReport) -> None:
        self.flow = None
        if not self._window.session.has_library:
            return
        refused, several = report.of("refused"), len(report.outcomes) > 1
        if report.error is not None:
            code, values = report.error
            self._window.say(error_sentence(ChanceryError(code, **dict(values))), "err")
        if len(refused) <= MOST_BARS and len(refused) == len(report.outcomes):
            for one in refused:
                if one.refused is not None:
                    self._window.say(refused_sentence(one.refused), "err")
        elif several and (refused or report.left):
            self._show_report(report)
        self._say(report, several=several)
        for waiting in (changes_waiting(report.outcomes), comments_waiting(report.outcomes)):
            if several and waiting:
                self._window.say(waiting, "warn")
        entered = report.of("imported") or report.of("already there")
        if entered:
            self._window.libraries.open_cable(entered[0].cable)
        if not several and (known := report.of("already there")) and _may_be_ours(Path(known[0].path)):
            self._look_back(
                Path(known[0].path), known[0].cable or ""
            )  # somebody may have written on it since

    def _say(self, report: ImportReport, *, several: bool) -> None:
        imported, known = len(report.of("imported")), len(report.of("already there"))
        words = []
        if imported:
            words.append(plural(imported, "{n} cable imported.", "{n} cables imported."))
        if known:
            words.append(plural(known, "{n} was there already.", "{n} were there already."))
        if report.passed_over:
            words.append(f"{passed_over_words(len(report.passed_over))}.")
        refused = len(report.of("refused"))
        if words and refused:
            words.append(plural(refused, "{n} was refused.", "{n} were refused."))
        if not words:
            if report.left:
                self._window.say(report_words(report), "warn")
            return
        action = (tr("Report"), lambda: self._show_report(report)) if several else ()
        tone = "warn" if refused else "ok"
        self._bar = self._window.parts.bars.show_message(" ".join(words), tone, *action)

    def _show_report(self, report: ImportReport) -> None:
        dialog = ImportReportDialog(report, self._window)
        dialog.cable_wanted.connect(self._window.libraries.open_cable)
        dialog.undo_wanted.connect(dialog.close)
        dialog.undo_wanted.connect(self._window.dialogs.import_undo.take_back)
        dialog.finished.connect(dialog.deleteLater)
        self.report = dialog
        dialog.show()


def _may_be_ours(path: Path) -> bool:
    return path.suffix.lower() in returned_file.SUFFIXES and path.is_file()
