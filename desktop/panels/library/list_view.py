"""The list itself: what is chosen by mouse opens at once, by key after a short pause.

So a finger held on the arrow does not open every cable on its way.
"""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.models.library import LibraryModel
from desktop.panels.library.row_delegate import RowDelegate

PAUSE_MS = 180
"""How long the keys must rest before the cable under them opens."""


class CableList(QListView):
    """The rows of the library."""

    chosen = Signal(str)
    """A cable is to be opened."""
    delete_asked = Signal(str)
    """A cable is to be deleted."""
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
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        theme.ground(self, "side")
        self.setModel(model)  # last, so that the rows are measured once
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

    def show_id(self, cable: str | None) -> None:
        """Select a cable without opening it; None, or one that is not shown, selects none."""
        self._pause.stop()
        row = self._cables.row_of(cable)
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
        """Enter opens, Del deletes, arrows open after a pause; Up on the first row leaves upwards."""
        key = event.key()
        before = self.currentIndex().row()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        elif key == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            cable = self.current_id()
            if cable is not None:
                self.delete_asked.emit(cable)
        elif key == Qt.Key.Key_Up and before <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)
            if self.currentIndex().row() != before:
                self._pause.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex():
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the titles anew at another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
