"""What a mark in the text is made of; where it stands is decided once for all, in `db.numbering`."""

from __future__ import annotations

import unicodedata

_JOINERS = frozenset("\u200d\ufe0e\ufe0f")

#: Stands between two marks at one place, so that 8 and 9 do not read as 89.
SEPARATOR = "\u00b7"


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
