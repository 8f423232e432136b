"""What can be done to the header fields: each function returns the Change, nothing is written here."""

from __future__ import annotations

from collections.abc import Sequence

from db.anchoring.anchors import make_anchor
from db.cable_state import CableState
from db.changes import Change, Label, Step
from db.editing.ordering import insert, move, renumber
from db.records import Anchor, HeaderField, new_id


def add_field(
    state: CableState,
    name: str,
    value: str = "",
    span: tuple[int, int] | None = None,
    *,
    at: int | None = None,
) -> tuple[Change, HeaderField]:
    """Return the change that adds a header field, and the field: at index `at`, else at the end of its kind.

    With a span the value was taken from the cable's words; without one the editor supplies it.
    """
    rows = state.fields_in_order()
    same = [index for index, row in enumerate(rows) if row.name == name]
    if at is None:
        at = same[-1] + 1 if same else len(rows)
    new = HeaderField(new_id("f"), state.cable.id, at, name, value, span is None)
    steps = insert(rows, new, at)
    if span is not None:
        steps.append(Step(None, _anchor(state, new.id, span)))
    return Change(Label("add-field", {"name": name}), tuple(steps), cable=state.cable.id), new


def set_value(state: CableState, field_id: str, value: str, *, burst: str = "") -> Change | None:
    """Return the change that gives a field the editor's own value; None where it has it already.

    The field is then "supplied by the editor"; its anchor stays and shows what the cable has.
    """
    before = state.fields[field_id]
    if before.value == value:
        return None
    supplied = True
    spans = state.spans_of(field_id)
    if spans and spans[0].quote == value:
        supplied = False
    after = HeaderField(before.id, before.cable, before.ordinal, before.name, value, supplied)
    label = Label("change-field", {"name": before.name})
    return Change(label, (Step(before, after),), cable=state.cable.id, burst=burst)


def take_from_text(state: CableState, name: str, span: tuple[int, int], value: str | None = None) -> Change:
    """Return the change that takes selected words as the value of a field, replacing the first of its name.

    `value` is given where it is not the words themselves (a date in EDTF). The field's old anchors in
    this reading go, since the words are others now.
    """
    existing = state.fields_in_order(name)
    if not existing:
        words = state.text[span[0] : span[1]] if value is None else value
        return add_field(state, name, words, span)[0]
    return take_into_field(state, existing[0].id, span, value)


def take_into_field(
    state: CableState, field_id: str, span: tuple[int, int], value: str | None = None
) -> Change:
    """Return the change that takes selected words as the value of this field; see `take_from_text`."""
    before = state.fields[field_id]
    words = state.text[span[0] : span[1]] if value is None else value
    after = HeaderField(before.id, before.cable, before.ordinal, before.name, words, False)
    steps = [Step(a, None) for a in state.spans_of(before.id)]
    if after != before:
        steps.append(Step(before, after))
    steps.append(Step(None, _anchor(state, before.id, span)))
    return Change(Label("take-field", {"name": before.name}), tuple(steps), cable=state.cable.id)


def delete_field(state: CableState, field_id: str) -> Change:
    """Return the change that removes a field with its anchors."""
    gone = state.fields[field_id]
    steps: list[Step] = [Step(a, None) for a in state.anchors.get(field_id, ())]
    steps.append(Step(gone, None))
    steps += renumber([f for f in state.fields_in_order() if f.id != field_id])
    return Change(Label("delete-field", {"name": gone.name}), tuple(steps), cable=state.cable.id)


def rename_field(state: CableState, field_id: str, name: str) -> Change | None:
    """Return the change of a field's name; None where it has it already."""
    before = state.fields[field_id]
    if before.name == name:
        return None
    after = HeaderField(before.id, before.cable, before.ordinal, name, before.value, before.supplied)
    return Change(Label("rename-field", {"name": name}), (Step(before, after),), cable=state.cable.id)


def move_field(state: CableState, source: int, to: int) -> Change | None:
    """Return the change that moves the field at an index before index `to`; None if nothing moves."""
    rows = state.fields_in_order()
    steps = move(rows, (source,), to)
    if not steps:
        return None
    return Change(Label("move-field", {"name": rows[source].name}), tuple(steps), cable=state.cable.id)


def settle_doubts(state: CableState, doubt_ids: Sequence[str]) -> Change:
    """Return the change that marks doubts of one kind as looked at and settled by the editor."""
    changes = [settle_doubt(state, doubt_id) for doubt_id in doubt_ids]
    steps = tuple(step for change in changes for step in change.steps)
    return Change(changes[0].label, steps, cable=state.cable.id)


def settle_doubt(state: CableState, doubt_id: str) -> Change:
    """Return the change that marks a doubt as looked at and settled by the editor."""
    before = state.doubts[doubt_id]
    after = type(before)(
        before.id, before.cable, before.ordinal, before.field, before.code, before.words, True
    )
    return Change(
        Label("settle-doubt", {"field": before.field}), (Step(before, after),), cable=state.cable.id
    )


def _anchor(state: CableState, owner: str, span: tuple[int, int]) -> Anchor:
    return make_anchor(
        state.text, *span, cable=state.cable.id, owner=owner, reading=state.cable.reading, placed="by hand"
    )
