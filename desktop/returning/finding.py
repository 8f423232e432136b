"""Which cable of the library a PDF shows that has lost its attachment: by its notes, or by its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from db.searching.query import parse
from db.searching.query_parts import Query

_WORD = re.compile(r"\w+")
_PHRASE = 6
_ASKED = 12
"""Phrases of the file that are looked for."""
_LEAST = 3
_MOST = 8
"""So many of them a cable must have."""

Find = Callable[[Query], Sequence[str]]


def phrases(text: str) -> list[str]:
    """Return some phrases of a text, from all over it, for the search."""
    lines = [line for line in text.split("\n") if len(_WORD.findall(line)) >= _PHRASE]
    step = max(1, len(lines) // _ASKED)
    found = []
    for line in lines[::step][:_ASKED]:
        words = _WORD.findall(line)
        start = (len(words) - _PHRASE) // 2
        found.append(" ".join(words[start : start + _PHRASE]))
    return found


def cables_with_words(text: str, find: Find) -> list[str]:
    """Return the ids of the cables that have most of some phrases of a text, at least several, best first.

    `find` gives the ids of the cables that a query means.
    """
    counted: Counter[str] = Counter()
    asked = phrases(text)
    for phrase in asked:
        counted.update(find(parse(f'"{phrase}"')))
    best = counted.most_common(_MOST)
    return [cable for cable, count in best if count >= min(_LEAST, len(asked))]


def alike(text: str, page: str) -> float:
    """Return how much of a text stands on a page, 0 to 1, by threes of words."""
    here, there = _threes(text), _threes(page)
    return len(here & there) / max(1, len(here))


def _threes(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text)
    return set(zip(words, words[1:], words[2:], strict=False))


def most_common(cables: Iterable[str]) -> str | None:
    """Return the cable that is named most often."""
    best = Counter(cables).most_common(1)
    return best[0][0] if best else None
