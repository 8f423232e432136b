"""What stands in the panel, from top to bottom: filter, source note, cards or words, other marks."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop import theme
from desktop.panels.notes.filter_bar import FilterBar
from desktop.panels.notes.note_list import NoteList
from desktop.panels.notes.section import Section
from desktop.panels.notes.source_card import SourceCard
from desktop.panels.notes.summary import empty_page

_CARDS = 132
"""Pixels: two short notes, or the whole of a longer one."""


class Pages:
    """Lays the parts out in the panel; `show_notes` tells whether there are any."""

    def __init__(
        self, home: QWidget, filter_bar: FilterBar, source: SourceCard, cards: NoteList, *below: Section
    ) -> None:
        theme.ground(home, "panel")
        self._home, self._filter, self._source, self._cards = home, filter_bar, source, cards
        self._empty = empty_page(home)
        self._stack = QStackedWidget(home)
        self._stack.addWidget(cards)
        self._stack.addWidget(self._empty)
        rows = QVBoxLayout(home)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(filter_bar)
        rows.addWidget(source)
        rows.addWidget(self._stack, 1)
        self._below = below
        for section in below:
            rows.addWidget(section)
            section.unfolded.connect(cards.room_changed)

    def show_notes(self, has_notes: bool) -> None:
        """Show the cards, or words in their place; the focus, where it was in the list, stays here."""
        leaves = not has_notes and self._cards.hasFocus()
        # The stack is as high as the higher of its pages: the words that do not show are not to count.
        words = QSizePolicy.Policy.Ignored if has_notes else QSizePolicy.Policy.Preferred
        self._empty.setSizePolicy(words, words)
        self._stack.setCurrentIndex(0 if has_notes else 1)
        self._filter.setVisible(has_notes)
        self._home.setFocusProxy(self._cards if has_notes else None)  # type: ignore[arg-type]
        if leaves:
            self._empty.setFocus()

    def room_wanted(self, writing: int) -> int:
        """Return the height in pixels that all of it needs while a card of this height is written.

        Where none is (0), cards are to be seen all the same above a section that was unfolded; else 0.
        """
        unfolded = any(section.is_unfolded() for section in self._below)
        if not writing and not unfolded:
            return 0
        below = sum(section.sizeHint().height() for section in self._below if not section.isHidden())
        return self._height_above() + max(writing, (_CARDS + below) if unfolded else 0)

    def _height_above(self) -> int:
        return self._filter.height() + (self._source.height() if self._source.isVisible() else 0)
