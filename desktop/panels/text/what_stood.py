"""What stood at a place of a text that is corrected, for the tool tip there."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QPlainTextEdit

from desktop.messages.words import tr
from desktop.panels.text.cut_marks import cuts_on
from desktop.panels.text.looks import Looks
from desktop.panels.text.pointing import character_at, row_at

_REACH = 7.0
"""How far beside a caret one may point and still mean it, in pixels."""
LONGEST = 300
"""Code points of words of before that a tool tip shows."""


def said_at(view: QPlainTextEdit, point: QPointF, looks: Looks) -> str:
    """Return what stood before at a point where the text was changed, in words; "" where it was not."""
    row = row_at(view, point)
    if row is None or not row.box.top() - 4 <= point.y() <= row.box.bottom() + 8:
        return ""
    near = [cut for cut in cuts_on(row, looks) if abs(row.x_of(cut.at) - point.x()) <= _REACH]
    if near:
        return tr("Taken out here: “{words}”", words=_shown(near[0].words))
    if not row.box.left() <= point.x() <= row.box.right():
        return ""
    position = character_at(row, point.x())
    old = next((one.old for one in looks.changes.between(position, position + 1)), "")
    return tr("Was “{words}”", words=_shown(old)) if old else ""


def _shown(words: str) -> str:
    """Return words on one line, a change of line ends to be seen; long ones cut."""
    flat = words[:LONGEST].replace("\n", "⏎")
    return flat if len(words) <= LONGEST else flat.rstrip() + "…"
