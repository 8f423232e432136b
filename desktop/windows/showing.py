"""What the session tells is shown here: the cable, each change, what is saved, what can be done now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from db.cable_state import CableState
from db.changes import Change
from db.errors import ChanceryError, LibraryError
from db.records import Reading
from desktop.messages.errors import error_sentence
from desktop.messages.words import tr
from desktop.panels.text.spans import Place
from desktop.session import Session
from desktop.widgets.message_bar import MessageBar
from desktop.windows.modes import Mode, Modes
from desktop.windows.names.identified import ShownNames, touches_names
from desktop.windows.note_control import NoteControl
from desktop.windows.parts import Parts
from desktop.windows.places import Places, carried_place
from desktop.windows.shown_spans import ShownSpans, line_styles
from desktop.windows.turning import Turning

_A_COPY_HELPS = frozenset(
    (
        "disk-failed-waiting",
        "disk-full-waiting",
        "library-failed",
        "library-gone",
        "library-log-gone",
        "library-not-writable",
        "library-keeps-nothing",
        "library-to-read",
    )
)


class Showing(QObject):
    """Keeps text, status line and actions in step with the session."""

    def __init__(
        self,
        session: Session,
        parts: Parts,
        notes: NoteControl,
        places: Places,
        modes: Modes,
        save_copy: Callable[[], None],
        turning: Turning,
        window: QWidget,
    ) -> None:
        """Listen to the session and to what the actions depend on; `save_copy` asks where to save one."""
        super().__init__(window)
        self._session = session
        self._parts = parts
        self._notes = notes
        self._places = places
        self._modes = modes
        self._save_copy = save_copy
        self._turning = turning
        self._window = window
        self._spans = ShownSpans(parts.notes.model.references.words)
        self._named = ShownNames()
        self._shown: str | None = None
        self._painted: str | None = None
        self._reading: Reading | None = None
        self._left: tuple[str, Place, str | None] | None = None
        self._trouble: MessageBar | None = None
        session.place_of = self._place_of
        session.page_read.connect(self._show_page)
        session.leaving.connect(self._leave_library)
        session.library_opened.connect(self._library_opened)
        session.cable_opened.connect(self._cable_opened)
        session.reloaded.connect(self._reloaded)
        session.changed.connect(self._changed)
        session.saved.connect(self._saved)
        session.held.connect(parts.status_line.show_unsaved)
        session.recovered.connect(self._recovered)
        session.failed.connect(self._failed)
        session.listing_changed.connect(self._show_counts)
        parts.text.selection_changed.connect(self._selection_changed)
        notes.chosen_changed.connect(self.enable)
        modes.changed.connect(self.enable)

    def remember_place(self) -> None:
        """Keep where she is reading, before another cable is shown or the window closes."""
        if self._shown is not None and self._session.has_library:
            library = str(self._session.store.path.resolve())
            self._places.remember(library, self._shown, self._parts.text.place(), self._notes.chosen)

    def enable(self) -> None:
        """Enable the actions for which there is something to act on, and name undo and redo."""
        present: set[str] = set()
        if self._modes.current is not None:
            self._enable_in(self._modes.current)
            return
        if self._session.has_library:
            present.add("library")
            present |= self._turning.name_steps()
        if self._session.state is not None:
            present.add("cable")
            if self._parts.text.selected_span() is not None:
                present.add("selection")
            if self._notes.chosen is not None:
                present.add("note")
        self._parts.actions.enable(present)

    def _enable_in(self, mode: Mode) -> None:
        """Enable what a mode does; undo and redo are its own."""
        present = {"library", "cable"} | self._turning.name_steps(mode)
        self._parts.actions.enable(present)

    # -- what the session tells ------------------------------------------------------------------------

    def _library_opened(self) -> None:
        self._show_title()
        self._parts.status_line.show_ready()
        self._show_counts()
        self._end_trouble()
        if self._session.store.is_read_only:
            path = str(self._session.store.path)
            self._tell_trouble(LibraryError("library-to-read", path=path), "warn")

    def _show_title(self) -> None:
        """Name the cable and the library in the window's title bar."""
        library, state = self._session.store.path.stem, self._session.state
        cable = (
            (state.value("cable number") or state.value("title") or state.cable.file_name) if state else ""
        )
        self._window.setWindowTitle(
            tr("{cable} – {library}", cable=cable, library=library) if cable else library
        )

    def _place_of(self, cable: str) -> int:
        place, _ = self._places.of(cable)
        return place.top if place else 0

    def _show_page(self, page: CableState) -> None:
        """Show and paint the text of the cable that is being opened; everything else follows."""
        text = self._parts.text
        self._note_left()
        self._spans.forget()
        place = text.place() if page.cable.id == self._shown else self._places.of(page.cable.id)[0]
        self._parts.middle.setCurrentWidget(text)
        text.show_text(page.text, line_styles(page), self._spans.of(page), place)
        text.set_names(self._named.of(page))
        self._painted = page.cable.id
        text.repaint()

    def _cable_opened(self) -> None:
        state, parts = self._session.state, self._parts
        painted, self._painted = self._painted, None
        if painted is None:
            self._note_left()
        self._remember_left()
        self._spans.forget()
        self._notes.cable_changed()
        self._shown = state.cable.id if state else None
        parts.middle.setCurrentWidget(parts.text if state else parts.empty)
        if state is None:
            parts.text.show_text("", [], [], None)
        else:
            place, note = self._places.of(state.cable.id)
            if painted == state.cable.id:
                parts.text.set_spans(self._spans.of(state))
            else:
                parts.text.show_text(state.text, line_styles(state), self._spans.of(state), place)
            parts.text.set_names(self._named.of(state))
            if note is not None and note in state.notes and state.notes[note].trashed is None:
                self._notes.choose(note, scroll_text=False)
        self._reading = state.reading if state else None
        parts.library.show_current(self._shown)
        self._show_title()
        self._show_counts()
        self.enable()

    def _reloaded(self) -> None:
        state, text = self._session.state, self._parts.text
        if state is None:
            return
        self._spans.forget()
        self._show_reading(state)
        self._notes.after_change()
        text.select_note(self._notes.chosen, scroll=False)
        self._show_counts()
        self.enable()

    def _show_reading(self, state: CableState) -> None:
        """Show the text anew, with the same words at the top where it is another reading's now."""
        text = self._parts.text
        place = carried_place(text.place(), self._reading, state.reading)
        self._reading = state.reading
        text.show_text(state.text, line_styles(state), self._spans.of(state), place)
        text.set_names(self._named.of(state))

    def _changed(self, change: Change) -> None:
        state, text = self._session.state, self._parts.text
        if state is None or not state.readings:
            return  # an import was taken back; the cable shown goes next
        if self._reading is not None and self._reading.id != state.reading.id:
            self._show_reading(state)
            self._notes.after_change()
            text.select_note(self._notes.chosen, scroll=False)
            self._show_title()
        elif change.touches("note", "anchor", "header_field", "mention", "name", "editorial_mark"):
            # What notes refer to may be called otherwise now.
            text.set_spans(self._spans.of(state))
            if touches_names(change, state):
                text.set_names(self._named.of(state))
            self._notes.after_change()
        if change.touches("structure", "header_field"):
            text.set_styles(line_styles(state))
            self._show_title()
        self._show_counts()

    def _saved(self) -> None:
        if self._parts.notes.has_pending():
            self._parts.status_line.show_pending()
        else:
            self._parts.status_line.show_saved()
            self._end_trouble()
        self.enable()

    def _failed(self, error: ChanceryError) -> None:
        self._parts.status_line.show_unsaved()
        if not isinstance(error, LibraryError):
            self._parts.bars.show_message(error_sentence(error), "err")
            return
        self._end_trouble()  # it has another reason by now
        self._tell_trouble(error, "err")

    def _recovered(self) -> None:
        self._end_trouble()
        if self._parts.notes.has_pending():
            self._parts.status_line.show_pending()
        else:
            self._parts.status_line.show_ready()

    # -- private ---------------------------------------------------------------------------------------

    def _tell_trouble(self, error: ChanceryError, tone: str) -> None:
        """Say why the library cannot be written, until it can; where a copy helps, offer one."""
        path = self._session.store.path

        def save_copy() -> None:
            self._save_copy()
            if self._session.store.path == path:  # she has not gone on in the copy
                self._tell_trouble(error, tone)

        offer = (tr("Save a copy…"), save_copy) if error.code in _A_COPY_HELPS else (None, None)
        self._trouble = self._parts.bars.show_message(error_sentence(error), tone, *offer)

    def _end_trouble(self) -> None:
        """Take away the bar that says the library cannot be written, now that it can."""
        if self._trouble is not None and self._trouble in self._parts.bars.bars():
            self._trouble.closed.emit()
        self._trouble = None

    def _leave_library(self) -> None:
        self.remember_place()
        self._shown = None

    def _note_left(self) -> None:
        """Look where she was in the cable that is being left; it is written down when there is time."""
        if self._shown is not None:
            self._left = (self._shown, self._parts.text.place(), self._notes.chosen)

    def _remember_left(self) -> None:
        left, self._left = self._left, None
        if left is not None and self._session.has_library:
            self._places.remember(str(self._session.store.path.resolve()), *left)

    def _selection_changed(self, start: int, end: int) -> None:
        self._parts.status_line.show_selected(end - start)
        self.enable()

    def _show_counts(self) -> None:
        if not self._session.has_library:
            return
        state = self._session.state
        notes = len(state.notes_in_order()) if state else None
        reading = state.reading.ordinal if state and state.readings else None
        self._parts.status_line.show_counts(notes, reading, self._parts.library.count())
