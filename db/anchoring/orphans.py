"""Notes that have lost their words: what is last known of them, and where they may belong today.

An orphan keeps its rows in the readings before; nothing is guessed here without being asked, and nothing
is placed: `candidates` offers places, `note_edits.set_spans` lays the note on the one that she takes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.anchoring.alike_places import alike_places
from db.cable_state import CableState
from db.records import Anchor, Note

MOST = 5
"""How many places are offered."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span of the current text where lost words may belong, the words there, and what speaks for it.

    `score` is 0 to 1.
    """

    start: int
    end: int
    words: str
    score: float


@dataclass(frozen=True, slots=True)
class Orphan:
    """A note without words in the current reading, and the spans that it last had, in their order."""

    note: Note
    lost: tuple[Anchor, ...]

    @property
    def quote(self) -> str:
        """The words that it last stood on; those of several spans are joined by an ellipsis."""
        return " … ".join(anchor.quote for anchor in self.lost)


def orphans(state: CableState) -> list[Orphan]:
    """Return the notes of a cable that have lost all their words, in the order in which they last stood.

    Notes in the trash and notes that never had words are none; of one that came from outside the words may be
    unknown.
    """
    found = [
        Orphan(note, lost_spans(state, note.id))
        for note in state.notes.values()
        if note.trashed is None and state.is_orphan(note)
    ]
    return sorted(found, key=_where_it_stood)


def _where_it_stood(one: Orphan) -> tuple[int, int, str, str]:
    first = one.lost[0] if one.lost else None
    start, end = (first.start, first.end) if first is not None else (-1, -1)
    return start, end, one.note.created, one.note.id


def lost_spans(state: CableState, owner: str) -> tuple[Anchor, ...]:
    """Return the spans that an owner last had and has no more in the current reading, by ordinal.

    Each as it stood in the nearest reading before this one that has it: with quote, prefix and suffix. Of an
    owner that kept a part of its spans, only the others are returned; none where it was placed by hand, and
    none from before a reading in which it was.
    """
    current, known = state.spans_of(owner), state.anchors.get(owner, ())
    if len(current) == len(known) or any(anchor.placed == "by hand" for anchor in current):
        return ()
    kept = {anchor.ordinal for anchor in current}
    if all(anchor.ordinal in kept for anchor in known):
        return ()  # by far the most frequent case
    lost: dict[int, Anchor] = {}
    for anchors in _readings_before(state, known):
        for anchor in anchors:
            if anchor.ordinal not in kept:
                lost.setdefault(anchor.ordinal, anchor)
        if any(anchor.placed == "by hand" for anchor in anchors):
            break
    return tuple(lost[ordinal] for ordinal in sorted(lost))


def candidates(text: str, lost: Anchor, most: int = MOST) -> tuple[Candidate, ...]:
    """Return where a lost span may belong in a text, at most so many places, best first.

    Pure, so that a thread may work through many orphans; none where nothing is like it.
    """
    return tuple(
        Candidate(place.start, place.end, place.words, round(place.score, 4))
        for place in alike_places(text, lost, most)
    )


def _readings_before(state: CableState, known: Sequence[Anchor]) -> Iterator[list[Anchor]]:
    """Yield an owner's anchors reading by reading, from the parent of the current one back.

    Where no reading before this one has any, those of the latest other reading.
    """
    by_reading: dict[str, list[Anchor]] = {}
    for anchor in known:
        if anchor.reading in state.readings and anchor.reading != state.cable.reading:
            by_reading.setdefault(anchor.reading, []).append(anchor)
    at = state.reading.parent
    found = False
    seen: set[str] = set()
    while at is not None and at in state.readings and at not in seen:
        if at in by_reading:
            found = True
            yield by_reading[at]
        seen.add(at)
        at = state.readings[at].parent
    if by_reading and not found:
        yield by_reading[max(by_reading, key=lambda key: state.readings[key].ordinal)]
