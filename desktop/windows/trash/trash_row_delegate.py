"""Paints a row of the trash: a heading, or three lines on what was deleted, when, and by whom."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop import theme
from desktop.models.trash import TrashRole
from desktop.models.trash_rows import TrashRow
from desktop.widgets.row_paint import paint_ground, paint_words

Index = QModelIndex | QPersistentModelIndex
_TITLE, _LINE, _TOP = 19, 17, 5
_HEADING = 32
_INSET_LEFT, _INSET_RIGHT, _UNDER = 14, 12, 18


class TrashRowDelegate(QStyledItemDelegate):
    """Rows of 63 pixels, headings of 32; what stands under a cable is set in."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's size for the width of the view."""
        row: TrashRow | None = index.data(TrashRole.ROW)
        heading = row is not None and row.what == "heading"
        return QSize(_rect(option).width(), _HEADING if heading else 2 * _TOP + _TITLE + 2 * _LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: TrashRow | None = index.data(TrashRole.ROW)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = _rect(option)
        palette = theme.current()
        if row.what == "heading":
            box = QRectF(rect).adjusted(_INSET_LEFT, 0, -_INSET_RIGHT, -5)
            bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            paint_words(painter, box, row.title, theme.sans(12, 600), palette.ink3, bottom)
        else:
            if row.under:
                rect = rect.adjusted(_UNDER, 0, 0, 0)
            chosen = bool(_state(option) & QStyle.StateFlag.State_Selected)
            paint_ground(painter, QRectF(rect), _state(option))
            title = theme.sans(13, 600) if row.what == "cable" else theme.serif(15)
            small = theme.sans(12, tabular=True)
            lines = (
                (row.title, title, palette.ink),
                (row.facts, small, palette.ink2),
                (row.deleted, small, palette.ink2 if chosen else palette.ink3),
            )
            width = rect.width() - _INSET_LEFT - _INSET_RIGHT
            y = rect.top() + _TOP
            for (words, font, colour), height in zip(lines, (_TITLE, _LINE, _LINE), strict=True):
                box = QRectF(rect.left() + _INSET_LEFT, y, width, height)
                paint_words(painter, box, words, font, colour, Qt.AlignmentFlag.AlignVCenter)
                y += height
        painter.restore()


def _rect(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = option.rect
    return rect


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    state: QStyle.StateFlag = option.state
    return state
