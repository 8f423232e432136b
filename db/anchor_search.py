"""Find an anchor's words in a text of which only the anchor is known, even where they were altered.

`anchors.locate` is asked first: exact words. Only then are words sought that are like the quote in
surroundings that are like its own, and taken only where no other place comes near.
"""

from __future__ import annotations

from db.alignment import align
from db.anchors import Selector, locate
from db.records import Anchor

LEAST = 32
"""A quote with its surroundings shorter than this is too little to tell altered words by."""
LIKE = 80.0
"""Per cent of likeness below which words and surroundings are other ones."""
AHEAD = 12.0
"""How much less like the second best place must be."""


def locate_alike(text: str, selector: Selector | Anchor) -> tuple[tuple[int, int], float] | None:
    """Return the span that a selector means and how sure that is (0 to 1), or None for an orphan."""
    exact = locate(text, selector)
    if exact is not None:
        return exact, 1.0
    whole = selector.prefix + selector.quote + selector.suffix
    if len(whole) < LEAST or not selector.quote.strip() or selector.quote in text:
        return None
    best = _best(whole, text)
    if best is None:
        return None
    score, start, end = best
    rest = text[:start] + "\0" * (end - start) + text[end:]
    second = _best(whole, rest)
    if second is not None and score - second[0] < AHEAD:
        return None
    first = len(selector.prefix)
    landing = align(whole, text[start:end]).in_order(first, first + len(selector.quote))
    if landing.kept * 3 < len(selector.quote) * 2:
        return None
    return (start + landing.start, start + landing.end), score / 100


def _best(words: str, text: str) -> tuple[float, int, int] | None:
    """Return the likeness and the place of what is most like these words, or None where nothing is."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    if len(text) < len(words):
        return None
    found = partial_ratio_alignment(words, text, score_cutoff=LIKE)
    return (found.score, found.dest_start, found.dest_end) if found is not None else None
