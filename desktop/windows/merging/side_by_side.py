"""Two values beside each other, the words in which they differ lit in both."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QGridLayout, QLabel, QPlainTextEdit, QTextEdit, QWidget

from db.anchoring.alignment import align
from db.anchoring.word_edits import word_edits
from desktop import theme
from desktop.positions import Positions
from desktop.widgets.exact_text import to_qt

_MOST_LIT = 2000
"""So many differing words are lit; more of them are no difference but another text."""
Span = tuple[int, int]


class SideBySide(QWidget):
    """A title and words on the left and on the right; both can be read and copied by keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        theme.ground(self, "page")
        self.titles = (QLabel(self), QLabel(self))
        self.views = (_Words(self), _Words(self))
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for column, (title, view) in enumerate(zip(self.titles, self.views, strict=True)):
            title.setFont(theme.sans(13, 600))
            title.setTextFormat(Qt.TextFormat.PlainText)
            title.setWordWrap(True)
            title.setBuddy(view)
            grid.addWidget(title, 0, column)
            grid.addWidget(view, 1, column)
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(1, 1)

    def show_both(self, titles: tuple[str, str], words: tuple[str, str]) -> None:
        """Show two values under their titles, and light where they differ."""
        left, right = differing_words(*words)
        for view, title, label, text, spans in zip(
            self.views, titles, self.titles, words, (left, right), strict=True
        ):
            label.setText(title)
            view.setAccessibleName(title)
            view.show_words(text, spans)


def differing_words(one: str, other: str) -> tuple[list[Span], list[Span]]:
    """Return the spans (code points) of the words that each text has otherwise than the other."""
    if one == other:
        return [], []
    edits = word_edits(align(one, other))[:_MOST_LIT]
    left = [(edit.old, edit.old_end) for edit in edits if edit.old < edit.old_end]
    right = [(edit.new, edit.new_end) for edit in edits if edit.new < edit.new_end]
    return left, right


class _Words(QPlainTextEdit):
    """Words to be read, with some of them lit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFont(theme.serif(15))
        self._spans: list[Span] = []
        dressed = theme.of_application()
        if dressed is not None:
            dressed.changed.connect(self._light)

    def show_words(self, words: str, spans: list[Span]) -> None:
        """Show these words, with these spans lit and the first of them in sight."""
        self.setPlainText(to_qt(words))
        places = Positions(to_qt(words))
        self._spans = [(places.to_qt(start), places.to_qt(end)) for start, end in spans]
        self._light()
        cursor = self.textCursor()
        cursor.setPosition(self._spans[0][0] if self._spans else 0)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _light(self) -> None:
        palette = theme.current()
        look = QTextCharFormat()
        look.setBackground(QColor(palette.lit))
        look.setForeground(QColor(palette.ink))
        look.setFontUnderline(True)
        lit = []
        for start, end in self._spans:
            chosen = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            chosen.cursor, chosen.format = cursor, look
            lit.append(chosen)
        self.setExtraSelections(lit)
