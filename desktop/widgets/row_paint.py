"""What every row of a list of words shares: its ground (chosen, pointed at, in focus) and a line of words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle

from desktop import theme


def paint_ground(painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
    """Paint a row's rounded ground, chosen or pointed at, and its outline where it has the focus."""
    palette = theme.current()
    box = rect.adjusted(6, 0.5, -6, -0.5)
    painter.setPen(Qt.PenStyle.NoPen)
    if state & QStyle.StateFlag.State_Selected:
        painter.setBrush(QColor(palette.accentbg))
        painter.drawRoundedRect(box, 5, 5)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(QColor(palette.hover))
        painter.drawRoundedRect(box, 5, 5)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.accent), 1.5))
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 5, 5)


def paint_words(
    painter: QPainter,
    box: QRectF,
    words: str,
    font: QFont,
    colour: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
) -> None:
    """Paint words on one line, their blanks and line ends as single blanks, cut with an ellipsis."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    line = " ".join(words.split())
    shown = QFontMetricsF(font).elidedText(line, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, align | Qt.TextFlag.TextSingleLine, shown)
