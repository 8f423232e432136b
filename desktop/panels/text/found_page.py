"""The page with words that are looked for: their places shown, one of them the current one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.panels.text import scrolling
from desktop.panels.text.finder import Finder
from desktop.panels.text.page import Page


class FoundPage(Page):
    """A page in which one finds words and selects them."""

    found = Signal(int, int)
    """Which hit is the current one, counted from 1 (0: none), and how many there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finder = Finder(self)
        self._finder.found.connect(self.found)

    def select_span(self, start: int, end: int, scroll: bool = True) -> None:
        """Select words and put the caret at their end."""
        first, last = self._to_qt(start, end)
        if scroll:
            scrolling.bring_into_view(self, first, last)
        caret = self.textCursor()
        caret.setPosition(first)
        caret.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(caret)

    def find_words(self, words: str) -> int:
        """Show all places of `words`; return how many. See `Finder.find`."""
        return self._finder.find(words)

    def show_hits(self, spans: Sequence[tuple[int, int]], at: int | None) -> None:
        """Light places that were found elsewhere; the one `at` (-1: the last) comes into view, None: none."""
        self._finder.show(spans, at)

    def step_hit(self, direction: int) -> bool:
        """Go to the next (+1) or previous (-1) hit; return whether there was one before the text's end."""
        return self._finder.step_within(direction)

    def find_next(self) -> None:
        """Go to the next hit; after the last comes the first."""
        self._finder.step(1)

    def find_previous(self) -> None:
        """Go to the hit before; before the first comes the last."""
        self._finder.step(-1)

    def has_hits(self) -> bool:
        """Tell whether words are found and shown."""
        return bool(self.looks.hits)

    def current_hit(self) -> tuple[int, int] | None:
        """Return the span of the current hit."""
        return self._finder.current()

    def clear_find(self, select: bool = False) -> None:
        """Put the hits out; `select` leaves the current one selected."""
        hit = self._finder.current() if select else None
        self._finder.clear()
        if hit is not None:
            self.select_span(*hit)
