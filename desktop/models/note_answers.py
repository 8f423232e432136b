"""What a row of the notes model answers in each role, of Qt's and of `NoteRole`."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from db.cable_state import CableState
from db.records import Note
from desktop.exporting.escaping import escaped
from desktop.messages.lost_places import how_to_place, no_place, partly_lost, place_facts, spoken_place
from desktop.messages.notes import note_origin, spoken_note
from desktop.messages.references import referred_by
from desktop.messages.words import tr
from desktop.models.lost_places import LostPlaces
from desktop.models.note_order import note_of, place_number
from desktop.models.note_pieces import plain_words
from desktop.models.note_places import lost_since, quote_of
from desktop.models.note_references import NoteReferences
from desktop.models.note_roles import NoteRole

_NOTE = "note "
"""How a note of the same cable that has a mark is called: "note 4"; of several the word is said once."""


def answer_note(
    state: CableState, lost: LostPlaces, references: NoteReferences, note: Note, role: int
) -> Any:  # noqa: ANN401
    """Return what the row of a note shows in a role."""
    if role == NoteRole.NOTE:
        return note
    if role == NoteRole.NUMBER:
        if note.kind == "own" and note.label:
            return state.own_mark(note)
        return state.note_marks().get(note.id)
    if role == NoteRole.QUOTE:
        return quote_of(state, note)
    if role == NoteRole.ORPHAN:
        return state.is_orphan(note)
    if role == NoteRole.LOST_SINCE:
        return lost_since(state, note)
    if role in (NoteRole.LOST, NoteRole.CONTEXT, NoteRole.LOST_LINE):
        return _of_lost(state, lost, note, role)
    if role == NoteRole.WORDS:
        return references.words(note)
    if role == NoteRole.DEAD:
        return references.dead(note.id)
    if role == NoteRole.REFERRED:
        return referred_words(references, note.id)
    if role == Qt.ItemDataRole.DisplayRole:
        return plain_words(references.words(note))
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return _spoken(state, lost, references, note)
    if role == Qt.ItemDataRole.ToolTipRole:
        origin = note_origin(note, state.authors.get(note.author))
        return f"{origin}\n{how_to_place()}" if lost.lost(note.id) else origin
    return None


def answer_place(state: CableState, lost: LostPlaces, key: str, role: int) -> Any:  # noqa: ANN401
    """Return what a row under a note shows in a role: a place offered for it, or that there is none."""
    number, places = place_number(key), lost.of(note_of(key))
    offered = places[number] if places and number is not None and number < len(places) else None
    if role == NoteRole.PLACE:
        return offered
    if role == NoteRole.IS_PLACE:
        return True
    if role == NoteRole.ORPHAN:
        note = state.notes.get(note_of(key))
        return note is not None and state.is_orphan(note)
    if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return None
    if offered is None:
        return no_place(looking=places is None)
    same = offered.candidate.words.split() == offered.lost.quote.split()
    quote = offered.lost.quote if offered.of_several else ""
    facts = place_facts(offered.line, None if same else offered.candidate.score, quote)
    return facts if role == Qt.ItemDataRole.DisplayRole else spoken_place(offered.candidate.words, facts)


def _of_lost(state: CableState, places: LostPlaces, note: Note, role: int) -> Any:  # noqa: ANN401
    lost = places.lost(note.id)
    if not lost:
        return None
    if role == NoteRole.LOST:
        return len(lost), len(lost) + len(state.spans_of(note.id))
    if role == NoteRole.CONTEXT:
        return lost[0].prefix, lost[0].suffix
    return places.line_of(lost[0])


def referred_words(references: NoteReferences, note_id: str) -> str:
    """Return who refers to a note, as words with references: "Referred to by note 2"; "" for nobody."""
    by = [(references.called(address), address) for address in references.referred_by(note_id)]
    several = sum(name.startswith(_NOTE) for name, _ in by) > 1
    numbered: list[str] = []
    others: list[str] = []
    for name, address in by:
        if several and name.startswith(_NOTE):
            numbered.append(f"[{escaped(name.removeprefix(_NOTE))}]({address})")
        else:
            others.append(f"[{escaped(name)}]({address})")
    return referred_by(numbered, others)


def _spoken(state: CableState, places: LostPlaces, references: NoteReferences, note: Note) -> str:
    number, quote = state.note_marks().get(note.id), quote_of(state, note)
    spoken = spoken_note(
        note, number, quote, plain_words(references.words(note)), orphan=state.is_orphan(note)
    )
    lost = places.lost(note.id)
    if lost and not state.is_orphan(note):
        told = partly_lost(len(lost), len(lost) + len(state.spans_of(note.id)))
        return tr("{note}; {lost}", note=spoken, lost=told)
    return spoken
