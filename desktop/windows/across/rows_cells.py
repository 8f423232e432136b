"""Draws the cells of a table of rows: words in line with the head, an outline round the row of the keys."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop import theme
from desktop.models.sorted_rows import Index, SortedRowsModel
from desktop.windows.across.rows_head import room_of

_KEPT = 4000
"""Words whose width is remembered: some screens full of them."""


class RowsCells(QStyledItemDelegate):
    """The delegate of a table over a `SortedRowsModel`.

    It asks the model for the words alone, once, and remembers how they are cut: a screen full of cells drawn
    by way of the style takes several times as long, and the window stands still meanwhile.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Draw cells in the face of their table."""
        super().__init__(parent)
        self._font: QFont | None = None
        self._metrics = QFontMetricsF(QFont())
        self._cut: dict[tuple[str, int], tuple[str, float]] = {}

    # -- public --------------------------------------------------------------------------------------

    def cut_to(self, words: str, room: int) -> tuple[str, float]:
        """Return the words as they fit into so many pixels, and how many they take."""
        kept = self._cut.get((words, room))
        if kept is None:
            if len(self._cut) > _KEPT:
                self._cut.clear()
            width = self._metrics.horizontalAdvance(words)
            cut = words
            if width > room:
                cut = self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
                width = self._metrics.horizontalAdvance(cut)
            kept = self._cut[words, room] = (cut, width)
        return kept

    # -- overrides -----------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground over the whole cell, the words where those of the head stand."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        view = option.widget
        model: Any = index.model()
        assert isinstance(view, QTableView)
        assert isinstance(model, SortedRowsModel)
        palette: QPalette = option.palette
        if state & QStyle.StateFlag.State_Selected:
            is_active = bool(state & QStyle.StateFlag.State_Active)
            group = QPalette.ColorGroup.Active if is_active else QPalette.ColorGroup.Inactive
            painter.fillRect(rect, palette.brush(group, QPalette.ColorRole.Highlight))
        row, column = index.row(), index.column()
        words = model.words(row, column)
        if words:
            self._draw_words(painter, option, room_of(rect, column), words, to_right=model.is_figures(column))
        if view.hasFocus() and view.currentIndex().row() == row:
            self._draw_outline(painter, rect, column)

    # -- private -------------------------------------------------------------------------------------

    def _draw_words(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, words: str, *, to_right: bool
    ) -> None:
        font: QFont = option.font
        if font != self._font:
            # A copy: that of the option lies in memory that is gone after the painting.
            self._font, self._metrics = QFont(font), QFontMetricsF(font)
            self._cut.clear()
        cut, width = self.cut_to(words, room.width())
        painter.setFont(font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        left = room.left() + max(0.0, room.width() - width) if to_right else float(room.left())
        middle = room.top() + (room.height() - self._metrics.height()) / 2
        painter.drawText(QPointF(left, round(middle) + self._metrics.ascent()), cut)

    def _draw_outline(self, painter: QPainter, rect: QRect, column: int) -> None:
        colour = QColor(theme.current().accent)
        painter.fillRect(rect.left(), rect.top(), rect.width(), 1, colour)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour)
        if column == 0:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), colour)
