"""What one entry of history did: each thing before and after, words compared word by word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from db.correcting.differences import between
from desktop import theme
from desktop.messages.history import Told
from desktop.messages.words import plural, tr
from desktop.widgets.exact_text import to_qt

MOST_WORDS = 20_000
"""Characters of words that are compared; longer ones are shown one after the other."""


class HistoryView(QTextEdit):
    """Shows words only: what she wrote is never read as markup."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setProperty("bare", True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(tr("What was changed"))
        self.document().setDocumentMargin(20)
        theme.ground(self, "page")
        self._fill: Callable[[], None] | None = None
        follow = theme.of_application()
        if follow is not None:
            follow.changed.connect(self._show_again)

    # -- public --------------------------------------------------------------------------------------

    def show_nothing(self, words: str = "") -> None:
        """Show only a sentence, or nothing."""
        self._show((lambda: self._line(words, "ink2")) if words else None)

    def show_change(self, title: str, facts: Sequence[str], told: Sequence[Told], more: int = 0) -> None:
        """Show what was done, some facts about it, and what it did; `more` things are not told."""

        def fill() -> None:
            self._paragraph([(title, theme.serif(19, 600), "ink", "")], below=4)
            for fact in facts:
                if fact:
                    self._line(fact, "ink2")
            for one in told:
                self._told(one)
            if more:
                self._line(plural(more, "And {n} thing more.", "And {n} things more."), "ink3", above=14)

        self._show(fill)

    # -- private -------------------------------------------------------------------------------------

    def _show(self, fill: Callable[[], None] | None) -> None:
        self._fill = fill
        self._show_again()

    def _show_again(self) -> None:
        """Show the same in the colours that are in force now."""
        self.clear()
        if self._fill is not None:
            self._fill()
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def _line(self, words: str, token: str, *, above: int = 0) -> None:
        self._paragraph([(words, theme.sans(12), token, "")], above=above)

    def _told(self, one: Told) -> None:
        self._paragraph([(one.name, theme.sans(12, 600), "ink2", "")], above=14)
        font = theme.serif(15)
        if one.is_words and len(one.before) + len(one.after) <= MOST_WORDS:
            self._paragraph(_compared(one.before, one.after, font), below=4)
            return
        pieces = []
        if one.before:
            pieces.append((one.before, font, "ink2", "gone" if one.after != one.before else ""))
        if one.before and one.after:
            pieces.append(("  →  ", theme.sans(13), "ink3", ""))
        if one.after:
            pieces.append((one.after, font, "ink", "new" if one.before else ""))
        self._paragraph(pieces or [(tr("nothing"), theme.sans(13), "ink3", "")], below=4)

    def _paragraph(
        self, pieces: Sequence[tuple[str, QFont, str, str]], *, above: int = 0, below: int = 2
    ) -> None:
        """Append pieces (words, font, ink, "gone" or "new" or "") as a paragraph of their own."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        place = QTextBlockFormat()
        place.setTopMargin(above)
        place.setBottomMargin(below)
        if self.document().isEmpty():
            cursor.setBlockFormat(place)
        else:
            cursor.insertBlock(place, QTextCharFormat())
        palette = theme.current()
        for words, font, token, mark in pieces:
            look = QTextCharFormat()
            look.setFont(font)
            look.setForeground(QColor(palette.colour("err" if mark == "gone" else "ok" if mark else token)))
            if mark == "gone":
                look.setFontStrikeOut(True)
                look.setBackground(QColor(palette.colour("errbg")))
            elif mark == "new":
                look.setFontUnderline(True)
                look.setBackground(QColor(palette.colour("okbg")))
            cursor.insertText(to_qt(words), look)


def _compared(before: str, after: str, font: QFont) -> list[tuple[str, QFont, str, str]]:
    """Return two states of some words as one run: what went struck out, what came marked."""
    if not before or not after:
        return [(before or after, font, "ink", "gone" if before else "new")]
    pieces = []
    at = 0
    for one in between(before, after):
        pieces.append((before[at : one.start], font, "ink", ""))
        pieces.append((one.old, font, "ink", "gone"))
        pieces.append((one.new, font, "ink", "new"))
        at = one.end
    pieces.append((before[at:], font, "ink", ""))
    return [piece for piece in pieces if piece[0]]
