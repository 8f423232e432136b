"""Where a note stands in a text, and how that place is found again.

An anchor keeps the words of its span (Web Annotation: TextQuoteSelector with prefix and suffix) beside
its position (TextPositionSelector, code points, end-exclusive), so that neither alone must be trusted.
A wrong place is worse than none: what the evidence cannot place is an orphan.
"""

from __future__ import annotations

from dataclasses import dataclass

from db.records import Anchor, Placed, new_id

CONTEXT = 32
"""Code points of prefix and suffix that are kept with each quote."""


@dataclass(frozen=True, slots=True)
class Selector:
    """A span and the words in and around it: what an anchor keeps, apart from whose it is."""

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str


def describe(text: str, start: int, end: int) -> Selector:
    """Return the selector of `text[start:end]`. Raises ValueError where that is no span of the text."""
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"no such span: {start}-{end} of {len(text)}")
    return Selector(
        start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    )


def make_anchor(
    text: str,
    start: int,
    end: int,
    *,
    cable: str,
    owner: str,
    reading: str,
    ordinal: int = 0,
    placed: Placed = "made",
) -> Anchor:
    """Return a new anchor of an owner on `text[start:end]`, sure of its place."""
    found = describe(text, start, end)
    return Anchor(
        new_id("a"),
        cable,
        owner,
        reading,
        ordinal,
        found.start,
        found.end,
        found.quote,
        found.prefix,
        found.suffix,
        placed,
        1.0,
    )


def occurrences(text: str, quote: str) -> list[tuple[int, int]]:
    """Return every span of the text that holds exactly these words, overlapping ones included."""
    if not quote:
        return []
    spans = []
    at = text.find(quote)
    while at >= 0:
        spans.append((at, at + len(quote)))
        at = text.find(quote, at + 1)
    return spans


def locate(text: str, selector: Selector | Anchor) -> tuple[int, int] | None:
    """Return the span that a selector means in this text, or None for an orphan.

    The position where words and surroundings are what they were; else the only exact occurrence of the
    quote, or the one whose surroundings agree better with prefix and suffix than every other's. Of equally
    good places the old position is taken; where it is none of them, they are no evidence.
    """
    at_place = (selector.start, selector.end)
    stands = bool(selector.quote) and text[slice(*at_place)] == selector.quote
    if stands and _agreement(text, at_place, selector) == len(selector.prefix) + len(selector.suffix):
        return at_place
    spans = occurrences(text, selector.quote)
    if len(spans) <= 1:
        return spans[0] if spans else None
    scores = {span: _agreement(text, span, selector) for span in spans}
    most = max(scores.values())
    best = [span for span, score in scores.items() if score == most]
    if len(best) == 1:
        return best[0]
    return at_place if at_place in best else None


def _agreement(text: str, span: tuple[int, int], selector: Selector | Anchor) -> int:
    """Return how many code points of prefix and suffix agree around a span, counted from the span."""
    before = text[max(0, span[0] - len(selector.prefix)) : span[0]]
    after = text[span[1] : span[1] + len(selector.suffix)]
    score = 0
    for ours, theirs in zip(reversed(before), reversed(selector.prefix), strict=False):
        if ours != theirs:
            break
        score += 1
    for ours, theirs in zip(after, selector.suffix, strict=False):
        if ours != theirs:
            break
        score += 1
    return score
