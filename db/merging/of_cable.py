"""One cable of theirs laid beside ours: what becomes of each record, and of all of them together.

A record is not alone. A note has its places, a cable its notes: who put one into the trash while the other
worked on it, or took away what the other leans on, must not undo that work in silence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from db.merging.incoming import Incoming
from db.merging.ours import Ours
from db.merging.places import Places, Unit, all_along, by_owner, instead, settle, stand, units
from db.merging.plan import Clash, Item
from db.merging.questions import Questions
from db.merging.references import mend
from db.merging.verdicts import Verdict, answered, clash, judge, settle_alone
from db.records import Cable, Note, Record


@dataclass(slots=True)
class Compared:
    """What was found of one cable, or of what belongs to none."""

    ours: dict[str, Record]
    items: list[Item] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    same: int = 0
    units: dict[Unit, Places] = field(default_factory=dict)
    not_same: set[str] = field(default_factory=set)

    def after(self) -> dict[str, Record]:
        """Return all records as they will be."""
        found = dict(self.ours)
        for item in self.items:
            if item.after is None:
                found.pop(item.id, None)
            else:
                found[item.id] = item.after
        return found


def compare_cable(
    ours: Ours, cable: str | None, incoming: Sequence[Incoming], questions: Questions
) -> Compared:
    """Return what becomes of the records of one cable, or of those that belong to none."""
    here = ours.records(cable)
    found = Compared(here)
    other: list[Incoming] = []
    same: list[Record] = []
    for one in incoming:
        if not one.gone and here.get(one.record.id) == one.record:
            same.append(one.record)
        elif not (one.gone and one.record.id not in here):
            other.append(one)
    found.same = len(same)
    lines = ours.lines([one.record.id for one in other], cable)
    verdicts: dict[str, Verdict] = {}
    for one in other:
        record, line = here.get(one.record.id), lines.get(one.record.id)
        if record is None and not line and _is_purged(ours, one):
            if one.record.id in ours.purged:
                found.items.append(Verdict(one, None, "new").item("purged", None))
            continue
        verdicts[one.record.id] = judge(one, record, line)
    if not verdicts:
        return found
    if cable is not None and cable not in here and cable in verdicts:
        verdicts = _brought_back(verdicts)
    found.units = units(here.values(), same, [v for v in verdicts.values() if v.incoming.kind == "anchor"])
    found.not_same = here.keys() - {record.id for record in same}
    _settle(found, cable, verdicts, questions)
    mend(found, ours, {one.record.id: one for one in incoming})
    return found


def _is_purged(ours: Ours, one: Incoming) -> bool:
    names = {one.record.id, one.cable, getattr(one.record, "owner", None)}
    return not ours.purged.isdisjoint(names)


def _brought_back(verdicts: Mapping[str, Verdict]) -> dict[str, Verdict]:
    """Return the verdicts on a cable that was removed here: where they went on with it, it comes back."""
    if not any(verdict.they_moved for verdict in verdicts.values()):
        return dict(verdicts)
    return {
        name: replace(v, side="new") if v.side == "ahead" and v.ours is None and v.theirs is not None else v
        for name, v in verdicts.items()
    }


def _settle(
    found: Compared, cable: str | None, verdicts: Mapping[str, Verdict], questions: Questions
) -> None:
    """Fill in the items: of what there is, of its places, and of the cable, which hangs on all of it."""
    places = by_owner(found.units)
    kept = _kept_cable(cable, verdicts, found.not_same)
    is_gone = kept and cable is not None and verdicts[cable].theirs is None
    standing: set[str] = set()
    back: set[str] = set()
    for name, verdict in verdicts.items():
        if verdict.incoming.kind == "anchor":
            continue
        if is_gone and verdict.theirs is None:
            item, told = verdict.item("passed", verdict.ours), None
        elif answered(verdict, questions).decided:
            item, told = settle_alone(verdict, questions)
        elif (kept and name == cable) or _is_worked_on(verdict, places.get(name, ())):
            item, told = clash(verdict)
        else:
            item, told = settle_alone(verdict, questions)
        found.items.append(item)
        if told is not None:
            found.clashes.append(told)
        if item.after is not None and verdict.theirs is None:
            standing.add(name)
        elif item.after is not None and item.ours is None:
            back.add(name)
    for (owner, _), unit in found.units.items():
        if owner in standing or (is_gone and all(v.theirs is None for v in unit.theirs)):
            found.items += stand(unit, "passed")
            continue
        if owner in back and not unit.ours:
            found.items += instead(unit)
            continue
        items, told = settle(unit, questions)
        found.items += items
        if told is not None:
            found.clashes.append(told)


def _kept_cable(cable: str | None, verdicts: Mapping[str, Verdict], not_same: set[str]) -> bool:
    """Tell whether one side took the cable away, into the trash or wholly, and the other worked on it."""
    verdict = verdicts.get(cable or "")
    if verdict is None:
        return False
    ours, theirs = verdict.ours, verdict.theirs
    others = [v for name, v in verdicts.items() if name != cable]
    if verdict.side == "behind" and _is_away(theirs) and not _is_away(ours):
        return bool(not_same - verdicts.keys()) or any(v.we_moved for v in others)
    if verdict.side == "ahead" and isinstance(ours, Cable) and _is_away(ours) and not _is_away(theirs):
        return any(v.they_moved for v in others)
    return False


def _is_away(record: Record | None) -> bool:
    return record is None or (isinstance(record, Cable | Note) and record.trashed is not None)


def _is_worked_on(verdict: Verdict, places: Sequence[Places]) -> bool:
    """Tell whether one side took something away whose places the other changed."""
    if verdict.side == "behind" and _is_away(verdict.theirs) and not _is_away(verdict.ours):
        return any(unit.we_moved and not all_along(unit.ours) for unit in places)
    if verdict.side == "ahead" and _is_away(verdict.ours) and not _is_away(verdict.theirs):
        return any(unit.they_moved and not all_along(unit.today) for unit in places)
    return False
