"""Converts between the two ways of counting characters, and nothing else does.

Records count Unicode code points; Qt counts UTF-16 code units, in which a character outside the Basic
Multilingual Plane (U+20BB7, an emoji) takes two. A text has few of those, so their places are kept sorted
and a conversion is one bisection, under a microsecond.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Positions:
    """The offsets of one text, in code points and in Qt's code units."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._astral: list[int] = []
        # One encoding tells in a millisecond for a megabyte whether there is anything to look for.
        if not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) != 2 * len(text):
            self._astral = [found.start() for found in _ASTRAL.finditer(text)]
        # The code unit in the middle of each astral character.
        self._middle = [place + i + 1 for i, place in enumerate(self._astral)]

    @property
    def plain(self) -> bool:
        """Tell whether both ways of counting agree all through the text."""
        return not self._astral

    def to_qt(self, offset: int) -> int:
        """Return the code-unit offset of a code-point offset; one outside the text is moved to its edge."""
        offset = min(max(offset, 0), self._length)
        return offset + bisect_left(self._astral, offset)

    def all_to_qt(self, offsets: Sequence[int]) -> list[int]:
        """Return the code-unit offsets of many code-point offsets; the same as `to_qt` of each, sooner."""
        if not offsets or min(offsets) < 0 or max(offsets) > self._length:
            return [self.to_qt(offset) for offset in offsets]
        astral = self._astral
        return [offset + bisect_left(astral, offset) for offset in offsets]

    def from_qt(self, position: int) -> int:
        """Return the code-point offset of a code-unit offset.

        A position between the halves of a surrogate pair belongs to the character it would cut.
        """
        offset = max(position, 0) - bisect_right(self._middle, position)
        return min(offset, self._length)
