"""The narrow list: a row of two or three lines for each cable."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.models.library import LibraryModel
from desktop.panels.library.kept_selection import KeptSelection
from desktop.panels.library.lazy_rows import LazyRows
from desktop.panels.library.row_deeds import RowDeeds
from desktop.panels.library.row_delegate import RowDelegate


class CableList(LazyRows):
    """The rows of the library; `deeds` tells what is done to them."""

    def __init__(self, model: LibraryModel, parent: QWidget | None = None) -> None:
        """Show the model's rows."""
        super().__init__(parent)
        self._delegate = RowDelegate(self)
        self._model = model
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Cables"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        theme.ground(self, "side")
        self.deeds = RowDeeds(self, model)
        self.setModel(model)
        self._kept = KeptSelection(self, model)
        follow = theme.of_application()
        if follow is not None:
            follow.changed.connect(self.viewport().update)

    # -- public --------------------------------------------------------------------------------------

    def current_id(self) -> str | None:
        """Return the id of the cable under the keys."""
        return self.deeds.current_id()

    def show_id(self, cable: str | None) -> None:
        """Select a cable without opening it; None, or one that is not shown, selects none."""
        self.deeds.show_id(cable)

    # -- overrides -----------------------------------------------------------------------------------

    def row_height(self, row: int, width: int) -> int:
        """Return how high a row is, asked of the delegate without a detour through Qt."""
        return self._delegate.height(self._model, row, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys of the library do; arrows open after a pause."""
        before = self.currentIndex().row()
        if not self.deeds.take_key(event):
            super().keyPressEvent(event)
            self.deeds.moved_by_key(event, before)

    def keyboardSearch(self, search: str) -> None:
        """Go on to the next cable that begins with what is typed."""
        self.deeds.typed(search)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked."""
        super().mouseReleaseEvent(event)
        self.deeds.released(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu."""
        self.deeds.menu(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Paint the rows that were selected or are no longer."""
        super().selectionChanged(selected, deselected)
        self.viewport().update()
