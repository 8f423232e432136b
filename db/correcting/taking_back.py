"""Taking back a correction, and going back to a reading: each makes the next reading, as one undo step.

An earlier reading is never made the current one again. Its anchors are those of its day: notes set since
would have none in it, and to write them there would change what is past. As the next reading it has its
text (kept once, by its SHA-256), the anchors of that day where nobody has moved them since, and everything
made later carried along; and the readings stay one line in which nothing is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from db.cable_state import CableState
from db.changes import Change, Label, Step
from db.correcting.carried import carried, through
from db.correcting.corrections import Correction, accept, with_hunks
from db.correcting.differences import Difference, from_hunks, to_hunks
from db.correcting.readings import TextOf, compare
from db.errors import ChangeRefusedError

TAKEN_BACK = "taken back"
"""The reason kept with a reading that takes a correction back."""
GONE_BACK = "back to reading {ordinal}"
"""The reason kept with a reading that has an earlier one's text."""

Also = Callable[[Correction], Iterable[Step]]


def nothing_else(_made: Correction) -> Iterable[Step]:
    """Return no steps."""
    return ()


def take_back(
    state: CableState,
    chosen: Sequence[Difference],
    *,
    author: str,
    text_of: TextOf,
    reading: str | None = None,
    also: Also = nothing_else,
) -> Change | None:
    """Return the change after which the old words of these differences stand again; None for none.

    The differences lead to `reading`, by default the current one; `also` gives the steps that follow from
    what becomes of the anchors: values that were read from their words. Raises ChangeRefusedError
    "correction-overwritten" where readings since then have changed the words again.
    """
    later: tuple[Difference, ...] = ()
    if reading is not None and reading != state.cable.reading:
        later = compare(state, reading, state.cable.reading, text_of, refine=False)
    edits = []
    for one in sorted(chosen, key=lambda each: each.to):
        span = through(later, one.to, one.to_end)
        if span is None or state.text[slice(*span)] != one.new:
            raise ChangeRefusedError("correction-overwritten", old=one.old, new=one.new)
        edits.append(replace(one.inverse, start=span[0], end=span[1]))
    if not edits:
        return None
    placed = from_hunks(to_hunks(edits))
    text = with_hunks(state.text, to_hunks(placed))
    made = carried(state, text, placed, text_of)
    change = accept(state, made, author=author, reason=TAKEN_BACK, also=also(made))
    return replace(change, label=Label("take-back", {"count": len(edits)}))


def go_back(
    state: CableState, reading: str, *, author: str, text_of: TextOf, also: Also = nothing_else
) -> Change | None:
    """Return the change whose new reading has the text of an earlier one; None where that text stands now.

    `also` is as for `take_back`. Raises KeyError for a reading that the cable does not have.
    """
    goal = state.readings[reading]
    if goal.text_sha256 == state.reading.text_sha256:
        return None
    text = text_of(goal.text_sha256)
    edits = compare(state, state.cable.reading, reading, text_of)
    made = carried(state, text, edits, text_of, like=reading)
    reason = GONE_BACK.format(ordinal=goal.ordinal)
    change = accept(state, made, author=author, reason=reason, also=also(made))
    return replace(change, label=Label("go-back", {"reading": goal.ordinal}))
