"""The questions that merges left open, on both sides: where one is still open each keeps its own value.

A conflict has the same id on both sides, so that it is one question. Until somebody settles it, neither side
is given the other's value; once one has, that is what both come to. What was settled on both sides in
different ways is asked again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from db.library_records import Conflict
from db.merging.incoming import said
from db.merging.plan import Clash, Item
from db.records import now

Decided = Literal["", "ours", "theirs", "open"]
"""What a question says of a record that differs: nothing, that a value was chosen, or that it is open."""
_TURNED = {"ours": "theirs", "theirs": "ours", "both": "both", "": ""}


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of two states of a record.

    With "theirs", `value` is the value of the conflict that ours was made of; with "open", `fields` are
    those that the question is about.
    """

    decided: Decided
    value: str = ""
    fields: frozenset[str] = frozenset()


NO_ANSWER = Answer("")


@dataclass(slots=True)
class Questions:
    """The conflicts that each side knows, by id; `heard` are states of theirs that we have had."""

    ours: dict[str, Conflict]
    theirs: dict[str, Conflict]
    heard: Mapping[str, Iterable[str]]
    _by_record: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, conflict in (*self.theirs.items(), *self.ours.items()):
            known = self._by_record.setdefault(conflict.record, [])
            if name not in known:
                known.append(name)

    def are_about(self, record: str) -> bool:
        """Tell whether any question is about this record."""
        return record in self._by_record

    def decided(self, record: str, ours: str, theirs: str) -> Answer:
        """Return what is known of two states of a record."""
        for name in self._by_record.get(record, ()):
            here, there = self.ours.get(name), self._there(name)
            settled_here = here is not None and here.settled
            if there is not None and there.settled and not settled_here:
                made_of = next((one for one, other in _pairs(there) if is_made_of(ours, one, other)), None)
                if made_of is not None:
                    return Answer("theirs", made_of)
            elif not settled_here:
                asked = there or here
                assert asked is not None
                for one, other in _pairs(asked):
                    if is_made_of(ours, one, other) and is_made_of(theirs, other, one):
                        return Answer("open", one, frozenset(differing(one, other)))
            is_open_there = there is None or not there.settled
            if here is not None and here.settled and is_open_there and theirs in (here.ours, here.theirs):
                return Answer("ours")
        return Answer("")

    def _there(self, name: str) -> Conflict | None:
        """Return a conflict as it is there; None where it is still as we have heard of it before."""
        there = self.theirs.get(name)
        if there is not None and name in self.ours and said(there) in self.heard.get(name, ()):
            return None
        return there

    def items(self, clashes: Iterable[Clash], whose: str) -> list[Item]:
        """Return what becomes of the conflicts themselves, the new ones too."""
        found: dict[str, Item] = {}
        for name, there in self.theirs.items():
            here = self.ours.get(name)
            if here is None:
                if said(there) not in self.heard.get(name, ()):
                    found[name] = _item(None, there, there)
            elif there.settled and not here.settled and said(there) not in self.heard.get(name, ()):
                found[name] = _item(here, there, replace(here, settled=_settled_as(here, there)))
        for clash in clashes:
            here = self.ours.get(clash.id)
            if here is not None and not here.settled:
                continue
            created = now() if here is None else here.created
            made = Conflict(clash.id, clash.record, clash.kind, clash.ours, clash.theirs, whose, created)
            found[clash.id] = _item(here, self.theirs.get(clash.id), made)
        return list(found.values())


def turned(conflict: Conflict, whose: str) -> Conflict:
    """Return a conflict as it is said from the other side."""
    return replace(
        conflict,
        ours=conflict.theirs,
        theirs=conflict.ours,
        whose=whose,
        settled=_TURNED[conflict.settled],  # type: ignore[arg-type]
    )


def _pairs(conflict: Conflict) -> tuple[tuple[str, str], tuple[str, str]]:
    return (conflict.ours, conflict.theirs), (conflict.theirs, conflict.ours)


def _settled_as(one: Conflict, other: Conflict) -> Literal["", "ours", "theirs", "both"]:
    """Return how another's conflict was settled, said as from this one's side."""
    turned = one.ours != other.ours
    return _TURNED[other.settled] if turned else other.settled  # type: ignore[return-value]


def _item(here: Conflict | None, there: Conflict | None, after: Conflict) -> Item:
    states = (said(there),) if there is not None and there != after else ()
    what = "new" if here is None else "taken"
    return Item("conflict", after.id, None, what, here, there, after, states)  # type: ignore[arg-type]


def is_made_of(state: str, one: str, other: str) -> bool:
    """Tell whether a state has what one value of a conflict has, where the two of them differ."""
    if state == one:
        return True
    if not all(words.startswith("{") for words in (state, one, other)):
        return False
    said_now, said_one = json.loads(state), json.loads(one)
    return all(said_now.get(k) == said_one.get(k) for k in differing(one, other))


def differing(one: str, other: str) -> set[str]:
    """Return the fields in which two values of a conflict differ; of places or of what is gone, none."""
    if not (one.startswith("{") and other.startswith("{")):
        return set()
    said_one, said_other = json.loads(one), json.loads(other)
    return {k for k in said_one.keys() | said_other.keys() if said_one.get(k) != said_other.get(k)}
