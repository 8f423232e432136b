"""A cable of the library as if it had just left: what a PDF that has lost its attachment is held against."""

from __future__ import annotations

from db.cable_state import CableState
from desktop.reading.pdf.left import Left, LeftNote


def left_of_state(state: CableState) -> Left:
    """Return a cable's text of today and the notes on it, whose annotations may be in the file."""
    notes = {}
    for note in state.notes_in_order():
        author = state.authors.get(note.author)
        notes[note.id] = LeftNote(
            note.id,
            note.words,
            note.colour,
            author.name if author is not None else "",
            tuple((anchor.start, anchor.end) for anchor in state.spans_of(note.id)),
        )
    return Left(state.cable.id, state.text, notes)
