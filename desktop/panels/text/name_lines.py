"""The quiet dotted line under words that are marked as a name.

It lies close under the letters, within a note's wash and above its line, thin and grey: a name is no note,
and is to be seen by whoever looks for it, not by whoever reads.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextDocument

from desktop import theme
from desktop.panels.text.boxes import boxes_of
from desktop.panels.text.looks import Looks
from desktop.panels.text.rows import Row

_BELOW = 3.0
"""How far below the letters' feet the line lies, in pixels at the usual size."""
_DOT, _GAP = 1.0, 3.0
"""Length of a dot and of the room between two, in widths of the line."""


def paint(painter: QPainter, document: QTextDocument, row: Row, looks: Looks) -> None:
    """Draw the lines of the names on one line of the text."""
    found = looks.names.between(row.start, row.end) if looks.names is not None else ()
    if not found:
        return
    palette = theme.current()
    width = 1.6 if looks.contrast else 1.2
    pen = QPen(QColor(palette.ink if looks.contrast else palette.ink3), width)
    pen.setDashPattern([_DOT, _GAP])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    y = round(row.box.top() + row.line.ascent() + looks.faces.px(_BELOW)) + 0.5
    for laid in found:
        for box in boxes_of(document, row, looks, laid.start, laid.end):
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
