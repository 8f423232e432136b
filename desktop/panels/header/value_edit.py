"""The line in which a value or a label is typed, growing with its words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop import theme
from desktop.widgets.wrapped import Wrapped


class ValueEdit(QPlainTextEdit):
    """Several lines without scroll bars: Enter is done, Shift+Enter a new line, Esc takes back.

    Words are read from the raw text, since Qt's plain text turns a no-break space into a common one.
    """

    typed = Signal()
    done = Signal()
    cancelled = Signal()
    left = Signal()

    def __init__(self, words: str, parent: QWidget) -> None:
        """Begin with these words, all selected."""
        super().__init__(parent)
        self.setFont(theme.sans(13))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(2)
        self.setViewportMargins(3, 0, 0, 0)
        self.set_words(words)
        self.selectAll()
        self.document().contentsChange.connect(self._tell)

    def words(self) -> str:
        """Return exactly what is typed."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def set_words(self, words: str) -> None:
        """Show other words, without counting them as typed."""
        self.document().blockSignals(True)
        self.setPlainText(words)
        self.document().blockSignals(False)

    def needed_height(self, width: int) -> int:
        """Return the height of all lines at a width."""
        lines = Wrapped(self.words(), self.font(), width - 15, 10).lines
        return round(lines * self.fontMetrics().lineSpacing() + 9)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window where nothing typed here is left to take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            if (event.matches(undo) and not self.document().isUndoAvailable()) or (
                event.matches(redo) and not self.document().isRedoAvailable()
            ):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hear Enter and Esc."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell when she has gone elsewhere, not when a menu opens or another program comes forward."""
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in passing:
            self.left.emit()

    def _tell(self) -> None:
        self.typed.emit()
