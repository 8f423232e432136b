"""The spans of a text in order, in Qt positions, found by place in little time.

Overlapping spans get lanes: the first that is free, in the order of their starts. A lane decides how low a
span's line is drawn, and which two of several washes are shown.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from itertools import accumulate
from typing import NamedTuple

from db.numbering import mark_place
from desktop.panels.text.marks import SEPARATOR, cluster_start
from desktop.panels.text.spans import ShownSpan
from desktop.positions import Positions


class Laid(NamedTuple):
    """A span in Qt positions, with the lane of its line (0 is the highest)."""

    span: ShownSpan
    start: int
    end: int
    lane: int


class Mark(NamedTuple):
    """The marks that stand at one place: before Qt position `at`, in the gap after `attached`..`at`."""

    at: int
    attached: int
    spans: tuple[ShownSpan, ...]

    @property
    def label(self) -> str:
        """Return the marks as drawn: "3", or "3·4" where two stand together."""
        return SEPARATOR.join(span.label or "" for span in self.spans)


class SpanMap:
    """All spans of one text. Made anew whenever a note comes, goes or changes; asked by place."""

    def __init__(self, text: str, positions: Positions, spans: Sequence[ShownSpan]) -> None:
        self.laid = _in_lanes(positions, spans)
        self._starts = [laid.start for laid in self.laid]
        self._reach = list(accumulate((laid.end for laid in self.laid), max))
        self.marks = _marks(text, positions, self.laid, spans)
        self._places = [mark.at for mark in self.marks]
        self._of_note: dict[str, list[Laid]] = {}
        for laid in self.laid:
            self._of_note.setdefault(laid.span.note, []).append(laid)
        self.notes = list(self._of_note)

    def between(self, start: int, end: int) -> list[Laid]:
        """Return the spans that share a character with [start, end), in order."""
        found: list[Laid] = []
        i = bisect_left(self._starts, end)
        while i and self._reach[i - 1] > start:
            i -= 1
            if self.laid[i].end > start:
                found.append(self.laid[i])
        found.reverse()
        return found

    def touching(self, position: int) -> list[Laid]:
        """Return the spans that hold or border a caret position: those that hold it first, then by length."""
        near = [
            laid for laid in self.between(position - 1, position + 1) if laid.start <= position <= laid.end
        ]
        return sorted(near, key=lambda laid: (laid.end == position, laid.end - laid.start))

    def marks_between(self, start: int, end: int) -> Sequence[Mark]:
        """Return the marks that stand after a character of [start, end)."""
        return self.marks[bisect_right(self._places, start) : bisect_right(self._places, end)]

    def neighbour(self, note: str | None, step: int, position: int) -> str | None:
        """Return the note `step` notes after `note` in the text, round the ends.

        Without a note, or for one that has no words here, the caret's `position` decides.
        """
        if not self.notes:
            return None
        if note in self._of_note:
            return self.notes[(self.notes.index(note) + step) % len(self.notes)]
        before = sum(self._of_note[one][0].start < position for one in self.notes)
        return self.notes[(before if step > 0 else before - 1) % len(self.notes)]

    def of_note(self, note: str) -> Sequence[Laid]:
        """Return the spans of one note in the order of the text; empty for a note that has none here."""
        return self._of_note.get(note, ())


def _in_lanes(positions: Positions, spans: Iterable[ShownSpan]) -> list[Laid]:
    to_qt = positions.to_qt
    placed = sorted(
        ((to_qt(span.start), to_qt(span.end), span) for span in spans if span.end > span.start),
        key=lambda item: (item[0], -item[1]),
    )
    laid: list[Laid] = []
    busy: list[tuple[int, int]] = []  # (end, lane), the earliest end first
    free: list[int] = []
    lanes = 0
    for start, end, span in placed:
        while busy and busy[0][0] <= start:
            heappush(free, heappop(busy)[1])
        if not busy:
            free, lanes = [], 0
        if free:
            lane = heappop(free)
        else:
            lane, lanes = lanes, lanes + 1
        heappush(busy, (end, lane))
        laid.append(Laid(span, start, end, lane))
    return laid


def _marks(text: str, positions: Positions, laid: Sequence[Laid], spans: Iterable[ShownSpan]) -> list[Mark]:
    first: dict[str, ShownSpan] = {}
    for span in spans:
        first.setdefault(span.note, span)
    at: dict[int, list[ShownSpan]] = {}
    for one in laid:
        span = one.span
        if span.label and first[span.note] is span:
            at.setdefault(mark_place(text, span.end), []).append(span)
    return [
        Mark(
            positions.to_qt(place),
            positions.to_qt(cluster_start(text, place)),
            tuple(sorted(at[place], key=_rank)),
        )
        for place in sorted(at)
    ]


def _rank(span: ShownSpan) -> tuple[int, int, str]:
    """Order marks at one place as they are numbered; a label that is no number follows by its words."""
    label = span.label or ""
    return (0, int(label), "") if label.isdecimal() else (1, span.start, label)
