"""A state of before restored: a note's, or a whole cable's, as a change like any other that undo takes back.

Nothing is lost by it. What has come since goes to where it can be had again: a note made since into the
trash, a reading made since stays among the readings. Where the text has changed, a note is laid on today's
through the engine that carries notes over corrections; where that finds no sure place the note is an orphan,
as it would have been had it stood there all the while.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from db.backup.library_copy import looking_at
from db.cable_rows import names_of, read_cable
from db.cable_state import CableState
from db.changes import Change, Label, Step
from db.correcting import corrections
from db.errors import LibraryError
from db.history.past import NoteThen, cable_at
from db.immutables import sound_text
from db.records import Anchor, Cable, Note, Record, new_id, now

TextOf = Callable[[str], str]
"""Returns the text with this SHA-256."""

_SHELVES = (
    "header_field",
    "stage",
    "distribution",
    "recipient",
    "mention",
    "editorial_mark",
    "structure",
    "doubt",
)


def restore_note(state: CableState, then: NoteThen, text_of: TextOf) -> Change | None:
    """Return the change that makes a note what it was, its places too; None where it is that already."""
    here = state.notes.get(then.note.id)
    spans = state.spans_of(then.note.id)
    wanted = _laid_today(state, then, text_of)
    steps = _anchor_steps(spans, wanted)
    if not wanted:
        steps += _remembered(state, then)
    if steps or here is None or _without_time(here) != _without_time(then.note):
        steps.insert(0, Step(here, replace(then.note, modified=now())))
    if not steps:
        return None
    return Change(Label("restore-state", {"kind": then.note.kind}), tuple(steps), cable=state.cable.id)


def restore_cable_of(library: Path, cable_id: str, moment: int, author: str) -> Change | None:
    """As `restore_cable`, in a library that may be open elsewhere, to a moment of `db.history.past`.

    For a process of its own: a cable with thousands of notes takes its time. Raises NotFoundError
    "cable-not-found" where it was not there then, LibraryError.
    """
    with looking_at(library) as connection:
        states = read_cable(connection, cable_id), cable_at(connection, cable_id, moment)
        for state in states:
            state.text = _text(connection, state.reading.text_sha256, library)
        today, then = states
        # Whom it mentioned then and not now: what is not here after that is gone from the library.
        today.names |= {name.id: name for name in names_of(connection, then.names)}
    return restore_cable(*states, author=author)


def restore_cable(state: CableState, then: CableState, *, author: str) -> Change | None:
    """Return the change that makes a cable what it was: text, notes, header, stages, distribution.

    Both states are of the same cable and with their texts; None where nothing is other than it was. A note
    made since goes into the trash. Whom it mentioned then and `state.names` has not comes back.
    """
    steps: list[Step] = []
    texts: tuple[str, ...] = ()
    laid = {owner: state.spans_of(owner) for owner in state.anchors}
    cable = state.cable
    if then.text != state.text:
        correction = corrections.preview(state, then.text)
        reading = corrections.accept(state, correction, author=author, reason="earlier state")
        steps += [step for step in reading.steps if step.kind == "reading"]
        texts = reading.texts
        cable = replace(cable, reading=correction.reading)
        moved: dict[str, list[Anchor]] = {}
        for anchor in correction.anchors:
            moved.setdefault(anchor.owner, []).append(anchor)
        laid = {owner: tuple(anchors) for owner, anchors in moved.items()}
    steps += [Step(None, name) for name_id, name in then.names.items() if name_id not in state.names]
    steps += _record_steps(state, then)
    steps += _note_steps(state, then)
    steps += _span_steps(state, then, cable, laid)
    after = replace(then.cable, reading=cable.reading, trashed=state.cable.trashed)
    if after != state.cable:
        steps.append(Step(state.cable, after))
    if not steps:
        return None
    title = then.value("title") or then.cable.file_name
    return Change(Label("restore-state", {"title": title}), tuple(steps), cable=cable.id, texts=texts)


def _text(connection: sqlite3.Connection, sha256: str, library: Path) -> str:
    text = sound_text(connection, sha256)
    if text is None:
        raise LibraryError("text-damaged", path=str(library), sha256=sha256)
    return text


def _laid_today(state: CableState, then: NoteThen, text_of: TextOf) -> list[Anchor]:
    """Return where a note's spans of then lie in the current reading; all of them or none."""
    if then.reading.id == state.cable.reading:
        return list(then.anchors)
    text = text_of(then.reading.text_sha256)
    found = corrections.correct(text, state.text, then.anchors, reading=state.cable.reading).moved
    sure = [one.after for one in found if one.after is not None and not one.doubtful]
    return sure if len(sure) == len(found) else []


def _remembered(state: CableState, then: NoteThen) -> list[Step]:
    """Return what puts a note's places of then back where they were: by them an orphan is known."""
    kept = {anchor.id: anchor for anchor in state.anchors.get(then.note.id, ())}
    if then.reading.id not in state.readings:
        return []
    return [Step(kept.get(a.id), a) for a in then.anchors if kept.get(a.id) != a]


def _record_steps(state: CableState, then: CableState) -> list[Step]:
    """Return what makes the records that have no trash what they were; what has come since is removed."""
    steps: list[Step] = []
    for kind in _SHELVES:
        here, there = state.shelf(kind), then.shelf(kind)
        steps += _differences(here, there.values())
    for kind in reversed(_SHELVES):
        here, there = state.shelf(kind), then.shelf(kind)
        for record_id in here.keys() - there.keys():
            steps += [Step(anchor, None) for anchor in state.anchors.get(record_id, ())]
            steps.append(Step(here[record_id], None))
    return steps


def _differences(here: dict[str, Record], then: Iterable[Record]) -> list[Step]:
    return [Step(here.get(record.id), record) for record in then if here.get(record.id) != record]


def _note_steps(state: CableState, then: CableState) -> list[Step]:
    moment = now()
    steps = []
    for note in then.notes.values():
        here = state.notes.get(note.id)
        if here is None or _without_time(here) != _without_time(note):
            steps.append(Step(here, replace(note, modified=moment)))
    for note_id in state.notes.keys() - then.notes.keys():
        note = state.notes[note_id]
        if note.trashed is None:
            steps.append(Step(note, replace(note, trashed=moment)))
    return steps


def _span_steps(
    state: CableState, then: CableState, cable: Cable, laid: dict[str, tuple[Anchor, ...]]
) -> list[Step]:
    """Return what lays every owner of then on its words of then, in the reading that is current after it.

    `laid` are the anchors of that reading as they would be of themselves: those of today, or those that a
    correction back to the text of then carries along.
    """
    steps: list[Step] = []
    is_new = cable.reading != state.cable.reading
    going = {
        record_id for kind in _SHELVES for record_id in state.shelf(kind).keys() - then.shelf(kind).keys()
    }
    for owner in {**then.anchors, **laid}:
        if owner in going:
            continue
        spans = laid.get(owner, ())
        if owner in then.anchors:
            wanted = [replace(a, id=new_id("a"), reading=cable.reading) for a in then.spans_of(owner)]
            steps += _anchor_steps(() if is_new else spans, wanted)
        elif is_new:
            steps += [Step(None, anchor) for anchor in spans]
    return steps


def _anchor_steps(spans: Sequence[Anchor], wanted: Sequence[Anchor]) -> list[Step]:
    """Return what puts these anchors in the place of those; nothing where they are the same places."""
    if [_place(a) for a in spans] == [_place(a) for a in wanted]:
        return []
    known = {anchor.id for anchor in spans}
    gone = [Step(anchor, None) for anchor in spans]
    return gone + [Step(None, replace(a, id=new_id("a")) if a.id in known else a) for a in wanted]


def _place(anchor: Anchor) -> tuple[int, int, int]:
    return anchor.ordinal, anchor.start, anchor.end


def _without_time(note: Note) -> Note:
    return replace(note, modified="")
