"""Where in a text something stands that is like an anchor's words, best first.

Only the anchor is known here, not the text that it was made in. Three kinds of evidence are gathered: the
exact words, words that are like the quote together with its surroundings, and words that are like the
quote alone. Nothing here decides; `anchors.locate` and whoever chooses from the list do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nlargest

from db.anchoring.folding import folded
from db.anchoring.likeness import alike
from db.anchoring.selectors import Selector, occurrences_near
from db.records import Anchor

MOST_EXACT = 400
"""Exact occurrences whose surroundings are looked at."""
LEAST_QUOTE = 4
"""Code points below which words that are only like the quote say nothing."""
LEAST_CONTEXT = 8
"""Code points of surroundings below which they say nothing of a place."""
LONGEST = 160
"""Code points of a quote that are compared as a whole; a longer one is sought by its two ends."""
LEAST_WINDOW = 20
"""Code points of words from which on they are sought in windows."""
MOST_SHORT = 2
"""How many stretches like shorter words are sought, each through the whole text."""
LIKE = 55.0
"""Per cent of likeness below which a stretch of text is not offered."""


@dataclass(frozen=True, slots=True)
class AlikePlace:
    """A span of a text, its words, and how like an anchor they are: 0 to 1 each.

    `words_like` compares the words with the quote, `before` and `after` what stands around them.
    """

    start: int
    end: int
    words: str
    words_like: float
    before: float
    after: float

    @property
    def around(self) -> float:
        """How like the surroundings are."""
        return (self.before + self.after) / 2

    @property
    def score(self) -> float:
        """How much speaks for this place."""
        return 0.6 * self.words_like + 0.4 * self.around


def alike_places(text: str, selector: Selector | Anchor, most: int = 5) -> list[AlikePlace]:
    """Return at most so many places, best first; of equally good ones the nearest to the old position.

    Places do not overlap. An empty quote has places by its surroundings alone.
    """
    found: list[AlikePlace] = []
    spans = _exact(text, selector, most)
    plain, sought = folded(text).replace("\n", " "), _folded(selector)
    if len(spans) < most:
        spans += _by_quote(plain, sought, most)
    spans += _with_surroundings(plain, sought, most)
    for span in dict.fromkeys(spans):
        place = _weighed(text, selector, span, plain, sought)
        if place.score * 100 >= LIKE and (place.words_like > 0 or not selector.quote):
            found.append(place)
    found.sort(key=lambda p: (-p.score, abs(p.start - selector.start)))
    kept: list[AlikePlace] = []
    for place in found:
        if all(place.end <= k.start or place.start >= k.end for k in kept if k != place):
            kept.append(place)
    return kept[:most]


def _folded(selector: Selector | Anchor) -> Selector:
    """Return a selector as it is compared: capitals and line ends tell nothing of the place."""
    quote, prefix, suffix = (
        folded(words).replace("\n", " ") for words in (selector.quote, selector.prefix, selector.suffix)
    )
    return Selector(selector.start, selector.end, quote, prefix, suffix)


def _around(text: str, selector: Selector | Anchor, span: tuple[int, int]) -> tuple[float, float]:
    """Return how like the prefix what stands before a span is, and how like the suffix what follows, 0 to 1.

    An empty prefix is the beginning of a text, an empty suffix its end.
    """
    start, end = span
    prefix, suffix = selector.prefix, selector.suffix
    head = alike(prefix, text[max(0, start - len(prefix)) : start]) if prefix else float(start == 0)
    tail = alike(suffix, text[end : end + len(suffix)]) if suffix else float(end == len(text))
    return head, tail


def _weighed(
    text: str, selector: Selector | Anchor, span: tuple[int, int], plain: str, sought: Selector
) -> AlikePlace:
    """Return a place of a text, weighed in the form in which both are compared."""
    words = text[slice(*span)]
    like = 1.0 if words == selector.quote else min(0.99, alike(plain[slice(*span)], sought.quote))
    return AlikePlace(*span, words, like, *_around(plain, sought, span))


def _exact(text: str, selector: Selector | Anchor, most: int) -> list[tuple[int, int]]:
    spans = occurrences_near(text, selector.quote, selector.start, MOST_EXACT)
    if len(spans) <= most:
        return spans
    return nlargest(most, spans, key=lambda span: sum(_around(text, selector, span)))


def _with_surroundings(text: str, selector: Selector | Anchor, most: int) -> Iterator[tuple[int, int]]:
    """Yield where the quote stands in stretches that are like prefix, quote and suffix together."""
    prefix, suffix = selector.prefix, selector.suffix
    if len(prefix) + len(suffix) < LEAST_CONTEXT:
        return
    if len(selector.quote) <= LONGEST:
        for start, end in _stretches(prefix + selector.quote + suffix, text, most):
            yield _landed(prefix, selector.quote, suffix, text, start, end)
        return
    half = LONGEST // 2
    heads = list(_stretches(prefix + selector.quote[:half], text, most))
    tails = list(_stretches(selector.quote[-half:] + suffix, text, most))
    for start, end in heads:
        first = _landed(prefix, selector.quote[:half], "", text, start, end)[0]
        lasts = [_landed("", selector.quote[-half:], suffix, text, *tail)[1] for tail in tails]
        near = [last for last in lasts if first < last <= first + 2 * len(selector.quote)]
        if near:
            yield first, min(near, key=lambda last: abs(last - first - len(selector.quote)))


def _by_quote(text: str, selector: Selector | Anchor, most: int) -> Iterator[tuple[int, int]]:
    if len(selector.quote.strip()) >= LEAST_QUOTE and len(selector.quote) <= LONGEST:
        for start, end in _stretches(selector.quote, text, most):
            yield _bare(text, selector.quote, start, end)


def _stretches(words: str, text: str, most: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that are most like these words, about best first, none twice.

    Longer words are sought in overlapping windows, each of which is weighed by its longest common
    subsequence; only the best windows are looked into. Short ones would be a subsequence of any window.
    """
    from rapidfuzz.fuzz import partial_ratio_alignment

    size = len(words)
    if not 0 < size <= len(text):
        return
    if size < LEAST_WINDOW:
        for _ in range(min(most, MOST_SHORT)):
            found = partial_ratio_alignment(words, text, score_cutoff=LIKE)
            if found is None or found.dest_end <= found.dest_start:
                return
            yield found.dest_start, found.dest_end
            hole = "\0" * (found.dest_end - found.dest_start)
            text = text[: found.dest_start] + hole + text[found.dest_end :]
        return
    seen: set[tuple[int, int]] = set()
    for first in _best_windows(words, text, 2 * most + 2):
        found = partial_ratio_alignment(words, text[first : first + 2 * size], score_cutoff=LIKE)
        if found is not None and found.dest_end > found.dest_start:
            stretch = (first + found.dest_start, first + found.dest_end)
            if stretch not in seen:
                seen.add(stretch)
                yield stretch


def _best_windows(words: str, text: str, most: int) -> list[int]:
    """Return where the windows of twice the words' size begin that have most in common with them."""
    from rapidfuzz.distance import LCSseq
    from rapidfuzz.process import extract

    size = len(words)
    windows = [text[at : at + 2 * size] for at in range(0, max(1, len(text) - size), size)]
    cutoff = int(size * LIKE / 100)
    found = extract(words, windows, scorer=LCSseq.similarity, limit=most, score_cutoff=cutoff)
    return [int(index) * size for _, _, index in found]


def _landed(prefix: str, quote: str, suffix: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a quote stands in a stretch that is like it with its surroundings."""
    from db.anchoring.alignment import align

    slack = max(8, len(quote) // 4)  # a stretch is no longer than what is sought; the words may have grown
    start, end = max(0, start - slack), min(len(text), end + slack)
    landing = align(prefix + quote + suffix, text[start:end]).in_order(len(prefix), len(prefix) + len(quote))
    return _bare(text, quote, start + landing.start, start + landing.end)


def _bare(text: str, quote: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without white space at an edge where the quote has none."""
    while start < end and text[start].isspace() and not quote[:1].isspace():
        start += 1
    while start < end and text[end - 1].isspace() and not quote[-1:].isspace():
        end -= 1
    return start, end
