"""What can be done to a distribution list: each function returns the Change, nothing is written here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from db.cable_state import CableState
from db.changes import Change, Label, Step
from db.editing.ordering import insert, move, renumber
from db.records import CopiesState, Distribution, Recipient, new_id


def add_distribution(state: CableState, heading: str = "") -> tuple[Change, Distribution]:
    """Return the change that gives the cable a further, empty list, and the list."""
    ordinal = len(state.distributions)
    distribution = Distribution(new_id("d"), state.cable.id, ordinal, heading, None, 1)
    change = Change(Label("add-distribution"), (Step(None, distribution),), cable=state.cable.id)
    return change, distribution


def delete_distribution(state: CableState, distribution_id: str) -> Change:
    """Return the change that removes a list with its recipients."""
    distribution = state.distributions[distribution_id]
    gone = state.recipients_of(distribution_id)
    steps = [Step(a, None) for r in gone for a in state.anchors.get(r.id, ())]
    steps += [Step(r, None) for r in gone]
    steps += [Step(a, None) for a in state.anchors.get(distribution_id, ())]
    steps.append(Step(distribution, None))
    return Change(Label("delete-distribution"), tuple(steps), cable=state.cable.id)


def change_distribution(state: CableState, distribution_id: str, **values: Any) -> Change | None:  # noqa: ANN401
    """Return the change of a list's `heading`, `stated_total` or `unnumbered`; None if they are the same."""
    before = state.distributions[distribution_id]
    after = replace(before, **values)
    if after == before:
        return None
    code = "change-total" if "stated_total" in values else "change-distribution"
    return Change(Label(code), (Step(before, after),), cable=state.cable.id)


def add_recipient(
    state: CableState, distribution_id: str | None, at: int, name: str = "", copies: int | None = None
) -> tuple[Change, Recipient]:
    """Return the change that puts a recipient at index `at` of a list, and the recipient.

    Where the cable has no list yet (None), one is made in the same change.
    """
    steps: list[Step] = []
    if distribution_id is None:
        made, distribution = add_distribution(state)
        steps += made.steps
        distribution_id = distribution.id
    copies_state: CopiesState = "not stated" if copies is None else "stated"
    recipient = Recipient(new_id("p"), state.cable.id, distribution_id, 0, name, "copy", copies, copies_state)
    steps += insert(state.recipients_of(distribution_id), recipient, at)
    return Change(Label("add-recipient", {"name": name}), tuple(steps), cable=state.cable.id), recipient


def change_recipient(state: CableState, recipient_id: str, **values: Any) -> Change | None:  # noqa: ANN401
    """Return the change of a recipient's `name`, `role`, or `copies` with `copies_state`; None if the same.

    Setting `copies` alone sets the state to go with it: a number is "stated", None is "not stated".
    """
    before = state.recipients[recipient_id]
    if "copies" in values and "copies_state" not in values:
        values["copies_state"] = "not stated" if values["copies"] is None else "stated"
    if values.get("copies_state", "stated") != "stated":
        values["copies"] = None
    after = replace(before, **values)
    if after == before:
        return None
    code = "change-copies" if "copies_state" in values else "change-recipient"
    return Change(Label(code, {"name": after.name}), (Step(before, after),), cable=state.cable.id)


def delete_recipients(state: CableState, recipient_ids: Sequence[str]) -> Change | None:
    """Return the change that removes recipients of one list with their anchors; None for none."""
    gone = [state.recipients[i] for i in recipient_ids]
    if not gone:
        return None
    ids = set(recipient_ids)
    steps: list[Step] = [Step(a, None) for r in gone for a in state.anchors.get(r.id, ())]
    steps += [Step(r, None) for r in gone]
    steps += renumber([r for r in state.recipients_of(gone[0].distribution) if r.id not in ids])
    label = Label("delete-recipient", {"name": gone[0].name, "count": len(gone)})
    return Change(label, tuple(steps), cable=state.cable.id)


def move_recipients(
    state: CableState, distribution_id: str, sources: Sequence[int], to: int
) -> Change | None:
    """Return the change that moves recipients of a list before index `to`; None if nothing moves."""
    rows = state.recipients_of(distribution_id)
    steps = move(rows, sources, to)
    if not steps:
        return None
    label = Label("move-recipient", {"name": rows[sources[0]].name, "count": len(sources)})
    return Change(label, tuple(steps), cable=state.cable.id)


def split_recipient(state: CableState, recipient_id: str, first: str, second: str) -> Change:
    """Return the change that makes one entry two; the number, if any, stays with the first.

    Both keep the anchor's words: the first its own anchor, the second a copy of it, so that either still
    shows what it was read from.
    """
    before = state.recipients[recipient_id]
    rows = state.recipients_of(before.distribution)
    at = [r.id for r in rows].index(recipient_id)
    new = replace(before, id=new_id("p"), name=second, copies=None, copies_state="not stated")
    steps = [Step(before, replace(before, name=first)), *insert(rows, new, at + 1)]
    steps += [
        Step(None, replace(a, id=new_id("a"), owner=new.id)) for a in state.anchors.get(recipient_id, ())
    ]
    return Change(Label("split-recipient", {"name": before.name}), tuple(steps), cable=state.cable.id)


def join_recipients(state: CableState, recipient_ids: Sequence[str], joiner: str = " ") -> Change | None:
    """Return the change that makes several entries of a list one, in its order; None for fewer than two.

    Stated numbers are added up; where only some are stated, the sum of those is taken, and one illegible
    number makes the whole illegible. The anchors of all become spans of the one entry.
    """
    ids = set(recipient_ids)
    if len(ids) < 2:
        return None
    kept_list = state.recipients[recipient_ids[0]].distribution
    rows = state.recipients_of(kept_list)
    chosen = [r for r in rows if r.id in ids]
    head, rest = chosen[0], chosen[1:]
    numbers = [r.copies for r in chosen if r.copies is not None]
    after = replace(
        head,
        name=joiner.join(r.name for r in chosen if r.name),
        copies=sum(numbers) if numbers else None,
        copies_state="stated" if numbers else "not stated",
    )
    if any(r.copies_state == "illegible" for r in chosen):
        after = replace(after, copies=None, copies_state="illegible")
    known = {(a.reading, a.start, a.end) for a in state.anchors.get(head.id, ())}
    steps = [Step(head, after)]
    for other in rest:
        for anchor in state.anchors.get(other.id, ()):
            place = (anchor.reading, anchor.start, anchor.end)
            moved = replace(anchor, owner=head.id, ordinal=len(known))
            steps.append(Step(anchor, None if place in known else moved))
            known.add(place)
        steps.append(Step(other, None))
    steps += [s for s in renumber([r for r in rows if r not in rest]) if s.record.id != head.id]
    return Change(Label("join-recipients", {"name": after.name}), tuple(steps), cable=state.cable.id)
