"""What two readings have differently, in the order of the text that shows both."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from desktop import theme

Kind = Literal["removed", "added"]

GAP = 4.0
"""Pixels between words that are gone and those in their place, at 100 %."""


@dataclass(frozen=True, slots=True)
class ShownChange:
    """Words of one difference, by its index, in Qt positions.

    `last` is where their last visible character begins if a gap is to part them from new words behind it;
    `old` are the words in whose place they stand, where these are shown nowhere else.
    """

    start: int
    end: int
    kind: Kind
    index: int
    last: int | None = None
    old: str = ""


@dataclass(frozen=True, slots=True)
class Cut:
    """Words that stood before a Qt position and were taken out."""

    at: int
    words: str


class Changes:
    """The changes of one text in order, found by place; `current` is the index of the outlined difference."""

    def __init__(self, shown: Sequence[ShownChange] = ()) -> None:
        self._shown = list(shown)
        self.current: int | None = None

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self._shown)

    def between(self, start: int, end: int) -> list[ShownChange]:
        """Return the changes that share a character with [start, end), in order."""
        found = []
        at = bisect_left(self._shown, start, key=lambda one: one.end)
        while at < len(self._shown) and self._shown[at].start < end:
            if self._shown[at].end > start:
                found.append(self._shown[at])
            at += 1
        return found


def ink(kind: Kind) -> str:
    """Return the colour of changed words in the theme in force."""
    palette = theme.current()
    return palette.err if kind == "removed" else palette.ok
