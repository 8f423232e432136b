"""A table of records that a person keeps in order: rows moved by mouse and key, added and deleted by key.

Shared by the stages and the distribution. Rows are dragged without Qt's drag and drop, since that moves
data between programs and this only moves rows: press, move, and a line shows where they will stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QTableView, QWidget

from desktop import theme
from desktop.widgets.table_head import TableHead
from desktop.widgets.table_marks import paint_drop_line, paint_focus, paint_ground

TableIndex = QModelIndex | QPersistentModelIndex

_OWN_KEYS = (Qt.Key.Key_Insert, Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_MOVE_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_MOVE_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class RecordTable(QTableView):
    """Rows with a quiet ground, a focus outline, a drop line, and wishes instead of deeds."""

    add_wanted = Signal(int)
    """A new row is wanted at this index."""
    delete_wanted = Signal(list)
    """These rows are to go."""
    move_wanted = Signal(list, int)
    """These rows are to stand before the row of this index."""
    row_chosen = Signal(int)
    """She went to this row by mouse or key; -1 for none."""

    head_insets: Mapping[int, tuple[int, int]] = MappingProxyType({})
    """The left and right margins of the titles by column, for a subclass to set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self._pressed_row = -1
        self._pressed_y = 0
        self._late_press = False
        self._hovered = -1
        self.drop_at = -1
        """The index before which dragged rows would stand now, or -1 where nothing is dragged."""
        self._build()
        follow = theme.of_application()
        if follow is not None:
            follow.changed.connect(self._repaint)

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(False)
        self.setMouseTracking(True)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(20)
        self.setHorizontalHeader(TableHead(self.head_insets, self))

    # -- public --------------------------------------------------------------------------------------

    def selected_rows(self) -> list[int]:
        """Return the selected rows from the top; the current one where none is selected."""
        chosen = self.selectionModel()
        rows = sorted({index.row() for index in chosen.selectedRows()}) if chosen is not None else []
        if not rows and self.currentIndex().isValid():
            rows = [self.currentIndex().row()]
        return rows

    def choose_row(self, row: int, column: int = 0) -> None:
        """Make a row the current and only selected one, scrolling only as far as needed."""
        index = self.model().index(row, column)
        if not index.isValid():
            return
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        )
        self.scrollTo(index)

    def edit_cell(self, row: int, column: int) -> None:
        """Go to a cell and open its editor."""
        self.setFocus()
        self.choose_row(row, column)
        self.edit(self.model().index(row, column))

    def content_height(self) -> int:
        """Return the height in which head and rows stand without scrolling."""
        return self.horizontalHeader().height() + self.verticalHeader().length() + 2

    def row_rect(self, row: int) -> QRect:
        """Return where a row stands in the viewport."""
        top = self.rowViewportPosition(row)
        return QRect(0, top, self.viewport().width(), self.rowHeight(row))

    def is_editing(self) -> bool:
        """Tell whether a cell's editor is open."""
        return self.state() == QAbstractItemView.State.EditingState

    def shift_rows(self, by: int) -> None:
        """Wish the selected rows one place up (-1) or down (1)."""
        rows = self.selected_rows()
        if not rows:
            return
        to = rows[0] - 1 if by < 0 else rows[-1] + 2
        if 0 <= to <= self.model().rowCount():
            self.move_wanted.emit(rows, to)

    # -- drawing, for the subclass -------------------------------------------------------------------

    def paint_over(self, painter: QPainter) -> None:
        """Draw what stands over the cells; a subclass draws brackets and dots here."""

    # -- overrides -----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Claim the row keys before a menu's shortcuts take them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            moving = event.key() in _MOVE_KEYS and event.modifiers() & _MOVE_MODIFIERS == _MOVE_MODIFIERS
            if moving or event.key() in _OWN_KEYS:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add, delete and move rows by key; Enter edits, Esc lets go of a drag or the selection."""
        if self.is_editing():
            super().keyPressEvent(event)
            return
        key, row = event.key(), self.currentIndex().row()
        moving = event.modifiers() & _MOVE_MODIFIERS == _MOVE_MODIFIERS
        if key == Qt.Key.Key_Escape and self.drop_at >= 0:
            self._stop_drag()
        elif key == Qt.Key.Key_Escape and self.selectionModel() is not None and self.selectedIndexes():
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif key == Qt.Key.Key_Insert:
            before = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.add_wanted.emit(
                max(row, 0) if before else (row + 1 if row >= 0 else self.model().rowCount())
            )
        elif key == Qt.Key.Key_Delete:
            self.delete_wanted.emit(self.selected_rows())
        elif moving and key in _MOVE_KEYS:
            self.shift_rows(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a drag may begin; a press on one of several selected rows keeps them selected."""
        row = self.rowAt(round(event.position().y()))
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed_row = row if left and plain else -1
        self._pressed_y = round(event.position().y())
        selected = self.selected_rows()
        self._late_press = left and plain and len(selected) > 1 and row in selected
        if row < 0 and left:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        if not self._late_press:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag rows, or light the row under the pointer."""
        y = round(event.position().y())
        if not event.buttons() & Qt.MouseButton.LeftButton or self._pressed_row < 0:
            self._hover(self.rowAt(y))
            super().mouseMoveEvent(event)
            return
        if self.drop_at < 0 and abs(y - self._pressed_y) < QApplication.startDragDistance():
            return
        if self.drop_at < 0:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._hover(-1)
        self._scroll_towards(y)
        self.drop_at = self._gap_at(y)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let dragged rows down where the line is."""
        if self.drop_at >= 0:
            rows, to = self.selected_rows(), self.drop_at
            self._stop_drag()
            stays = (
                rows == list(range(rows[0], rows[-1] + 1)) and rows[0] <= to <= rows[-1] + 1 if rows else True
            )
            if not stays:
                self.move_wanted.emit(rows, to)
            return
        if self._late_press:
            self.choose_row(self._pressed_row, max(self.columnAt(round(event.position().x())), 0))
        self._pressed_row = -1
        super().mouseReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the row that she comes back to by key."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEY and self.currentIndex().isValid():
            self.row_chosen.emit(self.currentIndex().row())

    def leaveEvent(self, event: QEvent) -> None:
        """Put out the light under the pointer."""
        self._hover(-1)
        super().leaveEvent(event)

    def currentChanged(self, current: TableIndex, previous: TableIndex) -> None:
        """Tell which row she went to."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.row() != previous.row():
            self.row_chosen.emit(current.row())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows' grounds, the cells, then what stands over them."""
        with QPainter(self.viewport()) as painter:
            self._paint_grounds(painter)
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_over(painter)
            if self.hasFocus() and self.currentIndex().isValid() and not self.is_editing():
                paint_focus(painter, self.visualRect(self.currentIndex()))
            if self.drop_at >= 0:
                paint_drop_line(painter, self._drop_y(), self.viewport().width())

    # -- private -------------------------------------------------------------------------------------

    def _paint_grounds(self, painter: QPainter) -> None:
        chosen = self.selectionModel()
        selected = {index.row() for index in chosen.selectedRows()} if chosen is not None else set()
        for row in selected | {self._hovered}:
            if row >= 0:
                paint_ground(painter, self.row_rect(row), selected=row in selected)

    def _drop_y(self) -> int:
        last = self.model().rowCount() - 1
        y = self.row_rect(self.drop_at).top() if self.drop_at <= last else self.row_rect(last).bottom() + 1
        return max(2, min(y, self.viewport().height() - 2))

    def _gap_at(self, y: int) -> int:
        row = self.rowAt(y)
        if row < 0:
            return 0 if y < 0 else self.model().rowCount()
        rect = self.row_rect(row)
        return row if y < rect.center().y() else row + 1

    def _scroll_towards(self, y: int) -> None:
        bar = self.verticalScrollBar()
        if y < 8:
            bar.setValue(bar.value() - 8)
        elif y > self.viewport().height() - 8:
            bar.setValue(bar.value() + 8)

    def _stop_drag(self) -> None:
        self.drop_at = self._pressed_row = -1
        self._late_press = False
        self.viewport().unsetCursor()
        self.viewport().update()

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    def _repaint(self) -> None:
        self.viewport().update()
