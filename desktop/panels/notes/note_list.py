"""The list of cards, with the editor lying on the card of the note that is being edited."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.models.note_roles import TRAY, NoteRole
from desktop.models.notes import NotesModel
from desktop.panels.notes.card import EDITOR_LEFT, EDITOR_RIGHT
from desktop.panels.notes.card_delegate import CardDelegate, place_again_box
from desktop.panels.notes.editor import NoteEditor
from desktop.widgets.card_view import CardView, Index

_Flag = QItemSelectionModel.SelectionFlag


class NoteList(CardView):
    """Cards of notes. Enter and double click ask for the editor; what else is asked goes out as signals."""

    note_chosen = Signal(str)
    """The user has gone to this note, by mouse or keyboard."""
    edit_wanted = Signal(str)
    delete_wanted = Signal()
    place_wanted = Signal(str)
    link_wanted = Signal(str)
    menu_wanted = Signal(QPoint, str)
    """The context menu at a place of the screen; with the address of the link there, or ""."""
    room_changed = Signal()
    """`writing_room` may be another now."""

    def __init__(self, model: NotesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = CardDelegate(self)
        self._editor: NoteEditor | None = None
        self._notes = model
        self._quiet = False
        self.setItemDelegate(self._cards)
        self.setModel(model)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Notes"))
        theme.ground(self, "panel")
        self.settled.connect(self._place_editor)
        model.counted.connect(self._go_on)
        dressed = theme.of_application()
        if dressed is not None:
            dressed.changed.connect(self._dress)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            # Cards laid out before the CJK face was there have gaps in their lines.
            app.fontDatabaseChanged.connect(self._dress)

    # -- public --------------------------------------------------------------------------------------

    def set_editor(self, editor: NoteEditor) -> None:
        """Take the editor that is laid over a card."""
        self._editor = editor
        editor.setParent(self.viewport())
        editor.hide()
        editor.height_changed.connect(self._fit_editor)
        editor.field.cursorPositionChanged.connect(self._show_caret)

    def writing_room(self) -> int:
        """Return the height in pixels of the card that is being written, 0 where none is."""
        index = self._notes.index_of(self._cards.edited) if self._cards.edited else QModelIndex()
        return self.visualRect(index).height()

    @property
    def edited(self) -> str | None:
        """The id of the note that is being edited."""
        return self._cards.edited

    def open_editor(self, note_id: str | None) -> None:
        """Lay the editor on a note's card, or take it away."""
        before, self._cards.edited = self._cards.edited, note_id
        assert self._editor is not None
        if note_id is not None:
            self._cards.editor_height = self._editor_height()
        for key in {before, note_id} - {None}:
            row = self._notes.row_of(str(key))
            if row >= 0:
                self.measure_again(row)
        if note_id is None:
            self._hide_editor()
        else:
            self.scrollTo(self._notes.index_of(note_id))
        self.room_changed.emit()

    def open_tray(self) -> None:
        """Show the orphans under their heading."""
        if not self._notes.tray_open:
            self._fold_tray()

    def chosen_notes(self) -> list[str]:
        """Return the ids of the selected notes, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [key for key in map(self._notes.key, rows) if key != TRAY]

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line that is being written in sight."""
        super().resizeEvent(event)
        self._show_caret()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which note the user has gone to; where Qt goes as rows come and go is no choice of hers."""
        super().currentChanged(current, previous)
        key = current.data(NoteRole.KEY) if current.isValid() else None
        if key is not None and key != TRAY and not (self._quiet or self._notes.rearranging):
            self.note_chosen.emit(key)

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
            else:
                self.edit_wanted.emit(key)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit()
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
            if address and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.link_wanted.emit(address)
                return
            if self._place_again_at(index, at):
                self.place_wanted.emit(index.data(NoteRole.KEY))
                return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what can be followed."""
        index = self.indexAt(event.position().toPoint())
        hand = False
        if index.isValid():
            at = event.position().toPoint() - self.visualRect(index).topLeft()
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            hand = (
                index.data(NoteRole.KEY) == TRAY
                or self._place_again_at(index, at)
                or bool(held and self._link_at(index, at))
            )
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the note."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.data(NoteRole.KEY) != TRAY:
            self.edit_wanted.emit(index.data(NoteRole.KEY))

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
        if not index.isValid() or index.data(NoteRole.KEY) in (TRAY, self._cards.edited):
            return ""
        return self._cards.card(index, self.viewport().width()).link_at(at.x(), at.y())

    def _place_again_at(self, index: QModelIndex, at: QPoint) -> bool:
        if index.data(NoteRole.KEY) in (TRAY, self._cards.edited) or not index.data(NoteRole.ORPHAN):
            return False
        return place_again_box(self._cards.card(index, self.viewport().width())).contains(at)

    def _editor_width(self) -> int:
        return self.viewport().width() - EDITOR_LEFT - EDITOR_RIGHT

    def _editor_height(self) -> int:
        assert self._editor is not None
        return self._editor.height_for(self._editor_width())

    def _fit_editor(self) -> None:
        """Give the editor the height that it needs now, and the card with it."""
        note = self._cards.edited
        if note is None:
            return
        height = self._editor_height()
        if height == self._cards.editor_height:
            return
        self._cards.editor_height = height
        row = self._notes.row_of(note)
        if row >= 0:
            self.measure_again(row)
            self.scrollTo(self._notes.index_of(note))
            self.room_changed.emit()
            self._show_caret()

    def _show_caret(self) -> None:
        """Scroll to the line that is being written, where its card is higher than the view."""
        if self._editor is None or not self._editor.field.hasFocus():
            return
        field, bar = self._editor.field, self.verticalScrollBar()
        caret = field.cursorRect()
        top = field.viewport().mapTo(self.viewport(), caret.topLeft()).y() - 6
        over = top + caret.height() + 12 - self.viewport().height()
        bar.setValue(bar.value() + (over if over > 0 else min(0, top)))

    def _place_editor(self) -> None:
        """Lay the editor on its card, wherever that has moved."""
        if self._editor is None or self._cards.edited is None:
            return
        index = self._notes.index_of(self._cards.edited)
        if not index.isValid():
            self._hide_editor()
            return
        height = self._editor_height()
        if height != self._cards.editor_height:
            self._cards.editor_height = height
            self.measure_again(index.row())
            self.room_changed.emit()
            return
        rect = self.visualRect(index)
        top = rect.top() + self._cards.card(index, rect.width()).editor_top
        self._editor.setGeometry(QRect(EDITOR_LEFT, top, self._editor_width(), height))
        self._editor.show()

    def _hide_editor(self) -> None:
        """Take the editor away; the focus, if it is in there, comes to the list."""
        assert self._editor is not None
        focus = QApplication.focusWidget()
        if focus is not None and self._editor.isAncestorOf(focus):
            self.setFocus()
        self._editor.hide()

    def _dress(self) -> None:
        self._cards.forget()
        self.measure_again()
