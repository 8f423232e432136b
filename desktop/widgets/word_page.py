"""A page of words to be read and copied, each paragraph in its face and ink: never read as markup."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop import theme
from desktop.widgets.exact_text import to_qt

Piece = tuple[str, QFont, str, str]
"""Words, their face, their ink, and "gone", "new" or ""."""


class WordPage(QTextEdit):
    """Shows what `show_filled` was given last, anew where the colours change."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Show nothing yet; `name` is for screen readers."""
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setProperty("bare", True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(name)
        self.document().setDocumentMargin(20)
        theme.ground(self, "page")
        self._fill: Callable[[], None] | None = None
        follow = theme.of_application()
        if follow is not None:
            follow.changed.connect(self._show_again)

    # -- public --------------------------------------------------------------------------------------

    def show_filled(self, fill: Callable[[], None] | None) -> None:
        """Show what `fill` appends; None is an empty page."""
        self._fill = fill
        self._show_again()

    def append_pieces(self, pieces: Sequence[Piece], *, above: int = 0, below: int = 2) -> None:
        """Append pieces as a paragraph of their own; a line end in them is one on the page."""
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

    # -- private -------------------------------------------------------------------------------------

    def _show_again(self) -> None:
        """Show the same in the colours that are in force now."""
        self.clear()
        if self._fill is not None:
            self._fill()
            self.moveCursor(QTextCursor.MoveOperation.Start)
