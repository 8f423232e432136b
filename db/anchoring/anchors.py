"""Where a note stands in a text, and how that place is found again.

An anchor keeps the words of its span (Web Annotation: TextQuoteSelector with prefix and suffix) beside
its position (TextPositionSelector, code points, end-exclusive), so that neither alone must be trusted.
A wrong place is worse than none: what the evidence cannot place is an orphan.

`locate` is for a text of which only the anchor is known: a PDF's comments, a merged library, an orphan.
Where both texts are known, `db.correcting.corrections` lays them side by side and knows more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from db.anchoring.alike_places import AlikePlace, alike_places
from db.anchoring.likeness import ends_alike
from db.anchoring.selectors import CONTEXT, Selector, describe, occurrences, occurrences_near
from db.records import Anchor, Placed, new_id

__all__ = ["CONTEXT", "Found", "Selector", "describe", "locate", "make_anchor", "occurrences"]

LIKE = 0.65
"""Words or surroundings that are less alike than this are other ones."""
CLEAR = 0.75
"""How like one of the two surroundings must be, unless the words are many."""
AHEAD = 0.12
"""How much less like the second best place must be."""
LEAST = 0.55
"""How like the other of the two must be where the words were altered."""
MANY = 40
"""Code points of a quote that are evidence by themselves."""
MOST_EXACT = 2000
"""Exact occurrences whose surroundings are compared."""


@dataclass(frozen=True, slots=True)
class Found:
    """The span that an anchor means in a text, how it was found, and how sure that is (0 to 1)."""

    start: int
    end: int
    how: Literal["position", "exact", "alike"]
    score: float

    @property
    def span(self) -> tuple[int, int]:
        """Return the place as `(start, end)`."""
        return self.start, self.end


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
    """Return a new anchor of an owner on `text[start:end]`, sure of its place.

    The first from which an import read it bears the owner's id behind another letter: it is made once, with
    its owner, and what is said twice lies packed as if said once.
    """
    found = describe(text, start, end)
    return Anchor(
        f"a{owner[1:]}" if placed == "read" and not ordinal else new_id("a"),
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


def locate(text: str, selector: Selector | Anchor) -> Found | None:
    """Return the place that a selector means in this text, or None for an orphan.

    The position where words and surroundings are what they were; else the only exact occurrence of the
    quote in its whole surroundings; else the words that are like the quote in surroundings like its own,
    where no other place comes near. Of equally good places the old position is taken; where it is none of
    them, they are no evidence. An empty quote is an orphan.
    """
    start, end = selector.start, selector.end
    if not selector.quote:
        return None
    if text[start:end] == selector.quote and _surrounded(text, (start, end), selector):
        return Found(start, end, "position", 1.0)
    nearest = occurrences_near(text, selector.quote, start, MOST_EXACT)
    whole = [span for span in nearest if _surrounded(text, span, selector)]
    if whole and (selector.prefix or selector.suffix):
        return Found(*whole[0], "exact", 1.0) if len(whole) == 1 else None
    places = alike_places(text, selector, 4)
    places.sort(key=lambda place: -_weight(place, selector))
    if not places or not _clear(places[0], selector):
        return None
    best = _weight(places[0], selector)
    if len(places) > 1 and best - _weight(places[1], selector) < AHEAD:
        return None
    how: Literal["exact", "alike"] = "exact" if places[0].words == selector.quote else "alike"
    return Found(places[0].start, places[0].end, how, round(best, 4))


def _weight(place: AlikePlace, selector: Selector | Anchor) -> float:
    """Return how like a place is, words and surroundings by their lengths: few words tell little."""
    words, around = len(selector.quote), max(1, len(selector.prefix) + len(selector.suffix))
    return (words * place.words_like + around * place.around) / (words + around)


def _clear(place: AlikePlace, selector: Selector | Anchor) -> bool:
    """Tell whether a place is good enough to be taken if it is the only one."""
    if place.words == selector.quote and len(selector.quote.strip()) >= MANY:
        return True
    if place.around < LIKE or max(place.before, place.after) < CLEAR:
        return False
    if place.words == selector.quote:
        return True
    return (
        place.words_like >= LIKE
        and min(place.before, place.after) >= LEAST
        and ends_alike(selector.quote, place.words)
    )


def _surrounded(text: str, span: tuple[int, int], selector: Selector | Anchor) -> bool:
    """Tell whether prefix and suffix stand around a span, letter by letter."""
    return text.endswith(selector.prefix, 0, span[0]) and text.startswith(selector.suffix, span[1])
