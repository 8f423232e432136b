"""The words of names by place, as the text draws a line under them."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from desktop.panels.text.span_map import Laid
from desktop.panels.text.spans import ShownSpan
from desktop.panels.text.stretches import Stretches
from desktop.positions import Positions


class NameMap:
    """The words of names in the order of the text; made anew whenever a mention comes, goes or changes.

    It is like `SpanMap`, without lanes and marks, and quick to make: a cable can have 10,000 mentions.
    """

    def __init__(self, positions: Positions, spans: Sequence[ShownSpan]) -> None:
        self._spans = sorted((one for one in spans if one.end > one.start), key=attrgetter("start"))
        self._starts = [one.start for one in self._spans]
        self._ends = [one.end for one in self._spans]
        if not positions.plain:
            self._starts, self._ends = positions.all_to_qt(self._starts), positions.all_to_qt(self._ends)
        self._stretches = Stretches(self._starts, self._ends)

    def between(self, start: int, end: int) -> list[Laid]:
        """Return the names that share a character with [start, end), in order."""
        found = self._stretches.between(start, end)
        return [Laid(self._spans[i], self._starts[i], self._ends[i], 0) for i in found]

    def touching(self, position: int) -> list[Laid]:
        """Return the names that hold or border a caret position: those that hold it first, then by length."""
        near = self.between(position - 1, position + 1)
        return sorted(near, key=lambda laid: (laid.end == position, laid.end - laid.start))
