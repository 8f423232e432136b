"""The handles at both ends of the selected note's spans: where they stand, how they look, which is hit.

A handle stands on the outline, where the words begin or end to the eye: at the right for words written
from the right. The bar is thin; what can be hit round it is at least 24 pixels high.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit

from desktop import theme
from desktop.panels.text.boxes import Edges, edges_of
from desktop.panels.text.edges import Edge
from desktop.panels.text.looks import Looks
from desktop.panels.text.overlay import mark_boxes, outline_boxes
from desktop.panels.text.pointing import row_at
from desktop.panels.text.rows import Row, visible_rows

TARGET = 24
"""The least height of what can be hit, in pixels."""
_OUTSIDE, _INSIDE = 8.0, 4.0
"""How far from the outline one may point and still mean the handle, in pixels."""
_BAR = 3.0


class Handle(NamedTuple):
    """One handle: the span (by its number in the note) and its end, the bar, and what can be hit."""

    place: int
    edge: Edge
    bar: QRectF
    target: QRectF


def handles_on(document: QTextDocument, row: Row, looks: Looks) -> Iterator[Handle]:
    """Yield the handles that stand on a row."""
    for place, laid in enumerate(looks.outlined() if looks.resizable else ()):
        starts, ends = _begins_on(row, laid.start), _ends_on(row, laid.end)
        if not (starts or ends):
            continue
        boxes = outline_boxes(document, row, looks, laid)
        edges = edges_of(document, row, looks, laid.start, laid.end)
        if not boxes or edges is None:  # nothing but blanks on this row
            x = row.x_of(min(max(laid.start, row.start), row.end))
            boxes = [QRectF(x - 2, row.box.top() - 1.5, 4, row.box.height() + 4)]
            edges = Edges(x, x, True, True)
        if starts:
            box = _box_at(boxes, edges.start)
            yield _handle(place, "start", box, at_left=edges.start_is_left)
        if ends:
            box = _box_at(boxes, edges.end)
            yield _handle(place, "end", box, at_left=not edges.end_is_right)


def handle_at(view: QPlainTextEdit, point: QPointF, looks: Looks) -> Handle | None:
    """Return the handle under a point of the viewport: the nearest one, a mark of another note before it."""
    if looks.selected is None or not looks.resizable:
        return None
    reach = QRectF(0, point.y() - TARGET, view.viewport().width(), 2 * TARGET)
    found = [
        handle
        for row in visible_rows(view, reach)
        for handle in handles_on(view.document(), row, looks)
        if handle.target.contains(point)
    ]
    if not found or _on_another_mark(view, point, looks):
        return None
    return min(found, key=lambda handle: abs(handle.bar.center().x() - point.x()))


def paint(painter: QPainter, document: QTextDocument, row: Row, looks: Looks) -> None:
    """Draw the handles of a row; those of spans that the keys do not resize are paler."""
    palette = theme.current()
    several = len(looks.outlined()) > 1
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for handle in handles_on(document, row, looks):
        meant = not several or handle.place == looks.active
        painter.setBrush(QColor(palette.accent if meant else theme.blend(palette.accent, palette.page, 0.5)))
        painter.drawRoundedRect(handle.bar, 1.5, 1.5)
    painter.restore()


def _handle(place: int, edge: Edge, box: QRectF, *, at_left: bool) -> Handle:
    x = box.left() if at_left else box.right()
    bar = QRectF(x - _BAR / 2, box.top() - 1, _BAR, box.height() + 2)
    high = max(TARGET, box.height())
    before, after = (_OUTSIDE, _INSIDE) if at_left else (_INSIDE, _OUTSIDE)
    target = QRectF(x - before, box.center().y() - high / 2, before + after, high)
    return Handle(place, edge, bar, target)


def _box_at(boxes: list[QRectF], x: float) -> QRectF:
    """Return the box at whose side a place stands; an outline reaches a little farther than its words."""
    return min(boxes, key=lambda box: min(abs(box.left() - x), abs(box.right() - x)))


def _begins_on(row: Row, start: int) -> bool:
    return row.start <= start < row.end or (start == row.end and _is_last(row))


def _ends_on(row: Row, end: int) -> bool:
    return row.start < end <= row.end or (end == row.end + 1 and _is_last(row))


def _is_last(row: Row) -> bool:
    return row.end == row.block.position() + row.block.length() - 1


def _on_another_mark(view: QPlainTextEdit, point: QPointF, looks: Looks) -> bool:
    row = row_at(view, point)
    if row is None:
        return False
    return any(
        span.note != looks.selected and box.left() <= point.x() <= box.right()
        for span, box in mark_boxes(row, looks)
    )
