"""By what the list of cables sorts: short keys that lie in its rows, so that an index gives every order.

A key is compared byte by byte. It is without case, diacritics and leading quotation marks, and each number
in it begins with the count of its figures, so that "Chen-9" comes before "Chen-10".
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 60
"""Code points of a key: what is alike for so long is told apart by the order in which it came."""

_FIGURES = re.compile(r"\d+")
_OPENING = "\"'“”‘’«»[( "
_MOST_FIGURES = 9


def folded(words: str) -> str:
    """Return words for comparing: without case, without diacritics, widths alike."""
    if words.isascii():
        return words.lower()
    taken_apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(sign for sign in taken_apart if not unicodedata.combining(sign)).casefold()


def sort_key(words: str) -> str:
    """Return by what words are sorted; "" where they are none."""
    small = folded(" ".join(words[: 4 * LONGEST].split())).lstrip(_OPENING)
    return _FIGURES.sub(_counted, small)[:LONGEST]


def _counted(figures: re.Match[str]) -> str:
    """Return a number behind the count of its figures; beyond nine it counts as nine."""
    number = figures.group().lstrip("0") or "0"
    return f"{min(len(number), _MOST_FIGURES)}{number}"
