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
from desktop.panels.text.looks import Looks
from desktop.panels.text.rows import Row, trimmed
from desktop.panels.text.span_map import Laid


def paint(painter: QPainter, document: QTextDocument, row: Row, looks: Looks) -> None:
    """Paint the grounds of one line."""
    palette = theme.current()
    if not looks.contrast:
        _paint_washes(painter, document, row, looks)
    for start, end in looks.lit:
        if start < row.end and end > row.start:
            box = box_of(document, row, looks, start, end)
            if box.width() > 0:
                painter.fillRect(box.adjusted(-1, 0, 1, 0), QColor(palette.lit))
    _paint_hits(painter, document, row, looks)


def box_of(document: QTextDocument, row: Row, looks: Looks, start: int, end: int) -> QRectF:
    """Return the box of the words of [start, end) on a row, without the gap of a mark that ends them.

    The box is empty where the span has no words on the row.
    """
    start, end = trimmed(document, row, start, end)
    if end <= start:
        return QRectF()
    left, right = row.x_of(start), row.x_of(end)
    for mark in looks.spans.marks_between(end - 1, end):
        right -= looks.faces.gap(mark.label)
    if right < left:  # words that run from right to left
        left, right = right, left
    return QRectF(left, row.box.top(), right - left, row.box.height())


def _paint_washes(painter: QPainter, document: QTextDocument, row: Row, looks: Looks) -> None:
    palette = theme.current()
    coloured = [laid for laid in looks.spans.between(row.start, row.end) if laid.span.colour]
    for start, end, over in pieces(coloured, row):
        box = box_of(document, row, looks, start, end)
        if box.isEmpty():
            continue
        first, *others = (QColor(palette.note(one.span.colour or "").wash) for one in over[:2])
        painter.fillRect(box, first)
        for other in others:
            painter.fillRect(QRectF(box.left(), box.center().y(), box.width(), box.height() / 2), other)
        onward = next((one for one in over if one.end > end), None)
        if onward is not None and end < row.end:
            # The gap of a mark in the middle of a longer span belongs to that span.
            gap = QRectF(box.right(), box.top(), row.x_of(end) - box.right(), box.height())
            painter.fillRect(gap, QColor(palette.note(onward.span.colour or "").wash))


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
        box = box_of(document, row, looks, *looks.hits[i]).adjusted(-0.5, 0.5, 0.5, -0.5)
        current = i == looks.hit
        painter.setPen(QPen(QColor(palette.accent if current else palette.line2), 1))
        painter.setBrush(QColor(palette.lit if current else palette.accentbg))
        if box.width() > 1:
            painter.drawRoundedRect(box, 2, 2)
        i += 1
