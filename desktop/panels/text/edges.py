"""Where a span may begin and end: between characters as the eye sees them, or between words.

A letter with its combining marks, a flag, a family joined of five emoji: each is one character here (a
grapheme cluster of Unicode), and no end of a span is put inside one. All offsets are code points. Only
a stretch round the place is looked at, so that a line of five megabytes costs no more than a short one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from typing import Literal

from PySide6.QtCore import QTextBoundaryFinder

from desktop.positions import Positions

_ROUND = 300
"""Code points looked at on either side; longer words are passed over in steps."""
Edge = Literal["start", "end"]

_LONE = re.compile("[\ud800-\udfff]")
_JOINED = frozenset("\u200c\u200d")
_Type = QTextBoundaryFinder.BoundaryType


def character_edge(text: str, at: int) -> int:
    """Return `at`, or where the character begins that it lies in."""
    at = min(max(at, 0), len(text))
    return max(edge for edge in [0, *_edges(text, at, _Type.Grapheme)] if edge <= at)


def next_character(text: str, at: int) -> int:
    """Return where the character that begins at or holds `at` ends; the text's end has none behind it."""
    found = [edge for edge in _edges(text, at, _Type.Grapheme) if edge > at]
    return found[0] if found else len(text)


def previous_character(text: str, at: int) -> int:
    """Return where the character before `at` begins; 0 at the text's beginning."""
    found = [edge for edge in _edges(text, at, _Type.Grapheme) if edge < at]
    return found[-1] if found else 0


def word_at(text: str, at: int) -> tuple[int, int] | None:
    """Return the word that holds the character at `at`, or None where none does."""
    return next(((start, end) for start, end in _words(text, at) if start <= at < end), None)


def word_edge(text: str, at: int, end: bool) -> int:
    """Return the end (or else the beginning) of a word that is nearest to `at`; `at` far from all words."""
    edges = [word[end] for word in _words(text, at)]
    return min(edges, key=lambda edge: abs(edge - at), default=at)


def step_word(text: str, at: int, step: int, end: bool) -> int:
    """Return the next end (or beginning) of a word after `at`, or before it with `step` -1."""
    here = at
    while True:
        edges = [word[end] for word in _words(text, here)]
        beyond = [edge for edge in edges if (edge > at if step > 0 else edge < at)]
        if beyond:
            return min(beyond) if step > 0 else max(beyond)
        here += step * _ROUND
        if not 0 < here < len(text):
            return len(text) if step > 0 else 0


def step_character(text: str, at: int, step: int) -> int:
    """Return the edge of a character after `at`, or before it with `step` -1."""
    move: Callable[[str, int], int] = next_character if step > 0 else previous_character
    return move(text, at)


def _words(text: str, at: int) -> list[tuple[int, int]]:
    """Return the words round a place: what lies between two boundaries and has a letter or a figure."""
    edges = list(_edges(text, at, _Type.Word))
    return [
        (start, end) for start, end in pairwise(edges) if any(letter.isalnum() for letter in text[start:end])
    ]


def _edges(text: str, at: int, kind: QTextBoundaryFinder.BoundaryType) -> list[int]:
    """Return the boundaries of a kind round a place, in order."""
    first = max(0, at - _ROUND)
    while first and (text[first] in _JOINED or text[first - 1] in _JOINED or _hangs_on(text[first])):
        first -= 1
    last = min(len(text), at + _ROUND)
    while last < len(text) and (text[last] in _JOINED or text[last - 1] in _JOINED or _hangs_on(text[last])):
        last += 1
    part = _LONE.sub("\ufffd", text[first:last])
    finder = QTextBoundaryFinder(kind, part)
    from_qt = Positions(part).from_qt
    edges = [first]
    while (found := finder.toNextBoundary()) >= 0:
        edges.append(first + from_qt(found))
    return edges


def _hangs_on(letter: str) -> bool:
    """Tell whether a code point may belong to the character before it: marks, emoji's colours, flags."""
    return unicodedata.category(letter) in ("Mn", "Mc", "Me") or "\U0001f1e6" <= letter <= "\U0001f3ff"
