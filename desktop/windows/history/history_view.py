"""What one entry of history did: each thing before and after, words compared word by word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from db.correcting.differences import between
from desktop import theme
from desktop.messages.history import Told
from desktop.messages.words import plural, tr
from desktop.widgets.word_page import Piece, WordPage

MOST_WORDS = 20_000
"""Characters of words that are compared; longer ones are shown one after the other."""


class HistoryView(WordPage):
    """Shows words only: what she wrote is never read as markup."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(tr("What was changed"), parent)

    # -- public --------------------------------------------------------------------------------------

    def show_nothing(self, words: str = "") -> None:
        """Show only a sentence, or nothing."""
        self.show_filled((lambda: self._line(words, "ink2")) if words else None)

    def show_change(self, title: str, facts: Sequence[str], told: Sequence[Told], more: int = 0) -> None:
        """Show what was done, some facts about it, and what it did; `more` things are not told."""

        def fill() -> None:
            self.append_pieces([(title, theme.serif(19, 600), "ink", "")], below=4)
            for fact in facts:
                if fact:
                    self._line(fact, "ink2")
            for one in told:
                self._told(one)
            if more:
                self._line(plural(more, "And {n} thing more.", "And {n} things more."), "ink3", above=14)

        self.show_filled(fill)

    # -- private -------------------------------------------------------------------------------------

    def _line(self, words: str, token: str, *, above: int = 0) -> None:
        self.append_pieces([(words, theme.sans(12), token, "")], above=above)

    def _told(self, one: Told) -> None:
        self.append_pieces([(one.name, theme.sans(12, 600), "ink2", "")], above=14)
        font = theme.serif(15)
        if one.is_words and len(one.before) + len(one.after) <= MOST_WORDS:
            self.append_pieces(_compared(one.before, one.after, font), below=4)
            return
        pieces = []
        if one.before:
            pieces.append((one.before, font, "ink2", "gone" if one.after != one.before else ""))
        if one.before and one.after:
            pieces.append(("  →  ", theme.sans(13), "ink3", ""))
        if one.after:
            pieces.append((one.after, font, "ink", "new" if one.before else ""))
        self.append_pieces(pieces or [(tr("nothing"), theme.sans(13), "ink3", "")], below=4)


def _compared(before: str, after: str, font: QFont) -> list[Piece]:
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
