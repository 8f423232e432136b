"""Where words lie on a line: one box, or several where writing from the right stands among other words.

Qt tells where a caret stands, and between two directions that is only one of two places. So on lines of a
text that has letters from the right the glyphs themselves are asked; everywhere else the caret will do.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextDocument

from desktop.panels.text.looks import Looks
from desktop.panels.text.rows import Row, trimmed


class Edges(NamedTuple):
    """Where the first and the last character of some words begin and end, and to which side they open."""

    start: float
    end: float
    start_is_left: bool
    end_is_right: bool


def boxes_of(document: QTextDocument, row: Row, looks: Looks, start: int, end: int) -> list[QRectF]:
    """Return the boxes of the words of [start, end) on a row, without the gap of a mark that ends them.

    None where the span has no words on the row.
    """
    start, end = trimmed(document, row, start, end)
    if end <= start:
        return []
    if looks.from_right:
        stretches = [(left, right) for left, right, _ in _stretches(row, start, end)]
    else:
        gap = sum(looks.faces.gap(mark.label) for mark in looks.spans.marks_between(end - 1, end))
        stretches = [(row.x_of(start), row.x_of(end) - gap)]
    top, height = row.box.top(), row.box.height()
    return [QRectF(left, top, right - left, height) for left, right in stretches if right > left]


def edges_of(document: QTextDocument, row: Row, looks: Looks, start: int, end: int) -> Edges | None:
    """Return where the words of [start, end) begin and end on a row; None where there are none."""
    boxes = boxes_of(document, row, looks, start, end)
    if not boxes:
        return None
    left, right = boxes[0].left(), boxes[-1].right()
    if not looks.from_right:
        return Edges(left, right, True, True)
    start, end = trimmed(document, row, start, end)
    layout, at = row.block.layout(), row.block.position()
    first = _glyphs(row, start, at + layout.nextCursorPosition(start - at))
    last = _glyphs(row, at + layout.previousCursorPosition(end - at), end)
    if not first or not last:
        return Edges(left, right, True, True)
    start_left, end_right = not first[0][2], not last[-1][2]
    return Edges(
        first[0][0] if start_left else first[0][1],
        last[-1][1] if end_right else last[-1][0],
        start_left,
        end_right,
    )


def right_of(row: Row, start: int, end: int) -> float | None:
    """Return where the glyphs of [start, end) end at the right; None where the row has none of them."""
    found = _glyphs(row, max(start, row.start), min(end, row.end))
    return max(right for _, right, _ in found) if found else None


def left_of(row: Row, start: int, end: int) -> float | None:
    """Return where the glyphs of [start, end) begin at the left; None where the row has none of them."""
    found = _glyphs(row, max(start, row.start), min(end, row.end))
    return min(left for left, _, _ in found) if found else None


def _stretches(row: Row, start: int, end: int) -> list[tuple[float, float, bool]]:
    """Return the stretches of a row that hold characters, from left to right, those that touch as one."""
    made: list[tuple[float, float, bool]] = []
    for left, right, from_right in sorted(_glyphs(row, start, end)):
        if made and left - made[-1][1] < 1:
            made[-1] = (made[-1][0], max(made[-1][1], right), made[-1][2])
        else:
            made.append((left, right, from_right))
    return made


def _glyphs(row: Row, start: int, end: int) -> list[tuple[float, float, bool]]:
    """Return left, right and direction of each run of glyphs, in the order of the text."""
    found: list[tuple[float, float, bool]] = []
    if end <= start:
        return found
    for run in row.line.glyphRuns(start - row.block.position(), end - start):
        places = run.positions()
        widths = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())
        if places:
            left = min(place.x() for place in places)
            right = max(place.x() + width.x() for place, width in zip(places, widths, strict=True))
            found.append((row.origin.x() + left, row.origin.x() + right, run.isRightToLeft()))
    return found
