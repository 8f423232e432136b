"""What is drawn over the words: lines of notes, marks of footnotes, the selected note's outline."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextDocument

from desktop import theme
from desktop.panels.text import change_marks, cut_marks, name_lines
from desktop.panels.text.boxes import boxes_of, left_of, right_of
from desktop.panels.text.looks import Looks
from desktop.panels.text.marks import SEPARATOR
from desktop.panels.text.rows import Row
from desktop.panels.text.span_map import Laid, Mark
from desktop.panels.text.spans import EDITORIAL, ShownSpan
from desktop.theme_lines import STEP, draw_pattern

_ROOM_FOR_LINES = 0.42
"""The part of the leading that lies between a line's descenders and the small letters of the next."""


def paint(painter: QPainter, document: QTextDocument, row: Row, looks: Looks) -> None:
    """Draw lines, marks and outline of one line of the text."""
    if looks.names is not None:
        name_lines.paint(painter, document, row, looks)
    _paint_lines(painter, document, row, looks)
    _paint_marks(painter, row, looks)
    if looks.changes:
        change_marks.paint_lines(painter, document, row, looks)
    if looks.cuts:
        cut_marks.paint(painter, row, looks)
    if looks.selected is not None or looks.landing is not None:
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
        if looks.from_right:
            x = _mark_among_letters_from_right(row, mark, looks)
        elif mark.attached < row.block.position():  # nothing before it on the line to make a gap
            x = row.x_of(mark.at)
        for span in mark.spans:
            width = metrics.horizontalAdvance(span.label or "")
            yield span, QRectF(x, row.box.top(), width, row.box.height())
            x += width + between


def _mark_among_letters_from_right(row: Row, mark: Mark, looks: Looks) -> float:
    """Return where a mark begins: in its gap, or left of the letter before it, where there is none."""
    gap = right_of(row, mark.attached, mark.attached_end) if mark.attached >= 0 else None
    if gap is not None:
        return gap + looks.faces.mark_inset()
    left = left_of(row, mark.at - 1, mark.at)
    return row.x_of(mark.at) if left is None else left - looks.faces.gap(mark.label)


def _paint_lines(painter: QPainter, document: QTextDocument, row: Row, looks: Looks) -> None:
    palette = theme.current()
    for laid in looks.spans.between(row.start, row.end):
        if laid.span.kind in ("deletion", "uncertain"):
            _paint_editorial(painter, document, row, looks, laid)
        if laid.span.colour is None:
            continue
        weight = 2.0 if looks.contrast else 1.5
        for box in boxes_of(document, row, looks, laid.start, laid.end):
            y = box.bottom() + 0.5 + drop(laid.lane, looks)
            draw_pattern(painter, laid.span.colour, box.left(), y, box.width(), palette, weight)


def _paint_editorial(painter: QPainter, document: QTextDocument, row: Row, looks: Looks, laid: Laid) -> None:
    """Strike words out that the editor takes out; dots under those whose reading is uncertain."""
    struck = laid.span.kind == "deletion"
    style = Qt.PenStyle.SolidLine if struck else Qt.PenStyle.DotLine
    painter.setPen(QPen(QColor(theme.current().accent), 2.0 if looks.contrast else 1.5, style))
    for box in boxes_of(document, row, looks, laid.start, laid.end):
        # Through the middle of the small letters, or just under the words.
        y = row.box.top() + row.line.ascent() + looks.faces.px(-5 if struck else 3)
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))


def drop(lane: int, looks: Looks) -> float:
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
    palette = theme.current()
    for i, (span, box) in enumerate(boxes):
        editorial = span.kind in EDITORIAL
        painter.setPen(QColor(palette.accent if editorial else palette.mark))
        base = row.box.top() + row.line.ascent() - (0 if editorial else looks.faces.px(6))
        if editorial and box.left() <= row.box.left():  # before a line's first word there is no room in it
            base = row.box.top() + looks.faces.px(2)
        painter.drawText(QPointF(box.left(), base), span.label or "")
        neighbour = boxes[i + 1][1].left() if i + 1 < len(boxes) else box.right()
        if 0 < neighbour - box.right() < looks.faces.px(8):
            painter.drawText(QPointF(box.right(), base), SEPARATOR)


def outline_boxes(document: QTextDocument, row: Row, looks: Looks, laid: Laid) -> list[QRectF]:
    """Return the boxes round a span's words on a row, with the note's own mark where it stands there."""
    boxes = boxes_of(document, row, looks, laid.start, laid.end)
    if boxes and laid.end <= row.end:
        for span, mark in mark_boxes(row, looks):
            if span.note == laid.span.note:
                _take_in(boxes, mark, looks.faces.px(12))
    return [box.adjusted(-2, -1.5, 2, 2.5 + drop(laid.lane, looks)) for box in boxes]


def _take_in(boxes: list[QRectF], mark: QRectF, reach: float) -> None:
    """Let the box that a mark stands beside reach over it; among letters from the right also at its left."""
    for box in boxes:
        if 0 <= mark.left() - box.right() < reach:
            box.setRight(mark.right() + 1)
            return
        if 0 <= box.left() - mark.right() < reach:
            box.setLeft(mark.left() - 1)
            return


def _paint_outline(painter: QPainter, document: QTextDocument, row: Row, looks: Looks) -> None:
    boxes = [
        box
        for laid in looks.outlined()
        if laid.start < row.end and laid.end > row.start
        for box in outline_boxes(document, row, looks, laid)
    ]
    if looks.landing is not None:
        boxes += [box.adjusted(-2, -1.5, 2, 2.5) for box in boxes_of(document, row, looks, *looks.landing)]
    if not boxes:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.current().accent), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for box in boxes:
        painter.drawRoundedRect(box, 3.5, 3.5)
    painter.restore()
