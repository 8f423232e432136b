"""What can be done to the transcription stages: each function returns the Change, nothing is written here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from db.cable_state import CableState
from db.changes import Change, Label, Step
from db.editing.ordering import insert, move, renumber
from db.records import Stage, new_id


def add_stage(state: CableState, at: int, name: str = "", **values: Any) -> tuple[Change, Stage]:  # noqa: ANN401
    """Return the change that puts a new stage at index `at`, and the stage.

    `values` are further fields of Stage: `when` (EDTF), `by`, `as_written`, `place`, `zone`.
    """
    blank = Stage(new_id("s"), state.cable.id, 0, name, "", "", "", "", "", False)
    stage = replace(blank, **values)
    steps = insert(state.stages_in_order(), stage, at)
    label = Label("add-stage", {"name": name})
    return Change(label, tuple(steps), cable=state.cable.id), stage


def change_stage(state: CableState, stage_id: str, **values: Any) -> Change | None:  # noqa: ANN401
    """Return the change that gives a stage these values, by field name; None where it has them already.

    The stage's anchor stays: it shows what the cable says, whatever the editor makes of it. A time set
    by hand is no longer one whose year was inferred.
    """
    before = state.stages[stage_id]
    if "when" in values and values["when"] != before.when:
        values.setdefault("year_inferred", False)
    after = replace(before, **values)
    if after == before:
        return None
    label = Label("change-stage", {"name": after.name or before.name})
    return Change(label, (Step(before, after),), cable=state.cable.id)


def delete_stages(state: CableState, stage_ids: Sequence[str]) -> Change | None:
    """Return the change that removes stages with their anchors; None for none."""
    gone = [state.stages[i] for i in stage_ids]
    if not gone:
        return None
    steps: list[Step] = [Step(a, None) for stage in gone for a in state.anchors.get(stage.id, ())]
    steps += [Step(stage, None) for stage in gone]
    ids = set(stage_ids)
    steps += renumber([stage for stage in state.stages_in_order() if stage.id not in ids])
    label = Label("delete-stage", {"name": gone[0].name, "count": len(gone)})
    return Change(label, tuple(steps), cable=state.cable.id)


def move_stages(state: CableState, sources: Sequence[int], to: int) -> Change | None:
    """Return the change that moves the stages at these indices before index `to`; None if nothing moves."""
    rows = state.stages_in_order()
    steps = move(rows, sources, to)
    if not steps:
        return None
    label = Label("move-stage", {"name": rows[sources[0]].name, "count": len(sources)})
    return Change(label, tuple(steps), cable=state.cable.id)
