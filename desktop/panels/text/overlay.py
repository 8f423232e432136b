"""What is drawn over the words: lines of notes, marks of footnotes, the selected note's outline."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextDocument

from desktop import theme
from desktop.panels.text.looks import Looks
from desktop.panels.text.marks import SEPARATOR
from desktop.panels.text.rows import Row
from desktop.panels.text.spans import ShownSpan
from desktop.panels.text.washes import box_of
from desktop.theme_lines import STEP, draw_pattern

_ROOM_FOR_LINES = 0.42
"""The part of the leading that lies between a line's descenders and the small letters of the next."""


def paint(painter: QPainter, document: QTextDocument, row: Row, looks: Looks) -> None:
    """Draw lines, marks and outline of one line of the text."""
    _paint_lines(painter, document, row, looks)
    _paint_marks(painter, row, looks)
    if looks.selected is not None:
        _paint_outline(painter, document, row, looks)


def mark_boxes(row: Row, looks: Looks) -> Iterator[tuple[ShownSpan, QRectF]]:
    """Yield each mark on a row with its box, which is as high as the line, to be hit with ease."""
    marks = looks.spans.marks_between(row.start, row.end)
    if not marks:
        return
    metrics = QFontMetricsF(looks.faces.mark_font())
    between = metrics.horizontalAdvance(SEPARATOR)
    for mark in marks:
        x = row.x_of(mark.at) - looks.faces.gap(mark.label) + looks.faces.mark_inset()
        if mark.attached < row.block.position():  # nothing before it on the line to make a gap
            x = row.x_of(mark.at)
        for span in mark.spans:
            width = metrics.horizontalAdvance(span.label or "")
            yield span, QRectF(x, row.box.top(), width, row.box.height())
            x += width + between


def _paint_lines(painter: QPainter, document: QTextDocument, row: Row, looks: Looks) -> None:
    palette = theme.current()
    for laid in looks.spans.between(row.start, row.end):
        if laid.span.colour is None:
            continue
        box = box_of(document, row, looks, laid.start, laid.end)
        if box.width() <= 0:
            continue
        y = box.bottom() + 0.5 + _drop(laid.lane, looks)
        weight = 2.0 if looks.contrast else 1.5
        draw_pattern(painter, laid.span.colour, box.left(), y, box.width(), palette, weight)


def _drop(lane: int, looks: Looks) -> float:
    """Return how far below the first line that of a lane stands: never so low that it crosses words.

    Where more spans lie over one another than there is room for, the last lines share the lowest place.
    """
    lowest = int(looks.faces.leading("body") * _ROOM_FOR_LINES / STEP)
    return min(lane, lowest) * STEP


def _paint_marks(painter: QPainter, row: Row, looks: Looks) -> None:
    boxes = list(mark_boxes(row, looks))
    if not boxes:
        return
    painter.setFont(looks.faces.mark_font())
    painter.setPen(QColor(theme.current().mark))
    base = row.box.top() + row.line.ascent() - looks.faces.px(6)
    for i, (span, box) in enumerate(boxes):
        painter.drawText(QPointF(box.left(), base), span.label or "")
        neighbour = boxes[i + 1][1].left() if i + 1 < len(boxes) else box.right()
        if 0 < neighbour - box.right() < looks.faces.px(8):
            painter.drawText(QPointF(box.right(), base), SEPARATOR)


def _paint_outline(painter: QPainter, document: QTextDocument, row: Row, looks: Looks) -> None:
    for laid in looks.spans.of_note(looks.selected or ""):
        if laid.start >= row.end or laid.end <= row.start:
            continue
        box = box_of(document, row, looks, laid.start, laid.end)
        if box.width() <= 0:
            continue
        for span, mark in mark_boxes(row, looks):
            if span.note == looks.selected and 0 <= mark.left() - box.right() < looks.faces.px(12):
                box.setRight(mark.right() + 1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.current().accent), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(-2, -1.5, 2, 2.5 + _drop(laid.lane, looks)), 3.5, 3.5)
        painter.restore()
