"""The list itself: rows that are gone to by mouse and key, and a link in each."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.models.differences import DifferencesModel
from desktop.models.tool_tips import plain_tip
from desktop.panels.differences.delegate import RowDelegate
from desktop.widgets.card_view import CardView, Index

_Flag = QItemSelectionModel.SelectionFlag


class DifferenceList(CardView):
    """Rows of differences. Enter shows one in the text, Del takes back what is selected."""

    chosen = Signal(int)
    """She has gone to this row."""
    show_wanted = Signal(int)
    take_back_wanted = Signal(list)
    """The rows whose differences are to be taken back."""
    menu_wanted = Signal(QPoint, list)
    escaped = Signal()

    def __init__(self, model: DifferencesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowDelegate(self)
        self._quiet = False
        self.setItemDelegate(self.rows)
        model.modelReset.connect(self.rows.forget)
        self.setModel(model)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Differences"))
        theme.ground(self, "panel")
        dressed = theme.of_application()
        if dressed is not None:
            dressed.changed.connect(self._dress)
            # Rows laid out before the CJK face was there have gaps in their lines.
            dressed.fonts_changed.connect(self._dress)

    # -- public --------------------------------------------------------------------------------------

    def chosen_rows(self) -> list[int]:
        """Return the selected rows, from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedIndexes())

    def choose(self, row: int | None) -> None:
        """Select a row, or none; no signal is sent."""
        self._quiet = True
        if row is None:
            self.selectionModel().clear()
        else:
            index = self.model().index(row, 0)
            self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
            self.scrollTo(index)
        self._quiet = False

    def let_take_back(self, offered: bool) -> None:
        """Offer in each row to take it back, or not."""
        self.rows.can_take_back = offered
        self.viewport().update()

    # -- overrides -----------------------------------------------------------------------------------

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where she has gone."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet:
            self.chosen.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show, take back or leave; other keys go from row to row."""
        current = self.currentIndex()
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current.isValid():
            self.show_wanted.emit(current.row())
        elif event.key() == Qt.Key.Key_Delete and self.rows.can_take_back and self.chosen_rows():
            self.take_back_wanted.emit(self.chosen_rows())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take back where the link is pressed; anywhere else choose the row."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._on_link(index, event.position().toPoint()):
            event.accept()
            self.take_back_wanted.emit([index.row()])
            return
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex():
            self.chosen.emit(index.row())  # also where it was chosen already: the text may be elsewhere

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over the link."""
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        on_link = self._on_link(self.indexAt(at), at)
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if on_link else Qt.CursorShape.ArrowCursor
        )

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the difference in the text."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._on_link(index, event.position().toPoint()):
            self.show_wanted.emit(index.row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu for what is selected."""
        if self.chosen_rows():
            at = event.globalPos()
            if event.reason() != QContextMenuEvent.Reason.Mouse:
                at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
            self.menu_wanted.emit(at, self.chosen_rows())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the whole of what a row says, as plain words."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            words = index.data(Qt.ItemDataRole.AccessibleTextRole) if index.isValid() else ""
            QToolTip.showText(event.globalPos(), plain_tip(words) if words else "", self)
            return True
        return super().viewportEvent(event)

    # -- private -------------------------------------------------------------------------------------

    def _on_link(self, index: QModelIndex, at: QPoint) -> bool:
        if not index.isValid() or not self.rows.can_take_back:
            return False
        rect = self.visualRect(index)
        return self.rows.row(index, rect.width()).link().contains(at - rect.topLeft())

    def _dress(self) -> None:
        self.rows.forget()
        self.measure_again()
