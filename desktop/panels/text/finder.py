"""Finds words in the view's text and goes from one place to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop.panels.text import scrolling
from desktop.panels.text.page import Page
from desktop.panels.text.words import Words


class Finder(QObject):
    """Finding in one page. The hits are painted by the page; a new text forgets them."""

    found = Signal(int, int)
    """Which hit is the current one, counted from 1 (0: none), and how many there are."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._words: Words | None = None
        self._text = ""

    def find(self, words: str) -> int:
        """Show all places of `words`, whatever their case and diacritics; return how many.

        The first one at or after the caret becomes the current one and comes into view.
        """
        page = self._page
        if self._words is None or self._text is not page.text:
            self._words, self._text = Words(page.text), page.text
        to_qt = page.positions.to_qt
        page.looks.hits = [(to_qt(start), to_qt(end)) for start, end in self._words.find(words)]
        page.looks.hit = -1
        caret = page.textCursor().selectionStart()
        self._go(next((i for i, hit in enumerate(page.looks.hits) if hit[0] >= caret), 0))
        return len(page.looks.hits)

    def show(self, spans: Sequence[tuple[int, int]], at: int | None) -> None:
        """Show places that were found elsewhere, spans in order; the one `at` comes into view, None: none."""
        page = self._page
        to_qt = page.positions.to_qt
        page.looks.hits = [(to_qt(start), to_qt(end)) for start, end in spans]
        page.looks.hit = -1
        if at is not None:
            self._go(at)
        else:
            page.repaint_all()
            self.found.emit(0, len(spans))

    def step_within(self, step: int) -> bool:
        """Go on or back as `step` does, but not round the ends; return whether there was a hit to go to."""
        looks = self._page.looks
        before = looks.hit if looks.hit >= 0 else self._at_caret(step)
        if not 0 <= before + step < len(looks.hits):
            return False
        self._go(before + step)
        return True

    def _at_caret(self, step: int) -> int:
        """Return the hit from which one goes on where none is the current one: by what is in sight."""
        looks = self._page.looks
        top = self._page.positions.to_qt(self._page.place().top)
        first = next((i for i, hit in enumerate(looks.hits) if hit[0] >= top), len(looks.hits))
        return first - 1 if step > 0 else first

    def step(self, step: int) -> None:
        """Go `step` hits on, or back; the last and the first are neighbours."""
        self._go(self._page.looks.hit + step)

    def current(self) -> tuple[int, int] | None:
        """Return the span of the current hit."""
        looks = self._page.looks
        if looks.hit < 0:
            return None
        from_qt = self._page.positions.from_qt
        start, end = looks.hits[looks.hit]
        return from_qt(start), from_qt(end)

    def clear(self) -> None:
        """Put the hits out."""
        self._page.looks.hits, self._page.looks.hit = [], -1
        self._page.repaint_all()
        self.found.emit(0, 0)

    def _go(self, wanted: int) -> None:
        looks = self._page.looks
        count = len(looks.hits)
        if count:
            looks.hit = wanted % count
            scrolling.bring_into_view(self._page, *looks.hits[looks.hit])
        self._page.repaint_all()
        self.found.emit(looks.hit + 1, count)
