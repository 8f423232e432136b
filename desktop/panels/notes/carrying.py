"""A card that is dragged out of the list: which note it is, and where it is let go.

Only told, not done: whoever knows the text says what lies under the pointer and lays the note there.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


class Carrying(QObject):
    """One card on its way, from the press of a button to its release; Esc lets it lie."""

    carried = Signal(str, QPoint)
    """The note is being carried, and over which point of the screen."""
    dropped = Signal(str, QPoint)
    """It was let go there."""
    ended = Signal()
    """It is carried no more, dropped or not."""

    def __init__(self, viewport: QWidget) -> None:
        """Carry cards of the list with this viewport."""
        super().__init__(viewport)
        self._viewport = viewport
        self._note = ""
        self._pressed = QPointF()
        self.is_on = False

    def press(self, note_id: str, event: QMouseEvent) -> None:
        """Begin: the card may be dragged from here."""
        self._note, self._pressed = note_id, event.position()

    def move(self, event: QMouseEvent) -> bool:
        """Carry on; return whether a card is on its way."""
        if not self._note or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        far = (event.position() - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if far and not self.is_on:
            self.is_on = True
            self._viewport.setCursor(Qt.CursorShape.DragMoveCursor)
        if self.is_on:
            self.carried.emit(self._note, event.globalPosition().toPoint())
        return True

    def release(self, event: QMouseEvent) -> None:
        """Drop the card, if it is on its way."""
        note, was_on = self._note, self.is_on
        if was_on and event.button() == Qt.MouseButton.LeftButton:
            self._note = ""
            self.dropped.emit(note, event.globalPosition().toPoint())
        self.cancel()

    def cancel(self) -> None:
        """Let the card lie where it was."""
        self._note = ""
        if self.is_on:
            self.is_on = False
            self._viewport.unsetCursor()
            self.ended.emit()
