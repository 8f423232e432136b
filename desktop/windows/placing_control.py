"""Notes that have lost their words find others: by a place that is offered, or carried onto the text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint

from db.editing import note_spans
from db.records import Anchor
from desktop.messages.notes import note_title, stands_on
from desktop.messages.words import tr
from desktop.models.lost_places import Offered
from desktop.panels.notes.panel import NotesPanel
from desktop.panels.text.view import TextView
from desktop.session import Session
from desktop.windows.note_control import NoteControl


class PlacingControl(QObject):
    """What the window does about lost places. `tell` shows a sentence in the status line."""

    def __init__(
        self,
        session: Session,
        text: TextView,
        panel: NotesPanel,
        notes: NoteControl,
        tell: Callable[[str], None],
        parent: QObject,
    ) -> None:
        """Listen to what is taken and carried in the panel."""
        super().__init__(parent)
        self._session = session
        self._text = text
        self._notes = notes
        self._tell = tell
        panel.place_taken.connect(self._take)
        panel.spans_lit.connect(lambda _: tell(tr("Enter lays the note on these words.")))
        panel.carrying.carried.connect(self._carry)
        panel.carrying.dropped.connect(self._drop)
        panel.carrying.ended.connect(text.landing.end)

    def _take(self, note_id: str, place: Offered) -> None:
        self._lay(note_id, place.span, place.lost)

    def _carry(self, note_id: str, point: QPoint) -> None:
        state = self._session.state
        span = self._text.landing.show_at(point)
        if state is None or note_id not in state.notes:
            return
        if span is None:
            self._tell(tr("Drop the note on the words on which it is to stand; Esc lets it lie."))
        else:
            self._tell(tr("Would stand on “{quote}”.", quote=state.text[slice(*span)]))

    def _drop(self, note_id: str, point: QPoint) -> None:
        span = self._text.landing.show_at(point)
        if span is None:
            self._tell(tr("There are no words there; the note was not placed."))
            return
        self._lay(note_id, span, None)

    def _lay(self, note_id: str, span: tuple[int, int], lost: Anchor | None) -> None:
        """Lay a lost place of a note on a span, and go there."""
        state = self._session.state
        if state is None or note_id not in state.notes:
            return
        if self._session.do(note_spans.place_lost(state, note_id, span, lost)):
            self._notes.choose(note_id)
            self._text.activate_span(span[0])
            title = note_title(state.notes[note_id], state.note_marks().get(note_id))
            words = stands_on(title, state.text[slice(*span)])
            self._tell(words)
            self._text.announce(words)
