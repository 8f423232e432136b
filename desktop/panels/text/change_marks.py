"""Differences drawn in the text: struck through what is gone, underlined what is new.

Ground and ink have a colour each; the lines say the same to those who do not see it. The current difference
has an outline.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextDocument

from desktop import theme
from desktop.panels.text.boxes import boxes_of
from desktop.panels.text.changes import GAP, ShownChange, ink
from desktop.panels.text.looks import Looks
from desktop.panels.text.rows import Row
from desktop.widgets.fill import fill

_STRIKE = 0.27
"""How far above the base line words are struck through, as a part of the face's height."""


def paint_grounds(painter: QPainter, document: QTextDocument, row: Row, looks: Looks) -> None:
    """Paint the grounds of changed words on one line. New words of a note keep the note's own wash."""
    palette = theme.current()
    for one in looks.changes.between(row.start, row.end):
        if one.kind == "removed":
            for box in _boxes(document, row, looks, one):
                fill(painter, box, QColor(palette.errbg))
            continue
        for start, end in _without_notes(looks, max(one.start, row.start), min(one.end, row.end)):
            for box in boxes_of(document, row, looks, start, end):
                fill(painter, box, QColor(palette.okbg))


def _without_notes(looks: Looks, start: int, end: int) -> list[tuple[int, int]]:
    """Return the parts of a stretch on which no note lies that has a wash."""
    found = []
    for laid in sorted(looks.spans.between(start, end), key=lambda laid: laid.start):
        if laid.span.colour is None:
            continue
        if laid.start > start:
            found.append((start, laid.start))
        start = max(start, laid.end)
    if start < end:
        found.append((start, end))
    return found


def paint_lines(painter: QPainter, document: QTextDocument, row: Row, looks: Looks) -> None:
    """Draw the lines through and under changed words of one line, and the current one's outline."""
    outlined = QRectF()
    for one in looks.changes.between(row.start, row.end):
        painter.setPen(QPen(QColor(ink(one.kind)), 2.0 if looks.contrast else 1.5))
        for box in _boxes(document, row, looks, one):
            through = row.box.top() + row.line.ascent() * (1 - _STRIKE)
            y = round(through if one.kind == "removed" else box.bottom() + 0.5) + 0.5
            painter.drawLine(QLineF(box.left(), y, box.right(), y))
            if one.index == looks.changes.current:
                outlined = outlined.united(box)
    if not outlined.isEmpty():
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.current().accent), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(outlined.adjusted(-2, -1.5, 2, 3), 3.5, 3.5)
        painter.restore()


def _boxes(document: QTextDocument, row: Row, looks: Looks, one: ShownChange) -> list[QRectF]:
    """Return where the words of a change stand on a row, without the gap behind words that are gone."""
    boxes = boxes_of(document, row, looks, one.start, one.end)
    if boxes and one.last is not None and one.end <= row.end and not looks.from_right:
        boxes[-1].setRight(max(boxes[-1].left(), boxes[-1].right() - looks.faces.px(GAP)))
    return boxes
