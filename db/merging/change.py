"""The plan of a merge as a Change: everything that it does, in one step of undo."""

from __future__ import annotations

from collections.abc import Iterator

from db.changes import RECORD_TYPES, Change, Label, Step
from db.merging.ours import record_of
from db.merging.plan import Item, MergePlan, writes
from db.records import Reading


def merge_change(plan: MergePlan) -> Change | None:
    """Return the change that carries out a plan; None where there is nothing to write.

    Its steps lead each record through the states that it had on the other side, so that its past is whole
    here: whoever lags behind them is seen to be behind us, too.
    """
    items = sorted(filter(writes, (*plan.items, *plan.settled)), key=_order)
    steps = [step for item in items for step in _steps(item)]
    if not steps:
        return None
    cables = {item.cable for item in plan.items if writes(item) and item.cable is not None}
    values = {"whose": plan.whose, "count": len({step.record.id for step in steps})}
    return Change(
        Label("merge", values),
        tuple(steps),
        cable=cables.pop() if len(cables) == 1 else None,
        kind="merge",
        texts=plan.texts,
        files=plan.files,
    )


_PLACES = {kind: at for at, kind in enumerate(RECORD_TYPES)}


def _order(item: Item) -> tuple[bool, int, int]:
    """Return a record's place among all: what is leant on comes in first and goes last."""
    record = item.after or item.ours
    place = (_PLACES[item.kind], record.ordinal if isinstance(record, Reading) else 0)
    return (False, *place) if item.after is not None else (True, -place[0], -place[1])


def _steps(item: Item) -> Iterator[Step]:
    now = item.ours
    if now is None and item.after is not None and len(item.states) == 1 and item.theirs == item.after:
        yield Step(None, item.after)  # most of what comes in: it need not be read
        return
    for state in (*(record_of(item.kind, s) for s in item.states), item.after):
        if state != now:
            yield Step(now, state)
            now = state
