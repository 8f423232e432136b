"""The spans of a text in order, in Qt positions, found by place in little time.

Overlapping spans get lanes: the first that is free, in the order of their starts. A lane decides how low a
span's line is drawn, and which two of several washes are shown. Marks are worked out line by line, when a
line is first shown: of 10,000 notes a screen shows thirty.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from copy import copy
from functools import cached_property
from heapq import heappop, heappush
from typing import NamedTuple

from db.numbering import mark_place
from db.records import NoteKind
from desktop.panels.text.marks import SEPARATOR, gap_holder
from desktop.panels.text.spans import EDITORIAL, ShownSpan
from desktop.panels.text.stretches import Stretches
from desktop.positions import Positions

_FEW = 16
"""So many spans that say something else are put into a map that is there; for more it is made anew."""


class Laid(NamedTuple):
    """A span in Qt positions, with the lane of its line (0 is the highest)."""

    span: ShownSpan
    start: int
    end: int
    lane: int


class Mark(NamedTuple):
    """The marks that stand at one place: before Qt position `at`, in the gap after a character.

    That is `attached`..`attached_end`: the one before `at`, but for letters from the right; -1 for no gap.
    """

    at: int
    attached: int
    attached_end: int
    spans: tuple[ShownSpan, ...]

    @property
    def label(self) -> str:
        """Return the marks as drawn: "3", or "3·4" where two stand together."""
        return SEPARATOR.join(span.label or "" for span in self.spans)


class SpanMap:
    """All spans of one text. Made anew whenever a note comes, goes or changes; asked by place."""

    def __init__(self, text: str, positions: Positions, spans: Sequence[ShownSpan]) -> None:
        self._text = text
        self._positions = positions
        self.laid = _in_lanes(positions, spans)
        self.spans = list(spans)
        self._stretches = Stretches([laid[1] for laid in self.laid], [laid[2] for laid in self.laid])
        self.labelled = _labelled(text, spans)
        self._ends = [end for end, _span in self.labelled]
        self._line = (0, -1)
        self._marks: list[Mark] = []

    def followed_by(self, spans: Sequence[ShownSpan]) -> SpanMap:
        """Return the map of other spans of the same text: sooner, where a few only say something else."""
        if len(self.spans) != len(spans):
            return SpanMap(self._text, self._positions, spans)
        before = enumerate(zip(self.spans, spans, strict=True))
        changed = [(i, old, new) for i, (old, new) in before if old is not new and old != new]
        if not changed:
            return self
        if len(changed) > _FEW or not all(_stands_like(old, new) for _, old, new in changed):
            return SpanMap(self._text, self._positions, spans)
        made = copy(self)
        made.spans, made.laid, made.labelled = list(self.spans), list(self.laid), list(self.labelled)
        for i, old, new in changed:
            made.spans[i] = new
            start = self._positions.to_qt(old.start)
            for at in self._stretches.between(start, start + 1):
                if made.laid[at].span is old:
                    made.laid[at] = made.laid[at]._replace(span=new)
            if old.label:
                made.labelled = [(end, new if span is old else span) for end, span in made.labelled]
        made.__dict__.pop("_of_note", None)
        made._line, made._marks = (0, -1), []
        return made

    def is_laid_like(self, other: SpanMap) -> bool:
        """Tell whether a map that followed another has its marks and spans at the same places."""
        return self._stretches is other._stretches

    def between(self, start: int, end: int) -> list[Laid]:
        """Return the spans that share a character with [start, end), in order."""
        return [self.laid[i] for i in self._stretches.between(start, end)]

    def touching(self, position: int) -> list[Laid]:
        """Return the spans that hold or border a caret position: those that hold it first, then by length."""
        near = self.between(position - 1, position + 1)
        return sorted(near, key=lambda laid: (laid.end == position, laid.end - laid.start))

    def marks_between(self, start: int, end: int) -> list[Mark]:
        """Return the marks that stand after a character of [start, end), a part of one line of the text."""
        if not self.labelled:
            return []
        first, last = self._line
        if not (first <= start and end <= last):
            self._turn_to_line(end)
        # Only what the editor puts in can stand before the first character of a line.
        return [mark for mark in self._marks if start < mark.at <= end or start == mark.at == self._line[0]]

    @cached_property
    def label_of(self) -> dict[str, tuple[int, str]]:
        """Where the words of each note with a mark end, in code points, and its label."""
        return {span.note: (end, span.label or "") for end, span in self.labelled}

    @cached_property
    def _of_note(self) -> dict[str, list[Laid]]:
        found: dict[str, list[Laid]] = {}
        for laid in self.laid:
            found.setdefault(laid.span.note, []).append(laid)
        return found

    def neighbour(self, note: str | None, step: int, position: int) -> str | None:
        """Return the note `step` notes after `note` in the text, round the ends.

        Without a note, or for one that has no words here, the caret's `position` decides.
        """
        notes = [note for note, laid in self._of_note.items() if laid[0].span.kind not in EDITORIAL]
        if not notes:
            return None
        if note in self._of_note:
            return notes[(notes.index(note) + step) % len(notes)]
        before = sum(self._of_note[one][0].start < position for one in notes)
        return notes[(before if step > 0 else before - 1) % len(notes)]

    def span_of(self, note: str) -> ShownSpan | None:
        """Return the first span of a note or mark, also of a mark that stands on no words."""
        laid = self._of_note.get(note)
        if laid:
            return laid[0].span
        return next((span for _, span in self.labelled if span.note == note), None)

    def of_note(self, note: str) -> Sequence[Laid]:
        """Return the spans of one note in the order of the text; empty for a note that has none here."""
        return self._of_note.get(note, ())

    def _turn_to_line(self, position: int) -> None:
        """Work out the marks of the line that holds a position. A mark never leaves the line of its words."""
        text, to_qt = self._text, self._positions.to_qt
        here = self._positions.from_qt(position)
        first = text.rfind("\n", 0, here) + 1
        last = text.find("\n", here)
        last = len(text) if last < 0 else last
        at: dict[int, list[ShownSpan]] = {}
        for i in range(bisect_left(self._ends, first), bisect_right(self._ends, last)):
            end, span = self.labelled[i]
            place = end if span.kind in EDITORIAL else mark_place(text, end, _note_kind(span))
            at.setdefault(place, []).append(span)
        self._line = (to_qt(first), to_qt(last))
        self._marks = []
        for place in sorted(at):
            held = gap_holder(text, place, first, last)
            start, end = (to_qt(held[0]), to_qt(held[1])) if held else (-1, -1)
            self._marks.append(Mark(to_qt(place), start, end, tuple(sorted(at[place], key=_rank))))


def _in_lanes(positions: Positions, spans: Sequence[ShownSpan]) -> list[Laid]:
    if positions.plain:
        placed = [(one.start, -one.end, i) for i, one in enumerate(spans) if one.end > one.start]
    else:
        starts = positions.all_to_qt([one.start for one in spans])
        ends = positions.all_to_qt([one.end for one in spans])
        placed = [
            (start, -end, i) for i, (start, end) in enumerate(zip(starts, ends, strict=True)) if end > start
        ]
    placed.sort()
    laid: list[Laid] = []
    busy: list[tuple[int, int]] = []  # (end, lane), the earliest end first
    free: list[int] = []
    lanes = reach = 0
    for start, minus_end, i in placed:
        end = -minus_end
        if start >= reach:  # nothing overlaps: the most frequent case by far
            busy, free, lanes, reach = [(end, 0)], [], 1, end
            laid.append(Laid(spans[i], start, end, 0))
            continue
        reach = max(reach, end)
        while busy[0][0] <= start:
            heappush(free, heappop(busy)[1])
        if free:
            lane = heappop(free)
        else:
            lane, lanes = lanes, lanes + 1
        heappush(busy, (end, lane))
        laid.append(Laid(spans[i], start, end, lane))
    return laid


def _labelled(text: str, spans: Sequence[ShownSpan]) -> list[tuple[int, ShownSpan]]:
    """Return the spans that bear marks, each with the code point where its words end, in that order.

    A note's mark stands at its first span. White space that ends a span is no word, but for a cable's own
    note, whose mark stands where its source has it.
    """
    seen: set[str] = set()
    found: list[tuple[int, ShownSpan]] = []
    for span in spans:
        if not span.label or span.note in seen:
            continue
        if span.end <= span.start and span.kind not in EDITORIAL:
            continue
        seen.add(span.note)
        end = min(span.end, len(text))
        while span.kind != "own" and span.kind not in EDITORIAL and end > 0 and text[end - 1].isspace():
            end -= 1
        found.append((end, span))
    found.sort(key=_first)
    return found


def _stands_like(one: ShownSpan, other: ShownSpan) -> bool:
    """Tell whether a span has the place, the mark and the note of another: only what it says may differ."""
    places = [(span.note, span.start, span.end, span.kind, span.label) for span in (one, other)]
    return places[0] == places[1]


def _note_kind(span: ShownSpan) -> NoteKind:
    """Return the kind of the note whose span this is."""
    return span.kind  # type: ignore[return-value]


def _first(pair: tuple[int, ShownSpan]) -> int:
    return pair[0]


def _rank(span: ShownSpan) -> tuple[int, int]:
    """Order marks at one place as they are numbered; what is no number follows in the order of the notes."""
    label = span.label or ""
    if span.kind in EDITORIAL:  # it belongs to the words, and marks of notes stand after those
        return (-1, span.start)
    return (0, int(label)) if label.isdecimal() else (1, span.start)
