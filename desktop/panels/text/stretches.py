"""Stretches of a text by place: which of many share a character with a part of it, found in little time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

#: They are passed over in chunks of so many: one on the whole text must not make every search long.
_CHUNK = 64


class Stretches:
    """Where stretches begin, in order, and where each ends, in Qt positions."""

    def __init__(self, starts: Sequence[int], ends: Sequence[int]) -> None:
        self._starts, self._ends = starts, ends
        self._reach = list(accumulate(ends, max))
        self._farthest = [max(ends[i : i + _CHUNK]) for i in range(0, len(ends), _CHUNK)]

    def between(self, start: int, end: int) -> list[int]:
        """Return which stretches share a character with [start, end), in order."""
        found: list[int] = []
        i = bisect_left(self._starts, end)
        while i and self._reach[i - 1] > start:
            first = (i - 1) // _CHUNK * _CHUNK
            if self._farthest[first // _CHUNK] > start:
                found += [at for at in range(i - 1, first - 1, -1) if self._ends[at] > start]
            i = first
        found.reverse()
        return found
