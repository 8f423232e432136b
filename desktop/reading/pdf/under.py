"""Which characters of a page lie under a highlight, though its boxes be drawn somewhat too high, wide or low.

Readers put their boxes round lines each in its own way, and no order of the corners can be relied on. So a
box means the one line that it lies upon most, and its ends mean the words that it covers for the greater
part; only where an end falls exactly between two letters of a word it is taken at its word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from desktop.reading.pdf.annotations import Point, Quad
from desktop.reading.pdf.printed import Box

_TALL = 1.75
"""Line heights from which on a box lies upon several lines."""
_EXACT = 0.4
"""Points from the edge of a letter within which a box ends at that letter."""
_LEAST_PART = 2
"""So many letters on either side make the part of a word that somebody meant."""
_HALF = 0.5
_LEVEL = 0.3
"""Line heights by which the middles of pieces of one line may differ."""
_UNSURE = (0.3, 0.7)


@dataclass(frozen=True, slots=True)
class Line:
    """Characters `[first, last)` of a page that stand side by side."""

    first: int
    last: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """How high it is, never nothing."""
        return max(0.1, self.top - self.bottom)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The characters of one marked page: what they are, where, and how they make words and lines.

    `joins` tells of each character whether it is of one word with the one before it.
    """

    signs: str
    boxes: Sequence[Box]
    joins: Sequence[bool]
    lines: tuple[Line, ...]
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Covered:
    """The characters of a page that are meant.

    `doubtful` says that an end was a toss-up, `one_box` that one box lay over several lines.
    """

    at: tuple[int, ...]
    doubtful: bool = False
    one_box: bool = False


def lines_of(boxes: Sequence[Box], begins: Iterable[int] = ()) -> tuple[Line, ...]:
    """Return the lines that characters stand in, in order; `begins` are those after a blank."""
    found: list[Line] = []
    first = 0
    begin = set(begins)
    for at in range(1, len(boxes) + 1):
        if at < len(boxes) and not _breaks(boxes[at - 1], boxes[at], at in begin):
            continue
        some = boxes[first:at]
        if some:
            bottom, top = median(box[1] for box in some), median(box[3] for box in some)
            left, right = min(box[0] for box in some), max(box[2] for box in some)
            found.append(Line(first, at, left, bottom, right, top))
        first = at
    return tuple(found)


def _breaks(before: Box, after: Box, blank: bool) -> bool:
    """Tell whether a character no longer stands on the line of the one before it."""
    low, high = max(before[1], after[1]), min(before[3], after[3])
    smaller = min(before[3] - before[1], after[3] - after[1])
    if high - low < _HALF * smaller:
        return True
    return blank and after[2] < before[0]


def covered(sheet: Sheet, quads: Sequence[Quad]) -> Covered:
    """Return the characters under these boxes, in the order of the page."""
    found: set[int] = set()
    doubtful = one_box = False
    for each in quads:
        rows = _rows(sheet, _turned(each) if sheet.turned else each)
        one_box |= len({line for line, _, _ in rows}) > 1 and not _are_level([line for line, _, _ in rows])
        for line, left, right in rows:
            some, unsure = _on_line(sheet, line, left, right)
            found.update(some)
            doubtful |= unsure
    return Covered(tuple(sorted(found)), doubtful, one_box)


def _turned(quad: Quad) -> Quad:
    one, two, three, four = ((y, x) for x, y in quad)
    return (one, two, three, four)


def nearest(sheet: Sheet, point: Point, among: Iterable[int]) -> tuple[int, ...]:
    """Return the word nearest to a point, as characters `among` those given; none for none."""
    x, y = point[::-1] if sheet.turned else point

    def away(at: int) -> float:
        left, bottom, right, top = sheet.boxes[at]
        across, up = max(left - x, 0.0, x - right), max(bottom - y, 0.0, y - top)
        return across * across + 4 * up * up  # a note lies beside its line, rarely above it

    known = set(among)
    best = min(known, key=away, default=None)
    if best is None:
        return ()
    first = last = best
    while first in known and first - 1 in known and sheet.joins[first]:
        first -= 1
    while last + 1 in known and sheet.joins[last + 1]:
        last += 1
    return tuple(range(first, last + 1))


def _rows(sheet: Sheet, quad: Quad) -> list[tuple[Line, float, float]]:
    """Return the lines that a box lies upon, each with the box's ends there."""
    xs, ys = [x for x, _ in quad], [y for _, y in quad]
    left, right, bottom, top = min(xs), max(xs), min(ys), max(ys)
    touched = [
        line
        for line in sheet.lines
        if line.right > left
        and line.left < right
        and min(line.top, top) - max(line.bottom, bottom) > -_HALF * line.height
    ]
    if not touched:
        return []
    middle = (bottom + top) / 2

    def overlap(line: Line) -> float:
        aside = abs((line.top + line.bottom) / 2 - middle)
        return min(line.top, top) - max(line.bottom, bottom) - 0.01 * aside

    if top - bottom < _TALL * median(line.height for line in touched):
        best = max(touched, key=overlap)
        return [(line, left, right) for line in touched if _are_level([best, line])]
    over = [line for line in touched if overlap(line) >= _HALF * line.height]
    if not over:
        return []
    over.sort(key=lambda line: -line.bottom)
    # Some programs draw one box from the first word of the first line to the last word of the last one.
    upper, lower = sorted(quad, key=lambda point: -point[1])[:2], sorted(quad, key=lambda point: point[1])[:2]
    starts, ends = min(x for x, _ in upper), max(x for x, _ in lower)
    rows = []
    for line in over:
        begin = starts if _are_level([over[0], line]) else left
        end = ends if _are_level([over[-1], line]) else right
        rows.append((line, begin, end))
    return rows


def _are_level(lines: Sequence[Line]) -> bool:
    """Tell whether these are pieces of one line across the page."""
    middles = [(line.top + line.bottom) / 2 for line in lines]
    return max(middles) - min(middles) <= _LEVEL * max(line.height for line in lines)


def _on_line(sheet: Sheet, line: Line, left: float, right: float) -> tuple[list[int], bool]:
    found: list[int] = []
    unsure = False
    part: list[int] = []
    for first, last in _words(sheet, line):
        boxes = sheet.boxes[first:last]
        width = sum(max(0.0, box[2] - box[0]) for box in boxes) or 0.1
        under = sum(max(0.0, min(box[2], right) - max(box[0], left)) for box in boxes) / width
        if under <= 0.05:
            continue
        inside = [at for at in range(first, last) if left <= _middle(sheet.boxes[at]) <= right]
        if under >= 0.95 or (last - first == 1 and inside):
            found += range(first, last)
        elif last - first > 1 and _is_meant(sheet, first, last, inside, (left, right)):
            found += inside
        elif under >= _HALF:
            found += range(first, last)
            unsure |= under < _UNSURE[1]
        else:
            part += inside
            unsure |= under > _UNSURE[0]
    return (found, unsure) if found else (part, bool(part))


def _is_meant(sheet: Sheet, first: int, last: int, inside: list[int], ends: tuple[float, float]) -> bool:
    """Tell whether a box ends inside a word as exactly as somebody means it who marks a part of a word."""
    if len(inside) < _LEAST_PART or last - first - len(inside) < _LEAST_PART:
        return False
    at_left = inside[0] == first or abs(sheet.boxes[inside[0]][0] - ends[0]) <= _EXACT
    at_right = inside[-1] == last - 1 or abs(sheet.boxes[inside[-1]][2] - ends[1]) <= _EXACT
    return at_left and at_right


def _words(sheet: Sheet, line: Line) -> Iterable[tuple[int, int]]:
    """Yield the words of a line: letters and figures that belong together; each other sign is one."""
    first = line.first
    for at in range(line.first + 1, line.last + 1):
        ends = at == line.last or not sheet.joins[at]
        if ends or not (_is_letter(sheet.signs[at - 1]) and _is_letter(sheet.signs[at])):
            yield first, at
            first = at


def _is_letter(sign: str) -> bool:
    """Tell whether a sign makes words with its neighbours: Han and kana are words each."""
    return sign.isalnum() and not "\u2e80" <= sign <= "\u9fff" and not sign >= "\U00020000"


def _middle(box: Box) -> float:
    return (box[0] + box[2]) / 2
