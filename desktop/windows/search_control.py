"""The search of the library as the text shows it: hits lit, from one to the next, on into the next cable."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from db.changes import Change
from db.errors import ChanceryError
from db.searching.query_parts import Query
from db.searching.search_places import Sought
from db.searching.search_words import Folded
from desktop.messages.words import tr

if TYPE_CHECKING:
    from desktop.windows.main_window import MainWindow


_PAUSE_MS = 1200
"""After so long without a key the last word is taken for finished."""


class SearchControl(QObject):
    """Follows the search field of the library."""

    def __init__(self, window: MainWindow) -> None:
        """Listen to the search field, to what is opened, and to the keys that go from hit to hit."""
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._text = window.parts.text
        self._find_bar = window.parts.find_bar
        self._library = window.parts.library
        self._query = Query()
        self._sought = Sought(self._query)
        self._seeks = False
        """Whether something is looked for that can be lit: words, or mentions of names."""
        self._arriving = 1
        self._pause = QTimer(self, singleShot=True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._say_what_is_wrong)
        self._folded: tuple[str, Folded] = ("", Folded(""))
        head = self._library.head
        head.words_changed.connect(self._typed)
        head.notes.as_typed_changed.connect(lambda _on: self._typed(head.search.text()))
        head.help_wanted.connect(window.dialogs.search_help)
        self._session.cable_opened.connect(self._opened)
        self._session.reloaded.connect(self._relight)
        self._session.changed.connect(self._changed)
        self._session.library_opened.connect(lambda: self._typed(head.search.text()))
        self._find_bar.stepped.connect(self.step)
        self._find_bar.emptied.connect(self._relight)
        self._text.given_up.connect(self.leave)
        window.modes.changed.connect(self._relight)

    # -- public --------------------------------------------------------------------------------------

    @property
    def query(self) -> Query:
        """What is looked for now."""
        return self._query

    def step(self, direction: int) -> None:
        """Go to the next (+1) or previous (-1) hit, on into the next cable of the list that is found."""
        if not self._seeks or self._window.modes.current is not None:
            return
        if self._text.step_hit(direction):
            return
        cable = self._library.neighbour(direction)
        if cable is None:
            words = tr("That was the last hit.") if direction > 0 else tr("That was the first hit.")
            self._window.parts.status_line.tell(words)
            return
        self._arriving = direction
        self._window.libraries.open_cable(cable)
        self._arriving = 1

    def leave(self) -> None:
        """Put the lit hits out, the one gone to selected; the list stays narrowed."""
        if self._is_shown():
            self._text.clear_find(select=self._text.current_hit() is not None)
            self._find_bar.show_search("", steps=False)

    # -- slots ---------------------------------------------------------------------------------------

    def _typed(self, words: str) -> None:
        self._query = self._meant(words)
        self._sought = Sought(self._query)
        self._seeks = bool(self._sought) or self._asks_for_names()
        self._library.head.notes.show_query(self._query)
        self._relight()
        self._pause.start()

    def _say_what_is_wrong(self) -> None:
        """Say what of a query cannot be meant, once she has stopped typing: a date half typed is none yet."""
        if self._query.typed:
            hints = self._meant(self._query.typed, typing=False).hints
            if hints != self._query.hints:
                self._library.head.notes.show_query(replace(self._query, hints=hints))

    def _opened(self) -> None:
        if self._seeks and not self._find_bar.has_words():
            self._light(0 if self._arriving > 0 else -1)
            self._tell_where()

    def _changed(self, change: Change) -> None:
        if change.touches("name_variant", "name"):
            head = self._library.head
            head.words_changed.emit(head.search.text())  # the list, too, is sought anew
        elif change.touches("reading", "mention"):
            self._relight()

    def _relight(self) -> None:
        """Light the hits anew; the text stays where it is."""
        if not self._find_bar.has_words():
            self._light(None)

    # -- private -------------------------------------------------------------------------------------

    def _meant(self, words: str, *, typing: bool = True) -> Query:
        if not self._session.has_library or not words.strip():
            return Query()
        # What searching takes is no part of the start: it comes with the first words.
        from db.searching.query_names import meant
        from desktop.known_names import known_names

        variants = not self._library.head.notes.as_typed.isChecked()
        try:
            return self._session.store.read(meant, words, known_names(), typing=typing, variants=variants)
        except ChanceryError:
            return Query()  # the list tells what is wrong

    def _asks_for_names(self) -> bool:
        if not self._query.typed:
            return False
        from db.naming.kept_finder import asks_for_names

        return asks_for_names(self._query)

    def _light(self, at: int | None) -> None:
        state = self._session.state
        if self._window.modes.current is not None or state is None:
            return
        if self._sought and self._folded[0] is not state.text:
            self._folded = (state.text, Folded(state.text))
        spans = self._sought.all(self._folded[1]) if self._sought else []
        if self._seeks and self._session.has_library:
            from db.naming.kept_finder import mentions_meant

            spans = sorted({*spans, *self._session.store.read(mentions_meant, state, self._query)})
        self._find_bar.show_search(self._query.in_text() if self._seeks else "", steps=self._seeks)
        self._text.show_hits(spans, at)

    def _is_shown(self) -> bool:
        return self._seeks and not self._find_bar.has_words() and self._window.modes.current is None

    def _tell_where(self) -> None:
        """Say where the hit is, where it is not in the text."""
        state = self._session.state
        if state is None or self._text.has_hits() or not self._sought:
            return
        from db.searching.search_snippets import snippet_in
        from desktop.messages.search import where_words

        try:
            found = self._session.store.read(snippet_in, state.cable.id, self._sought, length=60)
        except ChanceryError:
            return
        if found is not None:
            words = tr("Found in: {where}: “{words}”", where=where_words(found), words=found.words)
            self._window.parts.status_line.tell(words)
