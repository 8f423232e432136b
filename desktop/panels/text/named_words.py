"""Which names lie under a point or a caret, and what is told of them."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QPlainTextEdit

from desktop.panels.text.looks import Looks
from desktop.panels.text.pointing import character_at, row_at
from desktop.panels.text.spans import ShownSpan


def names_at(looks: Looks, position: int) -> list[ShownSpan]:
    """Return the names whose words hold or border a Qt position, those that hold it and short ones first."""
    if looks.names is None:
        return []
    return [laid.span for laid in looks.names.touching(position)]


def said_at(view: QPlainTextEdit, point: QPointF, looks: Looks) -> str:
    """Return who is named under a point of the viewport; "" where nobody is."""
    row = row_at(view, point) if looks.names is not None else None
    if row is None or looks.names is None or not row.box.contains(point):
        return ""
    position = character_at(row, point.x())
    here = sorted(looks.names.between(position, position + 1), key=lambda laid: laid.end - laid.start)
    return "\n".join(dict.fromkeys(laid.span.summary for laid in here))
