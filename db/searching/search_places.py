"""Where the words of a query stand in a text: exactly where the index has found them, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from db.searching.query_parts import Name, Query, Words
from db.searching.search_words import Folded, loose_pattern_of, pattern_of, tokens

Span = tuple[int, int]
"""Start and end in code points, end-exclusive."""


_AROUND, _TRIES = 12, 3
"""Characters that are folded round a place; so many places are tried before the whole text is folded."""


class _Pattern(NamedTuple):
    """What finds words in a folded text: the first of them by itself, since that is sought quickest."""

    column: str
    first: str
    whole: re.Pattern[str]
    loose: re.Pattern[str]


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

        To fold no more of a text than is needed makes a list of snippets five times as quick.
        """
        for pattern in self._in(column):
            if (place := _place_near(pattern, text)) is not None:
                return place
            break
        folded = Folded(text)
        for pattern in self._in(column):
            for span in _places(pattern, folded):
                return span
        return None

    def all(self, text: str | Folded, column: str = "text") -> list[Span]:
        """Return every place in a text, in order; places that overlap are one.

        A long text that is asked again and again is folded once, by whoever asks.
        """
        folded = Folded(text) if isinstance(text, str) else text
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
        whole = re.compile(pattern_of(found, begins=begins))
        yield _Pattern(column, found[0], whole, loose_pattern_of(found))


def _place_near(pattern: _Pattern, text: str) -> Span | None:
    """Return a place of words, with the text folded only where their first one may stand."""
    for tried, match in enumerate(pattern.loose.finditer(text)):
        if tried == _TRIES:
            break
        first, last = max(0, match.start() - _AROUND), min(len(text), match.end() + _AROUND)
        for start, end in _places(pattern, Folded(text[first:last])):
            # What the cut itself has made the beginning or end of a word is none.
            if (start or not first) and (first + end < last or last == len(text)):
                return first + start, first + end
    return None


def _places(pattern: _Pattern, folded: Folded) -> Iterator[Span]:
    words, first = folded.words, pattern.first
    at = words.find(first)
    while at >= 0:
        match = pattern.whole.match(words, at)
        if match:
            yield folded.span(*match.span())
        at = words.find(first, match.end() if match else at + 1)
