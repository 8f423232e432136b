"""Paints a heading of the list: an arrow that tells whether it is folded, its words, how many cables."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle

from desktop import theme
from desktop.messages.words import tr
from desktop.models.library_roles import LibraryRole
from desktop.widgets.row_paint import paint_ground, paint_words

HEADING_HEIGHT = 28
_LEFT, _RIGHT = 12, 14


def paint_heading(
    painter: QPainter, rect: QRect, state: QStyle.StateFlag, index: QModelIndex | QPersistentModelIndex
) -> None:
    """Paint the heading that a row is."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_ground(painter, QRectF(rect), state)
    palette = theme.current()
    icon = "chevron-right" if index.data(LibraryRole.FOLDED) else "chevron-down"
    arrow = theme.pixmap(icon, 14, "ink2", painter.device().devicePixelRatioF())
    painter.drawPixmap(QPointF(rect.left() + _LEFT, rect.top() + (rect.height() - 14) / 2), arrow)
    count = tr("{n:,}", n=index.data(LibraryRole.HEADING).count)
    font = theme.sans(12, tabular=True)
    room = QFontMetricsF(font).horizontalAdvance(count) + 2
    right = QRectF(rect.right() - _RIGHT - room, rect.top(), room, rect.height())
    end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    paint_words(painter, right, count, font, palette.ink3, end)
    words = QRectF(
        rect.left() + _LEFT + 20, rect.top(), right.left() - rect.left() - _LEFT - 28, rect.height()
    )
    paint_words(painter, words, str(index.data()), theme.sans(12, 600), palette.ink2)
    painter.restore()
