"""What the panel does to chosen notes, one or several at once, each as one change."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from db.anchoring.orphans import lost_spans
from db.cable_state import CableState
from db.changes import Change
from db.editing import note_edits, note_spans
from db.errors import ChanceryError
from db.listing import read_tags
from db.records import Note, NoteKind, NoteSeries
from desktop.exporting.source_note import built_source_note, came_with_the_cable
from desktop.messages.notes import note_title
from desktop.messages.words import tr
from desktop.models.note_pieces import plain_words
from desktop.models.note_places import quote_of
from desktop.session import Session


class NoteDeeds(QObject):
    """Carries out what is asked for notes given by id; those not in the open cable are passed over."""

    told = Signal(str, bool)
    """What happened, in words; True where undo takes it back."""

    def __init__(
        self,
        session: Session,
        commit: Callable[[], bool],
        parent: QObject | None = None,
        words_of: Callable[[Note], str] = lambda note: note.words,
    ) -> None:
        """Make the deeds of a panel; `commit` hands over typed words first and tells whether it could.

        `words_of` tells how a note's words read now, with its references named.
        """
        super().__init__(parent)
        self._session = session
        self._commit = commit
        self._words_of = words_of

    def delete(self, note_ids: Sequence[str]) -> bool:
        """Put notes into the trash; return whether that is done."""
        state = self._session.state
        chosen = self._living(note_ids)
        if state is None or not chosen or not self._commit():
            return False
        title = note_title(state.notes[chosen[0]], state.note_marks().get(chosen[0]))
        if not self._session.do(note_edits.delete_notes(state, chosen)):
            return False
        if len(chosen) == 1:
            self.told.emit(tr("{note} was put into the trash.", note=title), True)
        else:
            count = len(chosen)
            self.told.emit(tr("{n} notes were put into the trash.", n=count), True)
        return True

    def set_colour(self, note_ids: Sequence[str], colour: str) -> bool:
        """Give notes a colour."""
        return self._do(note_ids, lambda s, ids: note_edits.set_colour_of_notes(s, ids, colour))

    def set_kind(self, note_ids: Sequence[str], kind: NoteKind) -> bool:
        """Make notes ones of another kind."""
        return self._do(note_ids, lambda s, ids: note_edits.set_kind_of_notes(s, ids, kind))

    def set_series(self, note_ids: Sequence[str], series: NoteSeries) -> bool:
        """Count footnotes in a series."""
        return self._do(note_ids, lambda s, ids: note_edits.set_series_of_notes(s, ids, series))

    def set_label(self, note_ids: Sequence[str], label: str) -> bool:
        """Give a cable's own note, the first of these, the label that is printed in the cable."""
        return self._do(note_ids[:1], lambda s, ids: note_edits.set_label(s, ids[0], label))

    def set_tags(self, note_ids: Sequence[str], tags: Sequence[str]) -> bool:
        """Give one note, the first of these, these tags and no others."""
        return self._do(note_ids[:1], lambda s, ids: note_edits.set_tags(s, ids[0], tags))

    def turn_tag(self, note_ids: Sequence[str], tag: str, *, on: bool) -> bool:
        """Add a tag to notes, or take it from them."""
        add, remove = ((tag,), ()) if on else ((), (tag,))
        return self._do(note_ids, lambda s, ids: note_edits.tag_notes(s, ids, add=add, remove=remove))

    def is_partly_lost(self, note_id: str) -> bool:
        """Tell whether a note has lost some of its places, but not all."""
        state = self._session.state
        return state is not None and bool(state.spans_of(note_id)) and bool(lost_spans(state, note_id))

    def keep_without_lost(self, note_id: str) -> bool:
        """Let a note stand on the words that it has left; the lost ones are told no more."""
        return self._do([note_id], lambda s, ids: note_spans.keep_without_lost(s, ids[0]))

    def can_be_built(self, note_id: str) -> bool:
        """Tell whether this is a source note in place of which one can be built from the header.

        What stood in the cable's source stays the cable's own.
        """
        state = self._session.state
        note = state.notes.get(note_id) if state is not None else None
        if state is None or note is None or note.kind != "source" or came_with_the_cable(state, note):
            return False
        return bool(built_source_note(state))

    def keep_in_step(self, note_ids: Sequence[str]) -> bool:
        """Let the source note, the first of these, be built from the header again; it goes into the trash."""
        if not self._do(note_ids[:1], lambda s, ids: note_edits.give_up_source_note(s, ids[0])):
            return False
        self.told.emit(tr("The source note is kept in step with the header; yours is in the trash."), True)
        return True

    def known_tags(self) -> list[str]:
        """Return every tag in use in the library; none while the library is busy."""
        try:
            return self._session.store.read(read_tags) if self._session.has_library else []
        except ChanceryError:
            return []

    def copy_words(self, note_ids: Sequence[str]) -> None:
        """Put the notes' words, as they read, on the clipboard."""
        state = self._session.state
        if state is not None and self._commit():
            self._copy([plain_words(self._words_of(state.notes[i])) for i in self._living(note_ids)])

    def copy_quote(self, note_ids: Sequence[str]) -> None:
        """Put the words that the notes stand on, exactly, on the clipboard."""
        state = self._session.state
        if state is not None:
            self._copy([quote_of(state, state.notes[i]) for i in self._living(note_ids)])

    def copy_text(self, words: str) -> None:
        """Put words on the clipboard."""
        self._copy([words])

    def _copy(self, parts: Sequence[str]) -> None:
        words = "\n\n".join(part for part in parts if part)
        if words:
            QGuiApplication.clipboard().setText(words)

    def _do(
        self, note_ids: Sequence[str], edit: Callable[[CableState, Sequence[str]], Change | None]
    ) -> bool:
        state = self._session.state
        chosen = self._living(note_ids)
        if state is None or not chosen or not self._commit():
            return False
        return self._session.do(edit(state, chosen))

    def _living(self, note_ids: Sequence[str]) -> list[str]:
        state = self._session.state
        if state is None:
            return []
        return [i for i in note_ids if i in state.notes and state.notes[i].trashed is None]
