"""The value that a header field, stage or recipient would have if it were read from the corrected words.

Offered only where today's value is still the one that was read from the old words: what the editor has
given herself is hers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from db.cable_state import CableState
from db.changes import Step
from db.correcting.corrections import Moved
from db.records import Distribution, HeaderField, Recipient, Record, Stage
from desktop.messages.times import show_time
from desktop.models.typed_time import read_typed
from desktop.reading.copies import counted, value_of


@dataclass(frozen=True, slots=True)
class NewValue:
    """What a record would be given: `changes` by field name, and both values as they are shown."""

    record: Record
    changes: dict[str, Any]
    old: str
    new: str


def new_value(state: CableState, moved: Moved) -> NewValue | None:
    """Return what the owner of an anchor would take from its new words; None where nothing is to be taken."""
    if moved.after is None or moved.after.quote == moved.before.quote:
        return None
    old, new = _plain(moved.before.quote), _plain(moved.after.quote)
    owner = moved.before.owner
    made: NewValue | None = None
    if owner in state.fields:
        made = _of_field(state.fields[owner], old, new, state.value("date"))
    elif owner in state.stages:
        made = _of_stage(state.stages[owner], old, new, state.value("date"))
    elif owner in state.recipients:
        made = _of_recipient(state.recipients[owner], old, new)
    elif owner in state.distributions:
        made = _of_distribution(state.distributions[owner], old, new)
    return made


def value_steps(values: Iterable[NewValue]) -> list[Step]:
    """Return the steps that give records these values, one for each record."""
    after: dict[str, tuple[Record, dict[str, Any]]] = {}
    for value in values:
        _, changes = after.setdefault(value.record.id, (value.record, {}))
        changes.update(value.changes)
    return [Step(record, replace(record, **changes)) for record, changes in after.values()]


def _plain(words: str) -> str:
    return " ".join(words.split())


def _of_field(field: HeaderField, old: str, new: str, near: str) -> NewValue | None:
    if field.supplied:
        return None
    if field.name == "date":
        if read_typed(old, near) != field.value:
            return None
        value = read_typed(new, near)
        if not value or value == field.value:
            return None
        return NewValue(field, {"value": value}, show_time(field.value), show_time(value))
    if _plain(field.value) != old:
        return None
    return NewValue(field, {"value": new}, field.value, new)


def _of_stage(stage: Stage, old: str, new: str, near: str) -> NewValue | None:
    if _plain(stage.as_written) != old:
        return None
    changes: dict[str, Any] = {"as_written": new}
    near = near or stage.when
    time = _time_in(new, near)
    if stage.when and _time_in(old, near) == stage.when and time and time != stage.when:
        changes["when"] = time
        return NewValue(stage, changes, show_time(stage.when), show_time(time))
    name, colon, _rest = old.partition(":")
    if colon and new.startswith(name + colon) and old[len(name) + 1 :].strip():
        behind = len(name) + 1  # the name is as it was: what differs is what stands behind it
        return NewValue(stage, changes, old[behind:].strip(), new[behind:].strip())
    return NewValue(stage, changes, stage.as_written, new)


def _time_in(words: str, near: str) -> str | None:
    """Return the time that stands after a stage's name, in EDTF: "Received: May 12 at 1700"."""
    _, colon, rest = words.partition(":")
    return read_typed(rest.strip() if colon and not rest[:1].isdigit() else words, near)


def _of_recipient(recipient: Recipient, old: str, new: str) -> NewValue | None:
    before, after = _entry(old), _entry(new)
    if before[0] != recipient.name:
        return None
    changes: dict[str, Any] = {}
    if after[0] != recipient.name:
        changes["name"] = after[0]
    was_read = before[1:] == (recipient.copies, recipient.copies_state)
    if was_read and after[1:] != before[1:]:
        changes.update(copies=after[1], copies_state=after[2])
    return NewValue(recipient, changes, old, new) if changes else None


def _entry(words: str) -> tuple[str, int | None, str]:
    """Return name, copies and how they are stated of one entry of a list."""
    found = counted(words)
    state = "illegible" if found.illegible else "not stated" if found.copies is None else "stated"
    return words[found.name_start : found.name_end].strip(), found.copies, state


def _of_distribution(distribution: Distribution, old: str, new: str) -> NewValue | None:
    if distribution.heading and _plain(distribution.heading) == old:
        return NewValue(distribution, {"heading": new}, old, new)
    before, after = value_of(old), value_of(new)
    if before is not None and before == distribution.stated_total and after is not None and after != before:
        return NewValue(distribution, {"stated_total": after}, old, new)
    return None
