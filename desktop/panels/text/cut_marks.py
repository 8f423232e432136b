"""Where words were taken out of a text that is corrected: a caret between the letters.

Proofreaders draw it so. It is painted, so that every offset stays; what stood there is told by the tool tip.
"""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop import theme
from desktop.panels.text.changes import Cut
from desktop.panels.text.looks import Looks
from desktop.panels.text.rows import Row

_HALF, _HIGH = 4.5, 6.0


def paint(painter: QPainter, row: Row, looks: Looks) -> None:
    """Draw the carets of one line, their points between the letters."""
    found = cuts_on(row, looks)
    if not found:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.current().err), 2.0 if looks.contrast else 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    y = row.box.top() + row.line.ascent() + 1
    for cut in found:
        x = row.x_of(cut.at)
        painter.drawPolyline(
            QPolygonF([QPointF(x - _HALF, y + _HIGH), QPointF(x, y), QPointF(x + _HALF, y + _HIGH)])
        )
    painter.restore()


def cuts_on(row: Row, looks: Looks) -> list[Cut]:
    """Return the cuts that stand on a row; one between two lines of a paragraph stands on the second."""
    is_last = row.line.lineNumber() == row.block.layout().lineCount() - 1
    first = bisect_left(looks.cuts, row.start, key=lambda cut: cut.at)
    last = bisect_left(looks.cuts, row.end + is_last, key=lambda cut: cut.at)
    return looks.cuts[first:last]
