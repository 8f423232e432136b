"""The text of a cable as soon as its first page is read, and where she was in the one before.

This is all that the window shows of a cable in its first paint; `showing` sees to the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from db.cable_state import CableState
from db.errors import ChanceryError
from db.records import Note
from desktop.messages.words import tr
from desktop.panels.text.spans import Place
from desktop.session import Session
from desktop.windows.names.identified import ShownNames
from desktop.windows.parts import Parts
from desktop.windows.places import Places
from desktop.windows.shown_spans import ShownSpans, line_styles

if TYPE_CHECKING:
    from desktop.windows.note_control import NoteControl


class ShownPage(QObject):
    """Shows the page that is read first of a cable, and keeps the place in the cable that is left."""

    def __init__(self, session: Session, parts: Parts, places: Places, window: QWidget) -> None:
        """Show what the session reads first."""
        super().__init__(window)
        self._session = session
        self._parts = parts
        self._places = places
        self._window = window
        self.spans = ShownSpans()
        self._named = ShownNames()
        self._chosen: Callable[[], str | None] = lambda: None
        self.shown: str | None = None
        """The cable that is shown whole."""
        self._failed: list[ChanceryError] = []
        self._painted: tuple[str, str] | None = None
        self._left: tuple[str, Place, str | None] | None = None
        session.place_of = self._place_of
        session.page_read.connect(self._show_page)
        session.leaving.connect(self._leave_library)
        session.failed.connect(self._note_failed)

    # -- public --------------------------------------------------------------------------------------

    def hand_over(self, notes: NoteControl, words_of: Callable[[Note], str]) -> list[ChanceryError]:
        """Know from now on the chosen note and how notes' words read; return what has failed so far."""
        self._chosen = lambda: notes.chosen
        self.spans.words_of = words_of
        self._session.failed.disconnect(self._note_failed)
        return self._failed

    def show_state(self, state: CableState | None) -> None:
        """Show the text of a cable that is whole now, or none; only its spans where its page is shown."""
        text = self._parts.text
        painted, self._painted = self._painted, None
        if painted is None:
            self._note_left()
        self._remember_left()
        self.spans.forget()
        if state is None:
            self._parts.middle.setCurrentWidget(self._parts.empty)
            text.show_text("", [], [], None)
        elif painted == (state.cable.id, state.cable.reading):
            self._parts.middle.setCurrentWidget(text)
            text.set_spans(self.spans.of(state))
            text.set_names(self._named.of(state))
        else:
            self._parts.middle.setCurrentWidget(text)
            self.show_text(state, self._places.of(state.cable.id)[0])

    def show_text(self, state: CableState, place: Place | None) -> None:
        """Show a cable's text, what its lines are and its spans, from a place on."""
        self._parts.text.show_text(state.text, line_styles(state), self.spans.of(state), place)
        self._parts.text.set_names(self._named.of(state))

    def show_spans(self, state: CableState, *, names: bool) -> None:
        """Show a cable's spans as they are now; `names` those of the words that are marked as names, too."""
        self._parts.text.set_spans(self.spans.of(state))
        if names:
            self._parts.text.set_names(self._named.of(state))

    def show_title(self, state: CableState | None) -> None:
        """Name the cable and the library in the window's title bar."""
        library = self._session.store.path.stem
        cable = (
            (state.value("cable number") or state.value("title") or state.cable.file_name) if state else ""
        )
        self._window.setWindowTitle(
            tr("{cable} – {library}", cable=cable, library=library) if cable else library
        )

    def note_of(self, cable: str) -> str | None:
        """Return the note that was chosen when she left a cable."""
        return self._places.of(cable)[1]

    def remember_place(self) -> None:
        """Keep where she is reading, before another cable is shown or the window closes."""
        if self.shown is not None and self._session.has_library:
            library = str(self._session.store.path.resolve())
            self._places.remember(library, self.shown, self._parts.text.place(), self._chosen())

    # -- private -------------------------------------------------------------------------------------

    def _place_of(self, cable: str) -> int:
        place, _ = self._places.of(cable)
        return place.top if place else 0

    def _show_page(self, page: CableState) -> None:
        """Show and paint the text of the cable that is being opened; everything else follows."""
        text, cable = self._parts.text, page.cable.id
        self._note_left()
        self.spans.forget()
        place = text.place() if cable == self.shown else self._places.of(cable)[0]
        self._parts.middle.setCurrentWidget(text)
        self.show_text(page, place)
        self._painted = (cable, page.cable.reading)
        if self.shown is None:
            self._parts.library.show_current(cable)
            self.show_title(page)
            self._parts.actions.enable({"library", "cable"})
        text.repaint()

    def _note_failed(self, error: ChanceryError) -> None:
        self._failed.append(error)

    def _leave_library(self) -> None:
        self.remember_place()
        self.shown = None

    def _note_left(self) -> None:
        """Look where she was in the cable that is being left; it is written down when there is time."""
        if self.shown is not None:
            self._left = (self.shown, self._parts.text.place(), self._chosen())

    def _remember_left(self) -> None:
        left, self._left = self._left, None
        if left is not None and self._session.has_library:
            self._places.remember(str(self._session.store.path.resolve()), *left)
