"""The page with its notes: which one is outlined, which of its spans is meant, which lie at a place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF

from desktop.panels.text import scrolling
from desktop.panels.text.found_page import FoundPage
from desktop.panels.text.name_map import NameMap
from desktop.panels.text.named_words import names_at
from desktop.panels.text.pointing import notes_at
from desktop.panels.text.spans import ShownSpan


class NotedPage(FoundPage):
    """A page whose notes are gone through, span by span and note by note."""

    def select_note(self, note: str | None, scroll: bool = False) -> None:
        """Outline a note's words, tell a screen reader its name; see `Page.select_note`."""
        changed = note != self.looks.selected
        super().select_note(note, scroll)
        laid = self.looks.spans.of_note(note) if note else ()
        if changed and laid:
            self.announce(laid[0].span.spoken)

    def set_names(self, names: Sequence[ShownSpan]) -> None:
        """Show these words as names; each span bears its mention's id as `note`, and who it is on hover."""
        self.looks.names = NameMap(self.positions, names) if names else None
        self.repaint_all()

    def mentions_at_caret(self) -> list[str]:
        """Return the mentions whose words hold or border the caret."""
        return self._mentions_at(self.textCursor().position())

    def mentions_at(self, offset: int) -> list[str]:
        """Return the mentions whose words hold or border a code point."""
        return self._mentions_at(self.positions.to_qt(offset))

    def _mentions_at(self, position: int) -> list[str]:
        return list(dict.fromkeys(span.note for span in names_at(self.looks, position)))

    def active_span(self) -> tuple[int, int] | None:
        """Return the span of the outlined note that the keys resize, or None."""
        laid = self.looks.spans.of_note(self.looks.selected or "")
        if self.looks.active >= len(laid):
            return None
        one = laid[self.looks.active]
        return self.positions.from_qt(one.start), self.positions.from_qt(one.end)

    def activate_span(self, offset: int) -> None:
        """Let the keys resize the outlined note's span that holds a code point, if one does."""
        position = self.positions.to_qt(offset)
        for place, laid in enumerate(self.looks.spans.of_note(self.looks.selected or "")):
            if laid.start <= position <= laid.end:
                self.looks.active = place
                if position < laid.end:
                    break
        self.repaint_all()

    def preview_span(self, start: int, end: int) -> None:
        """Outline the active span as it would stand, until the spans are shown anew."""
        laid = self.looks.spans.of_note(self.looks.selected or "")
        if self.looks.active < len(laid):
            first, last = self._to_qt(start, end)
            self.looks.moving = laid[self.looks.active]._replace(start=first, end=last)
            self.repaint_all()

    def step_span(self, step: int) -> tuple[int, int] | None:
        """Go to the next span of the outlined note (or back with -1), round the ends; return it."""
        laid = self.looks.spans.of_note(self.looks.selected or "")
        if not laid:
            return None
        self.looks.active = (self.looks.active + step) % len(laid)
        one = laid[self.looks.active]
        scrolling.bring_into_view(self, one.start, one.end)
        self.repaint_all()
        return self.active_span()

    def next_note(self, start: str | None = None, step: int = 1) -> str | None:
        """Return the note after `start` in the order of the text, or before it with `step` -1.

        Without `start`, or where it has no words here, the caret's place decides. After the last comes the
        first. None where the text has no notes.
        """
        return self.looks.spans.neighbour(start, step, self.textCursor().position())

    def notes_at_caret(self) -> list[str]:
        """Return the notes whose words hold or border the caret."""
        touching = self.looks.spans.touching(self.textCursor().position())
        return list(dict.fromkeys(laid.span.note for laid in touching))

    def notes_at(self, point: QPointF) -> list[str]:
        """Return the notes under a point of the viewport: mark, icon or words."""
        inside = self.viewport().rect().contains(point.toPoint())
        if inside:
            return notes_at(self, point, self.looks)
        beside = self._margins.note_at(QPointF(self.viewport().mapTo(self, point.toPoint())))
        return [beside] if beside else []

    def announce(self, words: str) -> None:
        """Tell a screen reader something that has happened here."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # dear to import at the start

        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
