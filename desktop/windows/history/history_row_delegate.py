"""Paints a row of the history: a day, what was done with who and when, or a state that has a name."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop import theme
from desktop.models.history import HistoryRole, HistoryRow
from desktop.widgets.row_paint import paint_ground, paint_words

Index = QModelIndex | QPersistentModelIndex
_TITLE, _LINE, _TOP = 20, 18, 4
_HEADING = 30
_LEFT, _RIGHT = 16, 14
_MARK = 14


class HistoryRowDelegate(QStyledItemDelegate):
    """Rows of 46 pixels, days of 30; a state that has a name bears a bookmark."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's size for the width of the view."""
        row: HistoryRow | None = index.data(HistoryRole.ROW)
        heading = row is not None and row.is_heading
        rect = option.rect
        return QSize(rect.width(), _HEADING if heading else 2 * _TOP + _TITLE + _LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: HistoryRow | None = index.data(HistoryRole.ROW)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if row.is_heading:
            box = rect.adjusted(_LEFT, 0, -_RIGHT, -5)
            bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            paint_words(painter, box, row.title, theme.sans(12, 600), theme.current().ink3, bottom)
        else:
            paint_ground(painter, rect, option.state)
            self._paint_lines(painter, rect, row)
        painter.restore()

    def _paint_lines(self, painter: QPainter, rect: QRectF, row: HistoryRow) -> None:
        palette = theme.current()
        left = rect.left() + _LEFT
        line = QRectF(left, rect.top() + _TOP, rect.right() - _RIGHT - left, _TITLE)
        if row.named is not None:
            ratio = painter.device().devicePixelRatioF()
            mark = theme.pixmap("bookmark", _MARK, "accent", ratio)
            painter.drawPixmap(round(left), round(line.top() + (_TITLE - _MARK) / 2), mark)
            line.setLeft(left + _MARK + 6)
        middle = Qt.AlignmentFlag.AlignVCenter
        font = theme.sans(13, 600 if row.named is not None else 500)
        paint_words(painter, line, row.title, font, palette.ink, middle)
        line = QRectF(left, line.bottom(), rect.right() - _RIGHT - left, _LINE)
        paint_words(painter, line, row.facts, theme.sans(12, tabular=True), palette.ink2, middle)
