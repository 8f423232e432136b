"""The places of notes and values while the text is corrected: shown, decided about, chosen anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal

from db.correcting.correction_choices import Choice
from desktop.messages.notes import short_quote
from desktop.messages.words import tr
from desktop.models.touched_items import Touched
from desktop.panels.touched.deeds import Deed, why_not
from desktop.windows.correcting.correct_menu import correct_menu
from desktop.windows.correcting.correct_work import CorrectWork

if TYPE_CHECKING:
    from desktop.windows.correcting.correct_page import CorrectPage


MOST_WORDS = 40
"""Code points of an item's words that name it."""


class CorrectPlaces(QObject):
    """What the panel of touched notes wishes, done in the correction under way."""

    decided = Signal()
    """Something was decided that a draft is to hold."""
    turns_changed = Signal()
    """Whether something can be undone or redone may be another now: by a choice, or by where the focus is."""

    def __init__(
        self,
        work: CorrectWork,
        page: Callable[[], CorrectPage],
        tell: Callable[[str], None],
        parent: QObject,
    ) -> None:
        """Act on this work; `tell` shows a sentence in the status line."""
        super().__init__(parent)
        self._work = work
        self._page = page
        self._tell = tell
        self._laying: str | None = None

    def connect_page(self, page: CorrectPage) -> None:
        """Do what a page's panel, editor and buttons wish about places."""
        page.lay_wanted.connect(self.lay)
        page.choosing_ended.connect(lambda: self.choose_words(None))
        page.editor.laid.connect(self.lay)
        page.editor.note_clicked.connect(self.note_clicked)
        page.editor.menu_wanted.connect(self.show_menu)
        page.touched.gone_to.connect(self.go_to)
        page.touched.asked.connect(self.do)
        page.touched.not_offered.connect(self._say_why_not)
        page.touched.focus_changed.connect(self.turns_changed)
        self.decided.connect(self.turns_changed)

    def go_to(self, key: str) -> None:
        """Show where an item's words stand, or stood, in the text."""
        item = self._item(key)
        if item is None:
            return
        span = self._work.span_now(item)
        if span is None:
            span = (self._work.place_now(item.at),) * 2
        self._page().editor.light([span], scroll=True)
        self._page().editor.select_note(item.owner)

    def note_clicked(self, note: str) -> None:
        """Go to the item of a note that was clicked in the text."""
        item = next((item for item in self._work.items if item.owner == note), None)
        if item is not None:
            self._page().touched.list.choose(item.key)

    def do(self, key: str, deed: str) -> None:
        """Do what she asks for about an item."""
        item = self._item(key)
        if item is None:
            return
        if deed == "choose":
            self.choose_words(item)
            return
        if deed == "value":
            self._work.turn_value(key)
        elif deed == "near" and item.near is not None:
            self._work.choose(key, Choice("placed", span=item.near))
        elif deed == "right" and item.new is not None:
            self._work.choose(key, Choice("right", item.new))
        elif deed == "orphan":
            self._work.choose(key, Choice("orphan"))
        elif deed == "back":
            self._work.choose(key, None)
        self.decided.emit()
        if deed == "right" and self._page().touched.model.open_items():
            self._page().touched.step(1)

    @property
    def can_undo(self) -> bool:
        """Tell whether a choice can be taken back."""
        return self._work.choices.can_undo

    @property
    def can_redo(self) -> bool:
        """Tell whether a choice can be brought back."""
        return self._work.choices.can_redo

    def undo(self) -> None:
        """Take back what was decided last, and go to it."""
        item = self._turned(self._work.turn_choice("undo"))
        if item is not None:
            self._tell(tr("Choice taken back: {name}.", name=_name(item)))

    def redo(self) -> None:
        """Bring back the choice that was taken back last, and go to it."""
        item = self._turned(self._work.turn_choice("redo"))
        if item is not None:
            self._tell(tr("Choice brought back: {name}.", name=_name(item)))

    def choose_words(self, item: Touched | None) -> None:
        """Ask for the words on which an item is to be laid; None asks no more."""
        self._laying = item.key if item is not None else None
        self._page().ask_for_words(_name(item) if item is not None else None)
        if item is not None:
            self.go_to(item.key)
        self._page().editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def lay(self) -> None:
        """Lay the item that asks for words on those that are selected."""
        span, key = self._page().editor.selected_span(), self._laying
        if key is None:
            return
        if span is None:
            self._tell(tr("Select the words first on which it is to stand."))
            return
        self._work.choose(key, Choice("placed", span=span))
        self.decided.emit()
        self.choose_words(None)
        self._page().touched.list.choose(key)
        self._page().touched.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_menu(self, at: QPoint, place: int, _notes: list[str]) -> None:
        """Show what can be done at a place of the text: typing's own deeds, and the change there put back."""
        editor, found = self._page().editor, self._work.hunk_at(place)

        def put_back() -> None:
            if found is not None:
                hunk, start = found
                editor.replace(start, start + len(hunk.new), hunk.old)

        correct_menu(editor, self._page(), found[0] if found else None, put_back).popup(at)

    # -- private

    def _turned(self, key: str | None) -> Touched | None:
        """Go to the item whose choice was taken back or brought back, and return it."""
        if key is None:
            return None
        self.decided.emit()
        self._page().touched.show_item(key)
        self.go_to(key)
        return self._item(key)

    def _say_why_not(self, key: str, deed: Deed) -> None:
        item = self._item(key)
        if item is not None:
            self._tell(why_not(item, deed))

    def _item(self, key: str) -> Touched | None:
        return next((item for item in self._work.items if item.key == key), None)


def _name(item: Touched) -> str:
    """Return what an item is called where its words are asked for: "Footnote 4, “Pak Seong-cheol”"."""
    return tr(
        "{name}, “{words}”",
        name=f"{item.title} {item.number}".rstrip(),
        words=short_quote(item.old, MOST_WORDS),
    )
