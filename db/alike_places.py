"""Where in a text something stands that is like an anchor's words, best first.

Only the anchor is known here, not the text that it was made in. Three kinds of evidence are gathered: the
exact words, words that are like the quote together with its surroundings, and words that are like the
quote alone. Nothing here decides; `db.anchor_search` and whoever chooses from the list do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nlargest

from db.anchors import Selector, occurrences
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

    `words_like` compares the words with the quote, `around` what stands before and after.
    """

    start: int
    end: int
    words: str
    words_like: float
    around: float

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
    if len(spans) < most:
        spans += _by_quote(text, selector, most)
    spans += _with_surroundings(text, selector, most)
    for span in dict.fromkeys(spans):
        place = _weighed(text, selector, span)
        if place.score * 100 >= LIKE and (place.words_like > 0 or not selector.quote):
            found.append(place)
    found.sort(key=lambda p: (-p.score, abs(p.start - selector.start)))
    kept: list[AlikePlace] = []
    for place in found:
        if all(place.end <= k.start or place.start >= k.end for k in kept if k != place):
            kept.append(place)
    return kept[:most]


def surroundings_like(text: str, selector: Selector | Anchor, start: int, end: int) -> tuple[float, float]:
    """Return how like the prefix what stands before a span is, and how like the suffix what follows.

    0 to 1 each. An empty prefix is the beginning of a text, an empty suffix its end.
    """
    from rapidfuzz.distance import Indel

    prefix, suffix = selector.prefix, selector.suffix
    before = text[max(0, start - len(prefix)) : start]
    after = text[end : end + len(suffix)]
    head = Indel.normalized_similarity(prefix, before) if prefix else float(start == 0)
    tail = Indel.normalized_similarity(suffix, after) if suffix else float(end == len(text))
    return float(head), float(tail)


def _weighed(text: str, selector: Selector | Anchor, span: tuple[int, int]) -> AlikePlace:
    from rapidfuzz.distance import Indel

    words = text[slice(*span)]
    like = 1.0 if words == selector.quote else float(Indel.normalized_similarity(words, selector.quote))
    return AlikePlace(*span, words, like, sum(surroundings_like(text, selector, *span)) / 2)


def _exact(text: str, selector: Selector | Anchor, most: int) -> list[tuple[int, int]]:
    spans = occurrences(text, selector.quote)
    if len(spans) > MOST_EXACT:
        spans = sorted(spans, key=lambda span: abs(span[0] - selector.start))[:MOST_EXACT]
    if len(spans) <= most:
        return spans
    return nlargest(most, spans, key=lambda span: sum(surroundings_like(text, selector, *span)))


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
    from db.alignment import align

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
