"""The message as a whole after a correction: a paragraph put in at its edge belongs to it.

A note keeps to its words, so what is put in beside them stays outside. The message is no quote: a paragraph
that is added at its end, or moved there, is the message too and not the signature that stands below it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from db.anchoring.anchors import describe
from db.cable_state import CableState

if TYPE_CHECKING:
    from db.correcting.corrections import Correction, Hunk, Moved

BODY = "body"


def is_body(state: CableState, owner: str) -> bool:
    """Tell whether an owner of anchors is the message itself."""
    structure = state.structures.get(owner)
    return structure is not None and structure.kind == BODY


def with_whole_body(state: CableState, correction: Correction) -> Correction:
    """Return a correction of this state whose message has the paragraphs that were put in at its edges."""
    return _for_body(state, correction, _whole)


def without_blanks_at_its_end(state: CableState, correction: Correction) -> Correction:
    """Return a correction of this state whose message ends with a word where it did before."""
    return _for_body(state, correction, _without_blanks)


def _for_body(
    state: CableState, made: Correction, become: Callable[[Moved, Correction], Moved]
) -> Correction:
    moved = tuple(become(one, made) if is_body(state, one.before.owner) else one for one in made.moved)
    return made if moved == made.moved else replace(made, moved=moved)


def _whole(one: Moved, made: Correction) -> Moved:
    """Return the message with what stands in the new text between it and its neighbours of before."""
    if one.after is None:
        return one
    start, end = one.after.start, one.after.end
    above = len(made.old[: one.before.start].rstrip())
    below = one.before.end + len(made.old[one.before.end :]) - len(made.old[one.before.end :].lstrip())
    first, last = _unmoved(above, made.hunks), _unmoved(below, made.hunks, behind=True)
    if (
        last is not None
        and last > end
        and _nearer(made.new[end:last], above=True, edge=last == len(made.new))
    ):
        end += len(made.new[end:last].rstrip())
    if first is not None and first < start and _nearer(made.new[first:start], above=False, edge=not first):
        start -= len(made.new[first:start].lstrip())
    return _without_blanks(_laid(one, start, end, made), made)


def _without_blanks(one: Moved, made: Correction) -> Moved:
    """Return the message without blanks at its end where it had none before."""
    if one.after is None or one.before.quote[-1:].isspace():
        return one
    return _laid(one, one.after.start, one.after.start + len(one.after.quote.rstrip()), made)


def _laid(one: Moved, start: int, end: int, made: Correction) -> Moved:
    if one.after is None or (start, end) == (one.after.start, one.after.end):
        return one
    found = describe(made.new, start, end)
    after = replace(
        one.after, start=start, end=end, quote=found.quote, prefix=found.prefix, suffix=found.suffix
    )
    same = after.quote == one.before.quote
    return replace(one, after=after, outcome="unchanged" if same else "changed", doubtful=not same)


def _unmoved(place: int, hunks: Sequence[Hunk], *, behind: bool = False) -> int | None:
    """Return where a place of the old text stands in the new one; None where its own words are gone.

    What is put in exactly there comes after it, or before it with `behind`.
    """
    shift = 0
    for hunk in hunks:
        if hunk.start > place or (hunk.start == place and not behind):
            break
        if hunk.end > place or (hunk.start < place == hunk.end and not behind):
            return None
        if hunk.start == place and hunk.old:
            return None
        shift += len(hunk.new) - len(hunk.old)
    return place + shift


def _nearer(words: str, *, above: bool, edge: bool) -> bool:
    """Tell whether words between the message and its neighbour stand nearer to the message than to that.

    `above` says that the message stands above them; `edge` that no neighbour does: the text ends there.
    """
    if not words.strip():
        return False
    before = words[: len(words) - len(words.lstrip())].count("\n")
    after = words[len(words.rstrip()) :].count("\n")
    ours, theirs = (before, after) if above else (after, before)
    return edge or (theirs > 0 and ours <= theirs)
