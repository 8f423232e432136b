"""The readings of a cable: the tree they form, and what is different between any two of them.

All functions look at a `CableState` and change nothing. Where texts are needed, `text_of` gives the text
with a SHA-256 (`Store.text`): the library keeps the text of every reading.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from db.cable_state import CableState
from db.correcting.differences import Difference, Edge, Way, follow
from db.correcting.told_differences import told
from db.records import Reading

TextOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class ListedReading:
    """One reading as a list shows it: `parent` is the ordinal of the reading it corrects, None for the first.

    `corrections` counts its hunks against that; `standing` says that the current text comes from it.
    """

    reading: Reading
    parent: int | None
    corrections: int
    current: bool
    standing: bool


def list_readings(state: CableState) -> tuple[ListedReading, ...]:
    """Return all readings of a cable in the order in which they were made."""
    standing = {one.id for one in lineage(state, state.cable.reading)}
    found = []
    for one in sorted(state.readings.values(), key=lambda r: (r.ordinal, r.created, r.id)):
        parent = state.readings.get(one.parent or "")
        found.append(
            ListedReading(
                one,
                None if parent is None else parent.ordinal,
                _count(one.hunks),
                one.id == state.cable.reading,
                one.id in standing,
            )
        )
    return tuple(found)


def original(state: CableState) -> Reading:
    """Return reading 0 of the current text: the text as imported."""
    return lineage(state, state.cable.reading)[0]


def lineage(state: CableState, reading: str) -> tuple[Reading, ...]:
    """Return the readings that led to this one, from reading 0 on, itself as the last.

    Raises KeyError for a reading that the cable does not have.
    """
    found = [state.readings[reading]]
    seen = {reading}
    while (parent := found[-1].parent) in state.readings and parent not in seen:
        assert parent is not None
        seen.add(parent)
        found.append(state.readings[parent])
    return tuple(reversed(found))


def way(state: CableState, first: str, second: str, text_of: TextOf) -> Way:
    """Return the way from one reading to another over the reading that both come from.

    Raises KeyError for an unknown reading, LibraryError where a text is damaged.
    """
    one, two = lineage(state, first), lineage(state, second)
    common = 0
    while common < min(len(one), len(two)) and one[common].id == two[common].id:
        common += 1
    edges = [Edge(each.id, each.hunks, up=True) for each in reversed(one[common:])]
    edges += [Edge(each.id, each.hunks, up=False) for each in two[common:]]
    return Way(_text(state, one[-1], text_of), _text(state, two[-1], text_of), tuple(edges))


def compare(
    state: CableState, first: str, second: str, text_of: TextOf, *, refine: bool = True
) -> tuple[Difference, ...]:
    """Return what is different between two readings, in order, as it is told.

    Without `refine`, what several readings have worked on is one difference: see `differences.follow`.
    """
    between = way(state, first, second, text_of)
    return told(between) if refine else follow(between, refine=False)


def corrections(state: CableState, text_of: TextOf) -> tuple[Difference, ...]:
    """Return what the current text has otherwise than reading 0, each with the readings that made it so."""
    return compare(state, original(state).id, state.cable.reading, text_of)


def corrected_by(state: CableState, reading: Reading, text_of: TextOf) -> tuple[Difference, ...]:
    """Return what a reading corrected in the one before; nothing for reading 0.

    Raises LibraryError where one of the two texts is damaged.
    """
    return () if reading.parent not in state.readings else compare(state, reading.parent, reading.id, text_of)


def as_of(state: CableState, reading: str, text: str) -> CableState:
    """Return the cable as it stands on one of its readings, which has this text: spans are those of then.

    It shares the records with `state`; do not let it absorb a change.
    """
    shown = replace(state.cable, reading=reading)
    return replace(state, cable=shown, text=text)


def _text(state: CableState, reading: Reading, text_of: TextOf) -> str:
    return state.text if reading.id == state.cable.reading else text_of(reading.text_sha256)


def _count(hunks: str) -> int:
    try:
        rows = json.loads(hunks or "[]")
    except ValueError:
        return 0
    return len(rows) if isinstance(rows, list) else 0
