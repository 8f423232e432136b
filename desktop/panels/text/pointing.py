"""Which notes lie under a point or a caret, and which of several is meant when one asks again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QPlainTextEdit

from desktop.panels.text.looks import Looks
from desktop.panels.text.overlay import mark_boxes
from desktop.panels.text.rows import Row, visible_rows

#: How far beside a mark or above a line one may point and still mean it, in pixels.
_REACH = 2.0


def row_at(view: QPlainTextEdit, point: QPointF) -> Row | None:
    """Return the line nearest to a point's height, or None over an empty view.

    Qt takes a point in the leading between two lines for the end of the upper one; we take the nearer line.
    """
    near: Row | None = None
    distance = 0.0
    reach = 60.0  # more than any paragraph's spacing
    area = QRectF(0, point.y() - reach, view.viewport().width(), 2 * reach)
    for row in visible_rows(view, area):
        off = max(row.box.top() - point.y(), point.y() - row.box.bottom(), 0.0)
        if near is None or off < distance:
            near, distance = row, off
    return near


def on_line(view: QPlainTextEdit, point: QPointF) -> QPointF:
    """Return the point moved onto the nearest line, for handing on to Qt.

    Above and below the viewport it stays, since there a drag makes Qt scroll.
    """
    inside = 0 <= point.y() < view.viewport().height()
    row = row_at(view, point) if inside else None
    if row is None:
        return point
    return QPointF(point.x(), min(max(point.y(), row.box.top() + 1), row.box.bottom() - 1))


def snapped(view: QPlainTextEdit, event: QMouseEvent) -> QMouseEvent:
    """Return a mouse event as Qt shall see it: with its point on a line."""
    return QMouseEvent(
        event.type(),
        on_line(view, event.position()),
        event.scenePosition(),
        event.globalPosition(),
        event.button(),
        event.buttons(),
        event.modifiers(),
        event.pointingDevice(),
    )


def notes_at(view: QPlainTextEdit, point: QPointF, looks: Looks) -> list[str]:
    """Return the notes under a point: those of its mark, else those whose words hold it, short ones first."""
    row = row_at(view, point)
    if row is None or not row.box.top() - 4 <= point.y() <= row.box.bottom() + 6:
        return []
    found = _marks_on(row, point, looks)
    if not found and row.box.left() <= point.x() <= row.box.right():
        position = character_at(row, point.x())
        here = sorted(looks.spans.between(position, position + 1), key=lambda laid: laid.end - laid.start)
        found = [laid.span.note for laid in here]
    return list(dict.fromkeys(found))


def mark_at(view: QPlainTextEdit, point: QPointF, looks: Looks) -> bool:
    """Tell whether a point lies on a footnote's mark."""
    row = row_at(view, point)
    return row is not None and row.box.contains(point) and bool(_marks_on(row, point, looks))


def _marks_on(row: Row, point: QPointF, looks: Looks) -> list[str]:
    boxes = mark_boxes(row, looks)
    return [span.note for span, box in boxes if box.left() - _REACH <= point.x() <= box.right() + _REACH]


def character_at(row: Row, x: float) -> int:
    """Return the Qt position of the character drawn at `x` on a row."""
    local = x - row.origin.x()
    position = row.line.xToCursor(local, row.line.CursorPosition.CursorOnCharacter)
    return row.block.position() + position


def position_at(view: QPlainTextEdit, point: QPointF) -> int | None:
    """Return the Qt position between characters nearest to a point; None over an empty view.

    Above and below the viewport it is one of the first and the last line to be seen.
    """
    inside = min(max(point.y(), 0.0), view.viewport().height() - 1.0)
    row = row_at(view, QPointF(point.x(), inside))
    if row is None:
        return None
    local = point.x() - row.origin.x()
    at = row.line.xToCursor(local, row.line.CursorPosition.CursorBetweenCharacters)
    return row.block.position() + at


def next_in_turn(notes: Sequence[str], now: str | None) -> str | None:
    """Return which of `notes` is meant while `now` is selected: the one after it, else the first."""
    if not notes:
        return None
    if now in notes:
        return notes[(notes.index(now) + 1) % len(notes)]
    return notes[0]
