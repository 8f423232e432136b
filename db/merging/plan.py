"""What a merge would do, thing by thing: to be shown and counted before it is done, and then carried out."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from db.merging.incoming import state_hash
from db.records import Record

What = Literal[
    "new",
    "taken",
    "joined",
    "removed",
    "ahead",
    "conflict",
    "known",
    "purged",
    "brought back",
    "laid",
    "passed",
]
"""What becomes of a record. "new": it comes in. "taken": theirs has gone on, and is ours now; "removed": so
too, and it is no longer there. "joined": both changed it, in different fields. "ahead": ours has gone on and
stays. "conflict": both changed the same; ours stands until she decides; "known": such a conflict that is
here already. "purged": it was deleted here for good and stays out. "brought back": it was removed here, but
something that comes in stands on it. "laid": a place in another reading follows from one that came.
"passed": what follows from the decision about something else, and is only remembered."""
TOLD: tuple[What, ...] = ("new", "taken", "joined", "removed", "ahead", "conflict", "purged", "brought back")
"""What is counted for her; the rest follows from it."""
ARRIVES: frozenset[What] = frozenset(("new", "taken", "joined", "removed", "brought back"))


@dataclass(frozen=True, slots=True)
class Item:
    """One record in the plan: as it is here and there, and as it will be; None for not there.

    `states` are states of theirs that the library has not had, as JSON: the merge passes through them, so
    that the past of the record is whole. `fields` are those taken from theirs ("joined") or that clash
    ("conflict").
    """

    kind: str
    id: str
    cable: str | None
    what: What
    ours: Record | None
    theirs: Record | None
    after: Record | None
    states: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """Two values of one record, both kept until she decides; JSON, or GONE where it is not there.

    `kind` is the record's; for the places of an owner (`record`) it is "anchor", and both are lists.
    `fields` are those in which they differ.
    """

    record: str
    kind: str
    cable: str | None
    ours: str
    theirs: str
    fields: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The conflict's id, the same on both sides: it follows from the record and the two values."""
        return conflict_id(self.record, self.ours, self.theirs)


def conflict_id(record: str, one: str, other: str) -> str:
    """Return the id of the conflict of two states of a record, in whichever order.

    Ids come from no content but here: each side finds the conflict by itself, and it is one.
    """
    pair = "\n".join((record, *sorted((state_hash(one), state_hash(other)))))
    return "x" + hashlib.sha256(pair.encode("ascii", "backslashreplace")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class SameName:
    """Two authors of one name who are known under different ids: they stay two."""

    name: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class MergePlan:
    """All that a merge would do. `whose` names the other side.

    `titles` are those of cables by id. `same` counts records that are alike on both sides. `twins` are cables
    of theirs (id, ours with the same text) that stay out, since nothing was done to them; `doubled` are such
    that come in beside ours. `orphans` are (kind, id) of what comes in and whose words are not in our text.
    """

    whose: str = ""
    items: tuple[Item, ...] = ()
    clashes: tuple[Clash, ...] = ()
    settled: tuple[Item, ...] = ()
    same: int = 0
    texts: tuple[str, ...] = ()
    files: tuple[bytes, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    same_names: tuple[SameName, ...] = ()
    twins: tuple[tuple[str, str], ...] = ()
    doubled: tuple[tuple[str, str], ...] = ()
    orphans: tuple[tuple[str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all would be written."""
        return not self.clashes and not any(writes(item) for item in (*self.items, *self.settled))

    def counts(self) -> Counter[tuple[str | None, str, What]]:
        """Return how many there are of each (cable id or None, kind of record, what becomes of it).

        Places are counted with what they are of, but where nothing else of it changes.
        """
        found: Counter[tuple[str | None, str, What]] = Counter()
        for item in self.items:
            if item.what in TOLD and item.kind != "anchor":
                found[item.cable, item.kind, item.what] += 1
        for owner, what, cable in self.moved_owners():
            found[cable, "place", what] += 1
            assert owner
        return found

    def outline(self) -> Outline:
        """Return the plan in numbers."""
        return Outline(
            self.whose,
            dict(self.counts()),
            self.clashes,
            self.is_empty,
            self.same,
            self.titles,
            self.same_names,
            self.twins,
            self.doubled,
            self.orphans,
        )

    def moved_owners(self) -> list[tuple[str, What, str | None]]:
        """Return (owner's id, what, cable) of things whose places alone change."""
        told = {item.id for item in self.items if item.what in TOLD and item.kind != "anchor"}
        found: dict[str, tuple[str, What, str | None]] = {}
        readings = {item.id for item in self.items if item.kind == "reading" and item.what == "new"}
        for item in self.items:
            record = item.theirs or item.ours or item.after
            owner = getattr(record, "owner", "")
            followed = getattr(record, "reading", "") in readings and item.what == "new"  # from its reading
            if item.kind == "anchor" and item.what in TOLD and owner not in told and not followed:
                what: What = "taken" if item.what in ARRIVES else item.what
                if owner not in found or what != "ahead":
                    found[owner] = (owner, what, item.cable)
        return list(found.values())

    def total(self, what: What) -> int:
        """Return how many things this becomes of."""
        return sum(count for (_, _, one), count in self.counts().items() if one == what)


@dataclass(frozen=True, slots=True)
class Outline:
    """A plan in numbers, as it is shown: what is small enough to be handed to a window. See `MergePlan`."""

    whose: str
    counted: Mapping[tuple[str | None, str, What], int]
    clashes: tuple[Clash, ...]
    is_empty: bool
    same: int
    titles: Mapping[str, str]
    same_names: tuple[SameName, ...]
    twins: tuple[tuple[str, str], ...]
    doubled: tuple[tuple[str, str], ...]
    orphans: tuple[tuple[str, str], ...]


def writes(item: Item) -> bool:
    """Tell whether an item changes a record, or has states to remember."""
    return item.after != item.ours or bool(item.states)
