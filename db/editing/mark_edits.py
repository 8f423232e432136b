"""The editor's marks on a text: each function returns the Change, nothing is written here.

The text itself never changes by a mark: what is put in, taken out or cannot be read is said beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from db.anchoring.anchors import make_anchor
from db.cable_state import CableState
from db.changes import Change, Label, Step
from db.records import Anchor, EditorialMark, MarkKind, Placed, new_id, now

Span = tuple[int, int]

POINTS: frozenset[MarkKind] = frozenset(("insertion", "gap"))
"""The kinds that may stand between two characters, on none."""


def add_mark(
    state: CableState, kind: MarkKind, span: Span, *, author: str, words: str = "", reason: str = ""
) -> tuple[Change, EditorialMark]:
    """Return the change that makes a mark on this span of the current reading, and the mark.

    `words` are those put in, or how much is missing in a gap. Raises ValueError for a span outside the text
    and for an empty one where the kind needs words to stand on.
    """
    _check(state, kind, span)
    mark = EditorialMark(new_id("k"), state.cable.id, kind, words, reason, author, now())
    steps = (Step(None, mark), Step(None, _anchor(state, mark.id, span)))
    return Change(Label("add-mark", {"mark": kind}), steps, cable=state.cable.id), mark


def change_mark(state: CableState, mark_id: str, *, words: str, reason: str) -> Change | None:
    """Return the change that gives a mark these words and this reason; None where it has them already."""
    mark = state.marks[mark_id]
    after = replace(mark, words=words, reason=reason)
    if after == mark:
        return None
    return Change(Label("change-mark", {"mark": mark.kind}), (Step(mark, after),), cable=state.cable.id)


def remove_marks(state: CableState, mark_ids: Sequence[str]) -> Change | None:
    """Return the change that takes marks away with their places; None for none."""
    marks = [state.marks[each] for each in dict.fromkeys(mark_ids) if each in state.marks]
    if not marks:
        return None
    steps: list[Step] = []
    for mark in marks:
        steps += [Step(anchor, None) for anchor in state.anchors.get(mark.id, ())]
        steps.append(Step(mark, None))
    values: dict[str, object] = {"mark": marks[0].kind}
    if len(marks) > 1:
        values = {"count": len(marks)}
    return Change(Label("remove-mark", values), tuple(steps), cable=state.cable.id)


def place_mark(state: CableState, mark_id: str, span: Span) -> Change:
    """Return the change that lays a mark elsewhere: one that has lost its place finds one again.

    Raises ValueError as `add_mark` does.
    """
    mark = state.marks[mark_id]
    _check(state, mark.kind, span)
    steps = [Step(anchor, None) for anchor in state.spans_of(mark_id)]
    steps.append(Step(None, _anchor(state, mark_id, span, "by hand")))
    return Change(Label("place-mark", {"mark": mark.kind}), tuple(steps), cable=state.cable.id)


def marks_in_order(state: CableState) -> list[EditorialMark]:
    """Return the marks in the order of the text; those that have lost their place come first."""

    def order(mark: EditorialMark) -> tuple[int, int, str, str]:
        spans = state.spans_of(mark.id)
        start, end = (spans[0].start, spans[0].end) if spans else (-1, -1)
        return (start, end, mark.created, mark.id)

    return sorted(state.marks.values(), key=order)


def parted(text: str, at: int, words: str) -> str:
    """Return words to be put in at a place of the text as words of their own, with their space."""
    before, after = text[at - 1 : at], text[at : at + 1]
    lead = bool(before) and not before.isspace() and not after.isalnum()
    tail = not lead and after.isalnum() and not before.isalnum()
    return f"{' ' * lead}{words.strip()}{' ' * tail}"


def _anchor(state: CableState, mark_id: str, span: Span, placed: Placed = "made") -> Anchor:
    return make_anchor(
        state.text,
        *span,
        cable=state.cable.id,
        owner=mark_id,
        reading=state.cable.reading,
        ordinal=0,
        placed=placed,
    )


def _check(state: CableState, kind: MarkKind, span: Span) -> None:
    start, end = span
    if not 0 <= start <= end <= len(state.text) or (start == end and kind not in POINTS):
        raise ValueError(f"no place for a mark: {start}-{end} of {len(state.text)}")
