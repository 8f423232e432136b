"""What can be done to notes: each function returns the Change, nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from db.anchoring.anchors import make_anchor
from db.cable_state import CableState
from db.changes import Change, Label, Step
from db.records import Note, NoteKind, NoteSeries, new_id, now


def add_note(
    state: CableState,
    kind: NoteKind,
    spans: Sequence[tuple[int, int]],
    *,
    author: str,
    words: str = "",
    colour: str = "amber",
    series: NoteSeries = "",
) -> tuple[Change, Note]:
    """Return the change that adds a note on these spans (code points of the current reading), and the note.

    No spans makes a note on the whole cable. Raises ValueError for a span outside the text.
    """
    moment = _moment_after(state, spans)
    note = Note(
        new_id("n"), state.cable.id, kind, words, colour, (), "", author, moment, moment, None, series
    )
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


def _moment_after(state: CableState, spans: Sequence[tuple[int, int]]) -> str:
    """Return this moment, or one just after the last note on the very same words, should the clock be behind.

    Among notes with one mark the earlier made comes first, whatever has been done to the computer's clock.
    """
    moment = now()
    if all(note.created < moment for note in state.notes.values()):
        return moment
    beside = [
        note.created
        for note in state.notes.values()
        if [(span.start, span.end) for span in state.spans_of(note.id)[:1]] == list(spans[:1])
    ]
    last = max(beside, default="")
    if last < moment:
        return moment
    return (datetime.fromisoformat(last) + timedelta(microseconds=1)).isoformat(timespec="microseconds")


def set_words(state: CableState, note_id: str, words: str, *, burst: str = "") -> Change | None:
    """Return the change that gives a note these words, exactly; None where it has them already.

    Changes of one `burst` of typing are one undo step.
    """
    note = state.notes[note_id]
    if note.words == words:
        return None
    after = replace(note, words=words, modified=now())
    return Change(
        note_label(state, note, "edit-note"), (Step(note, after),), cable=state.cable.id, burst=burst
    )


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


def set_label(state: CableState, note_id: str, label: str) -> Change | None:
    """Return the change of the printed label of a cable's own note ("60a"); None if it is the same."""
    note = state.notes[note_id]
    if note.label == label:
        return None
    return _changed(state, note, replace(note, label=label, modified=now()), "change-note-label")


def set_kind_of_notes(state: CableState, note_ids: Sequence[str], kind: NoteKind) -> Change | None:
    """Return the one change that makes these notes ones of another kind; None where all are already."""
    return _of_several(state, note_ids, "change-note-kind", lambda note: replace(note, kind=kind))


def set_colour_of_notes(state: CableState, note_ids: Sequence[str], colour: str) -> Change | None:
    """Return the one change that gives these notes a colour; None where all have it already."""
    return _of_several(state, note_ids, "change-note-colour", lambda note: replace(note, colour=colour))


def set_series_of_notes(state: CableState, note_ids: Sequence[str], series: NoteSeries) -> Change | None:
    """Return the one change by which these notes are counted in a series; None where all are already."""
    return _of_several(state, note_ids, "change-note-series", lambda note: replace(note, series=series))


def tag_notes(
    state: CableState, note_ids: Sequence[str], *, add: Sequence[str] = (), remove: Sequence[str] = ()
) -> Change | None:
    """Return the one change that adds tags to these notes and takes others away; None if that is nothing."""
    added = tuple(tag.strip() for tag in add if tag.strip())

    def tagged(note: Note) -> Note:
        kept = tuple(tag for tag in note.tags if tag not in remove)
        return replace(note, tags=tuple(dict.fromkeys((*kept, *added))))

    return _of_several(state, note_ids, "change-note-tags", tagged)


def delete_notes(state: CableState, note_ids: Sequence[str]) -> Change | None:
    """Return the change that puts notes into the trash, words, places and all; None for no notes."""
    moment = now()
    notes = [state.notes[i] for i in note_ids if state.notes[i].trashed is None]
    if not notes:
        return None
    steps = tuple(Step(note, replace(note, trashed=moment)) for note in notes)
    if len(notes) == 1:
        label = note_label(state, notes[0], "delete-note")
    else:
        label = Label("delete-notes", {"count": len(notes)})
    return Change(label, steps, cable=state.cable.id)


def give_up_source_note(state: CableState, note_id: str) -> Change | None:
    """Return the change that puts a source note into the trash, so that it is built from the header again."""
    change = delete_notes(state, [note_id])
    return None if change is None else replace(change, label=Label("keep-source-in-step"))


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
    return Change(note_label(state, note, "place-note"), tuple(steps), cable=state.cable.id)


def _changed(state: CableState, before: Note, after: Note, code: str) -> Change:
    return Change(note_label(state, before, code), (Step(before, after),), cable=state.cable.id)


def _of_several(
    state: CableState, note_ids: Sequence[str], code: str, edited: Callable[[Note], Note]
) -> Change | None:
    """Return one change for several notes, or that of the single note that is left to change."""
    moment = now()
    steps = []
    for note_id in dict.fromkeys(note_ids):
        note = state.notes[note_id]
        after = edited(note)
        if after != note:
            steps.append(Step(note, replace(after, modified=moment)))
    if not steps:
        return None
    if len(steps) == 1:
        only = state.notes[steps[0].record.id]
        return Change(note_label(state, only, code), tuple(steps), cable=state.cable.id)
    return Change(Label(code, {"count": len(steps)}), tuple(steps), cable=state.cable.id)


def note_label(state: CableState, note: Note, code: str) -> Label:
    """Return a label that names the note as the user sees it: its kind and, for a footnote, its number."""
    values: dict[str, Any] = {"kind": note.kind}
    mark = state.note_marks().get(note.id)
    if mark is not None:
        values["number"] = int(mark) if note.series == "" else mark
    return Label(code, values)
