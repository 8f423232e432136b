"""What a view shows, as a file: its table as CSV, its plot as PNG or SVG."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

from PySide6.QtCore import QBuffer, QIODevice, QObject, QRectF, QSize, Signal
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from db.errors import ChanceryError
from desktop.exporting.part_file import replace
from desktop.messages.errors import error_sentence
from desktop.messages.words import plural, tr
from desktop.models.sorted_rows import Column, SortedRowsModel
from desktop.windows.across.plots import Plot
from desktop.windows.start_folder import start_folder

R = TypeVar("R")
_PATIENCE = 20.0
"""Seconds for which a file on its way is waited for at most."""
_RISKY = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula at the beginning of a cell."""


class Exporting(QObject):
    """Asks for files, and writes them in a thread: the window draws what only it can draw, and goes on."""

    told = Signal(str, str)
    """What came of a file: a sentence and its ink."""
    _written = Signal(object)

    def __init__(self, parent: QObject) -> None:
        """Write nothing yet."""
        super().__init__(parent)
        self._threads: list[Thread] = []
        self._written.connect(self._tell)

    def ask(self, over: QWidget, kind: str, name: str) -> Path | None:
        """Return the file that is to be written; None where nothing is."""
        filters = f"{kind.upper()} (*.{kind})"
        chosen, _ = QFileDialog.getSaveFileName(over, tr("Export"), str(start_folder() / name), filters)
        return Path(chosen) if chosen else None

    def write(self, kind: str, path: Path, title: str, model: SortedRowsModel[Any], plot: Plot) -> None:
        """Write the table or the plot as it stands now; `told` says what came of it."""
        write: Callable[[], int]
        if kind == "csv":
            write = partial(write_table, model.columns, list(model.rows), path)
        elif kind == "png":
            write = partial(write_png, plot.as_image(), path)
        else:
            write = partial(_write, as_svg(plot, title), path)
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        self._threads.append(Thread(target=self._run, args=(write, kind, path.name), daemon=True))
        self._threads[-1].start()

    def finish(self) -> None:
        """Wait until all that was begun is written: the window closes."""
        for thread in self._threads:
            thread.join(_PATIENCE)

    def _run(self, write: Callable[[], int], kind: str, name: str) -> None:
        try:
            came: tuple[str, str, int | ChanceryError] = (kind, name, write())
        except ChanceryError as error:
            came = (kind, name, error)
        with suppress(RuntimeError):  # the window is gone
            self._written.emit(came)

    def _tell(self, came: tuple[str, str, int | ChanceryError]) -> None:
        kind, name, result = came
        if isinstance(result, ChanceryError):
            self.told.emit(error_sentence(result), "err")
        elif kind == "csv":
            words = plural(result, "{n} row written to {name}.", "{n} rows written to {name}.", name=name)
            self.told.emit(words, "ok")
        else:
            self.told.emit(tr("The plot is written to {name}.", name=name), "ok")


def write_table(columns: Sequence[Column[R]], rows: Sequence[R], path: Path) -> int:
    """Write rows as they are shown, and return how many.

    UTF-8 with a mark, so that spreadsheets read it rightly; a cell that would be taken for a formula gets an
    apostrophe before it. Raises ExportError.
    """
    out = io.StringIO(newline="")
    lines = csv.writer(out)
    lines.writerow([_safe(column.title) for column in columns])
    for row in rows:
        lines.writerow([_safe(column.words(row)) for column in columns])
    replace(path, out.getvalue().encode("utf-8-sig", "replace"))
    return len(rows)


def write_png(image: QImage, path: Path) -> int:
    """Write a picture. Raises ExportError."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return _write(bytes(buffer.data().data()), path)


def as_svg(plot: Plot, title: str) -> bytes:
    """Return the plot as it stands as lines and words."""
    from PySide6.QtSvg import QSvgGenerator

    size: QSize = plot.viewport().size()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(title)
    with QPainter(generator) as painter:
        plot.paint_on(painter, QRectF(0, 0, size.width(), size.height()))
    return bytes(buffer.data().data())


def _write(data: bytes, path: Path) -> int:
    replace(path, data)
    return 1


def _safe(words: str) -> str:
    return "'" + words if words.startswith(_RISKY) else words
