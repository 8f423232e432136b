"""The list itself: what is chosen by mouse opens at once, by key after a short pause.

So a finger held on the arrow does not open every cable on its way. Several can be selected: what is done to
one is then done to all of them.
"""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.models.library import LibraryModel
from desktop.panels.library.kept_selection import KeptSelection
from desktop.panels.library.lazy_rows import LazyRows, parts_of
from desktop.panels.library.row_delegate import RowDelegate

PAUSE_MS = 180
"""How long the keys must rest before the cable under them opens."""
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class CableList(LazyRows):
    """The rows of the library."""

    chosen = Signal(str)
    """A cable is to be opened."""
    delete_asked = Signal(list)
    """Cables (a list of ids) are to be deleted."""
    star_asked = Signal(list)
    """Cables are to get a star, or lose it."""
    menu_asked = Signal(str, object)
    """A context menu for a cable is wanted at a global point."""
    left_upwards = Signal()
    """The up key was pressed on the first row."""

    def __init__(self, model: LibraryModel, parent: QWidget | None = None) -> None:
        """Show the model's rows."""
        super().__init__(parent)
        self._cables = model
        self._delegate = RowDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Cables"))
        self.setUniformItemSizes(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        theme.ground(self, "side")
        self._kept = KeptSelection(self, model)
        self.setModel(model)  # last, so that the rows are measured once
        self._typed, self._typing = "", QElapsedTimer()
        self._typing.start()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.open_current)
        follow = theme.of_application()
        if follow is not None:
            follow.changed.connect(self.viewport().update)

    # -- public --------------------------------------------------------------------------------------

    def current_id(self) -> str | None:
        """Return the id of the cable under the keys."""
        row = self._cables.listed(self.currentIndex().row())
        return row.id if row else None

    def selected_ids(self) -> list[str]:
        """Return the ids of the selected cables, in the order of the list."""
        parts = parts_of(self.selectionModel().selection())
        return self._cables.cables_of(row for first, last in parts for row in range(first, last + 1))

    def ids_for(self, cable: str) -> list[str]:
        """Return what is meant by what is done to a cable: all selected ones where it is one of them."""
        index = self._cables.index(self._cables.row_of(cable))
        return self.selected_ids() if self.selectionModel().isSelected(index) else [cable]

    def show_id(self, cable: str | None) -> None:
        """Select a cable without opening it; None, or one that is not shown, selects none."""
        self._pause.stop()
        row = self._cables.show(cable)
        if row < 0:
            self.selectionModel().clear()
            return
        index = self._cables.index(row)
        if index != self.currentIndex() or not self.selectionModel().isSelected(index):
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def open_current(self) -> None:
        """Open the cable under the keys now."""
        self._pause.stop()
        cable = self.current_id()
        if cable is not None:
            self.chosen.emit(cable)

    # -- overrides -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space stars, Del deletes, arrows open after a pause, Left and Right fold."""
        key, current = event.key(), self.currentIndex()
        before = current.row()
        plain = event.modifiers() in _PLAIN
        heading = self._cables.heading(before)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current() if heading is None else self._cables.fold(before)
        elif key == Qt.Key.Key_Delete and plain:
            self._ask(self.delete_asked)
        elif key == Qt.Key.Key_Space and plain:
            self._ask(self.star_asked) if heading is None else self._cables.fold(before)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and plain and self._cables.places.headings:
            self._fold_by_key(before, folded=key == Qt.Key.Key_Left)
        elif key == Qt.Key.Key_Up and before <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)
            if self.currentIndex().row() != before and not event.modifiers() & (
                Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
            ):
                self._pause.start()

    def keyboardSearch(self, search: str) -> None:
        """Go on to the next cable whose title, or what the list is sorted by, begins with what is typed."""
        begins = not self._typed or self._typing.hasExpired(QApplication.keyboardInputInterval())
        self._typed = search if begins else self._typed + search
        self._typing.start()
        row = self._cables.typed_ahead(self._typed, self.currentIndex().row() + begins)
        if row >= 0:
            index = self._cables.index(row)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
            self._pause.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked; with Shift or Ctrl it is only selected. A heading folds."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid() or index != self.currentIndex():
            return
        if self._cables.heading(index.row()) is not None:
            self._cables.fold(index.row())
        elif event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.open_current()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu, at the mouse or, by key, under the current row."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index: QModelIndex = self.indexAt(event.pos())
            at = event.globalPos()
        else:
            index = self.currentIndex()
            at = self.viewport().mapToGlobal(self.visualRect(index).center())
        row = self._cables.listed(index.row())
        if row is not None:
            self.menu_asked.emit(row.id, at)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Paint the rows that were selected or are no longer."""
        super().selectionChanged(selected, deselected)
        self.viewport().update()

    # -- private -------------------------------------------------------------------------------------

    def _ask(self, signal: object) -> None:
        cables = self.selected_ids()
        if not cables and (current := self.current_id()) is not None:
            cables = [current]
        if cables:
            signal.emit(cables)  # type: ignore[attr-defined]

    def _fold_by_key(self, row: int, *, folded: bool) -> None:
        """Left folds a heading, or goes from a cable up to its own; Right unfolds."""
        if self._cables.heading(row) is not None:
            self._cables.fold(row, folded=folded)
            return
        n = self._cables.number(row)
        if folded and n is not None:
            key = self._cables.places.heading_above(n)
            above = self._cables.places.row_of_heading(key) if key is not None else -1
            self.setCurrentIndex(self._cables.index(above))
