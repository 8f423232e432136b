"""What a view shows, as a file: its table as CSV, its plot as PNG or SVG."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter

from desktop.exporting.part_file import replace
from desktop.models.sorted_rows import SortedRowsModel
from desktop.windows.across.plots import Plot

_RISKY = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula at the beginning of a cell."""


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
    plot.as_image().save(buffer, b"PNG")
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


def tables_of(views: Sequence[Any]) -> list[SortedRowsModel[Any]]:
    """Return the models of the views that are visible."""
    return [view.rows_model for view in views if view.isVisible()]
