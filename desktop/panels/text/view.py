"""The reading view: the text exactly as imported with its notes on it, to be read, pointed at and copied.

Signals and methods count code points of the text that was shown. The widget's own document is a picture
of the text (see `standins`): whatever leaves the view is cut from the text itself.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from desktop.panels.text import named_words
from desktop.panels.text.hover import Hover
from desktop.panels.text.landing import Landing
from desktop.panels.text.noted_page import NotedPage
from desktop.panels.text.page import ZOOMS
from desktop.panels.text.pointing import character_at, mark_at, next_in_turn, position_at, row_at, snapped
from desktop.panels.text.resizing import Resizing
from desktop.panels.text.spans import ShownSpan

_BUTTON = Qt.MouseButton.LeftButton


class TextView(NotedPage):
    """The reading view. It wishes, the window acts; only the outline of a clicked note follows at once."""

    selection_changed = Signal(int, int)
    """Start and end of the selection; both are the caret's place where nothing is selected."""
    note_clicked = Signal(str)
    note_activated = Signal(str)
    caret_line_changed = Signal(int)
    """The line of the imported text with the caret, counted from 1."""
    menu_wanted = Signal(QPoint, int, list)
    """Place on the screen, code point there, ids of the notes there."""

    given_up = Signal()
    """Esc: what waits for words is to wait no more."""
    span_wanted = Signal(int, int)
    """Words were selected with Ctrl held: the chosen note is to stand on them too."""
    span_previewed = Signal(int, int)
    """A handle is being dragged: the active span would be this one."""
    span_resized = Signal(int, int)
    """A handle was dragged: the active span is to be this one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hover = Hover(self.viewport())
        self._pressed: QPointF | None = None
        self._line = 1
        self._span = (0, 0)
        self._adding = False
        self.landing = Landing(self)
        """Where a note would stand that is carried over the text."""
        self._resizing = Resizing(self)
        self._resizing.previewed.connect(self.span_previewed)
        self._resizing.resized.connect(self.span_resized)
        self._resizing.clicked.connect(self._click_handle)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Text of the cable"))
        self.setAccessibleDescription(
            self.tr("Space selects the note at the caret, again the next one there; Enter edits it.")
        )
        self.selectionChanged.connect(self._tell_selection)
        self.cursorPositionChanged.connect(self._tell_caret)

    def said_at(self, point: QPointF) -> str:
        """Return what is told of a place of the viewport beside its notes: who is named there."""
        return named_words.said_at(self, point, self.looks)

    # -- selection and caret

    def selected_span(self) -> tuple[int, int] | None:
        """Return the selected span, or None."""
        caret = self.textCursor()
        if not caret.hasSelection():
            return None
        from_qt = self.positions.from_qt
        return from_qt(caret.selectionStart()), from_qt(caret.selectionEnd())

    def selected_words(self) -> str:
        """Return the selected words exactly as in the text."""
        span = self.selected_span()
        return self.text[span[0] : span[1]] if span else ""

    def copy(self) -> None:
        """Put the selected words on the clipboard exactly, as plain text.

        By `setText`, which makes the clipboard's object in C++: one made in Python can outlive Python.
        """
        if self.textCursor().hasSelection():
            QGuiApplication.clipboard().setText(self.selected_words())

    def caret(self) -> int:
        """Return the code point before which the caret stands."""
        return self.positions.from_qt(self.textCursor().position())

    def step_zoom(self, step: int) -> None:
        """Zoom one step in (1) or out (-1)."""
        others = [z for z in ZOOMS if (z > self.zoom if step > 0 else z < self.zoom)]
        if others:
            self.set_zoom(others[0] if step > 0 else others[-1])

    # -- slots

    def _tell_selection(self) -> None:
        caret = self.textCursor()
        from_qt = self.positions.from_qt
        span = (from_qt(caret.selectionStart()), from_qt(caret.selectionEnd()))
        if span != self._span:  # Qt tells of every twitch of the mouse
            self._span = span
            self.selection_changed.emit(*span)

    def _tell_caret(self) -> None:
        line = self.textCursor().blockNumber() + 1
        if line != self._line:
            self._line = line
            self.caret_line_changed.emit(line)
        self._told.start()

    def _choose(self, notes: list[str], position: int) -> None:
        note = next_in_turn(notes, self.looks.selected)
        if note is not None:
            self.select_note(note)
            self.activate_span(self.positions.from_qt(position))
            self.note_clicked.emit(note)

    def _choose_at(self, point: QPointF) -> None:
        row = row_at(self, point)
        self._choose(self.notes_at(point), character_at(row, point.x()) if row else 0)

    def _click_handle(self, point: QPointF) -> None:
        """Do what a click does where no handle is: the caret goes there, a note is chosen."""
        caret = self.textCursor()
        caret.setPosition(position_at(self, point) or 0)
        self.setTextCursor(caret)
        self._choose_at(point)

    # -- overrides: mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began. What is selected is let go: a drag in it selects anew."""
        self._hover.leave()
        if self._resizing.press(event):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            return
        self._pressed = event.position() if event.button() == _BUTTON else None
        self._adding = self._pressed is not None and _with_control(event)
        extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._pressed is not None and not extends and self.textCursor().hasSelection():
            caret = self.textCursor()
            caret.clearSelection()  # else Qt would begin to drag the words away
            self.setTextCursor(caret)
        super().mousePressEvent(snapped(self, event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what the pointer is over."""
        if self._resizing.move(event):
            self.viewport().setCursor(Qt.CursorShape.SizeHorCursor)
            self._hover.leave()
            return
        super().mouseMoveEvent(snapped(self, event))
        if event.buttons() == Qt.MouseButton.NoButton:
            notes = self.notes_at(event.position())
            shape = (
                Qt.CursorShape.PointingHandCursor
                if mark_at(self, event.position(), self.looks)
                else Qt.CursorShape.IBeamCursor
            )
            self.viewport().setCursor(shape)
            at = event.globalPosition().toPoint()
            self._hover.over(self._named(notes), at, self.said_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the note that was clicked; a drag selects words and chooses none."""
        if self._resizing.release(event):
            return
        super().mouseReleaseEvent(snapped(self, event))
        pressed, self._pressed = self._pressed, None
        adding, self._adding = self._adding, False
        selected = self.selected_span()
        if adding and selected is not None:
            self.span_wanted.emit(*selected)
        if pressed is None or event.button() != _BUTTON:
            return
        moved = (event.position() - pressed).manhattanLength()
        if moved < QApplication.startDragDistance() and selected is None:
            self._choose_at(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word (Qt), also one under a note; on a mark open the note."""
        self._hover.leave()
        if not mark_at(self, event.position(), self.looks):
            super().mouseDoubleClickEvent(snapped(self, event))
            self._adding = event.button() == _BUTTON and _with_control(event)
            return
        notes = self.notes_at(event.position())
        if notes and event.button() == _BUTTON:
            self.note_activated.emit(self.looks.selected if self.looks.selected in notes else notes[0])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu, by mouse or by key."""
        self._hover.leave()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            point = QPointF(event.pos())
            row = row_at(self, point)
            position = character_at(row, point.x()) if row else 0
            notes, shown_at = self.notes_at(point), event.globalPos()
        else:
            position, notes = self.textCursor().position(), self.notes_at_caret()
            shown_at = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        self.menu_wanted.emit(shown_at, self.positions.from_qt(position), notes)
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom with Ctrl."""
        self._hover.leave()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Leave tool tips to `hover`."""
        if event.type() == QEvent.Type.Leave:
            self._hover.leave()
        return event.type() != QEvent.Type.ToolTip and super().viewportEvent(event)

    # -- overrides: keys, copying

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose and open the notes at the caret; other keys move it (Qt). Esc lets a handle go."""
        if event.key() == Qt.Key.Key_Escape and self._resizing.is_on:
            self._resizing.cancel()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        notes = self.notes_at_caret() if plain else []
        if notes and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.looks.selected in notes:
            self.note_activated.emit(self.looks.selected)
        elif notes and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(notes, self.textCursor().position())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let a handle go, as by Esc."""
        self._resizing.cancel()
        super().focusOutEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selected words exactly, for the clipboard of what is selected; plain text only."""
        data = QMimeData()
        data.setText(self.selected_words())
        return data

    def canInsertFromMimeData(self, _source: QMimeData) -> bool:
        """Refuse everything: the text is not edited here."""
        return False

    # -- private

    def _named(self, notes: list[str]) -> list[ShownSpan]:
        found = map(self.looks.spans.span_of, notes)
        return [span for span in found if span is not None]


def _with_control(event: QMouseEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
