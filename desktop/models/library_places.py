"""Which row of the list is which cable or heading: arithmetic over an array of numbers, no Qt."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from itertools import chain

from db.library_list.arranged import Arranged
from db.library_list.headings import Heading


class ListPlaces:
    """The cables of a list in their order, under headings that may be folded.

    A row is a heading or a cable; the cables under a folded heading have none.
    """

    def __init__(self, arranged: Arranged | None = None, folded: Iterable[str] = ()) -> None:
        """Lay out what was arranged; `folded` are the keys of headings."""
        arranged = arranged or Arranged()
        self.ids = arranged.ids
        self.headings = arranged.headings
        self.folded = {heading.key for heading in arranged.headings} & set(folded)
        self._lay_out()

    def __len__(self) -> int:
        """Return how many rows there are."""
        return self._length

    def heading(self, row: int) -> Heading | None:
        """Return the heading that a row is, or None."""
        if not self.headings or not 0 <= row < self._length:
            return None
        at = bisect_right(self._rows, row) - 1
        return self.headings[at] if self._rows[at] == row else None

    def number(self, row: int) -> int | None:
        """Return the n of the cable that a row is, None for a heading or outside of the list."""
        if not 0 <= row < self._length:
            return None
        if not self.headings:
            return self.ids[row]
        at = bisect_right(self._rows, row) - 1
        inside = row - self._rows[at] - 1
        return None if inside < 0 else self.ids[self._firsts[at] + inside]

    def row_of(self, n: int) -> int:
        """Return the row of a cable, -1 where it has none."""
        try:
            at = self.ids.index(n)
        except ValueError:
            return -1
        if not self.headings:
            return at
        group = bisect_right(self._firsts, at) - 1
        if self.headings[group].key in self.folded:
            return -1
        return self._rows[group] + 1 + at - self._firsts[group]

    def row_of_heading(self, key: str) -> int:
        """Return the row of a heading, -1 where there is none."""
        return next(
            (row for row, heading in zip(self._rows, self.headings, strict=True) if heading.key == key), -1
        )

    def heading_above(self, n: int) -> str | None:
        """Return the key of the heading under which a cable stands, or None."""
        if not self.headings:
            return None  # known without looking for the cable among all
        try:
            at = self.ids.index(n)
        except ValueError:
            return None
        return self.headings[bisect_right(self._firsts, at) - 1].key

    def next_of(self, numbers: frozenset[int], row: int) -> int:
        """Return the first row from `row` on, and round, whose cable is one of these; -1 for none."""
        rows = len(self)
        first = max(0, row)
        if not self.headings:
            order = chain(range(first, rows), range(first))
            return next((at for at in order if self.ids[at] in numbers), -1)
        return next((at for at in chain(range(first, rows), range(first)) if self.number(at) in numbers), -1)

    def around(self, row: int, size: int) -> array[int]:
        """Return the numbers of the cables of the page of `size` in which a row's cable is."""
        at = row
        if self.headings:
            group = bisect_right(self._rows, row) - 1
            at = self._firsts[group] + max(0, row - self._rows[group] - 1)
        first = at - at % size
        return self.ids[first : first + size]

    def _lay_out(self) -> None:
        """Note for each heading its row and the index of its first cable."""
        self._rows: list[int] = []
        self._firsts: list[int] = []
        row = first = 0
        for heading in self.headings:
            self._rows.append(row)
            self._firsts.append(first)
            row += 1 + (0 if heading.key in self.folded else heading.count)
            first += heading.count
        self._length = row if self.headings else len(self.ids)


def middle_that_differs(before: array[int], after: array[int]) -> tuple[int, int, int]:
    """Return (front, end before, end after): what lies outside of them is alike in both."""
    front = _alike(before, after)
    most = min(len(before), len(after)) - front
    back = 0
    while back < most and before[-1 - back] == after[-1 - back]:
        step = min(4096, most - back)
        one = before[len(before) - back - step : len(before) - back]
        other = after[len(after) - back - step : len(after) - back]
        if step > 1 and one == other:
            back += step
            continue
        back += 1
    return front, len(before) - back, len(after) - back


def _alike(before: array[int], after: array[int]) -> int:
    at, most = 0, min(len(before), len(after))
    while at < most and before[at : at + 4096] == after[at : at + 4096]:
        at += 4096
    while at < most and before[at] == after[at]:
        at += 1
    return min(at, most)
