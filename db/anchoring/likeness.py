"""How like one another two pieces of text are."""

from __future__ import annotations

EDGE = 12
"""Code points at each end of a longer quote that must be like what they were."""
LEAST_EDGE = 0.72
SHORTEST = 8
"""Code points below which a quote has no ends of its own."""


def alike(one: str, two: str) -> float:
    """Return how much of two texts is common to both in the same order, 0 to 1."""
    from rapidfuzz.distance import Indel  # only who corrects a text pays for it

    return float(Indel.normalized_similarity(one, two))


def ends_alike(one: str, two: str) -> bool:
    """Tell whether two texts begin alike and end alike; a short one has no ends of its own."""
    return len(one) < SHORTEST or least_end(one, two) >= LEAST_EDGE


def least_end(one: str, two: str) -> float:
    """Return how alike the beginnings or the ends of two texts are, whichever is less."""
    plain, other = " ".join(one.split()), " ".join(two.split())
    size = min(EDGE, max(1, len(plain) // 2))
    return min(alike(plain[:size], other[:size]), alike(plain[-size:], other[-size:]))
