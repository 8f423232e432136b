"""What can be done to notes: each function returns the Change, nothing is written here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from db.anchors import make_anchor
from db.cable_state import CableState
from db.changes import Change, Label, Step
from db.records import Note, NoteKind, new_id, now


def add_note(
    state: CableState,
    kind: NoteKind,
    spans: Sequence[tuple[int, int]],
    *,
    author: str,
    words: str = "",
    colour: str = "amber",
) -> tuple[Change, Note]:
    """Return the change that adds a note on these spans (code points of the current reading), and the note.

    No spans makes a note on the whole cable. Raises ValueError for a span outside the text.
    """
    moment = now()
    note = Note(new_id("n"), state.cable.id, kind, words, colour, (), "", author, moment, moment)
    steps = [Step(None, note)]
    for ordinal, (start, end) in enumerate(spans):
        anchor = make_anchor(
            state.text,
            start,
            end,
            cable=state.cable.id,
            owner=note.id,
            reading=state.cable.reading,
            ordinal=ordinal,
        )
        steps.append(Step(None, anchor))
    return Change(Label("add-note", {"kind": kind}), tuple(steps), cable=state.cable.id), note


def set_words(state: CableState, note_id: str, words: str, *, burst: str = "") -> Change | None:
    """Return the change that gives a note these words, exactly; None where it has them already.

    Changes of one `burst` of typing are one undo step.
    """
    note = state.notes[note_id]
    if note.words == words:
        return None
    after = replace(note, words=words, modified=now())
    return Change(_label(state, note, "edit-note"), (Step(note, after),), cable=state.cable.id, burst=burst)


def set_kind(state: CableState, note_id: str, kind: NoteKind) -> Change | None:
    """Return the change that makes a note one of another kind; None where it is of that kind already."""
    note = state.notes[note_id]
    if note.kind == kind:
        return None
    return _changed(state, note, replace(note, kind=kind, modified=now()), "change-note-kind")


def set_colour(state: CableState, note_id: str, colour: str) -> Change | None:
    """Return the change of a note's colour; None where it has it already."""
    note = state.notes[note_id]
    if note.colour == colour:
        return None
    return _changed(state, note, replace(note, colour=colour, modified=now()), "change-note-colour")


def set_tags(state: CableState, note_id: str, tags: Sequence[str]) -> Change | None:
    """Return the change of a note's tags, stripped, without empty ones and repetitions; None if the same."""
    note = state.notes[note_id]
    clean = tuple(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))
    if note.tags == clean:
        return None
    return _changed(state, note, replace(note, tags=clean, modified=now()), "change-note-tags")


def delete_notes(state: CableState, note_ids: Sequence[str]) -> Change | None:
    """Return the change that puts notes into the trash, words, places and all; None for no notes."""
    moment = now()
    notes = [state.notes[i] for i in note_ids if state.notes[i].trashed is None]
    if not notes:
        return None
    steps = tuple(Step(note, replace(note, trashed=moment)) for note in notes)
    if len(notes) == 1:
        label = _label(state, notes[0], "delete-note")
    else:
        label = Label("delete-notes", {"count": len(notes)})
    return Change(label, steps, cable=state.cable.id)


def set_spans(state: CableState, note_id: str, spans: Sequence[tuple[int, int]]) -> Change:
    """Return the change that lays a note on these spans of the current reading, by hand."""
    note = state.notes[note_id]
    steps = [Step(anchor, None) for anchor in state.spans_of(note_id)]
    for ordinal, (start, end) in enumerate(spans):
        anchor = make_anchor(
            state.text,
            start,
            end,
            cable=state.cable.id,
            owner=note_id,
            reading=state.cable.reading,
            ordinal=ordinal,
            placed="by hand",
        )
        steps.append(Step(None, anchor))
    steps.append(Step(note, replace(note, modified=now())))
    return Change(_label(state, note, "place-note"), tuple(steps), cable=state.cable.id)


def _changed(state: CableState, before: Note, after: Note, code: str) -> Change:
    return Change(_label(state, before, code), (Step(before, after),), cable=state.cable.id)


def _label(state: CableState, note: Note, code: str) -> Label:
    """Return a label that names the note as the user sees it: its kind and, for a footnote, its number."""
    values: dict[str, Any] = {"kind": note.kind}
    number = state.numbers().get(note.id)
    if number is not None:
        values["number"] = number
    return Label(code, values)
