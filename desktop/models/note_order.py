"""Which rows the notes panel has, in order: the tray of orphans at its head, then the notes by the text.

Under a note that has lost words, once it is opened, stand the places offered for them, each in a row of
its own; a row without a place says that there is none, or that they are still looked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from db.cable_state import CableState
from desktop.models.lost_places import LostPlaces
from desktop.models.note_filter import NoteFilter, Sieve, folded
from desktop.models.note_places import quote_of
from desktop.models.note_roles import TRAY

_MARK = "#"
"""Between a note's id and the number of a place offered for it, in the key of the place's row."""


@dataclass(slots=True)
class NoteOrder:
    """The keys of all rows: ids of notes, TRAY, and those of places. The lists go by the text."""

    rows: list[str] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)
    partly: list[str] = field(default_factory=list)
    placed: list[str] = field(default_factory=list)
    passed: int = 0
    """How many of the placed ones are there because of the filter, not only because they have lost words."""


def arrange(
    state: CableState | None,
    lost: LostPlaces,
    *,
    asked: NoteFilter,
    sieve: Sieve,
    pinned: str | None,
    tray_open: bool,
    opened: str | None,
) -> NoteOrder:
    """Return the rows of a cable. Notes that have lost words pass every filter."""
    order = NoteOrder()
    if state is None:
        return order
    terms = folded(asked.words).split()
    open_to_all = asked.is_empty
    can_have_lost = len(state.readings) > 1
    for note in state.notes_in_order():
        if (can_have_lost or note.origin) and state.is_orphan(note):
            order.orphans.append(note.id)
            continue
        partly = can_have_lost and bool(lost.lost(note.id))
        if partly:
            order.partly.append(note.id)
        passes = open_to_all or note.id == pinned or sieve.passes(asked, terms, note, quote_of(state, note))
        order.passed += passes
        if passes or partly:
            order.placed.append(note.id)
    if order.orphans:
        order.rows += [TRAY, *(_with_places(order.orphans, lost, opened) if tray_open else ())]
    order.rows += _with_places(order.placed, lost, opened)
    return order


def note_of(key: str) -> str:
    """Return the note's id in the key of a note's or a place's row."""
    return key.partition(_MARK)[0]


def is_place(key: str) -> bool:
    """Tell whether a key is that of a row under a note."""
    return _MARK in key


def place_number(key: str) -> int | None:
    """Return which of the places offered a row shows, or None where it says that there is none."""
    number = key.partition(_MARK)[2]
    return int(number) if number else None


def place_key(note_id: str, number: int | None) -> str:
    """Return the key of a place's row."""
    return f"{note_id}{_MARK}{'' if number is None else number}"


def _with_places(notes: Sequence[str], lost: LostPlaces, opened: str | None) -> list[str]:
    if opened not in notes or not lost.lost(opened or ""):
        return list(notes)
    assert opened is not None
    at = notes.index(opened) + 1
    offered = lost.of(opened)
    under = [place_key(opened, n) for n in range(len(offered))] if offered else [place_key(opened, None)]
    return [*notes[:at], *under, *notes[at:]]
