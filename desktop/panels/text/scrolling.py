"""Bringing a place of the text to a place on the screen, exactly, whatever has not been laid out yet.

The scroll bar counts lines, and a block that nobody has looked at counts as one. So the blocks on the way are
laid out first and the bar is set last. Positions are Qt's.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QPlainTextEdit

from desktop.panels.text.rows import line_index, visible_rows


def top_position(view: QPlainTextEdit) -> int:
    """Return the position of the first character of the line at the top."""
    block = view.firstVisibleBlock()
    _lay_out(view, block)
    index = view.verticalScrollBar().value() - block.firstLineNumber()
    layout = block.layout()
    if not 0 <= index < layout.lineCount():
        return block.position()
    return block.position() + layout.lineAt(index).textStart()


def bring_to_top(view: QPlainTextEdit, position: int) -> None:
    """Scroll so that the line that holds `position` is the first, as far as the text reaches."""
    block = view.document().findBlock(position)
    if not block.isValid():
        return
    _lay_out(view, block)
    view.verticalScrollBar().setValue(block.firstLineNumber() + line_index(block, position))


def bring_into_view(view: QPlainTextEdit, start: int, end: int) -> None:
    """Scroll only where the words are not whole on the screen; then they come to a third of its height."""
    if _is_in_view(view, start, max(start, end - 1)):
        return
    block = view.document().findBlock(start)
    if not block.isValid():
        return
    _lay_out(view, block)
    index = line_index(block, start)
    room = view.viewport().height() / 3
    y = block.layout().lineAt(index).rect().top()
    while room > y and block.previous().isValid():
        room -= y
        block = block.previous()
        y = _lay_out(view, block).height()
        index = block.layout().lineCount() - 1
    layout = block.layout()
    index = min(index, layout.lineCount() - 1)
    while index > 0 and layout.lineAt(index).rect().top() > y - room:
        index -= 1
    view.verticalScrollBar().setValue(block.firstLineNumber() + index)


def _is_in_view(view: QPlainTextEdit, first: int, last: int) -> bool:
    area = QRectF(view.viewport().rect())
    whole = [
        row for row in visible_rows(view, area) if row.box.top() >= -1 and row.box.bottom() <= area.bottom()
    ]
    if not whole:
        return False
    top, bottom = whole[0].start, whole[-1].end
    # Of words longer than the screen she may be reading the middle: then there is nothing to do either.
    return (top <= first and last <= bottom) or (first <= top and bottom <= last)


def _lay_out(view: QPlainTextEdit, block: QTextBlock) -> QRectF:
    return view.document().documentLayout().blockBoundingRect(block)
