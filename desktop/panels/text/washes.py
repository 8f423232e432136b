"""The grounds under the words: washes of notes, lit words, found words.

They are painted before the text rather than set as character backgrounds, which would colour trailing
blanks and the gaps of marks. Where two notes share words, each keeps its own colour on half the height:
a blend of two washes is a third colour that means nothing. A third note shows by its line alone.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QTextDocument

from desktop import theme
from desktop.panels.text import change_marks
from desktop.panels.text.boxes import boxes_of
from desktop.panels.text.looks import Looks
from desktop.panels.text.rows import Row
from desktop.panels.text.span_map import Laid
from desktop.widgets.fill import fill


def paint(painter: QPainter, document: QTextDocument, row: Row, looks: Looks) -> None:
    """Paint the grounds of one line."""
    palette = theme.current()
    if not looks.contrast:
        _paint_washes(painter, document, row, looks)
    if looks.changes and not looks.contrast:
        change_marks.paint_grounds(painter, document, row, looks)
    for start, end in looks.lit:
        if start < row.end and end > row.start:
            for box in boxes_of(document, row, looks, start, end):
                fill(painter, box.adjusted(-1, 0, 1, 0), QColor(palette.lit))
    _paint_hits(painter, document, row, looks)


def _paint_washes(painter: QPainter, document: QTextDocument, row: Row, looks: Looks) -> None:
    palette = theme.current()
    coloured = [laid for laid in looks.spans.between(row.start, row.end) if laid.span.colour]
    for start, end, over in pieces(coloured, row):
        boxes = boxes_of(document, row, looks, start, end)
        first, *others = (QColor(palette.note(one.span.colour or "").wash) for one in over[:2])
        for box in boxes:
            fill(painter, box, first)
            for other in others:
                fill(painter, QRectF(box.left(), box.center().y(), box.width(), box.height() / 2), other)
        onward = next((one for one in over if one.end > end), None)
        if onward is not None and end < row.end and boxes and not looks.from_right:
            # The gap of a mark in the middle of a longer span belongs to that span.
            box = boxes[-1]
            gap = QRectF(box.right(), box.top(), row.x_of(end) - box.right(), box.height())
            fill(painter, gap, QColor(palette.note(onward.span.colour or "").wash))


def pieces(laid: list[Laid], row: Row) -> list[tuple[int, int, list[Laid]]]:
    """Cut overlapping spans into disjoint pieces of a row, each with its spans by lane."""
    edges = {row.start, row.end}
    for one in laid:
        edges.update((max(one.start, row.start), min(one.end, row.end)))
    cuts = sorted(edges)
    made = []
    for a, b in pairwise(cuts):
        over = sorted((one for one in laid if one.start <= a and one.end >= b), key=lambda one: one.lane)
        if over:
            made.append((a, b, over))
    return made


def _paint_hits(painter: QPainter, document: QTextDocument, row: Row, looks: Looks) -> None:
    palette = theme.current()
    i = bisect_left(looks.hits, (row.start, 0))
    if i and looks.hits[i - 1][1] > row.start:
        i -= 1
    while i < len(looks.hits) and looks.hits[i][0] < row.end:
        current = i == looks.hit
        painter.setPen(QPen(QColor(palette.accent if current else palette.line2), 1))
        painter.setBrush(QColor(palette.lit if current else palette.accentbg))
        for box in boxes_of(document, row, looks, *looks.hits[i]):
            painter.drawRoundedRect(box.adjusted(-0.5, 0.5, 0.5, -0.5), 2, 2)
        i += 1
