"""What stands in the panel, from top to bottom: filter, source note, cards or words, other marks."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop import theme
from desktop.panels.notes.filter_bar import FilterBar
from desktop.panels.notes.note_list import NoteList
from desktop.panels.notes.source_card import SourceCard
from desktop.panels.notes.summary import empty_page


class Pages:
    """Lays the parts out in the panel; `show_notes` tells whether there are any."""

    def __init__(
        self, home: QWidget, filter_bar: FilterBar, source: SourceCard, cards: NoteList, *below: QWidget
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
        for section in below:
            rows.addWidget(section)

    def show_notes(self, has_notes: bool) -> None:
        """Show the cards, or words in their place; the focus, where it was in the list, stays here."""
        leaves = not has_notes and self._cards.hasFocus()
        self._stack.setCurrentIndex(0 if has_notes else 1)
        self._filter.setVisible(has_notes)
        self._home.setFocusProxy(self._cards if has_notes else None)  # type: ignore[arg-type]
        if leaves:
            self._empty.setFocus()

    def height_above(self) -> int:
        """Return the height in pixels of what stands above the cards."""
        return self._filter.height() + (self._source.height() if self._source.isVisible() else 0)
