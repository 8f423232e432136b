"""Which comments of a file are in the library already: what was taken over once is not offered again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from db.cable_state import CableState
from desktop.reading.returned import ABOUT_OURS, Comment

REJECTED = "rejected"
"""The tag of a note that a colleague has rejected."""


def origin_of(key: str, format_name: str) -> str:
    """Return what a note keeps of where it came from: the format, and what the file calls it."""
    return f"{format_name}:{key}"


def still_open(
    comments: Iterable[Comment], states: Mapping[str, CableState], format_name: str
) -> tuple[tuple[Comment, ...], int]:
    """Return the comments that the library does not have, and how many it has."""
    found: list[Comment] = []
    known = 0
    origins = {
        cable: {note.origin: note for note in state.notes.values() if note.origin}
        for cable, state in states.items()
    }
    for one in comments:
        note = origins.get(one.cable, {}).get(origin_of(one.key, format_name))
        state = states.get(one.cable)
        taken = note is not None and not _is_later(one.modified, note.modified)
        if taken or (state is not None and one.kind in ABOUT_OURS and _is_done(one, state)):
            known += 1
        else:
            found.append(one)
    return tuple(found), known


def _is_later(one: str, other: str) -> bool:
    """Tell whether he went on writing after his comment was taken over, where both moments are known."""
    try:
        return datetime.fromisoformat(one) > datetime.fromisoformat(other)
    except (ValueError, TypeError):
        return False


def _is_done(one: Comment, state: CableState) -> bool:
    """Tell whether our note is already as he made it."""
    note = state.notes.get(one.on)
    if note is None or note.trashed is not None:
        return True
    if one.kind == "changed words":
        return note.words == one.words
    if one.kind == "changed colour":
        return note.colour == one.colour
    if one.kind == "rejected":
        return REJECTED in note.tags
    return one.kind == "moved" and tuple((a.start, a.end) for a in state.spans_of(note.id)) == one.spans
