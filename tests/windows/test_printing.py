"""Printing, to a printer that is a PDF file: the same pages as those of the annotated PDF."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.windows.exporting.print_run import PrintRun, sheets
from desktop.windows.main_window import MainWindow
from tests.exporting.cables import pdf_bytes, sample
from tests.windows.desk import CONTROL, open_window
from tests.windows.desk import press as press_key

WAIT = 30_000


def _printer(path: Path, dpi: int = 100) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(dpi)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer


def _grey(path: Path, number: int) -> list[int]:
    """Return how dark a page is in each of its stripes, 28 from top to bottom."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    try:
        image = document[number].render(scale=336 / 842, grayscale=True)
        data, stripe = bytes(image.buffer), image.stride * 12
        return [sum(255 - grey for grey in data[at : at + stripe]) for at in range(0, len(data), stripe)]
    finally:
        document.close()


def _unlike(one: Path, page: int, two: Path, other: int) -> int:
    """Return by how much two pages differ."""
    return sum(abs(a - b) for a, b in zip(_grey(one, page), _grey(two, other), strict=True))


@pytest.mark.usefixtures("qapp")
def test_the_sheets_are_the_pages_of_the_pdf(tmp_path: Path, qtbot: QtBot) -> None:
    source, target = tmp_path / "pages.pdf", tmp_path / "printed.pdf"
    source.write_bytes(pdf_bytes(sample()))
    run = PrintRun(source, _printer(target))
    with qtbot.waitSignal(run.done, timeout=WAIT) as told:
        run.start()
    run.wait()
    pages = len(pypdf.PdfReader(source).pages)
    assert told.args == [pages]
    assert len(pypdf.PdfReader(target).pages) == pages
    for number in range(pages):
        other = (number + 1) % pages
        assert _unlike(source, number, target, number) * 2 < _unlike(source, number, target, other)


@pytest.mark.usefixtures("qapp")
def test_pages_copies_and_order_are_as_the_dialog_sets_them(tmp_path: Path) -> None:
    printer = _printer(tmp_path / "x.pdf")
    assert list(sheets(printer, 3)) == [0, 1, 2]
    printer.setFromTo(2, 3)
    assert list(sheets(printer, 3)) == [1, 2]
    printer.setPageRanges(QPageRanges.fromString("1,3-9"))
    assert list(sheets(printer, 4)) == [0, 2, 3]
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert list(sheets(printer, 3)) == [0, 2, 0, 2]
    printer.setCollateCopies(False)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert list(sheets(printer, 3)) == [2, 2, 0, 0]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("content", "why"), [(b"no pdf", "pages"), (None, "cancelled")])
def test_what_cannot_be_printed_is_told(
    tmp_path: Path, qtbot: QtBot, content: bytes | None, why: str
) -> None:
    source = tmp_path / "pages.pdf"
    source.write_bytes(content or pdf_bytes(sample()))
    run = PrintRun(source, _printer(tmp_path / "printed.pdf"))
    if content is None:
        run.cancel()
    with qtbot.waitSignal(run.failed, timeout=WAIT) as told:
        run.start()
    run.wait()
    assert told.args == [why]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = open_window(qtbot, tmp_path)
    made.libraries.enter_sample()
    return made


def _told(window: MainWindow) -> list[str]:
    QApplication.processEvents()
    return window.parts.bars.messages()


def test_without_a_printer_the_pdf_is_offered(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(sys, "platform", "win32")  # where the dialog is the system's, and needs one
        press_key(window.parts.text, Qt.Key.Key_P, CONTROL)
    assert any("There is no printer on this computer." in words for words in _told(window))


def test_ctrl_p_prints_the_open_cable(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "printed.pdf"

    def accept(dialog: QPrintDialog) -> int:
        printer = dialog.printer()
        assert dialog.maxPage() == 2
        assert printer.docName() == "Chen- 8-35, 12 May 1961"
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        printer.setResolution(72)
        printer.setFromTo(1, 1)
        return int(QPrintDialog.DialogCode.Accepted)

    printers = [] if sys.platform.startswith("linux") else ["Laser"]  # Qt's own dialog prints to files, too
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: printers))
    monkeypatch.setattr(QPrintDialog, "exec", accept)
    press_key(window.parts.text, Qt.Key.Key_P, CONTROL)
    qtbot.waitUntil(
        lambda: any(words.startswith("1 sheet was printed to printed.pdf") for words in _told(window)),
        timeout=WAIT,
    )
    assert len(pypdf.PdfReader(target).pages) == 1
