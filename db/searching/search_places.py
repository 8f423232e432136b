"""Where the words of a query stand in a text: exactly where the index has found them, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from db.searching.query_parts import Name, Query, Words
from db.searching.search_words import (
    Folded,
    is_apart,
    is_plain,
    loose_pattern_of,
    pattern_of,
    tokens,
)

Span = tuple[int, int]
"""Start and end in code points, end-exclusive."""


_BESIDE = 2
"""Where so many characters beside a place are plain, it is one or none without being folded."""
_AROUND, _TRIES = 12, 3
"""Characters that are folded round a place; so many places are tried before the whole text is folded."""


class _Pattern(NamedTuple):
    """What finds words in a folded text, and what finds them, nearly, in the text as it is.

    `begins_free` and `ends_free` tell whether a letter may stand right before and behind them.
    """

    column: str
    first: str
    plain: str
    begins_free: bool
    ends_free: bool
    whole: re.Pattern[str]
    loose: re.Pattern[str]


class Sought:
    """The words that a query looks for, ready to be found in texts."""

    def __init__(self, query: Query) -> None:
        """Look for what this query wants; what it does not want (NOT) is not looked for."""
        self._patterns = tuple(dict.fromkeys(_patterns(query.wanted())))
        self._of_column: dict[str, tuple[_Pattern, ...]] = {}

    def __bool__(self) -> bool:
        """Tell whether any words are looked for."""
        return bool(self._patterns)

    def may_stand_in(self, column: str) -> bool:
        """Tell whether words are looked for in this column of the index."""
        return bool(self._in(column))

    def first(self, text: str, column: str = "text") -> Span | None:
        """Return a place of words in a text, of those named first if it is seen at once; None where is none.

        To fold no more of a text than is needed makes a list of snippets many times as quick.
        """
        is_sure = True
        for pattern in self._in(column):
            place, is_all = _place_near(pattern, text)
            if place is not None:
                return place
            is_sure = is_sure and is_all
        if is_sure and is_plain(text):
            return None
        folded = Folded(text)
        for pattern in self._in(column):
            for span in _places(pattern, folded):
                return span
        return None

    def around(self, text: str, place: Span, start: int, end: int, column: str = "text") -> list[Span]:
        """Return every place within [start, end) of a text, of which one is known; in order."""
        part = text[start:end]
        if is_plain(part):
            for pattern in self._in(column):
                match = pattern.loose.search(text, start, end)
                if match is not None and match.start() == place[0]:
                    match = pattern.loose.search(text, place[0] + 1, end)
                if match is not None:
                    break
            else:
                return [place]
        return [(first + start, last + start) for first, last in self.all(part, column)]

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

    def _in(self, column: str) -> tuple[_Pattern, ...]:
        found = self._of_column.get(column)
        if found is None:
            found = tuple(pattern for pattern in self._patterns if pattern.column in ("", column))
            self._of_column[column] = found
        return found


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
        yield _Pattern(
            column,
            found[0],
            _plain(found),
            is_apart(found[0]),
            begins or is_apart(found[-1]),
            re.compile(pattern_of(found, begins=begins)),
            loose_pattern_of(found, begins=begins),
        )


def _plain(token: tuple[str, ...]) -> str:
    """Return words as they mostly stand in a text."""
    return "".join(token) if all(map(is_apart, token)) else " ".join(token)


def _place_near(pattern: _Pattern, text: str) -> tuple[Span | None, bool]:
    """Return a place of words, with the text folded only where it may be; and whether all such were tried."""
    at, length = text.find(pattern.plain), len(pattern.plain)
    for _ in range(_TRIES):
        if at < 0:
            break
        if _is_place(pattern, text, at, at + length):
            return (at, at + length), True
        at = text.find(pattern.plain, at + 1)
    at = 0
    for _ in range(_TRIES):
        match = pattern.loose.search(text, at)
        if match is None:
            return None, True
        at, last = match.span()
        if _is_place(pattern, text, at, last):
            return (at, last), True
        first, last = max(0, at - _AROUND), min(len(text), last + _AROUND)
        for start, end in _places(pattern, Folded(text[first:last])):
            # What the cut itself has made the beginning or end of a word is none.
            if (start or not first) and (first + end < last or last == len(text)):
                return (first + start, first + end), True
        at += 1
    return None, False


def _is_place(pattern: _Pattern, text: str, start: int, end: int) -> bool:
    """Tell whether words that were seen in a text stand there, as far as that is told without folding it."""
    before, behind = text[start - 1 : start] if start else "", text[end : end + 1]
    return (
        (pattern.begins_free or not before.isalnum() or is_apart(before))
        and (pattern.ends_free or not behind.isalnum() or is_apart(behind))
        and is_plain(text[max(0, start - _BESIDE) : end + _BESIDE])
    )


def _places(pattern: _Pattern, folded: Folded) -> Iterator[Span]:
    words, first = folded.words, pattern.first
    at = words.find(first)
    while at >= 0:
        match = pattern.whole.match(words, at)
        if match:
            yield folded.span(*match.span())
        at = words.find(first, match.end() if match else at + 1)
