"""What keys and mouse do to the rows of the library, the same in the narrow list and in the wide table.

What is chosen by mouse opens at once, by key after a short pause, so that a finger held on the arrow does not
open every cable on its way. Several can be selected: what is done to one is then done to all of them.
"""

from __future__ import annotations

from array import array

from PySide6.QtCore import QElapsedTimer, QItemSelectionModel, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

from desktop.models.library import LibraryModel
from desktop.panels.library.selected_rows import parts_of

PAUSE_MS = 180
"""How long the keys must rest before the cable under them opens."""
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_SELECTING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class RowDeeds(QObject):
    """Serves one view of the library's model."""

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
    escaped = Signal()
    """Esc was pressed."""

    def __init__(self, view: QAbstractItemView, model: LibraryModel) -> None:
        """Serve a view that shows this model."""
        super().__init__(view)
        self._view, self._model = view, model
        self.opens_at_once = True
        """Whether a click and the arrows open; else only Enter and a double click do."""
        self._typed, self._typing = "", QElapsedTimer()
        self._typing.start()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.open_current)

    # -- public --------------------------------------------------------------------------------------

    def current_id(self) -> str | None:
        """Return the id of the cable under the keys."""
        row = self._model.listed(self._view.currentIndex().row())
        return row.id if row else None

    def selected_ids(self) -> list[str]:
        """Return the ids of the selected cables, in the order of the list."""
        parts = parts_of(self._view.selectionModel().selection())
        return self._model.cables_of(row for first, last in parts for row in range(first, last + 1))

    def selected_numbers(self) -> array[int]:
        """Return the numbers of the selected cables, in the order of the list: nothing is read for them."""
        parts = parts_of(self._view.selectionModel().selection())
        rows = (row for first, last in parts for row in range(first, last + 1))
        return array("q", [n for n in map(self._model.number, rows) if n is not None])

    def has_several(self) -> bool:
        """Tell whether more than one row is selected."""
        parts = parts_of(self._view.selectionModel().selection())
        return sum(last - first + 1 for first, last in parts) > 1

    def ids_for(self, cable: str) -> list[str]:
        """Return what is meant by what is done to a cable: all selected ones where it is one of them."""
        index = self._model.index(self._model.row_of(cable))
        return self.selected_ids() if self._view.selectionModel().isSelected(index) else [cable]

    def show_id(self, cable: str | None) -> None:
        """Select a cable without opening it; None, or one that is not shown, selects none."""
        self._pause.stop()
        row = self._model.show(cable)
        chosen = self._view.selectionModel()
        if row < 0:
            chosen.clear()
            return
        if row != self._view.currentIndex().row() or not chosen.isSelected(self._model.index(row)):
            self._go_to(row)

    def open_current(self) -> None:
        """Open the cable under the keys now."""
        self._pause.stop()
        cable = self.current_id()
        if cable is not None:
            self.chosen.emit(cable)

    # -- events of the view --------------------------------------------------------------------------

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key asks for: Enter opens, Space stars, Del deletes, Left and Right fold.

        A space within words that are typed ahead belongs to them.
        """
        key, row = event.key(), self._view.currentIndex().row()
        plain = event.modifiers() in _PLAIN
        is_heading = self._model.heading(row) is not None
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._model.fold(row) if is_heading else self.open_current()
        elif key == Qt.Key.Key_Escape and plain:
            self.escaped.emit()
        elif key == Qt.Key.Key_Delete and plain:
            self._ask(self.delete_asked)
        elif key == Qt.Key.Key_Space and plain and self._types_ahead():
            self.typed(" ")
        elif key == Qt.Key.Key_Space and plain:
            self._model.fold(row) if is_heading else self._ask(self.star_asked)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and plain and self._model.places.headings:
            self._fold_by_key(row, folded=key == Qt.Key.Key_Left)
        elif key == Qt.Key.Key_Up and row <= 0 and plain:
            self.left_upwards.emit()
        else:
            return False
        return True

    def moved_by_key(self, event: QKeyEvent, before: int) -> None:
        """Open the row to which a key has led, after a pause; with Shift or Ctrl it is only selected."""
        if self._view.currentIndex().row() != before and not event.modifiers() & _SELECTING:
            self._open_soon()

    def typed(self, search: str) -> None:
        """Go on to the next cable whose title, or what the list is sorted by, begins with what is typed."""
        begins = not self._types_ahead()
        self._typed = search if begins else self._typed + search
        self._typing.start()
        row = self._model.typed_ahead(self._typed, self._view.currentIndex().row() + begins)
        if row >= 0:
            self._go_to(row)
            self._open_soon()

    def _types_ahead(self) -> bool:
        """Tell whether what is typed now goes on with what was typed just before."""
        return bool(self._typed) and not self._typing.hasExpired(QApplication.keyboardInputInterval())

    def released(self, event: QMouseEvent) -> None:
        """Open what was clicked; with Shift or Ctrl it is only selected. A heading folds."""
        index = self._view.indexAt(event.position().toPoint())
        is_current = index.isValid() and index.row() == self._view.currentIndex().row()
        if event.button() != Qt.MouseButton.LeftButton or not is_current:
            return
        if self._model.heading(index.row()) is not None:
            self._model.fold(index.row())
        elif event.modifiers() == Qt.KeyboardModifier.NoModifier and self.opens_at_once:
            self.open_current()

    def menu(self, event: QContextMenuEvent) -> None:
        """Ask for a menu, at the mouse or, by key, under the current row."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index, at = self._view.indexAt(event.pos()), event.globalPos()
        else:
            index = self._view.currentIndex()
            at = self._view.viewport().mapToGlobal(self._view.visualRect(index).center())
        row = self._model.listed(index.row())
        if row is not None:
            self.menu_asked.emit(row.id, at)

    # -- private -------------------------------------------------------------------------------------

    def _open_soon(self) -> None:
        if self.opens_at_once:
            self._pause.start()

    def _go_to(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        index = self._model.index(row)
        self._view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self._view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def _ask(self, signal: object) -> None:
        cables = self.selected_ids()
        if not cables and (current := self.current_id()) is not None:
            cables = [current]
        if cables:
            signal.emit(cables)  # type: ignore[attr-defined]

    def _fold_by_key(self, row: int, *, folded: bool) -> None:
        """Left folds a heading, or goes from a cable up to its own; Right unfolds."""
        n = self._model.number(row)
        if n is None:
            self._model.fold(row, folded=folded)
        elif folded and (key := self._model.places.heading_above(n)) is not None:
            self._go_to(self._model.places.row_of_heading(key))
