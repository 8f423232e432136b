"""The visible lines of the view, and where words lie on them, in the viewport's pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine
from PySide6.QtWidgets import QPlainTextEdit


class Row(NamedTuple):
    """One line on the screen: Qt positions [start, end) of the document, and its box in the viewport."""

    block: QTextBlock
    line: QTextLine
    start: int
    end: int
    origin: QPointF
    box: QRectF

    def x_of(self, position: int) -> float:
        """Return where a caret before `position` stands."""
        # PySide returns the position besides the x, which its stubs call an object.
        x, _position = cast(tuple[float, int], self.line.cursorToX(position - self.block.position()))
        return self.origin.x() + x


def visible_rows(view: QPlainTextEdit, area: QRectF) -> Iterator[Row]:
    """Yield the lines that touch `area`, from the top; by bisection, as one block may have 10,000 lines."""
    block = view.firstVisibleBlock()
    origin = view.contentOffset()
    while block.isValid() and origin.y() <= area.bottom():
        height = view.document().documentLayout().blockBoundingRect(block).height()
        if origin.y() + height >= area.top():
            yield from _rows_of(block, origin, area)
        origin = QPointF(origin.x(), origin.y() + height)
        block = block.next()


def update_rows(view: QPlainTextEdit, wanted: Callable[[int, int], bool]) -> None:
    """Have the visible lines painted again of which `wanted(start, end)`, with what hangs below."""
    area = QRectF(view.viewport().rect())
    for row in visible_rows(view, area):
        if wanted(row.start, row.end):
            box = QRectF(0, row.box.top(), area.width(), row.box.height())
            view.viewport().update((box.adjusted(0, -6, 0, 18)).toAlignedRect())


def trimmed(document: QTextDocument, row: Row, start: int, end: int) -> tuple[int, int]:
    """Return the part of [start, end) that lies on a row, without the blanks at the row's end."""
    start, end = max(start, row.start), min(end, row.end)
    if end == row.end:
        while end > start and document.characterAt(end - 1).isspace():
            end -= 1
    return start, end


def line_index(block: QTextBlock, position: int) -> int:
    """Return which line of a laid out block holds a Qt position."""
    line = block.layout().lineForTextPosition(position - block.position())
    return line.lineNumber() if line.isValid() else 0


def _rows_of(block: QTextBlock, origin: QPointF, area: QRectF) -> Iterator[Row]:
    layout = block.layout()
    count = layout.lineCount()
    low, high = 0, count
    while low < high:  # the first line whose bottom is below the area's top
        middle = (low + high) // 2
        if origin.y() + layout.lineAt(middle).rect().bottom() < area.top():
            low = middle + 1
        else:
            high = middle
    for i in range(low, count):
        line = layout.lineAt(i)
        box = line.naturalTextRect().translated(origin)
        if box.top() > area.bottom():
            return
        start = block.position() + line.textStart()
        yield Row(block, line, start, start + line.textLength(), origin, box)
