"""Two states of one record that both came from a third, put together field by field.

What only one of them changed is taken from that one; what both changed to the same is the same. Which of two
values wins where neither is anybody's words (a moment, a place in an order) is settled by the values alone,
so that both sides come to the same record.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from db.changes import FIELD_NAMES, KIND_OF
from db.records import Record

_OF_THEMSELVES: dict[str, Callable[[Any, Any], Any]] = {"modified": max, "created": min, "ordinal": min}
"""Fields in which there is nothing to decide, and how they become one."""
_AS_SETS = frozenset({"tags", "spellings", "variants", "links"})
"""Fields whose values are sets of words: what each added is there, what either took away is not."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of it: `ours` and `theirs` differ in the `clashing` fields only, and are one without them.

    `taken` are the fields that are theirs now, `kept` those that ours alone changed.
    """

    ours: Record
    theirs: Record
    taken: tuple[str, ...]
    kept: tuple[str, ...]
    clashing: tuple[str, ...]


def join(base: Record | None, ours: Record, theirs: Record) -> Joined:
    """Return two records of one id put together; without a base, all in which they differ clashes."""
    taken: list[str] = []
    kept: list[str] = []
    clashing: list[str] = []
    mine: dict[str, Any] = {}
    other: dict[str, Any] = {}
    for name in FIELD_NAMES[KIND_OF[type(ours)]]:
        here, there = getattr(ours, name), getattr(theirs, name)
        if here == there:
            continue
        before = getattr(base, name) if base is not None else None
        if base is not None and here == before:
            mine[name] = there
            taken.append(name)
        elif base is not None and there == before:
            other[name] = here
            kept.append(name)
        elif (together := _together(name, before, here, there)) is not None:
            mine[name] = other[name] = together
        else:
            clashing.append(name)
    return Joined(replace(ours, **mine), replace(theirs, **other), tuple(taken), tuple(kept), tuple(clashing))


def _together(name: str, base: Any, ours: Any, theirs: Any) -> Any:  # noqa: ANN401 - a field's value
    """Return the one value that a field with two comes to by itself, or None."""
    if name == "trashed" and ours is not None and theirs is not None:
        return min(ours, theirs)
    if name in _OF_THEMSELVES:
        return _OF_THEMSELVES[name](ours, theirs)
    if name in _AS_SETS:
        return _sets(base or (), ours, theirs)
    return None


def _sets(base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    gone = {word for word in base if word not in ours or word not in theirs}
    kept = [word for word in base if word not in gone]
    return (*kept, *sorted({*ours, *theirs} - {*base}))
