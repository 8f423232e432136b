"""Pages of a finished PDF put on paper, in a thread of its own: Qt lets a painter on a printer work there.

The pages are drawn by pdfium as they are shown in the preview, at the printer's own resolution or 600 dots
an inch: finer would need half a gigabyte for a page and is not seen.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from desktop.windows.pdf_renderer import PDFIUM

_MOST_DPI = 600
_POINTS = 72


class PrintRun(QObject):
    """Prints one file. Exactly one of `done` and `failed` comes, in the thread of whoever made this."""

    progress = Signal(int, int)
    """Which sheet is being printed, counted from 1, of how many."""
    done = Signal(int)
    """So many sheets went to the printer."""
    failed = Signal(str)
    """Why not all did: "cancelled", "pages" (the file cannot be drawn), "printer" (it took no more)."""

    def __init__(self, path: Path, printer: QPrinter, parent: QObject | None = None) -> None:
        """Print this PDF as the printer is set: pages, copies, order, paper."""
        super().__init__(parent)
        self._path = path
        self._printer = printer
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._live, name="printing", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._printer.setFullPage(True)
        self._thread.start()

    def cancel(self) -> None:
        """Stop after the sheet that is being drawn."""
        self._stopped.set()

    def wait(self) -> None:
        """Return when the thread has ended."""
        if self._thread.is_alive():
            self._thread.join()

    # -- in the thread ---------------------------------------------------------------------------------

    def _live(self) -> None:
        import pypdfium2

        try:
            with PDFIUM:
                document = pypdfium2.PdfDocument(self._path.read_bytes())
                count = len(document)
        except (OSError, pypdfium2.PdfiumError):
            self._tell(self.failed, "pages")
            return
        try:
            self._print(document, list(sheets(self._printer, count)))
        finally:
            with PDFIUM:
                document.close()

    def _print(self, document: Any, pages: list[int]) -> None:  # noqa: ANN401
        printer = self._printer
        painter = QPainter()
        if not painter.begin(printer):
            self._tell(self.failed, "printer")
            return
        trouble = ""
        for at, number in enumerate(pages):
            if self._stopped.is_set():
                trouble = "cancelled"
                break
            self._tell(self.progress, at + 1, len(pages))
            if at and not printer.newPage():
                trouble = "printer"
                break
            picture, size = self._picture(document, number)
            if picture.isNull():
                trouble = "pages"
                break
            painter.drawImage(_fitted(printer, *size), picture)
        if trouble:
            printer.abort()
        painter.end()
        if trouble:
            self._tell(self.failed, trouble)
        else:
            self._tell(self.done, len(pages))

    def _picture(self, document: Any, number: int) -> tuple[QImage, tuple[float, float]]:  # noqa: ANN401
        import pypdfium2

        grey = self._printer.colorMode() == QPrinter.ColorMode.GrayScale
        with PDFIUM:
            try:
                page = document[number]
                size = page.get_size()
                scale = min(self._printer.resolution(), _MOST_DPI) / _POINTS
                bitmap = page.render(
                    scale=scale, may_draw_forms=False, grayscale=grey, prefer_bgrx=True, optimize_mode="print"
                )
                kind = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB32
                pixels = bytes(bitmap.buffer)
                picture = QImage(pixels, bitmap.width, bitmap.height, bitmap.stride, kind).copy()
                bitmap.close()
                page.close()
            except pypdfium2.PdfiumError:
                return QImage(), (0.0, 0.0)
        return picture, size

    def _tell(self, signal: Any, *values: object) -> None:  # noqa: ANN401
        try:
            signal.emit(*values)
        except RuntimeError:
            self._stopped.set()  # whoever wanted it is gone


def sheets(printer: QPrinter, count: int) -> Iterator[int]:
    """Give the pages to be printed of `count`, from 0, in their order and as often as copies are wanted.

    A printer that makes copies by itself is given each page once.
    """
    ranges = printer.pageRanges()
    first, last = printer.fromPage(), printer.toPage()
    pages = list(range(count))
    if not ranges.isEmpty():
        pages = [page for page in pages if ranges.contains(page + 1)]
    elif first:
        pages = [page for page in pages if first <= page + 1 <= (last or count)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    if printer.collateCopies():
        for _ in range(copies):
            yield from pages
    else:
        for page in pages:
            yield from [page] * copies


def _fitted(printer: QPrinter, width: float, height: float) -> QRectF:
    """Return where a page of this size in points goes on the sheet: as large as it is, or as fits."""
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    scale = printer.resolution() / _POINTS
    scale = min(scale, paper.width() / width, paper.height() / height)
    wide, high = width * scale, height * scale
    return QRectF((paper.width() - wide) / 2, (paper.height() - high) / 2, wide, high)
