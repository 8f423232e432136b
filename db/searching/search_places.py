"""Where the words of a query stand in a text: exactly where the index has found them, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from db.searching.query_parts import Name, Query, Words
from db.searching.search_words import Folded, pattern_of, tokens

Span = tuple[int, int]
"""Start and end in code points, end-exclusive."""


_AROUND, _TRIES = 80, 3
"""Characters that are folded round a place; so many places are tried before the whole text is folded."""


class _Pattern(NamedTuple):
    """What finds words in a folded text: the first of them by itself, since that is sought quickest."""

    column: str
    first: str
    whole: re.Pattern[str]


class Sought:
    """The words that a query looks for, ready to be found in texts."""

    def __init__(self, query: Query) -> None:
        """Look for what this query wants; what it does not want (NOT) is not looked for."""
        self._patterns = tuple(dict.fromkeys(_patterns(query.wanted())))

    def __bool__(self) -> bool:
        """Tell whether any words are looked for."""
        return bool(self._patterns)

    def may_stand_in(self, column: str) -> bool:
        """Tell whether words are looked for in this column of the index."""
        return any(pattern.column in ("", column) for pattern in self._patterns)

    def first(self, text: str, column: str = "text") -> Span | None:
        """Return a place of the word named first that stands in a text at all, or None.

        It is the first place that is written in plain letters, else the first of all: to fold no more of a
        text than is needed makes a list of snippets three times as quick.
        """
        for pattern in self._in(column):
            if (plain := _plain_place(pattern, text)) is not None:
                return plain
            break
        folded = Folded(text)
        for pattern in self._in(column):
            for span in _places(pattern, folded):
                return span
        return None

    def all(self, text: str, column: str = "text") -> list[Span]:
        """Return every place in a text, in order; places that overlap are one."""
        folded = Folded(text)
        found = sorted(span for pattern in self._in(column) for span in _places(pattern, folded))
        merged: list[Span] = []
        for start, end in found:
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return merged

    def _in(self, column: str) -> Iterator[_Pattern]:
        return (pattern for pattern in self._patterns if pattern.column in ("", column))


def _patterns(wanted: Iterable[Words | Name]) -> Iterator[_Pattern]:
    for each in wanted:
        parts = each.parts if isinstance(each, Name) else (each,)
        for part in parts:
            yield from _pattern(part.words, part.column, begins=part.begins)
        if isinstance(each, Name):
            for spelling in each.also:
                yield from _pattern(spelling, each.column)


def _pattern(words: str, column: str, *, begins: bool = False) -> Iterator[_Pattern]:
    found = tokens(words)
    if found:
        yield _Pattern(column, found[0], re.compile(pattern_of(found, begins=begins)))


def _plain_place(pattern: _Pattern, text: str) -> Span | None:
    """Return where words stand in a text that need no folding to be seen but that of capital letters."""
    small = text.lower()
    if len(small) != len(text):
        return None
    at = small.find(pattern.first)
    for _ in range(_TRIES):
        if at < 0:
            return None
        first = max(0, at - _AROUND)
        for start, end in _places(pattern, Folded(text[first : at + len(pattern.first) + _AROUND])):
            # What the cut itself has made the beginning or end of a word is none.
            if (start or not first) and first + end < at + len(pattern.first) + _AROUND - 1:
                return first + start, first + end
        at = small.find(pattern.first, at + 1)
    return None


def _places(pattern: _Pattern, folded: Folded) -> Iterator[Span]:
    words, first = folded.words, pattern.first
    at = words.find(first)
    while at >= 0:
        match = pattern.whole.match(words, at)
        if match:
            yield folded.span(*match.span())
        at = words.find(first, match.end() if match else at + 1)
