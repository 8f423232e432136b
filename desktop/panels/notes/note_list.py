"""The list of cards, with the editor lying on the card of the note that is being edited."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QWidget

from db.referring.links import kind_of
from desktop.models.note_order import is_place, note_of
from desktop.models.note_roles import TRAY, NoteRole
from desktop.models.notes import NotesModel
from desktop.panels.notes.card_delegate import place_again_box
from desktop.panels.notes.carrying import Carrying
from desktop.panels.notes.edited_list import EditedList
from desktop.panels.notes.place_row import place_here_box
from desktop.widgets.card_view import Index

_Flag = QItemSelectionModel.SelectionFlag


class NoteList(EditedList):
    """Cards of notes. Enter and double click ask for the editor; what else is asked goes out as signals."""

    note_chosen = Signal(str)
    """The user has gone to this note, by mouse or keyboard."""
    edit_wanted = Signal(str)
    delete_wanted = Signal()
    place_wanted = Signal(str)
    given_up = Signal()
    """Esc: what waits for words is to wait no more."""
    link_wanted = Signal(str)
    menu_wanted = Signal(QPoint, str)
    """The context menu at a place of the screen; with the address of the link there, or ""."""
    place_chosen = Signal(object)
    """The user has gone to this place (`Offered`) that is offered for a note."""
    place_taken = Signal(str, object)
    """The note is to be laid on this place (`Offered`)."""

    def __init__(self, model: NotesModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._quiet = False
        self.carrying = Carrying(self.viewport())
        model.counted.connect(self._go_on)

    # -- public --------------------------------------------------------------------------------------

    def open_tray(self) -> None:
        """Show the orphans under their heading."""
        if not self._notes.tray_open:
            self._fold_tray()

    def chosen_notes(self) -> list[str]:
        """Return the ids of the selected notes, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [key for key in map(self._notes.key, rows) if self._notes.is_note(key)]

    def choose(self, note_ids: list[str]) -> None:
        """Select these notes, those that are shown, the first of them current; no signal is sent."""
        found = [index for index in map(self._notes.index_of, note_ids) if index.isValid()]
        selection = self.selectionModel()
        self._quiet = True
        if found:
            selection.setCurrentIndex(found[0], _Flag.ClearAndSelect)
            for index in found[1:]:
                selection.select(index, _Flag.Select)
        else:
            selection.clear()
        self._quiet = False

    # -- overrides -----------------------------------------------------------------------------------

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which note the user has gone to; where Qt goes as rows come and go is no choice of hers."""
        super().currentChanged(current, previous)
        key = current.data(NoteRole.KEY) if current.isValid() else None
        if key is None or self._quiet or self._notes.rearranging:
            return
        if self._notes.is_note(key):
            self.note_chosen.emit(key)
        elif (place := current.data(NoteRole.PLACE)) is not None:
            self.place_chosen.emit(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let Qt make a card current for the arrow keys to start from: that is no choice of a note."""
        self._quiet = True
        super().focusInEvent(event)
        self._quiet = False
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, Del deletes, Space and the arrows fold the tray; the rest moves."""
        current = self.currentIndex()
        key = current.data(NoteRole.KEY) if current.isValid() else None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and key is not None:
            if key == TRAY:
                self._fold_tray()
            elif not self._take_place(current):
                self.edit_wanted.emit(note_of(key))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.carrying.is_on:
            self.carrying.cancel()
        elif event.key() == Qt.Key.Key_Escape and key is not None and is_place(key):
            self.setCurrentIndex(self._notes.index_of(note_of(key)))
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif key == TRAY and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._fold_tray()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Follow what stands on a card: the tray's arrow, a link with Ctrl, "Place again"."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            at = event.position().toPoint() - self.visualRect(index).topLeft()
            if index.data(NoteRole.KEY) == TRAY:
                self._fold_tray()
                return
            address = self._link_at(index, at)
            if address and (kind_of(address) or event.modifiers() & Qt.KeyboardModifier.ControlModifier):
                self.link_wanted.emit(address)
                return
            if self._place_again_at(index, at):
                self.place_wanted.emit(index.data(NoteRole.KEY))
                return
            if self._place_here_at(index, event.position().toPoint()) and self._take_place(index):
                return
            if index.data(NoteRole.LOST) is not None:
                self.carrying.press(index.data(NoteRole.KEY), event)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what can be followed; carry a card that is dragged. No drag selects cards."""
        if self.carrying.move(event) or event.buttons() & Qt.MouseButton.LeftButton:
            return
        index = self.indexAt(event.position().toPoint())
        hand = False
        if index.isValid():
            at = event.position().toPoint() - self.visualRect(index).topLeft()
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            hand = (
                index.data(NoteRole.KEY) == TRAY
                or self._place_again_at(index, at)
                or self._place_here_at(index, event.position().toPoint())
                or self._can_be_followed(self._link_at(index, at), held=bool(held))
            )
        can_be_carried = index.isValid() and index.data(NoteRole.LOST) is not None
        shape = Qt.CursorShape.OpenHandCursor if can_be_carried else Qt.CursorShape.ArrowCursor
        shape = Qt.CursorShape.PointingHandCursor if hand else shape
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the note; lay it on a place that is offered."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.data(NoteRole.NOTE) is not None:
            self.edit_wanted.emit(index.data(NoteRole.KEY))
        elif index.isValid():
            self._take_place(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop a card that was carried."""
        super().mouseReleaseEvent(event)
        self.carrying.release(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let a card lie that is carried."""
        super().focusOutEvent(event)
        self.carrying.cancel()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the selected notes, at the pointer or on the current card."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            at = self.viewport().mapToGlobal(rect.topLeft() + QPoint(40, 24))
            self.menu_wanted.emit(at, "")
            return
        point = self.viewport().mapFromGlobal(event.globalPos())
        index = self.indexAt(point)
        address = self._link_at(index, point - self.visualRect(index).topLeft()) if index.isValid() else ""
        self.menu_wanted.emit(event.globalPos(), address)

    # -- private -------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        """Select the card that takes the place of one deleted here, so that Del can be pressed again."""
        current = self.currentIndex()
        if self.hasFocus() and current.isValid() and not (self._notes.rearranging or self.chosen_notes()):
            self.choose([current.data(NoteRole.KEY)])

    def _fold_tray(self) -> None:
        self._cards.tray_open = not self._notes.tray_open
        self._notes.set_tray_open(self._cards.tray_open)

    def _link_at(self, index: QModelIndex, at: QPoint) -> str:
        if index.data(NoteRole.NOTE) is None or index.data(NoteRole.KEY) == self._cards.edited:
            return ""
        return self._cards.card(index, self.viewport().width()).link_at(at.x(), at.y())

    @staticmethod
    def _can_be_followed(address: str, *, held: bool) -> bool:
        """Tell whether a click follows a link: a reference at once, the open web only with Ctrl."""
        return bool(kind_of(address)) or bool(held and address)

    def _place_again_at(self, index: QModelIndex, at: QPoint) -> bool:
        if index.data(NoteRole.LOST) is None or index.data(NoteRole.KEY) == self._cards.edited:
            return False
        return place_again_box(self._cards.card(index, self.viewport().width())).contains(at)

    def _place_here_at(self, index: QModelIndex, at: QPoint) -> bool:
        offered = index.data(NoteRole.PLACE) is not None
        return offered and place_here_box(self.visualRect(index)).contains(at)

    def _take_place(self, index: QModelIndex) -> bool:
        """Wish that a note be laid on the place of a row; return whether it is such a row."""
        place, key = index.data(NoteRole.PLACE), index.data(NoteRole.KEY)
        if place is not None:
            self.place_taken.emit(note_of(key), place)
        return bool(index.data(NoteRole.IS_PLACE))
