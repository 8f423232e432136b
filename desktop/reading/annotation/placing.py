"""The words that an annotation is about, found in the text of a cable."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.anchoring.anchors import locate
from db.anchoring.selectors import CONTEXT, Selector, occurrences_near
from desktop.reading.annotation.targets import Pointing
from desktop.reading.intake import Span
from desktop.reading.returned import CommentDoubt

_FAR = 1 << 30
_MOST = 50
_LONGEST = 20_000


def place(text: str, pointing: Pointing) -> tuple[Span | None, CommentDoubt]:
    """Return where a target's words stand in a text, and what is doubtful; None where they do not.

    A position counts code points, as the model has it; programs that count as JavaScript does, in halves of
    the characters beyond U+FFFF, are understood where the quote shows it.
    """
    start, end = pointing.start, pointing.end
    if not pointing.quote:
        if start is None or end is None or not start <= end <= len(text):
            return None, "no-place"
        return (start, end), "nearest-words"
    if start is not None and end is not None:
        for span in ((start, end), _in_code_points(text, start, end)):
            if span is not None and text[slice(*span)] == pointing.quote:
                return span, ""
    return _found(text, pointing)


def _in_code_points(text: str, start: int, end: int) -> Span | None:
    """Return a span that counts UTF-16 code units as one of code points."""
    if text.isascii():
        return None
    units = text.encode("utf-16-le", "surrogatepass")
    if not 0 <= start <= end <= len(units) // 2:
        return None
    first = len(units[: 2 * start].decode("utf-16-le", "replace"))
    return (first, first + len(units[2 * start : 2 * end].decode("utf-16-le", "replace")))


def _found(text: str, pointing: Pointing) -> tuple[Span | None, CommentDoubt]:
    near = _FAR if pointing.start is None else pointing.start
    asked = Selector(near, near, pointing.quote, pointing.prefix[-CONTEXT:], pointing.suffix[:CONTEXT])
    found = locate(text, asked) if len(pointing.quote) <= _LONGEST else None
    if found is not None:
        return found.span, "" if found.how != "alike" else "words-differ"
    places = occurrences_near(text, pointing.quote, min(near, len(text)), _MOST)
    if not places:
        places = _spaced_otherwise(text, pointing.quote)
    if not places:
        return None, "no-place"
    if len(places) == 1:
        return places[0], ""
    if pointing.start is None:
        return None, "several-places"
    return min(places, key=lambda span: abs(span[0] - near)), "several-places"


def _spaced_otherwise(text: str, quote: str) -> list[Span]:
    """Return where words stand that differ in their white space alone, as those of a web page do."""
    words = quote.split()
    if not words or len(quote) > _LONGEST:
        return []
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    return [found.span() for found, _ in zip(pattern.finditer(text), range(_MOST), strict=False)]


def holds(text: str, quote: str) -> bool:
    """Tell whether a text has these words somewhere, whatever the white space between them."""
    return quote in text or bool(_spaced_otherwise(text, quote))


def place_all(text: str, pointings: Sequence[Pointing]) -> tuple[tuple[Span, ...], CommentDoubt, str]:
    """Return where all that an annotation is about stands, the gravest doubt, and the words meant."""
    spans: list[Span] = []
    doubts: list[CommentDoubt] = []
    quotes: list[str] = []
    for pointing in pointings:
        if pointing.is_whole:
            continue
        span, doubt = place(text, pointing)
        quotes.append(pointing.quote or (text[slice(*span)] if span else ""))
        if span is not None:
            spans.append(span)
        if doubt:
            doubts.append(doubt)
    order: tuple[CommentDoubt, ...] = ("no-place", "several-places", "words-differ", "nearest-words")
    gravest: CommentDoubt = next((each for each in order if each in doubts), "")
    if spans and gravest == "no-place":
        gravest = "part-words"
    return tuple(sorted(dict.fromkeys(spans))), gravest, " … ".join(quotes)
