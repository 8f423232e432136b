"""Where in the text the words of records stand, for the light that a panel wishes for them."""

from __future__ import annotations

from db.cable_state import CableState


def lit_spans(state: CableState | None, *owners: str) -> list[tuple[int, int]]:
    """Return the spans of these owners in the current reading, in code points; empty for none."""
    if state is None:
        return []
    return [(anchor.start, anchor.end) for owner in owners for anchor in state.spans_of(owner)]
