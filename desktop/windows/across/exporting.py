"""What a view shows, as a file: its table as CSV, its plot as PNG or SVG."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QImageWriter, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from db.errors import ChanceryError
from desktop.exporting.part_file import replace
from desktop.messages.errors import error_sentence
from desktop.messages.words import plural, tr
from desktop.models.sorted_rows import SortedRowsModel
from desktop.windows.across.plots import Plot
from desktop.windows.start_folder import start_folder

_RISKY = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula at the beginning of a cell."""


def ask_and_write(
    over: QWidget, kind: str, name: str, title: str, model: SortedRowsModel[Any], plot: Plot
) -> tuple[str, str]:
    """Ask for a file, write it, and return what came of it: a sentence and its ink, "" where nothing did."""
    filters = f"{kind.upper()} (*.{kind})"
    chosen, _ = QFileDialog.getSaveFileName(over, tr("Export"), str(start_folder() / name), filters)
    if not chosen:
        return "", "ink2"
    path = Path(chosen)
    try:
        if kind == "csv":
            count = write_table(model, path)
            words = plural(count, "{n} row written to {name}.", "{n} rows written to {name}.", name=path.name)
            return words, "ok"
        if kind == "png":
            write_png(plot, path)
        else:
            write_svg(plot, path, title)
    except ChanceryError as error:
        return error_sentence(error), "err"
    return tr("The plot is written to {name}.", name=path.name), "ok"


def write_table(model: SortedRowsModel[Any], path: Path) -> int:
    """Write the rows as they are shown, and return how many.

    UTF-8 with a mark, so that spreadsheets read it rightly; a cell that would be taken for a formula gets an
    apostrophe before it. Raises ExportError.
    """
    out = io.StringIO(newline="")
    lines = csv.writer(out)
    lines.writerow([_safe(column.title) for column in model.columns])
    for row in model.rows:
        lines.writerow([_safe(column.words(row)) for column in model.columns])
    replace(path, out.getvalue().encode("utf-8-sig", "replace"))
    return len(model.rows)


def write_png(plot: Plot, path: Path) -> None:
    """Write the plot as it stands as a picture, twice as fine as on the screen. Raises ExportError."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(plot.as_image())
    replace(path, bytes(buffer.data().data()))


def write_svg(plot: Plot, path: Path, title: str) -> None:
    """Write the plot as it stands as lines and words. Raises ExportError."""
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
    replace(path, bytes(buffer.data().data()))


def _safe(words: str) -> str:
    return "'" + words if words.startswith(_RISKY) else words
