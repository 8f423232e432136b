"""A rectangle filled with one colour."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter


def fill(painter: QPainter, rect: QRect | QRectF, colour: QColor) -> None:
    """Fill a rectangle, pixel for pixel as `fillRect` does.

    Not by that: for its first call PySide makes ready all of Qt's gradients and their 169
    names, and what is filled first is filled in the first paint.
    """
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(rect)
    painter.restore()
