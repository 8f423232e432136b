"""Paints a cell of the wide library: words on one line, the star and the tick as pictures, headings."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from db.library_list.sorting import ColumnName
from db.listing import Listed
from desktop import theme
from desktop.models.library import LibraryModel
from desktop.models.library_columns import COLUMNS, RIGHT, cell_words
from desktop.models.library_rows import is_urgent, verdict_mark
from desktop.panels.library.heading_paint import paint_heading

_INSET = 6
_ICON = 14
_KEPT = 4000
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_AT_LEFT, _AT_RIGHT = Qt.AlignmentFlag.AlignLeft | _LINE, Qt.AlignmentFlag.AlignRight | _LINE


class CellDelegate(QStyledItemDelegate):
    """Cells of rows that are 28 pixels high."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plain = theme.sans(13, tabular=True)
        self._title = theme.sans(13, 600)
        self._plain_metrics, self._title_metrics = QFontMetricsF(self._plain), QFontMetricsF(self._title)
        self._cut: dict[tuple[str, bool, float], str] = {}

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        model = index.model()
        assert isinstance(model, LibraryModel)
        if model.heading(index.row()) is not None:
            self._paint_heading(painter, option, index)
            return
        row = model.listed(index.row())
        if row is None:
            return
        palette = theme.current()
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(palette.accentbg))
        column = COLUMNS[index.column()]
        box = QRectF(rect).adjusted(_INSET, 0, -_INSET, 0)
        if column == "starred":
            self._paint_icon(painter, box, "star" if row.starred else "", "accent")
        elif column == "verdict" and row.verdict == "agrees":
            self._paint_icon(painter, box, "check", "ok")
        else:
            self._paint_words(painter, box, row, column)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(palette.accent), 1.5))
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1.5, -1.5))
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRectF, row: Listed, column: ColumnName) -> None:
        """Paint what a cable says in a column; how it is cut is kept for the next time."""
        is_title = column == "title"
        words = cell_words(row, column)
        key = (words, is_title, box.width())
        shown = self._cut.get(key)
        if shown is None:
            if len(self._cut) > _KEPT:
                self._cut.clear()
            metrics = self._title_metrics if is_title else self._plain_metrics
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
            self._cut[key] = shown
        if shown:
            painter.setFont(self._title if is_title else self._plain)
            painter.setPen(QColor(_ink(row, column)))
            painter.drawText(box, _AT_RIGHT if column in RIGHT else _AT_LEFT, shown)

    def _paint_icon(self, painter: QPainter, box: QRectF, icon: str, ink: str) -> None:
        if icon:
            drawn = theme.pixmap(icon, _ICON, ink, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(box.left(), box.center().y() - _ICON / 2), drawn)

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a heading over all columns, cell by cell: each shows its part of it."""
        view = option.widget
        if not isinstance(view, QTableView):
            return
        rect: QRect = option.rect
        painter.save()
        painter.setClipRect(rect)
        whole = QRect(0, rect.top(), view.viewport().width(), rect.height())
        state: QStyle.StateFlag = option.state
        paint_heading(painter, whole, state & ~QStyle.StateFlag.State_HasFocus, index)
        painter.restore()


def _ink(row: Listed, column: str) -> str:
    palette = theme.current()
    if column == "title":
        return palette.ink
    if column == "precedence" and is_urgent(row.precedence):
        return palette.urgent
    if column == "verdict" and verdict_mark(row)[1]:
        return palette.warn
    return palette.ink2
