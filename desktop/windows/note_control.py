"""Notes between text and panel: adding them on selected words, choosing, going from one to the next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from db.anchoring.orphans import lost_spans
from db.editing import note_edits, note_spans
from db.records import NOTE_COLOURS, NoteKind, NoteSeries
from desktop.exporting.source_note import built_source_note
from desktop.messages.notes import note_title, stands_on
from desktop.messages.words import tr
from desktop.panels.notes.panel import NotesPanel
from desktop.panels.text.view import TextView
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets.series_box import ALL_SERIES
from desktop.windows.names.identified import mention_of

_FIRST_COLOUR = {
    "footnote": "sky",
    "marginal": "rose",
    "highlight": "amber",
    "general": "slate",
    "source": "slate",
}


class NoteControl(QObject):
    """What the window does about notes. `tell` shows a sentence in the status line."""

    chosen_changed = Signal()
    """Another note is chosen, or none: what can be done to a note depends on it."""
    identification_clicked = Signal(str)
    """The mark of an automatic note was clicked; the mention on which it stands."""
    identification_activated = Signal(str)
    """An automatic note is to be edited: to become one of hers."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        text: TextView,
        notes: NotesPanel,
        reveal_notes: Callable[[], None],
        tell: Callable[[str], None],
        parent: QObject,
    ) -> None:
        """Connect text and notes panel with one another."""
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._text = text
        self._notes = notes
        self._reveal_notes = reveal_notes
        self._tell = tell
        self._chosen: str | None = None
        self._waiting: str | None = None
        text.note_clicked.connect(self._from_text)
        text.note_activated.connect(self._activated)
        notes.note_chosen.connect(self._from_panel)
        notes.place_wanted.connect(self.place)
        text.given_up.connect(self.wait_no_more)
        notes.list.given_up.connect(self.wait_no_more)

    @property
    def chosen(self) -> str | None:
        """The id of the note that is chosen in text and panel; None where none is."""
        return self._chosen

    @chosen.setter
    def chosen(self, note_id: str | None) -> None:
        if note_id != self._waiting:
            self._waiting = None
        if note_id != self._chosen:
            self._chosen = note_id
            self.chosen_changed.emit()

    def add(self, kind: NoteKind) -> None:
        """Add a note of this kind on the selected words and, unless it is a highlight, edit it."""
        state = self._session.state
        if state is None:
            return
        spans: list[tuple[int, int]] = []
        if kind not in ("general", "source"):
            span = self._text.selected_span()
            if span is None:
                self._tell(tr("Select the words first that the note is about."))
                return
            spans = [span]
        if kind == "source":
            known = next((n for n in state.notes_in_order() if n.kind == "source"), None)
            if known is not None:
                self._open(known.id)
                return
        words = built_source_note(state) if kind == "source" else ""
        change, note = note_edits.add_note(
            state,
            kind,
            spans,
            author=self._session.author.id,
            words=words,
            colour=self._colour(kind),
            series=self._series(kind),
        )
        if not self._session.do(change):
            return
        if kind == "highlight":
            self.choose(note.id, scroll_text=False)
            self._tell(tr("Highlighted. Enter writes words to it, Ctrl+1 to Ctrl+6 give it a colour."))
        else:
            self._open(note.id)

    def add_on(self, spans: list[tuple[int, int]], words: str) -> None:
        """Add a footnote with these words on these spans, and edit it."""
        state = self._session.state
        if state is None:
            return
        change, note = note_edits.add_note(
            state,
            "footnote",
            spans,
            author=self._session.author.id,
            words=words,
            colour=self._colour("footnote"),
        )
        if self._session.do(change):
            self._open(note.id)

    def _open(self, note_id: str) -> None:
        self._reveal_notes()
        self.choose(note_id, scroll_text=False)
        self._notes.edit_note(note_id)

    def choose(self, note_id: str | None, *, scroll_text: bool = True) -> None:
        """Select a note in text and panel alike."""
        self.chosen = note_id
        self._text.select_note(note_id, scroll=scroll_text)
        self._notes.select_note(note_id)

    def step(self, direction: int) -> None:
        """Go to the next (+1) or previous (-1) note in the order of the text."""
        note_id = self._notes.next_note(self.chosen, direction)
        if note_id is None:
            self._tell(
                tr("No further note in this direction.") if self.chosen else tr("This cable has no notes.")
            )
            return
        self.choose(note_id)

    def edit(self) -> None:
        """Edit the chosen note."""
        if self.chosen is not None:
            self._reveal_notes()
            self._notes.edit_note(self.chosen)

    def delete(self) -> None:
        """Put the chosen notes into the trash; the panel says how to bring them back."""
        if self._notes.deeds.delete(self._chosen_notes()):
            self.choose(None)

    def place(self, note_id: str | None = None) -> None:
        """Lay a note on the selected words: an orphan finds its place again, another gets a new one."""
        state = self._session.state
        note_id = note_id or self.chosen
        if state is None or note_id is None or note_id not in state.notes:
            return
        span = self._text.selected_span()
        if span is None:
            self._wait(note_id)
            return
        before = len(state.spans_of(note_id))
        given_up = before > 1 and not lost_spans(state, note_id)
        if self._session.do(note_spans.place_lost(state, note_id, span)):
            self._waiting = None
            self.choose(note_id)
            words = stands_on(self._title(note_id), state.text[slice(*span)])
            self._tell(
                tr("{words} Its {n} places became this one; Undo brings them back.", words=words, n=before)
                if given_up
                else words
            )

    def wait_no_more(self) -> None:
        """Let the note that waits for words stay as it is."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._tell(tr("The note was not placed."))

    def set_colour(self, colour: str) -> None:
        """Give the chosen notes a colour; the next note of their kind gets it too."""
        state = self._session.state
        chosen = self._chosen_notes()
        if state is not None and self._notes.deeds.set_colour(chosen, colour):
            for kind in {state.notes[i].kind for i in chosen}:
                self._settings.put(f"colour_{kind}", colour)

    def cable_changed(self) -> None:
        """Forget the chosen note of the cable shown before."""
        self.chosen = None

    def after_change(self) -> None:
        """Let go of a chosen note that is no longer there."""
        state = self._session.state
        if self.chosen is None or state is None:
            return
        note = state.notes.get(self.chosen)
        if note is None or note.trashed is not None:
            self.chosen = None

    def _chosen_notes(self) -> list[str]:
        """Return the notes selected in the panel, else the one chosen in the text."""
        state = self._session.state
        chosen = self._notes.selected_notes() or ([self.chosen] if self.chosen else [])
        return [i for i in chosen if state is not None and i in state.notes]

    def _colour(self, kind: str) -> str:
        colour = str(self._settings.get(f"colour_{kind}", _FIRST_COLOUR[kind]))
        return colour if colour in NOTE_COLOURS else _FIRST_COLOUR[kind]

    def _series(self, kind: str) -> NoteSeries:
        """Return the series of a new note, as the settings have it."""
        kept = self._settings.get("series", "")
        return next((one for one in ALL_SERIES if one == kept), "") if kind == "footnote" else ""

    def _wait(self, note_id: str) -> None:
        """Choose a note and let it wait for words: until it has them, clicks in the text choose no other."""
        self.choose(note_id, scroll_text=False)
        self._waiting = note_id
        self._tell(
            tr(
                "{note} waits for words: select them, then press Ctrl+Alt+P. Esc leaves it as it is.",
                note=self._title(note_id),
            )
        )

    def _title(self, note_id: str) -> str:
        state = self._session.state
        assert state is not None
        return note_title(state.notes[note_id], state.note_marks().get(note_id))

    def _from_text(self, note_id: str) -> None:
        if mention_of(note_id):
            self._text.select_note(self.chosen, scroll=False)
            self.identification_clicked.emit(mention_of(note_id))
            return
        state = self._session.state
        if state is None or note_id not in state.notes:
            return  # an editor's mark
        if self._waiting is not None:
            self._wait(self._waiting)
            return
        self.chosen = note_id
        self._text.select_note(note_id, scroll=False)
        self._notes.select_note(note_id)

    def _activated(self, note_id: str) -> None:
        state = self._session.state
        if mention_of(note_id):
            self._waiting = None
            self.identification_activated.emit(mention_of(note_id))
            return
        if state is None or note_id not in state.notes:
            return
        self._waiting = None
        self._from_text(note_id)
        self.edit()

    def _from_panel(self, note_id: str) -> None:
        self.chosen = note_id
        self._text.select_note(note_id, scroll=True)
