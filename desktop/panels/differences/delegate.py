"""Paints the rows of the list of differences and tells how high they are."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QLineF, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop import theme
from desktop.models.differences import DifferenceRole
from desktop.panels.differences.row import LEFT, RIGHT, TOP, LaidRow, lay_out_row, take_back_words

Index = QModelIndex | QPersistentModelIndex
_INSET = 14
_KEPT = 300


class RowDelegate(QStyledItemDelegate):
    """Paints differences; `can_take_back` says whether each row offers to take it back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.can_take_back = False
        self._rows: OrderedDict[tuple[int, int], LaidRow] = OrderedDict()

    def forget(self) -> None:
        """Lay every row out anew: other differences, faces or colours."""
        self._rows.clear()

    def row(self, index: Index, width: int) -> LaidRow:
        """Return the row of a difference, laid out for this width."""
        key = (index.row(), width)
        known = self._rows.get(key)
        if known is None:
            one = index.data(DifferenceRole.DIFFERENCE)
            known = self._rows[key] = lay_out_row(one, width, said=len(_said(index)))
            if len(self._rows) > _KEPT:
                self._rows.popitem(last=False)
        return known

    # -- overrides -----------------------------------------------------------------------------------

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's size."""
        width = _rect(option).width()
        return QSize(width, self.row(index, width).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint number, words, whoever made the difference, and the link."""
        rect, palette = _rect(option), theme.current()
        state: QStyle.StateFlag = option.state
        row = self.row(index, rect.width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(palette.sel))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), QColor(palette.accent))
        painter.setPen(QColor(palette.line))
        base = rect.bottom() + 0.5
        painter.drawLine(QLineF(rect.left() + _INSET, base, rect.right() - RIGHT + 1, base))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(palette.accent), 1.5))
            painter.drawRoundedRect(QRectF(rect).adjusted(4.5, 1.5, -2.5, -2.5), 5, 5)
        painter.translate(rect.topLeft())
        painter.setFont(theme.sans(12, tabular=True))
        painter.setPen(QColor(palette.ink2))
        number = QRectF(0, TOP, LEFT - 10, 22)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(number, flags, str(index.row() + 1))
        painter.setPen(QColor(palette.ink3))
        row.draw(painter)
        self._paint_foot(painter, row, index)
        painter.restore()

    def _paint_foot(self, painter: QPainter, row: LaidRow, index: Index) -> None:
        palette = theme.current()
        foot = row.foot()
        if self.can_take_back:
            painter.setFont(theme.sans(12, 600))
            painter.setPen(QColor(palette.accent))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(foot, flags, take_back_words())
            foot.setRight(row.link().left() - 6)
        face = theme.sans(12)
        painter.setFont(face)
        painter.setPen(QColor(palette.ink2))
        lines = [(row.said(at), words) for at, words in enumerate(_said(index))]
        for box, words in (*lines, (foot, index.data(DifferenceRole.MADE))):
            shown = QFontMetricsF(face).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)


def _said(index: Index) -> list[str]:
    """Return what is said under the words of a difference: why it was made, and what was noted with it."""
    return [words for role in (DifferenceRole.REASON, DifferenceRole.NOTE) if (words := index.data(role))]


def _rect(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = option.rect
    return rect
