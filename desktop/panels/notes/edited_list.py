"""Cards of notes with the editor lying on the one that is being edited, wherever that moves."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.models.notes import NotesModel
from desktop.panels.notes.card import EDITOR_LEFT, EDITOR_RIGHT
from desktop.panels.notes.card_delegate import CardDelegate
from desktop.panels.notes.editor import NoteEditor
from desktop.widgets.card_view import CardView


class EditedList(CardView):
    """A list of cards in one of which a note can be written."""

    room_changed = Signal()
    """`writing_room` may be another now."""

    def __init__(self, model: NotesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = CardDelegate(self)
        self._editor: NoteEditor | None = None
        self._notes = model
        self._cards.about = model.references.about
        self.setItemDelegate(self._cards)
        self.setModel(model)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Notes"))
        theme.ground(self, "panel")
        self.settled.connect(self._place_editor)
        dressed = theme.of_application()
        if dressed is not None:
            dressed.changed.connect(self._dress)
            # Cards laid out before the CJK face was there have gaps in their lines.
            dressed.fonts_changed.connect(self._dress)

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

    # -- overrides -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line that is being written in sight."""
        super().resizeEvent(event)
        self._show_caret()

    # -- private -------------------------------------------------------------------------------------

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
