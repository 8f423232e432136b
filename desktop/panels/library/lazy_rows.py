"""A list view of rows of different heights that measures only those in sight, however many there are.

Qt's own list measures every row before it shows the first. Here the scroll bar counts each row as one of the
least height; which row stands at the top, and how much of it is above the edge, follows from its value. Rows
are then laid down from there with the heights that they have.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from desktop.panels.library.selected_rows import parts_of
from desktop.widgets.own_viewport import own_viewport

Index = QModelIndex | QPersistentModelIndex
LEAST = 46
"""The height of a row with a title of one line."""
_NEAR = 60
"""So many rows beside those in sight are placed exactly, others about."""


class LazyRows(QListView):
    """A list that scrolls over any number of rows at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_viewport(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    # -- public --------------------------------------------------------------------------------------

    def top(self) -> tuple[int, int]:
        """Return the row at the upper edge, and how many pixels of it are above the edge."""
        value = self.verticalScrollBar().value()
        row, part = divmod(value, LEAST)
        row = min(row, max(0, self._count() - 1))
        return row, part * self._height(row) // LEAST if self._count() else 0

    def set_top(self, row: int, above: int = 0) -> None:
        """Let a row stand at the upper edge, so many pixels of it above the edge."""
        height = max(1, self._height(row))
        self.verticalScrollBar().setValue(row * LEAST + min(LEAST - 1, -(-above * LEAST // height)))

    def rows_in_sight(self) -> list[tuple[int, QRect]]:
        """Return the rows that are seen, each with its place."""
        found: list[tuple[int, QRect]] = []
        row, above = self.top()
        y, bottom, width = -above, self.viewport().height(), self.viewport().width()
        while row < self._count() and y < bottom:
            height = self._height(row)
            found.append((row, QRect(0, y, width, height)))
            y += height
            row += 1
        return found

    def row_height(self, row: int, width: int) -> int:
        """Return how high a row is in a view of this width."""
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, width, 0)
        return int(self.itemDelegate().sizeHint(option, self.model().index(row, 0)).height())

    # -- overrides -----------------------------------------------------------------------------------

    def doItemsLayout(self) -> None:
        """Lay out nothing: rows are placed when they are seen."""
        self.updateGeometries()
        self.viewport().update()

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        """Keep the row at the top where rows come above it."""
        row, above = self.top()
        super().rowsInserted(parent, start, end)
        self.updateGeometries()
        if start <= row and (row or above):
            self.set_top(row + end - start + 1, above)

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        """Keep the row at the top where rows above it go."""
        super().rowsAboutToBeRemoved(parent, start, end)
        row, above = self.top()
        if start < row:
            self.set_top(max(start, row - (end - start + 1)), above if end < row else 0)

    def updateGeometries(self) -> None:
        """Bring the scroll bar to the number of rows."""
        bar = self.verticalScrollBar()
        bar.setRange(0, self._last_value())
        bar.setPageStep(max(1, self.viewport().height()))
        bar.setSingleStep(LEAST // 2)

    def visualRect(self, index: Index) -> QRect:
        """Return where a row is; one that is far out of sight only about."""
        if not index.isValid():
            return QRect()
        first, above = self.top()
        row, width = index.row(), self.viewport().width()
        if abs(row - first) > _NEAR:
            return QRect(0, (row - first) * LEAST - above, width, self._height(row))
        step = 1 if row >= first else -1
        between = range(first, row) if step == 1 else range(row, first)
        y = -above + step * sum(map(self._height, between))
        return QRect(0, y, width, self._height(row))

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the row under a point."""
        for row, rect in self.rows_in_sight():
            if rect.contains(point):
                return self.model().index(row, 0)
        return QModelIndex()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row into sight."""
        if not index.isValid():
            return
        row, room = index.row(), self.viewport().height()
        rect = self.visualRect(index)
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            self._set_bottom(row, (room - rect.height()) // 2)
        elif hint == QAbstractItemView.ScrollHint.PositionAtTop or rect.top() < 0:
            self.set_top(row)
        elif rect.bottom() >= room or hint == QAbstractItemView.ScrollHint.PositionAtBottom:
            self._set_bottom(row, 0)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Return the row to which a key leads."""
        count, at = self._count(), self.currentIndex().row()
        if not count:
            return QModelIndex()
        keys = QAbstractItemView.CursorAction
        page = max(1, len(self.rows_in_sight()) - 1)
        to = {
            keys.MoveUp: at - 1,
            keys.MovePrevious: at - 1,
            keys.MoveDown: at + 1,
            keys.MoveNext: at + 1,
            keys.MoveHome: 0,
            keys.MoveEnd: count - 1,
            keys.MovePageUp: at - page,
            keys.MovePageDown: at + page,
        }.get(action, at)
        return self.model().index(min(count - 1, max(0, to)), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the rows that a rectangle touches."""
        rect = rect.normalized()
        touched = [row for row, place in self._places_of(rect)]
        chosen = QItemSelection()
        if touched:
            chosen.select(self.model().index(touched[0], 0), self.model().index(touched[-1], 0))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return where selected rows are seen."""
        region = QRegion()
        chosen = parts_of(selection)
        for row, rect in self.rows_in_sight():
            if any(first <= row <= last for first, last in chosen):
                region += QRegion(rect)
        return region

    def horizontalOffset(self) -> int:
        """Return 0: rows are as wide as the view."""
        return 0

    def verticalOffset(self) -> int:
        """Return how far the view has scrolled, as the scroll bar counts."""
        return self.verticalScrollBar().value()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint anew: rows have not moved by what the scroll bar says."""
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        selection, current, hovered = self.selectionModel(), self.currentIndex(), self._hovered()
        has_focus = self.hasFocus() or self.viewport().hasFocus()
        plain = option.state & ~(
            QStyle.StateFlag.State_Selected
            | QStyle.StateFlag.State_HasFocus
            | QStyle.StateFlag.State_MouseOver
        )
        with QPainter(self.viewport()) as painter:
            for row, rect in self.rows_in_sight():
                if not rect.intersects(event.rect()):
                    continue
                index = self.model().index(row, 0)
                state = plain
                if selection.isSelected(index):
                    state |= QStyle.StateFlag.State_Selected
                if has_focus and index == current:
                    state |= QStyle.StateFlag.State_HasFocus
                if row == hovered:
                    state |= QStyle.StateFlag.State_MouseOver
                option.rect, option.state = rect, state
                self.itemDelegate().paint(painter, option, index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the row at the top at another size."""
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()

    # -- private -------------------------------------------------------------------------------------

    def _count(self) -> int:
        model = self.model()
        return 0 if model is None else int(model.rowCount())

    def _height(self, row: int) -> int:
        """Return the height of a row at the width of the view."""
        if not 0 <= row < self._count():
            return LEAST
        return max(1, self.row_height(row, self.viewport().width()))

    def _hovered(self) -> int:
        if not self.viewport().underMouse():
            return -1
        return int(self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos())).row())

    def _places_of(self, rect: QRect) -> list[tuple[int, QRect]]:
        """Return the rows that a rectangle touches; those beyond the edges too, as far as it reaches."""
        current = self.currentIndex()
        seen = [(row, place) for row, place in self.rows_in_sight() if place.intersects(rect)]
        if seen or not current.isValid():
            return seen
        place = self.visualRect(current)
        return [(current.row(), place)] if place.intersects(rect) else []

    def _last_value(self) -> int:
        """Return the value at which the last row ends at the lower edge."""
        top, above = self._top_for(self._count() - 1, 0)
        return top * LEAST + (-(-above * LEAST // self._height(top)) if above else 0)

    def _set_bottom(self, row: int, below: int) -> None:
        """Let a row end so many pixels above the lower edge."""
        self.set_top(*self._top_for(row, below))

    def _top_for(self, row: int, below: int) -> tuple[int, int]:
        """Return the row at the top, and how much of it is out of sight, where `row` ends so far below."""
        room = self.viewport().height() - below
        while row >= 0:
            room -= self._height(row)
            if room <= 0:
                return row, -room
            row -= 1
        return 0, 0
