"""The readings that go along with an export: all that led to the text, or only the ends of that way."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from db.cable_state import CableState
from db.correcting.corrections import hunks_from_json, hunks_to_json, with_hunks
from db.correcting.differences import to_hunks
from db.correcting.readings import TextOf, compare, lineage
from db.records import Reading


def carried_readings(
    state: CableState, wanted: Collection[str], text_of: TextOf | None, *, whole: bool
) -> tuple[tuple[Reading, ...], tuple[str, ...]]:
    """Return the `wanted` readings in their order, and the texts of them that must be told.

    With `whole`, every reading that led to one of them is there as it is. Otherwise only those that are
    wanted are, and each says without a reason what it has otherwise than the one before it here.
    """

    def text(reading: Reading) -> str:
        if reading.id == state.cable.reading:
            return state.text
        assert text_of is not None  # with one reading alone it is the current one
        return text_of(reading.text_sha256)

    led = {each.id for one in wanted for each in lineage(state, one)}
    kept = sorted(
        (state.readings[one] for one in (led if whole else wanted)), key=lambda one: (one.ordinal, one.id)
    )
    if not whole:
        ids = {one.id for one in kept}
        kept = [lean(state, one, ids, text_of) for one in kept]
    return tuple(kept), _texts(kept, state.cable.reading, text)


def lean(state: CableState, reading: Reading, kept: Collection[str], text_of: TextOf | None) -> Reading:
    """Return a reading that corrects the nearest of the `kept` ones that led to it, and gives no reason."""
    before = [one for one in lineage(state, reading.id)[:-1] if one.id in kept]
    if not before:
        return reading
    hunks = reading.hunks
    if before[-1].id != reading.parent:
        assert text_of is not None
        hunks = hunks_to_json(to_hunks(compare(state, before[-1].id, reading.id, text_of, refine=False)))
    return replace(reading, parent=before[-1].id, hunks=hunks, reason="", note="")


def _texts(kept: list[Reading], current: str, text: Callable[[Reading], str]) -> tuple[str, ...]:
    """Return the texts of readings without a parent, of the current one, and of those not led to by hunks."""
    known: dict[str, str] = {}
    told: dict[str, str] = {}
    for one in kept:
        words = text(one)
        known[one.id] = words
        if one.id == current or not _leads(known.get(one.parent or ""), one.hunks, words):
            told[one.text_sha256] = words
    return tuple(told.values())


def _leads(before: str | None, hunks: str, after: str) -> bool:
    if before is None:
        return False
    try:
        return with_hunks(before, hunks_from_json(hunks)) == after
    except (ValueError, KeyError, TypeError):
        return False
