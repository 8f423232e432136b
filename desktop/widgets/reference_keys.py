"""Keys in a note's field where it holds references: their addresses are not seen, nor stepped into.

A reference is "[note 4](note:n0193...)"; of that the brackets and the words between them are shown. The caret
passes over the rest, and deleting at its edge takes the whole reference away.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from db.referring.links import links_in
from desktop.positions import Positions
from desktop.widgets.exact_text import shown_text

_Keep = QTextCursor.MoveMode


def pass_over(cursor: QTextCursor, before: int) -> bool:
    """Move a cursor out of an address into which it was moved from `before`; return whether it was in one."""
    at = cursor.position()
    for _, hidden, end in _references(cursor):
        if hidden < at < end:
            to = end if at > before else hidden
            cursor.setPosition(to, _Keep.KeepAnchor if cursor.hasSelection() else _Keep.MoveAnchor)
            return True
    return False


def take_whole(cursor: QTextCursor, key: int) -> bool:
    """Take a reference away at whose edge Backspace or Del was pressed; return whether there was one."""
    if cursor.hasSelection() or key not in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
        return False
    at, back = cursor.position(), key == Qt.Key.Key_Backspace
    for start, hidden, end in _references(cursor):
        if at in ((hidden, end) if back else (start, hidden)):
            cursor.setPosition(start)
            cursor.setPosition(end, _Keep.KeepAnchor)
            cursor.removeSelectedText()
            return True
    return False


def _references(cursor: QTextCursor) -> list[tuple[int, int, int]]:
    """Return where each reference begins, its address begins and it ends, in Qt's positions."""
    text = shown_text(cursor.document())
    links = links_in(text)
    if not links:
        return []
    to_qt = Positions(text).to_qt
    return [(to_qt(each.start), to_qt(each.start + len(each.words) + 2), to_qt(each.end)) for each in links]
