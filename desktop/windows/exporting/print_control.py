"""Printing the open cable: its annotated PDF is made, the system's dialog asks, the pages go to paper."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QProgressDialog

from db.errors import ChanceryError
from desktop.export_names import safe_name
from desktop.export_wish import ExportWish
from desktop.jobs import REPORT
from desktop.messages.errors import error_sentence
from desktop.messages.words import plural, tr
from desktop.windows.exporting.export_kept import kept_choices
from desktop.windows.exporting.export_offers import cable_line, of_this
from desktop.windows.exporting.print_run import PrintRun
from desktop.windows.waiting import Waiting

if TYPE_CHECKING:
    from desktop.windows.main_window import MainWindow

_SHOW_AFTER_MS = 300


def can_ask() -> bool:
    """Tell whether there is anything that the dialog could print to.

    That of Linux is Qt's own and prints to a file as well, so it needs no printer.
    """
    return sys.platform.startswith("linux") or bool(QPrinterInfo.availablePrinterNames())


class PrintControl(QObject):
    """Prints for the window, with the notes and parts that were chosen for the last PDF."""

    def __init__(self, window: MainWindow) -> None:
        """Print from this window."""
        super().__init__(window)
        self._window = window
        self._run: PrintRun | None = None

    def print_cable(self) -> None:
        """Make the pages of the open cable, ask for the printer, and print."""
        window = self._window
        state = window.session.state
        if state is None or self._run is not None:
            return
        if not can_ask():
            window.parts.bars.show_message(
                tr(
                    "There is no printer on this computer. Set one up in the system, or export an"
                    " annotated PDF and print that elsewhere."
                ),
                "warn",
                tr("Export…"),
                window.dialogs.export,
            )
            return
        window.session.flush_wanted.emit()
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(safe_name(cable_line(state)))  # the dialog proposes a file of that name
        folder = tempfile.TemporaryDirectory(prefix="chancery-", ignore_cleanup_errors=True)
        path = Path(folder.name) / "pages.pdf"
        letter = printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.Letter
        choices = replace(kept_choices(window.settings), paper="letter" if letter else "a4")
        offer = of_this(state, saved=not window.session.has_unsaved())
        author = window.session.author.name
        wish = ExportWish(str(window.session.store.path), offer.which, "pdf", "file", choices, author)
        job = window.jobs.run("desktop.export_run:export", wish, path, REPORT)

        def made(_result: object) -> None:
            self._ask(path, printer, folder)

        def failed(error: ChanceryError) -> None:
            folder.cleanup()
            if error.code != "job-cancelled":
                window.say(error_sentence(error), "err")

        Waiting(job, tr("Print"), tr("Preparing the pages…"), made, failed, window)

    # -- private -------------------------------------------------------------------------------------

    def _ask(self, path: Path, printer: QPrinter, folder: tempfile.TemporaryDirectory[str]) -> None:
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(tr("Print"))
        dialog.setMinMax(1, _page_count(path))
        dialog.setOptions(
            QPrintDialog.PrintDialogOption.PrintPageRange
            | QPrintDialog.PrintDialogOption.PrintCollateCopies
            | QPrintDialog.PrintDialogOption.PrintToFile
        )
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            folder.cleanup()
            return
        run = PrintRun(path, printer, self)
        progress = QProgressDialog(tr("Printing…"), tr("Cancel"), 0, 0, self._window)
        progress.setWindowTitle(tr("Print"))
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setMinimumDuration(_SHOW_AFTER_MS)
        progress.setAutoClose(False)
        progress.setAutoReset(False)
        progress.canceled.connect(run.cancel)

        def show(at: int, total: int) -> None:
            progress.setMaximum(total)
            progress.setValue(at - 1)
            progress.setLabelText(tr("Printing sheet {at} of {total}…", at=at, total=total))

        def end(words: str, tone: str) -> None:
            progress.canceled.disconnect(run.cancel)
            progress.close()
            progress.deleteLater()
            run.wait()
            self._run = None
            run.deleteLater()
            folder.cleanup()
            self._window.parts.bars.show_message(words, tone)

        run.progress.connect(show, Qt.ConnectionType.QueuedConnection)
        run.done.connect(lambda count: end(_done(count, printer), "ok"), Qt.ConnectionType.QueuedConnection)
        run.failed.connect(lambda why: end(_failed(why), "err"), Qt.ConnectionType.QueuedConnection)
        self._run = run
        run.start()


def _done(count: int, printer: QPrinter) -> str:
    if printer.outputFileName():
        name = Path(printer.outputFileName()).name
        return plural(
            count, "{n} sheet was printed to {name}.", "{n} sheets were printed to {name}.", name=name
        )
    name = printer.printerName()
    return plural(count, "{n} sheet went to {name}.", "{n} sheets went to {name}.", name=name)


def _failed(why: str) -> str:
    return {
        "cancelled": tr("Printing was cancelled; what the printer has already may still come out."),
        "pages": tr("The pages could not be drawn, so nothing more was printed. Export them as PDF instead."),
    }.get(why, tr("The printer took no more. Look whether it is on and has paper, then print again."))


def _page_count(path: Path) -> int:
    import pypdfium2

    from desktop.windows.pdf_renderer import PDFIUM

    with PDFIUM:
        document = pypdfium2.PdfDocument(path.read_bytes())
        count = len(document)
        document.close()
    return count
