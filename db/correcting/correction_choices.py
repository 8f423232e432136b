"""What the editor decides about the notes that a correction touches, carried into the correction.

A choice belongs to one anchor of the reading before, by its id. It is about the words that she saw: where
they have become others since, a "right" no longer counts, and she is asked again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from db.anchoring.anchors import describe
from db.correcting.corrections import Correction, Moved
from db.records import new_id

ChoiceKind = Literal["right", "placed", "orphan"]


@dataclass(frozen=True, slots=True)
class Choice:
    """Right as it is (`words` are those she saw), laid by hand on `span` of the new text, or an orphan."""

    kind: ChoiceKind
    words: str = ""
    span: tuple[int, int] = (0, 0)


def holds(choice: Choice | None, moved: Moved) -> bool:
    """Tell whether a choice still answers what became of an anchor."""
    if choice is None or choice.kind != "right":
        return choice is not None
    return moved.after is not None and moved.after.quote == choice.words


def undecided(correction: Correction, choices: Mapping[str, Choice]) -> tuple[Moved, ...]:
    """Return what should still be looked at before the correction is kept."""
    return tuple(one for one in correction.doubtful if not holds(choices.get(one.before.id), one))


def decided(correction: Correction, choices: Mapping[str, Choice]) -> Correction:
    """Return the correction as she has decided it; what she has said nothing about stays as it was found."""
    moved = tuple(_decided(one, choices.get(one.before.id), correction) for one in correction.moved)
    return replace(correction, moved=moved)


def _decided(one: Moved, choice: Choice | None, correction: Correction) -> Moved:
    if choice is None or not holds(choice, one):
        return one
    if choice.kind == "orphan":
        return Moved(one.before, None, "orphaned", False, one.candidates)
    if choice.kind == "right":
        return replace(one, doubtful=False)
    start, end = choice.span
    end = min(end, len(correction.new))
    if not 0 <= start < end:
        return Moved(one.before, None, "orphaned", True, one.candidates)
    found = describe(correction.new, start, end)
    after = replace(
        one.before,
        id=new_id("a"),
        reading=correction.reading,
        start=start,
        end=end,
        quote=found.quote,
        prefix=found.prefix,
        suffix=found.suffix,
        placed="by hand",
        score=1.0,
    )
    same = after.quote == one.before.quote
    return Moved(one.before, after, "moved" if same else "changed", False)
