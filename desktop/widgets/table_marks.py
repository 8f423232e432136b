"""What a record table draws besides its cells: grounds of rows, the focus, the line where rows will drop."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop import theme


def paint_ground(painter: QPainter, row: QRect, *, selected: bool) -> None:
    """Draw the ground of a selected row, or of the one under the pointer."""
    colours = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.sel if selected else colours.hover))
    painter.drawRoundedRect(QRectF(row), 4, 4)


def paint_focus(painter: QPainter, cell: QRect) -> None:
    """Draw the outline of the cell that hears the keys."""
    painter.setPen(QPen(QColor(theme.current().accent), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(cell).adjusted(1, 1, -1, -1), 4, 4)


def paint_drop_line(painter: QPainter, y: int, width: int) -> None:
    """Draw the line between two rows before which dragged rows would stand."""
    painter.setPen(QPen(QColor(theme.current().accent), 2))
    painter.drawLine(6, y, width - 2, y)
    painter.setBrush(QColor(theme.current().panel))
    painter.drawEllipse(QRectF(1, y - 2.5, 5, 5))
