"""A look at what lies in the trash before it is taken out: a cable's text and notes, or a note's words."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from db.trash.trash_list import Inside, TrashedCable, TrashedNote
from desktop import theme
from desktop.messages.notes import kind_title
from desktop.messages.trash import cable_facts, cable_title, note_facts, show_deleted
from desktop.messages.words import plural, tr
from desktop.models.note_pieces import plain_words
from desktop.widgets.word_page import WordPage

MOST_TEXT = 12_000
"""Characters of a text that are shown: laid out within a frame, and enough to tell which cable it is."""
MOST_NOTES = 100


class TrashPreview(WordPage):
    """Shows words only: what she wrote or imported is never read as markup."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(tr("What was deleted"), parent)

    # -- public --------------------------------------------------------------------------------------

    def show_nothing(self) -> None:
        """Show an empty page."""
        self.show_filled(None)

    def show_cable(self, cable: TrashedCable, inside: Inside) -> None:
        """Show a cable's text, as far as MOST_TEXT, and the notes that come back with it."""

        def fill() -> None:
            self._head(cable_title(cable.title, cable.cable_number))
            self._line(cable_facts(cable), "ink2")
            self._line(show_deleted(cable.deleted, cable.by), "ink2", below=14)
            self._inside(inside)

        self.show_filled(fill)

    def show_note(self, note: TrashedNote, *, with_cable: bool) -> None:
        """Show a note: the words it stood on, its own, where and when it was deleted."""

        def fill() -> None:
            self._head(kind_title(note.kind))
            self._line(show_deleted(note.deleted, note.by), "ink2")
            if not with_cable:
                self._line(tr("in “{title}”", title=cable_title(note.cable_title)), "ink2")
            else:
                self._line(note_facts(note, with_cable=True), "ink2")
            self._note("", note.quote, note.words)

        self.show_filled(fill)

    # -- private -------------------------------------------------------------------------------------

    def _inside(self, inside: Inside) -> None:
        """Set a cable's text and notes, and how much more there is of both."""
        self._words(inside.text, theme.serif(15), "ink", below=0)
        left = inside.length - len(inside.text)
        if left:
            more = plural(left, "{n} more character follows.", "{n} more characters follow.")
            self._line(more, "ink3", above=8)
        if inside.notes:
            self._line(tr("Notes"), "ink2", weight=600, above=18)
        for note, quote in inside.notes:
            self._note(kind_title(note.kind), quote, note.words)
        if inside.more_notes:
            self._line(plural(inside.more_notes, "{n} more note.", "{n} more notes."), "ink3", above=8)

    def _head(self, words: str) -> None:
        self._words(words, theme.serif(19, 600), "ink", below=4)

    def _line(self, words: str, token: str, *, weight: int = 400, above: int = 0, below: int = 2) -> None:
        self._words(words, theme.sans(12 if weight == 400 else 13, weight), token, above=above, below=below)

    def _note(self, title: str, quote: str, words: str) -> None:
        if title:
            self._line(title, "ink2", weight=600, above=10)
        if quote:
            shown = tr("“{quote}”", quote=" ".join(quote.split()))
            self._words(shown, theme.serif(14, italic=True), "ink2", above=0 if title else 12, below=2)
        if words:
            self._words(plain_words(words), theme.serif(15), "ink", above=0 if title or quote else 12)

    def _words(self, words: str, font: QFont, token: str, *, above: int = 0, below: int = 2) -> None:
        """Append words as paragraphs of their own, each line end a line end."""
        self.append_pieces([(words, font, token, "")], above=above, below=below)
