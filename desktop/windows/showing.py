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
from desktop.session import Session
from desktop.widgets.message_bar import MessageBar
from desktop.windows.modes import Mode, Modes
from desktop.windows.names.identified import touches_names
from desktop.windows.note_control import NoteControl
from desktop.windows.parts import Parts
from desktop.windows.places import carried_place
from desktop.windows.shown_page import ShownPage
from desktop.windows.shown_spans import line_styles
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
        page: ShownPage,
        notes: NoteControl,
        modes: Modes,
        save_copy: Callable[[], None],
        turning: Turning,
        window: QWidget,
    ) -> None:
        """Listen to the session and to what the actions depend on; `save_copy` asks where to save one."""
        super().__init__(window)
        self._session = session
        self._parts = parts
        self._page = page
        self._notes = notes
        self._modes = modes
        self._save_copy = save_copy
        self._turning = turning
        self._reading: Reading | None = None
        self._trouble: MessageBar | None = None
        failed = page.hand_over(notes, parts.notes.model.references.words)
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
        if session.has_library:
            self._library_opened()
        if (span := parts.text.selected_span()) is not None:
            parts.status_line.show_selected(span[1] - span[0])
        for error in failed:
            self._failed(error)

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

    def _cable_opened(self) -> None:
        state, page = self._session.state, self._page
        page.show_state(state)
        self._notes.cable_changed()
        page.shown = state.cable.id if state else None
        note = page.note_of(state.cable.id) if state else None
        if state and note is not None and note in state.notes and state.notes[note].trashed is None:
            self._notes.choose(note, scroll_text=False)
        self._reading = state.reading if state else None
        self._parts.library.show_current(page.shown)
        self._show_title()
        self._show_counts()
        self.enable()

    def _show_title(self) -> None:
        self._page.show_title(self._session.state)

    def _reloaded(self) -> None:
        state, text = self._session.state, self._parts.text
        if state is None:
            return
        self._page.spans.forget()
        self._show_reading(state)
        self._notes.after_change()
        text.select_note(self._notes.chosen, scroll=False)
        self._show_counts()
        self.enable()

    def _show_reading(self, state: CableState) -> None:
        """Show the text anew, with the same words at the top where it is another reading's now."""
        place = carried_place(self._parts.text.place(), self._reading, state.reading)
        self._reading = state.reading
        self._page.show_text(state, place)

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
            self._page.show_spans(state, names=touches_names(change, state))
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
