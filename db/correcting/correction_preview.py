"""What a new text would do to the notes of an old one, worked out beside the window, with what to offer.

Takes values and gives values, so that it can run in the child process while she types on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from db.anchoring.alignment import Alignment, align
from db.correcting.corrections import Correction, Moved, hunks, relocate
from db.records import Anchor

_FARTHEST = 30
"""Code points by which words may be grown to whole ones."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A correction, and for each anchor that lost its words, by its id, the words that stand nearest."""

    correction: Correction
    near: dict[str, tuple[int, int]]


def preview_texts(old: str, new: str, anchors: Iterable[Anchor], reading: str) -> Preview:
    """Return what a new text does to these anchors of the old one; `reading` is the id for the new one."""
    laid = align(old, new)
    moved = relocate(laid, anchors, reading)
    near = {}
    for one in moved:
        span = _near(laid, one) if one.after is None else None
        if span is not None:
            near[one.before.id] = span
    return Preview(Correction(old, new, reading, hunks(laid), moved), near)


def _near(laid: Alignment, one: Moved) -> tuple[int, int] | None:
    """Return the words that stand where an orphan's words stood, else its best candidate, or None."""
    anchor, new = one.before, laid.new
    landing = laid.in_order(anchor.start, anchor.end)
    start, end = whole_words(new, landing.start, landing.end)
    long_enough = 0 < end - start <= 3 * (anchor.end - anchor.start) + 40
    if long_enough and any(letter.isalnum() for letter in new[start:end]):
        return start, end
    return one.candidates[0] if one.candidates else None


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without white space at its edges, grown to the words that it cuts."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start == end:
        return start, end
    first, last = start, end
    while start and text[start].isalnum() and text[start - 1].isalnum() and first - start < _FARTHEST:
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum() and end - last < _FARTHEST:
        end += 1
    return start, end
