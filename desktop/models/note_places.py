"""The words that a note stands on, and since when an orphan has lost them."""

from __future__ import annotations

from db.cable_state import CableState
from db.records import Note


def quote_of(state: CableState, note: Note) -> str:
    """Return the words that a note stands on, parts joined by an ellipsis; an orphan's last known ones."""
    anchors = state.spans_of(note.id)
    if not anchors:
        known = state.anchors.get(note.id, ())
        latest = max(
            (state.readings[a.reading].ordinal for a in known if a.reading in state.readings), default=0
        )
        anchors = tuple(
            a for a in known if a.reading in state.readings and state.readings[a.reading].ordinal == latest
        )
    return anchors[0].quote if len(anchors) == 1 else " … ".join(anchor.quote for anchor in anchors)


def lost_since(state: CableState, note: Note) -> int | None:
    """Return the ordinal of the first reading in which an orphan has no place, or None for no orphan."""
    if not state.is_orphan(note):
        return None
    last = max(
        (
            state.readings[a.reading].ordinal
            for a in state.anchors.get(note.id, ())
            if a.reading in state.readings
        ),
        default=-1,
    )
    return last + 1
