"""Paints a row of the history: a day, what was done with who and when, or a state that has a name."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop import theme
from desktop.models.history import HistoryRole, HistoryRow

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
            _words(painter, box, row.title, theme.sans(12, 600), theme.current().ink3, bottom)
        else:
            _ground(painter, rect, option.state)
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
        _words(painter, line, row.title, font, palette.ink, middle)
        line = QRectF(left, line.bottom(), rect.right() - _RIGHT - left, _LINE)
        _words(painter, line, row.facts, theme.sans(12, tabular=True), palette.ink2, middle)


def _words(
    painter: QPainter, box: QRectF, words: str, font: QFont, colour: str, align: Qt.AlignmentFlag
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(font).elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, align | Qt.TextFlag.TextSingleLine, shown)


def _ground(painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
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
