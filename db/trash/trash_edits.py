"""Taking cables and notes out of the trash, several at once, as one Change.

A note comes back with its places. Where the text was corrected while it lay in the trash and its places
were not carried along, they are sought in the current reading as a correction would seek them; what leaves
a doubt is no place, and the note comes back as an orphan.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from db.cable_state import CableState
from db.changes import Change, Label, Step
from db.correcting import corrections
from db.records import Anchor, Cable, Note

TextOf = Callable[[str], str]
"""Returns the text with this SHA-256."""


def restore(
    cables: Sequence[tuple[Cable, str]],
    notes: Sequence[tuple[CableState, Sequence[str]]],
    text_of: TextOf,
) -> Change | None:
    """Return the change that takes these out of the trash; None where none of them lies in it.

    `cables` are (cable, title), `notes` (the cable's state, ids of its notes). A note whose cable lies in
    the trash takes its cable with it.
    """
    coming = {cable.id: (cable, title) for cable, title in cables if cable.trashed is not None}
    steps: list[Step] = []
    kinds: list[str] = []
    for state, note_ids in notes:
        trashed = [state.notes[i] for i in dict.fromkeys(note_ids) if state.notes[i].trashed is not None]
        if trashed and state.cable.trashed is not None:
            coming.setdefault(state.cable.id, (state.cable, state.value("title") or state.cable.file_name))
        for note in trashed:
            steps += _steps_for(state, note, text_of)
            kinds.append(note.kind)
    steps = [Step(cable, replace(cable, trashed=None)) for cable, _ in coming.values()] + steps
    if not steps:
        return None
    concerned = {*coming, *(state.cable.id for state, note_ids in notes if note_ids)}
    return Change(
        _label([title for _, title in coming.values()], kinds),
        tuple(steps),
        cable=concerned.pop() if len(concerned) == 1 else None,
    )


def _label(titles: Sequence[str], kinds: Sequence[str]) -> Label:
    count = len(titles) + len(kinds)
    if count == 1 and titles:
        return Label("restore-cable", {"title": titles[0]})
    if count == 1:
        return Label("restore-note", {"kind": kinds[0]})
    code = "restore-from-trash" if titles and kinds else "restore-cables" if titles else "restore-notes"
    return Label(code, {"count": count})


def _steps_for(state: CableState, note: Note, text_of: TextOf) -> list[Step]:
    anchors = [] if state.spans_of(note.id) else _sought_again(state, note, text_of)
    after = replace(note, trashed=None)
    return [Step(note, after), *(Step(None, anchor) for anchor in anchors)]


def _sought_again(state: CableState, note: Note, text_of: TextOf) -> list[Anchor]:
    """Return a note's places in the current reading, found from those of the last reading that had any.

    All of its spans or none: half a note is not where it was.
    """
    by_reading: dict[str, list[Anchor]] = {}
    for anchor in state.anchors.get(note.id, ()):
        if anchor.reading in state.readings:
            by_reading.setdefault(anchor.reading, []).append(anchor)
    if not by_reading:
        return []
    last = max(by_reading, key=lambda reading: state.readings[reading].ordinal)
    text = text_of(state.readings[last].text_sha256)
    found = corrections.correct(text, state.text, by_reading[last], reading=state.cable.reading)
    sure = [one.after for one in found.moved if one.after is not None and not one.doubtful]
    return sure if len(sure) == len(found.moved) else []
