"""The field in which a note's words are typed: their CommonMark source, kept exactly, shown with some light.

It is a QTextEdit for its line height; it never holds rich text. Its own undo reaches back to the last
`settle`; what lies before that is the library's to take back.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from desktop import theme
from desktop.exporting.escaping import escaped
from desktop.widgets.exact_text import chosen_words, pasted, shown_text, to_qt, words_of
from desktop.widgets.reference_keys import pass_over, take_whole
from desktop.widgets.word_lights import WordLights
from desktop.widgets.word_marks import put_link, toggle_mark

LINE = 21
MOST_LINES = 16
_Standard = QKeySequence.StandardKey


class WordEditor(QTextEdit):
    """Types words. `words()` is what was typed, code point for code point."""

    typed = Signal(bool)
    """The words were changed by the user; True where a paragraph was ended."""
    left = Signal()
    """Esc: she is done with the words."""
    focus_lost = Signal()
    undo_wanted = Signal()
    """Undo, and the field itself has nothing left to take back."""
    undone = Signal()
    """Undo in the field has come to its end: the words are those of the last `settle`."""
    redo_wanted = Signal()
    link_wanted = Signal()
    reference_wanted = Signal()
    height_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loading = False
        self._height = 0
        self._text = ""
        self.setAcceptRichText(False)
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.setFont(theme.serif(15))
        self.document().setDefaultFont(theme.serif(15))
        self._lights = WordLights(self.document())
        self.document().contentsChange.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self.load("")

    # -- public --------------------------------------------------------------------------------------

    def words(self) -> str:
        """Return the words as they stand, exactly as typed."""
        return words_of(self.document())

    def load(self, words: str, cursor: int | None = None) -> None:
        """Show other words, with the cursor at a position (Qt's) or at their end; nothing is to be undone."""
        self._loading = True
        document = self.document()
        document.setUndoRedoEnabled(False)
        document.clear()
        writer = QTextCursor(document)
        spacing = QTextBlockFormat()
        spacing.setLineHeight(LINE, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        writer.setBlockFormat(spacing)
        writer.insertText(to_qt(words))
        document.setUndoRedoEnabled(True)
        end = document.characterCount() - 1
        writer.setPosition(end if cursor is None else min(cursor, end))
        self.setTextCursor(writer)
        self._loading = False
        self._fit()

    def follow(self, words: str) -> None:
        """Show words that were changed elsewhere, with the cursor at the same words as before."""
        before, place = self.words(), self.textCursor().position()
        if words == before:
            return
        common = 0
        for ours, theirs in zip(before, words, strict=False):
            if ours != theirs:
                break
            common += 1
        shared = len(to_qt(words[:common]).encode("utf-16-le", "surrogatepass")) // 2
        grown = _units(words) - _units(before)
        self.load(words, place if place <= shared else max(shared, place + grown))

    def settle(self) -> None:
        """End what the field's own undo reaches: from here back it is the library's."""
        self.document().clearUndoRedoStacks()

    def insert_words(self, words: str) -> None:
        """Put words in place of the selected ones, as if typed."""
        self.textCursor().insertText(to_qt(words))
        self.ensureCursorVisible()

    def toggle_strong(self) -> None:
        """Make the selected words strong, or no longer."""
        self._toggle("**")

    def toggle_italic(self) -> None:
        """Emphasise the selected words, or no longer."""
        self._toggle("*")

    def add_link(self, address: str, words: str) -> None:
        """Put a link in place of the selected words."""
        put_link(self.textCursor(), to_qt(address), to_qt(words))

    def add_reference(self, address: str, called: str) -> None:
        """Put a reference in place of the selected words; `called` is what it is called now."""
        put_link(self.textCursor(), to_qt(address), to_qt(escaped(called)))

    def chosen(self) -> str:
        """Return the selected words, exactly."""
        return chosen_words(self.textCursor())

    def undo_typed(self) -> None:
        """Take back the last typing here, or ask for the library's undo."""
        if self.document().isUndoAvailable():
            self.undo()
            if not self.document().isUndoAvailable():
                self.undone.emit()
        else:
            self.undo_wanted.emit()

    def redo_typed(self) -> None:
        """Bring back what was last taken back here, or ask for the library's redo."""
        if self.document().isRedoAvailable():
            self.redo()
        else:
            self.redo_wanted.emit()

    # -- overrides -----------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return a height for the words, two lines at least."""
        return QSize(200, self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        """Return the same: the words are not squeezed."""
        return QSize(60, self._wanted_height())

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the field before the window's shortcuts take them."""
        is_key = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and self._is_ours(event):  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of undo, emphasis and leaving; the rest is typing."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.matches(_Standard.Undo):
            self.undo_typed()
        elif event.matches(_Standard.Redo) or (control and event.key() == Qt.Key.Key_Y):
            self.redo_typed()
        elif control and event.key() == Qt.Key.Key_B:
            self.toggle_strong()
        elif control and event.key() == Qt.Key.Key_I:
            self.toggle_italic()
        elif control and event.key() == Qt.Key.Key_K:
            self.link_wanted.emit()
        elif control and event.key() == Qt.Key.Key_R:
            self.reference_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape or (control and enter):
            self.left.emit()
        elif enter:
            # Shift+Enter would put U+2028, which neither she nor the page expects.
            self.textCursor().insertText("\n")
            self.ensureCursorVisible()
        elif not take_whole(self.textCursor(), event.key()):
            before = self.textCursor().position()
            super().keyPressEvent(event)
            self._pass_over(before)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave the caret outside of an address that is not seen."""
        super().mouseReleaseEvent(event)
        self._pass_over(0)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selected words exactly, NBSP and all."""
        data = QMimeData()
        data.setText(self.chosen())
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text, whatever else there is."""
        if source.hasText():
            self.insert_words(pasted(source.text()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the focus is gone, so that what was typed is committed."""
        super().focusOutEvent(event)
        self.focus_lost.emit()

    # -- private -------------------------------------------------------------------------------------

    def _is_ours(self, event: QKeyEvent) -> bool:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        letters = (Qt.Key.Key_B, Qt.Key.Key_I, Qt.Key.Key_K, Qt.Key.Key_R, Qt.Key.Key_Y)
        keys = (*letters, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return (
            event.key() == Qt.Key.Key_Escape
            or (control and event.key() in keys)
            or event.matches(_Standard.Undo)
            or event.matches(_Standard.Redo)
        )

    def _pass_over(self, before: int) -> None:
        cursor = self.textCursor()
        if pass_over(cursor, before):
            self.setTextCursor(cursor)

    def _toggle(self, mark: str) -> None:
        cursor = self.textCursor()
        toggle_mark(cursor, mark)
        self.setTextCursor(cursor)

    def _changed(self, at: int, removed: int, added: int) -> None:
        """Say that something was typed. New looks of old words come here, too, and are no typing."""
        text = shown_text(self.document())
        if text == self._text:
            return
        self._text = text
        if not self._loading:
            ended = added > removed and self.document().characterAt(at + added - 1) == "\u2029"
            self.typed.emit(ended)

    def _wanted_height(self) -> int:
        lines = max(2 * LINE, min(round(self.document().size().height()), MOST_LINES * LINE))
        return lines + self.contentsMargins().top() + self.contentsMargins().bottom() + 4

    def _fit(self) -> None:
        height = self._wanted_height()
        if height != self._height:
            self._height = height
            self.updateGeometry()
            self.height_changed.emit()


def _units(words: str) -> int:
    return len(to_qt(words).encode("utf-16-le", "surrogatepass")) // 2
