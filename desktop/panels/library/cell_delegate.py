"""Paints a cell of the wide library: words on one line, the star and the tick as pictures, headings."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from db.listing import Listed
from desktop import theme
from desktop.models.library_columns import COLUMNS, RIGHT, cell_words
from desktop.models.library_roles import LibraryRole
from desktop.models.library_rows import is_urgent, verdict_mark
from desktop.panels.library.heading_paint import paint_heading
from desktop.widgets.row_paint import paint_words

_INSET = 6
_ICON = 14


class CellDelegate(QStyledItemDelegate):
    """Cells of rows that are 28 pixels high."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plain = theme.sans(13, tabular=True)
        self._title = theme.sans(13, 600)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if index.data(LibraryRole.HEADING) is not None:
            self._paint_heading(painter, option, index)
            return
        row: Listed | None = index.data(LibraryRole.LISTED)
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
            end = Qt.AlignmentFlag.AlignRight if column in RIGHT else Qt.AlignmentFlag.AlignLeft
            font = self._title if column == "title" else self._plain
            align = end | Qt.AlignmentFlag.AlignVCenter
            paint_words(painter, box, cell_words(row, column), font, _ink(row, column), align)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(palette.accent), 1.5))
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1.5, -1.5))
        painter.restore()

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
