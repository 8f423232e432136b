"""What a mark in the text is made of; where it stands is decided once for all, in `db.numbering`."""

from __future__ import annotations

import re
import unicodedata

_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_FROM_RIGHT = frozenset({"R", "AL"})
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")

#: Stands between two marks at one place, so that 8 and 9 do not read as 89.
SEPARATOR = "\u00b7"


def has_letters_from_right(text: str) -> bool:
    """Tell whether something in a text is written from right to left."""
    return not text.isascii() and _RIGHT.search(text) is not None


def cluster_start(text: str, at: int) -> int:
    """Return where the visible character that ends before code point `at` begins.

    A letter with combining marks is one character to the eye; the gap for a mark must not cut it.
    """
    start = at - 1
    while start > 0 and (
        unicodedata.combining(text[start]) or text[start] in _JOINERS or text[start - 1] == "\u200d"
    ):
        start -= 1
    return max(start, 0)


def gap_holder(text: str, at: int, first: int, last: int) -> tuple[int, int] | None:
    """Return the character whose right side opens the gap for a mark at `at`, on the line [first, last).

    That is the one before the mark; but among letters from the right, what stands to the eye at the left
    of the place: a gap after the letter itself would open on its wrong side, in the middle of the word. None
    where nothing stands there, at the end of a line from the right.
    """
    line = text[first:last]
    if not has_letters_from_right(line):
        return cluster_start(text, at), at
    line_is_from_right = _direction(line, 0, 1) == "R"
    before, after = _direction(line, at - first - 1, -1), _direction(line, at - first, 1)
    letter_is_from_right = at > first and unicodedata.bidirectional(text[at - 1]) in _FROM_RIGHT
    if not line_is_from_right:
        if not letter_is_from_right:
            return cluster_start(text, at), at
        if after == "R":
            return _character_from(text, at, last)
        return _character_from(text, _stretch_start(line, at - first, "L") + first, last)
    if at >= last:
        return None
    if before == "R" and after == "L":
        end = at - first
        while end < len(line) and _of(line[end]) != "R":
            end += 1
        while end > at - first + 1 and _of(line[end - 1]) != "L":
            end -= 1
        return cluster_start(text, first + end), first + end
    return _character_from(text, at, last)


def _character_from(text: str, start: int, last: int) -> tuple[int, int]:
    """Return the visible character that begins at `start`."""
    end = start + 1
    while end < last and cluster_start(text, end + 1) < end:
        end += 1
    return start, end


def _stretch_start(line: str, at: int, other: str) -> int:
    """Return where the letters of one direction begin that end at `at`, after the last of the other."""
    start = at
    for place in range(at - 1, -1, -1):
        direction = _of(line[place])
        if direction == other:
            break
        if direction:
            start = place
    return start


def _direction(line: str, at: int, step: int) -> str:
    """Return the direction, "L" or "R", of the first letter from a place on, or back; "" for none."""
    while 0 <= at < len(line):
        direction = _of(line[at])
        if direction:
            return direction
        at += step
    return ""


def _of(letter: str) -> str:
    kind = unicodedata.bidirectional(letter)
    return "R" if kind in _FROM_RIGHT else "L" if kind == "L" else ""
