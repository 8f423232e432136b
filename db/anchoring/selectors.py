"""What an anchor keeps of its place: the span, its words, and the words around it."""

from __future__ import annotations

from dataclasses import dataclass

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


def occurrences_near(text: str, quote: str, at: int, most: int) -> list[tuple[int, int]]:
    """Return at most so many spans that hold exactly these words, those on either side of a place first.

    A text of one letter over and over holds a word everywhere: nobody can look at all of its places.
    """
    if not quote or most <= 0:
        return []
    found: list[int] = []
    after = text.find(quote, max(0, at))
    before = text.rfind(quote, 0, max(0, at) + len(quote) - 1)
    while len(found) < most and (after >= 0 or before >= 0):
        if after >= 0:
            found.append(after)
            after = text.find(quote, after + 1)
        if before >= 0:
            found.append(before)
            before = text.rfind(quote, 0, before + len(quote) - 1)
    return [(start, start + len(quote)) for start in sorted(found[:most])]
