"""Words with elements in and between them: what nests stands round its words, what crosses between anchors.

XML nests and notes do not. Of two spans that cross, the one that begins later (of two that begin at one
place, the shorter) gives way: it is told apart from the text by two anchors (`apart`), and loses nothing.
Corrections go before all others.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from desktop.exporting.tei.elements import element, put
from desktop.interchange.tei_form import SPACE, Element

_BLANK_LINE = re.compile(r"\n\n(?!\n)")
DEEPEST = 40
"""Elements that stand one in another; a reader of XML refuses a file that goes much deeper."""

_ONLY_WHITE = re.compile(r"[ \t\r]+\Z")

Span = tuple[int, int]
Open = Callable[[Element], Element]
"""Adds what stands round words to its parent, and returns the element that the words go into."""
Point = Callable[[Element], object]
"""Adds what stands between two words to its parent."""


@dataclass(frozen=True, slots=True)
class Around:
    """What shall stand round `[start, end)`; `rank` tells which is outside where two have one span.

    `apart` is called for what crosses another; without it nothing is lost but a mark that the records keep.
    """

    start: int
    end: int
    open: Open
    rank: int = 0
    apart: Callable[[], None] | None = None
    first: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """What shall stand before the character at `at`; several stand in the order of `rank`."""

    at: int
    put: Point
    rank: int = 0


@dataclass(slots=True)
class Laid:
    """The places of a text with all that is to stand in it, made ready to be written block by block."""

    text: str
    blocks: list[Span]
    _events: list[tuple[int, int, int, int, Around | Between]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def write(self, into: Element, start: int, end: int) -> None:
        """Write the block `[start, end)` into an element."""
        stack: list[tuple[int, Element]] = [(end, into)]
        at = start
        low = bisect_right(self._starts, start - 1)
        while low < len(self._events) and self._events[low][0] <= end:
            place, *_, event = self._events[low]
            low += 1
            at = self._close(stack, at, place)
            self._words(stack[-1][1], at, place)
            at = place
            if isinstance(event, Around):
                stack.append((event.end, event.open(stack[-1][1])))
            else:
                event.put(stack[-1][1])
        at = self._close(stack, at, end)
        self._words(into, at, end)

    def _close(self, stack: list[tuple[int, Element]], at: int, place: int) -> int:
        while len(stack) > 1 and stack[-1][0] <= place:
            end, inner = stack.pop()
            self._words(inner, at, end)
            at = end
        return at

    def _words(self, into: Element, start: int, end: int) -> None:
        if start >= end:
            return
        for number, line in enumerate(self.text[start:end].split("\n")):
            if number:
                element("lb", parent=into)
            if _ONLY_WHITE.match(line):
                put(element("seg", parent=into, type=SPACE), line)
            else:
                put(into, line)


def blocks_of(text: str, edges: Iterable[int], cuts: Iterable[int] = ()) -> list[Span]:
    """Return the blocks of a text, which blank lines part, and the line ends among `cuts`.

    None is parted where something begins or ends in the midst of a blank line.
    """
    inside = set(edges)
    parted = [found.span() for found in _BLANK_LINE.finditer(text) if found.start() + 1 not in inside]
    parted += [(at, at + 1) for at in set(cuts) if text[at : at + 1] == "\n"]
    blocks, start = [], 0
    for first, last in sorted(parted):
        if start < first and last < len(text) and text[last] != "\n":
            blocks.append((start, first))
            start = last
    return [*blocks, (start, len(text))]


def laid(text: str, around: Sequence[Around], between: Sequence[Between], cuts: Iterable[int] = ()) -> Laid:
    """Return all that stands in a text, what nests as it is; `apart` is called for whatever crosses.

    What that adds to `between` is taken in, so both may be lists that grow.
    """
    edges = [edge for each in around for edge in (each.start, each.end)]
    blocks = blocks_of(text, [*edges, *(each.at for each in between)], cuts)
    nested = _nested(around, blocks)
    events: list[tuple[int, int, int, int, Around | Between]] = [
        (each.at, 0, each.rank, number, each) for number, each in enumerate(between)
    ]
    events += [(each.start, 1, -each.end, each.rank, each) for each in nested]
    events.sort(key=lambda one: one[:4])
    return Laid(text, blocks, events, [one[0] for one in events])


def _nested(around: Sequence[Around], blocks: list[Span]) -> list[Around]:
    starts = [start for start, _ in blocks]
    first = sorted((each for each in around if each.first), key=lambda one: one.start)
    taken: list[Around] = []
    kept: list[Around] = []
    for each in first:
        whole = blocks[bisect_right(starts, each.start) - 1][1] >= each.end
        if whole and (not taken or taken[-1].end <= each.start):
            taken.append(each)
        elif each.apart:
            each.apart()
    reserved = [each.start for each in taken]
    kept += taken
    stack: list[int] = []
    rest = [each for each in around if not each.first]
    for each in sorted(rest, key=lambda one: (one.start, -one.end, one.rank)):
        while stack and stack[-1] <= each.start:
            stack.pop()
        whole = blocks[bisect_right(starts, each.start) - 1][1] >= each.end
        fits = len(stack) < DEEPEST and (not stack or each.end <= stack[-1])
        if whole and fits and not _crosses(each, taken, reserved):
            stack.append(each.end)
            kept.append(each)
        elif each.apart:
            each.apart()
    return kept


def _crosses(each: Around, taken: Sequence[Around], starts: list[int]) -> bool:
    """Tell whether a span begins or ends in the midst of a correction that it does not lie in."""
    for edge in (each.start, each.end):
        at = bisect_right(starts, edge) - 1
        if at >= 0:
            one = taken[at]
            inside = one.start < edge < one.end
            if inside and not (one.start <= each.start and each.end <= one.end):
                return True
    return False
