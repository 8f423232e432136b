"""The text as it is corrected: what is typed, pasted and dropped, kept exact by `followed`."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.panels.text.followed import FollowedView
from desktop.widgets.exact_text import pasted

_Standard = QKeySequence.StandardKey
_OURS = (_Standard.Undo, _Standard.Redo, _Standard.Cut, _Standard.Copy, _Standard.Paste, _Standard.SelectAll)


class CorrectingView(FollowedView):
    """An editor of the exact text."""

    escaped = Signal()
    """Esc: she wants to leave."""
    laid = Signal()
    """Ctrl+Return: something is to be laid on the selected words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.looks.resizable = False
        self.setReadOnly(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextEditorInteraction)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.setAccessibleName(self.tr("Text of the cable, being corrected"))
        self.setAccessibleDescription("")

    # -- public

    def cut(self) -> None:
        """Put the selected words on the clipboard exactly, and take them out."""
        span = self.selected_span()
        if span is not None:
            self.copy()
            self.replace(*span, "")

    def enter_words(self, words: str) -> None:
        """Put words in the place of the selected ones, every kind of line end as one."""
        caret = self.caret()
        self.replace(*(self.selected_span() or (caret, caret)), pasted(_whole(words)))
        self.ensureCursorVisible()

    # -- overrides: keys

    def event(self, event: QEvent) -> bool:
        """Keep the editor's own keys before the window's shortcuts take them."""
        asks = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asks and (any(map(event.matches, _OURS)) or _lays(event)):  # type: ignore[attr-defined, arg-type]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo, redo, cut and copy exactly; what else is typed goes to Qt and is followed."""
        if event.matches(_Standard.Undo):
            self.undo()
        elif event.matches(_Standard.Redo):
            self.redo()
        elif event.matches(_Standard.Cut):
            self.cut()
        elif event.matches(_Standard.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if _lays(event):
                self.laid.emit()
            else:
                self.enter_words("\n")
        else:
            self._typing = not self.textCursor().hasSelection()
            QPlainTextEdit.keyPressEvent(self, event)
            self._typing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what an input method composes, as it is typed."""
        self._typing = not self.textCursor().hasSelection()
        super().inputMethodEvent(event)
        self._typing = False

    # -- overrides: what comes from elsewhere

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take plain text; a file is for the window."""
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text, every kind of line end as one."""
        if self.canInsertFromMimeData(source):
            self.enter_words(source.text())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take words that are dragged in; leave files to the window."""
        if self.canInsertFromMimeData(event.mimeData()):
            super().dragEnterEvent(event)
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where dragged words would stand."""
        if self.canInsertFromMimeData(event.mimeData()):
            super().dragMoveEvent(event)
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put words of elsewhere where they are dropped; a drag within the text selects, and moves none."""
        place = self.positions.from_qt(self.cursorForPosition(event.position().toPoint()).position())
        words = pasted(_whole(event.mimeData().text()))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.end_of_drag()
        self.replace(place, place, words)

    def end_of_drag(self) -> None:
        """Take away the caret that showed where dragged words would stand."""
        super().dragLeaveEvent(QDragLeaveEvent())


def _lays(event: QKeyEvent) -> bool:
    is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return is_return and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _whole(words: str) -> str:
    """Return words without halves of characters, which no library could keep."""
    return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
