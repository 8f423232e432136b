"""What becomes of one record by itself: ours and theirs, each with its past."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from db.merging.incoming import GONE, Incoming, said, state_hash
from db.merging.ours import line_with_today, record_of
from db.merging.pasts import beside
from db.merging.plan import Clash, Item, What
from db.merging.questions import NO_ANSWER, Answer, Questions
from db.merging.three_way import join
from db.records import Cable, Note, Record


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a record of theirs stands to ours. `news` are states of theirs that we have not had, in order.

    `side` is as in `pasts.Beside`, or "new" for one that we never had.
    """

    incoming: Incoming
    ours: Record | None
    side: str
    base: Record | None = None
    news: tuple[str, ...] = ()
    heard: bool = False
    """Whether we have had what it is there today."""
    seen: bool = False
    """Whether they have had what it is here today."""

    @property
    def theirs(self) -> Record | None:
        """The record as it is there today."""
        return None if self.incoming.gone else self.incoming.record

    @property
    def they_moved(self) -> bool:
        """Whether they did something to it that we do not have."""
        return self.side in ("new", "behind", "both")

    @property
    def we_moved(self) -> bool:
        """Whether we did something to it that they do not have."""
        return self.side in ("ahead", "both")

    def item(self, what: What, after: Record | None, fields: Sequence[str] = ()) -> Item:
        """Return the plan's item for it; its new states are passed through unless ours is simply ahead."""
        one = self.incoming
        passes = what not in ("ahead", "purged") and not (what == "known" and self.heard)
        states = self.news if passes else ()
        return Item(
            one.kind, one.record.id, one.cable, what, self.ours, self.theirs, after, states, tuple(fields)
        )


def judge(incoming: Incoming, ours: Record | None, line: list[str] | None) -> Verdict:
    """Return how a record of theirs stands to ours, which has had the states of `line`."""
    if ours is None and not line:
        return Verdict(incoming, None, "new", news=incoming.states)
    states = line_with_today(line, ours)
    known = {state_hash(state): state for state in states}
    there = incoming.line()
    here = [state_hash(state) for state in states]
    found = beside(here, there)
    full = dict(zip(there, incoming.states, strict=False)) if incoming.states else {}
    base = None
    if found.base is not None:
        state = known.get(found.base, full.get(found.base, GONE))
        base = record_of(incoming.kind, state)
    heard, seen = there[-1] in known, state_hash(states[-1]) in there
    return Verdict(incoming, ours, found.side, base, _news(incoming, here, there), heard, seen)


def _news(incoming: Incoming, ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """Return what theirs went through that does not lie, in this order, in our past.

    With these states behind our past all of theirs lies in it, so that they are seen to be behind us. Of a
    file only today's state is known.
    """
    if not incoming.states:
        return (GONE if incoming.gone else said(incoming.record),)
    met = 0
    for state in ours:
        if met < len(theirs) and theirs[met] == state:
            met += 1
    return incoming.states[met:]


def settle_alone(verdict: Verdict, questions: Questions) -> tuple[Item, Clash | None]:
    """Return what becomes of a record that hangs on no other, and the conflict, where there is one."""
    ours, theirs = verdict.ours, verdict.theirs
    answer = answered(verdict, questions)
    if answer.decided == "ours" or (answer.decided == "open" and verdict.side == "ahead"):
        return verdict.item("ahead", ours), None
    if answer.decided == "open":
        return _still_open(verdict, answer.fields)
    if answer.decided == "theirs":
        if verdict.seen or ours is None or answer.value == said(ours):
            return verdict.item("taken" if theirs is not None else "removed", theirs), None
        verdict = replace(verdict, side="both", base=record_of(verdict.incoming.kind, answer.value))
    if verdict.side == "ahead":
        return verdict.item("ahead", ours), None
    if verdict.side in ("new", "behind"):
        what: What = "new" if verdict.side == "new" else "removed" if theirs is None else "taken"
        return verdict.item(what, theirs), None
    if ours is None or theirs is None or _is_trashed_on_one(verdict.base, ours, theirs):
        return clash(verdict)
    joined = join(verdict.base, ours, theirs)
    if not joined.clashing:
        return verdict.item("joined", joined.ours, joined.taken), None
    found = Clash(
        ours.id, verdict.incoming.kind, verdict.incoming.cable, said(joined.ours), said(joined.theirs),
        joined.clashing,
    )  # fmt: skip
    item = verdict.item("conflict", joined.ours, joined.clashing)
    return _passing(item, said(joined.theirs)), found


def answered(verdict: Verdict, questions: Questions) -> Answer:
    """Return what the questions of both sides say of a record that differs."""
    ours, theirs = verdict.ours, verdict.theirs
    if not questions.are_about(verdict.incoming.record.id):
        return NO_ANSWER
    return questions.decided(
        verdict.incoming.record.id,
        GONE if ours is None else said(ours),
        GONE if theirs is None else said(theirs),
    )


def _still_open(verdict: Verdict, fields: frozenset[str]) -> tuple[Item, Clash | None]:
    """Return what becomes of a record of which some fields are in question: the others are joined."""
    ours, theirs = verdict.ours, verdict.theirs
    if ours is None or theirs is None:
        return verdict.item("known", theirs if ours is None else ours), None
    joined = join(verdict.base, ours, theirs)
    after = replace(joined.ours, **{name: getattr(ours, name) for name in fields})
    rest = tuple(name for name in joined.clashing if name not in fields)
    if not rest:
        return verdict.item("known", after), None
    other = replace(after, **{name: getattr(joined.theirs, name) for name in rest})
    found = Clash(ours.id, verdict.incoming.kind, verdict.incoming.cable, said(after), said(other), rest)
    return _passing(verdict.item("conflict", after, rest), said(other)), found


def clash(verdict: Verdict) -> tuple[Item, Clash]:
    """Return the conflict of two whole states, ours standing.

    What one side removed and the other worked on is there until she decides, on both sides: something else
    may lean on it.
    """
    one = verdict.incoming
    ours = GONE if verdict.ours is None else said(verdict.ours)
    theirs = GONE if verdict.theirs is None else said(verdict.theirs)
    fields = ("trashed",) if verdict.ours is not None and verdict.theirs is not None else ()
    found = Clash(one.record.id, one.kind, one.cable, ours, theirs, fields)
    standing = verdict.theirs if verdict.ours is None else verdict.ours
    return verdict.item("conflict", standing, fields), found


def _passing(item: Item, state: str) -> Item:
    """Return an item that passes through one more state: the other value of the conflict as it is kept."""
    if item.states and item.states[-1] == state:
        return item
    return Item(
        item.kind, item.id, item.cable, item.what, item.ours, item.theirs, item.after,
        (*item.states, state), item.fields,
    )  # fmt: skip


def _is_trashed_on_one(base: Record | None, ours: Record, theirs: Record) -> bool:
    """Tell whether one side put it into the trash and the other did something else to it."""
    if not isinstance(ours, Note | Cable) or not isinstance(theirs, Note | Cable):
        return False
    was_there = not isinstance(base, Note | Cable) or base.trashed is None
    return was_there and (ours.trashed is None) != (theirs.trashed is None)
