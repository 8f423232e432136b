"""A look at what lies in the trash before it is taken out: a cable's text and notes, or a note's words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from db.trash.trash_list import Inside, TrashedCable, TrashedNote
from desktop import theme
from desktop.messages.notes import kind_title
from desktop.messages.trash import cable_facts, cable_title, note_facts, show_deleted
from desktop.messages.words import plural, tr
from desktop.models.note_pieces import plain_words
from desktop.widgets.exact_text import to_qt

MOST_TEXT = 12_000
"""Characters of a text that are shown: laid out within a frame, and enough to tell which cable it is."""
MOST_NOTES = 100


class TrashPreview(QTextEdit):
    """Shows words only: what she wrote or imported is never read as markup."""

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
        self.setAccessibleName(tr("What was deleted"))
        self.document().setDocumentMargin(20)
        theme.ground(self, "page")
        self._fill: Callable[[], None] | None = None
        follow = theme.of_application()
        if follow is not None:
            follow.changed.connect(self._show_again)

    # -- public --------------------------------------------------------------------------------------

    def show_nothing(self) -> None:
        """Show an empty page."""
        self._show(None)

    def show_cable(self, cable: TrashedCable, inside: Inside) -> None:
        """Show a cable's text, as far as MOST_TEXT, and the notes that come back with it."""

        def fill() -> None:
            self._head(cable_title(cable.title, cable.cable_number))
            self._line(cable_facts(cable), "ink2")
            self._line(show_deleted(cable.deleted, cable.by), "ink2", below=14)
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

        self._show(fill)

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
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        look = QTextCharFormat()
        look.setFont(font)
        look.setForeground(QColor(theme.current().colour(token)))
        place = QTextBlockFormat()
        place.setTopMargin(above)
        place.setBottomMargin(below)
        if not self.document().isEmpty():
            cursor.insertBlock(place, look)
        else:
            cursor.setBlockFormat(place)
        cursor.insertText(to_qt(words), look)
