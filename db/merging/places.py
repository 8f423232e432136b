"""The places of one owner in one reading, merged as a whole.

An anchor by itself is half a truth: a note that both sides laid anew would stand on both places at once. So
all spans of an owner in a reading are one value. What one side did to them is taken; what both did is the
same where they chose the same words, and else a conflict in which ours stand.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from db.merging.incoming import GONE, said
from db.merging.plan import Clash, Item, What
from db.merging.questions import Questions
from db.merging.verdicts import Verdict
from db.records import Anchor, Record

_ALONG = frozenset({"aligned", "found"})
"""How an anchor came about that followed from another reading, and that nobody laid."""
Unit = tuple[str, str]
"""An owner's id and a reading's."""


@dataclass(slots=True)
class Places:
    """One unit: `ours` are our anchors in it, `theirs` the verdicts on all of theirs, gone ones too."""

    ours: list[Anchor] = field(default_factory=list)
    theirs: list[Verdict] = field(default_factory=list)
    same: list[Anchor] = field(default_factory=list)
    """Anchors that are alike on both sides; they are among `ours` too."""

    @property
    def they_moved(self) -> bool:
        """Whether they laid it somewhere where we have not seen it."""
        return any(verdict.they_moved for verdict in self.theirs)

    @property
    def we_moved(self) -> bool:
        """Whether we laid it somewhere where they have not seen it."""
        known = {v.incoming.record.id for v in self.theirs} | {a.id for a in self.same}
        return any(v.we_moved for v in self.theirs) or any(a.id not in known for a in self.ours)

    @property
    def today(self) -> list[Anchor]:
        """Return their anchors of today."""
        found = [*self.same, *(v.theirs for v in self.theirs if isinstance(v.theirs, Anchor))]
        return sorted(found, key=_order)


def units(ours: Iterable[Record], same: Iterable[Record], verdicts: Iterable[Verdict]) -> dict[Unit, Places]:
    """Return the units to which theirs has something to say."""
    found: dict[Unit, Places] = {}
    for verdict in verdicts:
        anchor = verdict.incoming.record
        assert isinstance(anchor, Anchor)
        found.setdefault((anchor.owner, anchor.reading), Places()).theirs.append(verdict)
    shared = {record.id for record in same}
    for record in ours:
        if isinstance(record, Anchor) and (unit := found.get((record.owner, record.reading))) is not None:
            unit.ours.append(record)
            if record.id in shared:
                unit.same.append(record)
    return found


def settle(places: Places, questions: Questions) -> tuple[list[Item], Clash | None]:
    """Return what becomes of the anchors of one unit, and the conflict, where there is one."""
    ours, theirs = sorted(places.ours, key=_order), places.today
    decided = ""
    if ours and theirs and questions.are_about(ours[0].owner) and _spans(ours) != _spans(theirs):
        decided = questions.decided(ours[0].owner, places_json(ours), places_json(theirs)).decided
    if decided in ("ours", "open"):
        return [item for item in stand(places, "passed") if item.theirs is not None], None
    if decided == "theirs":
        return instead(places), None
    if not places.they_moved:
        return [verdict.item("ahead", verdict.ours) for verdict in places.theirs], None
    if not places.we_moved:
        return [_taken(verdict) for verdict in places.theirs if verdict.they_moved], None
    if _spans(ours) == _spans(theirs):
        if _names(ours) <= _names(theirs):
            return stand(places, "ahead"), None
        return instead(places), None
    if not theirs or not ours:  # laid anew on one side, lost on the other: it keeps its place
        return (stand(places, "ahead") if ours else instead(places)), None
    owner = ours[0]
    found = Clash(owner.owner, "anchor", owner.cable, places_json(ours), places_json(theirs), ("places",))
    return stand(places, "conflict"), found


def stand(places: Places, what: What) -> list[Item]:
    """Return the items by which ours stay where they are, and theirs are remembered."""
    moved = [verdict for verdict in places.theirs if verdict.they_moved and not verdict.heard]
    found = [verdict.item("passed", verdict.ours) for verdict in moved]
    if found and what == "conflict":
        first = moved[0]
        found[0] = first.item("conflict", first.ours, ("places",))
    return found


def places_json(anchors: Sequence[Anchor]) -> str:
    """Return anchors as one JSON list; GONE for none."""
    return f"[{','.join(said(anchor) for anchor in anchors)}]" if anchors else GONE


def places_from_json(state: str) -> tuple[Anchor, ...]:
    """Return the anchors that `places_json` wrote."""
    return tuple(Anchor(**values) for values in json.loads(state or "[]"))


def _taken(verdict: Verdict) -> Item:
    what: What = "new" if verdict.side == "new" else "removed" if verdict.theirs is None else "taken"
    return verdict.item(what, verdict.theirs)


def instead(places: Places) -> list[Item]:
    """Return the items by which theirs come in the place of ours."""
    found = [verdict.item("taken", verdict.theirs) for verdict in places.theirs]
    kept = {anchor.id for anchor in places.today}
    known = {verdict.incoming.record.id for verdict in places.theirs}
    gone = [anchor for anchor in places.ours if anchor.id not in kept and anchor.id not in known]
    return found + [Item("anchor", a.id, a.cable, "removed", a, None, None) for a in gone]


def all_along(anchors: Sequence[Anchor]) -> bool:
    """Tell whether all anchors followed from another reading, so that nobody laid one himself."""
    return all(anchor.placed in _ALONG for anchor in anchors)


def _order(anchor: Anchor) -> tuple[int, int, str]:
    return anchor.ordinal, anchor.start, anchor.id


def _spans(anchors: Sequence[Anchor]) -> list[tuple[int, int]]:
    return [(anchor.start, anchor.end) for anchor in anchors]


def _names(anchors: Sequence[Anchor]) -> list[str]:
    return sorted(anchor.id for anchor in anchors)


def by_owner(found: Mapping[Unit, Places]) -> dict[str, list[Places]]:
    """Return the units of each owner."""
    owners: dict[str, list[Places]] = {}
    for (owner, _), places in found.items():
        owners.setdefault(owner, []).append(places)
    return owners
