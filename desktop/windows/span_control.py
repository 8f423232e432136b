"""The words that the chosen note stands on: more of them, fewer, longer, shorter; by mouse and by key.

A run of key presses on one end of one span is one undo step, until 5 seconds pass without one or anything
else happens. Among thousands of notes a commit takes longer than a key that is held down comes again: there
the outline follows the keys at once, and the commit comes with a pause, as it does for typed words.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, Signal

from db.cable_state import CableState
from db.changes import Change
from db.editing import note_spans
from db.records import Anchor, Note
from desktop.messages.notes import note_title, short_quote, stands_on
from desktop.messages.words import tr
from desktop.panels.text import edges, resizing, scrolling
from desktop.panels.text.view import TextView
from desktop.session import Session
from desktop.widgets.typing_pause import TypingPause
from desktop.windows.note_control import NoteControl

MANY = 2000
"""Notes of a cable from which on keys are committed with a pause only."""
QUIET_S = 5.0
"""So long without a key, and the next one begins an undo step of its own."""


class SpanControl(QObject):
    """What the window does about the spans of the chosen note. `tell` shows a sentence in the status line."""

    pending = Signal()
    """Something is shown that is not committed yet."""

    def __init__(
        self,
        session: Session,
        text: TextView,
        notes: NoteControl,
        tell: Callable[[str], None],
        parent: QObject,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Listen to the text's handles; `clock` (s) measures how long no key was pressed."""
        super().__init__(parent)
        self._session = session
        self._text = text
        self._notes = notes
        self._tell = tell
        self._clock = clock
        self._run: tuple[str, str] | None = None
        self._burst = ""
        self._last = 0.0
        self._own = False
        self._pending: tuple[Anchor, tuple[int, int]] | None = None
        self.many = MANY
        self._pause = TypingPause(self)
        self._pause.due.connect(self.commit)
        self.ask_last: Callable[[str], str] = lambda _title: ""
        """Asks what becomes of a note that is to lose its last words: "general", "delete" or ""."""
        text.span_wanted.connect(self._add)
        text.span_resized.connect(lambda start, end: self._resize((start, end)))
        text.span_previewed.connect(self._preview)
        session.changed.connect(self._see_change)
        session.flush_wanted.connect(self.commit)
        notes.chosen_changed.connect(self.commit)

    # -- public --------------------------------------------------------------------------------------

    def add(self, note_id: str | None = None) -> None:
        """Lay a note, else the chosen one, on the selected words, too."""
        span = self._text.selected_span()
        if span is None:
            self._tell(tr("Select the words first that are to be added to the note."))
            return
        self._add(*span, note_id)

    def remove(self, anchor: Anchor | None = None) -> None:
        """Take a span, else the active one, from its note; the last one only after asking."""
        self.commit()
        found = self._active()
        state = self._session.state
        if anchor is None and found is not None:
            anchor = found[1]
        if anchor is None or state is None:
            self._tell_none()
            return
        note = state.notes[anchor.owner]
        title = self._title(state, note)
        if len(state.spans_of(note.id)) == 1:
            self._notes.choose(note.id, scroll_text=False)
            wish = self.ask_last(title)
            if wish == "general" and self._do(note_spans.make_general(state, note.id)):
                self._tell(tr("{note} is a general note now.", note=title))
            elif wish == "delete":
                self._notes.delete()
            return
        if self._do(note_spans.remove_span(state, anchor)):
            words = tr("{note} no longer stands on “{quote}”.", note=title, quote=short_quote(anchor.quote))
            self._say(words)

    def go(self, step: int) -> None:
        """Go to the next (+1) or previous (-1) place of the chosen note."""
        self.commit()
        span = self._text.step_span(step)
        if span is None:
            self._tell_none()
            return
        self._text.select_span(span[1], span[1])
        self._say_place()

    def move(self, edge: edges.Edge, step: int, *, by_word: bool = False) -> None:
        """Move an end of the active span by a character or a word; a run of this is one undo step."""
        now, run = self._clock(), (self._notes.chosen or "", edge)
        if self._run != run or now - self._last > QUIET_S:
            self.commit()
            self._burst = self._session.new_burst("span")
        found = self._active()
        if found is None:
            self._tell_none()
            return
        state, anchor = found
        before = (anchor.start, anchor.end)
        if self._pending is not None and self._pending[0] == anchor:
            before = self._pending[1]
        at = before[edge == "end"]
        if by_word:
            to = edges.step_word(state.text, at, step, end=edge == "end")
        else:
            to = edges.step_character(state.text, at, step)
        span = resizing.moved(state.text, before, edge, to)
        if self._preview_or_resize(state, anchor, span):
            self._last, self._run = now, run
            to_qt = self._text.positions.to_qt
            shown = to_qt(span[edge == "end"])
            scrolling.bring_into_view(self._text, shown, shown)

    def commit(self) -> None:
        """Commit what keys have changed and is not committed yet."""
        self._pause.stop()
        pending, self._pending = self._pending, None
        state, run = self._session.state, self._run
        if pending is None or state is None or pending[0] not in state.spans_of(pending[0].owner):
            return
        if self._do(note_spans.resize_span(state, *pending, burst=self._burst)):
            self._run = run
            self._text.activate_span(pending[1][0])

    # -- slots ---------------------------------------------------------------------------------------

    def _add(self, start: int, end: int, note_id: str | None = None) -> None:
        self.commit()
        state = self._session.state
        note_id = note_id or self._notes.chosen
        if state is None or note_id is None or note_id not in state.notes:
            self._tell(tr("Choose the note first that is to stand on these words, too."))
            return
        if not state.spans_of(note_id):
            self._notes.place(note_id)
            return
        change = note_spans.add_span(state, note_id, (start, end))
        if change is None:
            self._tell(
                tr("{note} stands on these words already.", note=self._title(state, state.notes[note_id]))
            )
            return
        if self._do(change):
            self._notes.choose(note_id, scroll_text=False)
            self._text.select_span(end, end)
            self._text.activate_span(start)
            self._say_place()

    def _resize(self, span: tuple[int, int], burst: str = "") -> bool:
        """Let the active span be this one; return whether that is committed."""
        self.commit()
        found = self._active()
        if found is None:
            return False
        state, anchor = found
        change = note_spans.resize_span(state, anchor, span, burst=burst)
        if not self._do(change):
            return False
        self._text.activate_span(span[0])
        self._say_place()
        return True

    def _preview_or_resize(self, state: CableState, anchor: Anchor, span: tuple[int, int]) -> bool:
        """Let the active span be this one, at once or with a pause; return whether it is or will be."""
        if len(state.notes) < self.many:
            return self._resize(span, burst=self._burst)
        if self._pending is None and span == (anchor.start, anchor.end):
            return False
        self._pending = (anchor, span)
        self._pause.touch()
        self.pending.emit()
        self._text.preview_span(*span)
        self._preview(*span)
        return True

    def _preview(self, start: int, end: int) -> None:
        found = self._active()
        if found is not None:
            state, anchor = found
            title = self._title(state, state.notes[anchor.owner])
            self._tell(stands_on(title, state.text[start:end]))

    def _see_change(self, _change: Change) -> None:
        if not self._own:
            self._run = None

    # -- private -------------------------------------------------------------------------------------

    def _do(self, change: Change | None) -> bool:
        self._own = True
        self._run = None
        try:
            return self._session.do(change)
        finally:
            self._own = False

    def _active(self) -> tuple[CableState, Anchor] | None:
        """Return the state and the anchor of the chosen note's span that is meant."""
        state, chosen, span = self._session.state, self._notes.chosen, self._text.active_span()
        if state is None or chosen is None or span is None:
            return None
        anchors = [a for a in state.spans_of(chosen) if (a.start, a.end) == span]
        return (state, anchors[0]) if anchors else None

    def _say_place(self) -> None:
        """Say on what the chosen note stands now, in the status line and to a screen reader."""
        found = self._active()
        if found is None:
            return
        state, anchor = found
        places = sorted((a.start, a.end) for a in state.spans_of(anchor.owner))
        title = self._title(state, state.notes[anchor.owner])
        place = places.index((anchor.start, anchor.end)) + 1
        self._say(stands_on(title, anchor.quote, place, len(places)))

    def _say(self, words: str) -> None:
        self._tell(words)
        self._text.announce(words)

    def _tell_none(self) -> None:
        """Say why there is nothing to do."""
        state, chosen = self._session.state, self._notes.chosen
        note = state.notes.get(chosen) if state is not None and chosen is not None else None
        if state is None or note is None:
            self._tell(tr("Choose a note first."))
        elif state.is_orphan(note):
            self._tell(tr("{note} has lost its place: lay it on words first.", note=self._title(state, note)))
        else:
            self._tell(tr("{note} stands on no words.", note=self._title(state, note)))

    @staticmethod
    def _title(state: CableState, note: Note) -> str:
        return note_title(note, state.note_marks().get(note.id))
