"""A cable of the library as if it had just left: what a PDF that has lost its attachment is held against."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from db.cable_state import CableState
from db.records import Note
from desktop.reading.pdf.left import Left, LeftNote

_REFERENCE = re.compile(r"\]\((?:note|cable):")


def left_of_state(state: CableState, past: Mapping[str, Sequence[Note]]) -> Left:
    """Return a cable's text of today and the notes on it, whose annotations may be in the file.

    `past` are the states that each note has had: when the file left it was one of them. What a reference to
    another note said then nobody knows.
    """
    notes = {}
    for note in state.notes_in_order():
        author = state.authors.get(note.author)
        had = (note, *past.get(note.id, ()))
        said = tuple(dict.fromkeys(one.words for one in had))
        notes[note.id] = LeftNote(
            note.id,
            note.words,
            note.colour,
            author.name if author is not None else "",
            tuple((anchor.start, anchor.end) for anchor in state.spans_of(note.id)),
            () if any(map(_REFERENCE.search, said)) else said,
            frozenset(one.colour for one in had),
        )
    return Left(state.cable.id, state.text, notes)
