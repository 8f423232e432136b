"""The heights of a list's rows, some measured, the others estimated; and where each row begins."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

ESTIMATE = 112
"""What a card counts before it has been in sight: about the height of one with two lines of words."""


class CardHeights:
    """Heights in pixels by row. Sums are made anew only after a change, at the speed of C."""

    def __init__(self) -> None:
        self._heights: list[int] = []
        self._known = bytearray()
        self._tops: list[int] | None = None

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._heights)

    def reset(self, rows: int) -> None:
        """Begin anew with so many rows, all estimated."""
        self._heights = [ESTIMATE] * rows
        self._known = bytearray(rows)
        self._tops = None

    def insert(self, row: int, count: int) -> None:
        """Put estimated rows before a row."""
        self._heights[row:row] = [ESTIMATE] * count
        self._known[row:row] = bytearray(count)
        self._tops = None

    def remove(self, row: int, count: int) -> None:
        """Take rows away."""
        del self._heights[row : row + count]
        del self._known[row : row + count]
        self._tops = None

    def move(self, row: int, to: int) -> None:
        """Move one row before another, counted before the move."""
        for values in (self._heights, self._known):
            values.insert(to, values[row])
            del values[row + 1 if to < row else row]
        self._tops = None

    def forget(self, row: int | None = None) -> None:
        """Let a row's height, or every one, be an estimate again: the last height known."""
        if row is None:
            self._known = bytearray(len(self._heights))
        elif 0 <= row < len(self._heights):
            self._known[row] = 0

    def is_known(self, row: int) -> bool:
        """Tell whether a row has been measured."""
        return bool(self._known[row])

    def know(self, row: int, height: int) -> bool:
        """Keep a measured height; return whether it differs from what the row counted before."""
        self._known[row] = 1
        if self._heights[row] == height:
            return False
        self._heights[row] = height
        self._tops = None
        return True

    def height(self, row: int) -> int:
        """Return a row's height, measured or estimated."""
        return self._heights[row]

    def top(self, row: int) -> int:
        """Return where a row begins; the row after the last begins where all end."""
        return self._sums()[row]

    def total(self) -> int:
        """Return the height of all rows together."""
        return self._sums()[-1]

    def row_at(self, y: int) -> int:
        """Return the row at a height; the first or last one for a height outside."""
        return min(max(bisect_right(self._sums(), y) - 1, 0), max(len(self._heights) - 1, 0))

    def rows_between(self, y: int, height: int) -> range:
        """Return the rows of which something lies within `height` pixels from `y` on."""
        last = y + height - 1
        if height <= 0 or last < 0 or y >= self.total():
            return range(0)
        return range(self.row_at(y), self.row_at(last) + 1)

    def _sums(self) -> list[int]:
        if self._tops is None:
            self._tops = [0, *accumulate(self._heights)]
        return self._tops
