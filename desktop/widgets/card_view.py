"""A list of cards of unequal height that opens and scrolls at once, however many there are.

QListView asks every row for its height before it shows one, and again after each change. Here a row's
height is asked of the delegate when the row comes into sight; until then it counts as an estimate. When
an estimate turns out wrong, what is in sight stays where it is and only the scroll bar gives way.

It is a QListView by birth only, since screen readers are given the rows of no other list; everything that
QListView does about layout is passed by in favour of QAbstractItemView's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from desktop.widgets.card_heights import CardHeights

Index = QModelIndex | QPersistentModelIndex
_Hint = QAbstractItemView.ScrollHint
_Cursor = QAbstractItemView.CursorAction
_STEPS = {
    **dict.fromkeys((_Cursor.MoveDown, _Cursor.MoveRight, _Cursor.MoveNext), 1),
    **dict.fromkeys((_Cursor.MoveUp, _Cursor.MoveLeft, _Cursor.MovePrevious), -1),
}


class CardView(QListView):
    """Shows the rows of a list model as cards; the delegate's `sizeHint` is asked for rows in sight only."""

    settled = Signal()
    """The cards in sight may have moved: what is laid over them is to follow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights = CardHeights()
        # The row that stays where it is, its top in the viewport, and the scroll value at which that was so.
        self._anchor, self._anchor_y, self._value = 0, 0, 0
        self._settling = False
        # The bar keeps its room when there is nothing to scroll: cards that change width would change height.
        self.verticalScrollBar().setStyleSheet("QScrollBar::handle:disabled { background: transparent; }")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    # -- public --------------------------------------------------------------------------------------

    def measure_again(self, row: int | None = None) -> None:
        """Ask for the height of a row again, or of all rows; what is in sight stays where it is."""
        self._heights.forget(row)
        self.settle()

    def settle(self, row: int | None = None, y: int = 0) -> None:
        """Measure what is in sight; with `row`, after scrolling so that it begins at `y`."""
        if not len(self._heights):
            self._show_scroll(0, 0)
            self.settled.emit()
            return
        height = self.viewport().height()
        if row is None:
            row = min(self._anchor, len(self._heights) - 1)
            y = self._anchor_y + self._value - self.verticalOffset()
            if not -height < y < 2 * height:
                # A leap: begin there instead of measuring all the way.
                row = self._heights.row_at(self.verticalOffset())
                y = self._heights.top(row) - self.verticalOffset()
        for _ in range(4):
            wrong = self._measure_around(row, y, height)
            wanted = self._heights.top(row) - y
            value = min(max(0, wanted), max(0, self._heights.total() - height))
            y = self._heights.top(row) - value
            if value == wanted and not wrong:
                break
        self._show_scroll(value, height)
        self._anchor = self._heights.row_at(value)
        if self._heights.top(self._anchor) < value and self._anchor + 1 < len(self._heights):
            self._anchor += 1
        self._anchor_y = self._heights.top(self._anchor) - value
        self.viewport().update()
        self.settled.emit()

    # -- overrides: geometry -------------------------------------------------------------------------

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show another model."""
        super().setModel(model)
        if model is not None:
            model.rowsInserted.connect(self._inserted)
            model.rowsRemoved.connect(self._removed)
            model.rowsMoved.connect(self._moved)
            model.layoutChanged.connect(self._laid_out_anew)

    def reset(self) -> None:
        """Begin anew at the top, as after the model was reset."""
        super().reset()
        self._heights.reset(self.model().rowCount() if self.model() else 0)
        self.settle(0, 0)

    def visualRect(self, index: Index) -> QRect:
        """Return where a card lies in the viewport."""
        if not index.isValid() or index.row() >= len(self._heights):
            return QRect()
        top = self._heights.top(index.row()) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._heights.height(index.row()))

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the card under a point of the viewport."""
        y = point.y() + self.verticalOffset()
        if self.model() is None or not 0 <= y < self._heights.total():
            return QModelIndex()
        return self.model().index(self._heights.row_at(y), 0)

    def scrollTo(self, index: Index, hint: _Hint = _Hint.EnsureVisible) -> None:
        """Bring a card into sight, moving no farther than needed; a far one rests below the top."""
        if not index.isValid() or index.row() >= len(self._heights):
            return
        row, room = index.row(), self.viewport().height()
        self._measure(row)
        high = self._heights.height(row)
        y = self._heights.top(row) - self.verticalOffset()
        if hint == _Hint.PositionAtTop or high >= room:
            y = 0
        elif hint == _Hint.PositionAtCenter or not -room < y < 2 * room:
            y = min(room // 4, room - high)
        elif y < 0:
            y = 0
        elif y + high > room or hint == _Hint.PositionAtBottom:
            y = room - high
        self.settle(row, y)

    def horizontalOffset(self) -> int:
        """Return 0: cards are as wide as the view."""
        return 0

    def verticalOffset(self) -> int:
        """Return how far the view is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def updateGeometries(self) -> None:
        """Measure what is in sight and set the scroll bar."""
        QAbstractItemView.updateGeometries(self)
        if len(self._heights) == (self.model().rowCount() if self.model() else 0):
            self.settle()

    def doItemsLayout(self) -> None:
        """Measure what is in sight, and nothing else."""
        QAbstractItemView.doItemsLayout(self)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002
        """Show what has come into sight; what was in sight before moves with the scroll bar only."""
        if not self._settling:
            self.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure anew where the width has changed."""
        if event.oldSize().width() != event.size().width():
            self._heights.forget()
        QAbstractItemView.resizeEvent(self, event)
        self.settle()

    # -- overrides: choosing -------------------------------------------------------------------------

    def moveCursor(self, action: _Cursor, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: ARG002
        """Return the card to which a key goes."""
        last = len(self._heights) - 1
        if last < 0:
            return QModelIndex()
        row, room = self.currentIndex().row(), self.viewport().height()
        if action in _STEPS:
            row = max(row + _STEPS[action], 0)
        elif action in (_Cursor.MoveHome, _Cursor.MoveEnd):
            row = 0 if action == _Cursor.MoveHome else last
        elif action == _Cursor.MovePageDown:
            row = max(row + 1, self._heights.row_at(self._heights.top(max(row, 0)) + room))
        elif action == _Cursor.MovePageUp:
            row = min(row - 1, self._heights.row_at(self._heights.top(max(row, 0)) - room))
        return self.model().index(min(max(row, 0), last), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose the cards that a rectangle of the viewport touches."""
        model = self.model()
        if model is None or not len(self._heights):
            return
        rect = rect.normalized()
        offset = self.verticalOffset()
        chosen = QItemSelection()
        rows = self._heights.rows_between(rect.top() + offset, rect.height())
        if rows:
            chosen = QItemSelection(model.index(rows.start, 0), model.index(rows.stop - 1, 0))
        self.selectionModel().select(chosen, command)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Measure changed cards again; what is only drawn otherwise (roles given) keeps its height."""
        QAbstractItemView.dataChanged(self, first, last, roles)
        if not roles:
            for row in range(first.row(), min(last.row() + 1, len(self._heights))):
                self._heights.forget(row)
            self.settle()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards in sight."""
        model = self.model()
        current, selection = self.currentIndex(), self.selectionModel()
        with QPainter(self.viewport()) as painter:
            for row in self._rows_in_sight():
                index = model.index(row, 0)
                option = QStyleOptionViewItem()
                self.initViewItemOption(option)
                option.rect = self.visualRect(index)
                if not option.rect.intersects(event.rect()):
                    continue
                if selection.isSelected(index):
                    option.state |= QStyle.StateFlag.State_Selected
                if index == current and self.hasFocus():
                    option.state |= QStyle.StateFlag.State_HasFocus
                self.itemDelegate().paint(painter, option, index)

    # -- private -------------------------------------------------------------------------------------

    def _rows_in_sight(self) -> range:
        return self._heights.rows_between(self.verticalOffset(), self.viewport().height())

    def _measure(self, row: int) -> bool:
        """Measure a row that is only estimated; return whether its height was another."""
        if self._heights.is_known(row):
            return False
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = QRect(0, 0, self.viewport().width(), 0)
        high = self.itemDelegate().sizeHint(option, self.model().index(row, 0)).height()
        return self._heights.know(row, high)

    def _measure_around(self, row: int, y: int, height: int) -> bool:
        """Measure the rows that are in sight when `row` begins at `y`; return whether one was wrong."""
        wrong = False
        top, at = y, row
        while top > 0 and at > 0:
            at -= 1
            wrong |= self._measure(at)
            top -= self._heights.height(at)
        bottom, at = y, row
        while bottom < height and at < len(self._heights):
            wrong |= self._measure(at)
            bottom += self._heights.height(at)
            at += 1
        return wrong

    def _show_scroll(self, value: int, room: int) -> None:
        bar = self.verticalScrollBar()
        self._settling = True
        bar.setRange(0, max(0, self._heights.total() - room))
        bar.setPageStep(max(1, room))
        bar.setSingleStep(36)
        bar.setValue(value)
        bar.setEnabled(bar.maximum() > 0)
        self._value = value
        self._settling = False

    def _inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._heights.insert(first, last - first + 1)
        if first <= self._anchor and self._value > 0:
            self._anchor += last - first + 1
        self.settle()

    def _removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._heights.remove(first, last - first + 1)
        if last < self._anchor:
            self._anchor -= last - first + 1
        elif first <= self._anchor:
            self._anchor = max(0, min(first, len(self._heights) - 1))
        self.settle()

    def _moved(self, _from: QModelIndex, first: int, _last: int, _to: QModelIndex, to: int) -> None:
        self._heights.move(first, to)
        self.settle()

    def _laid_out_anew(self) -> None:
        self._heights.forget()
        self.settle()
