"""Where the fields stand: two short ones on a row where they fit, doubts below the field they are about."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop import theme
from desktop.panels.header.field_cell import LABEL, FieldCell
from desktop.widgets.remark import Remark

LEFT, RIGHT, TOP, BOTTOM = 14, 12, 10, 10
SECOND = 196
"""Where the second field on a row begins."""
SHORT = (
    "date",
    "precedence",
    "classification",
    "cable number",
    "receipt number",
    "originator",
    "file number",
    "original language",
)
"""The fields that may share a row."""


class FieldsBody(QWidget):
    """Lays out cells and remarks by hand, since a pair depends on what both have to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty body."""
        super().__init__(parent)
        theme.ground(self, "panel")
        self.cells: list[FieldCell] = []
        self.names: list[str] = []
        self.remarks: dict[FieldCell | None, list[Remark]] = {}
        """The remarks below each field; those under None stand at the end."""

    def lay_out(self) -> None:
        """Place everything at the present width and take the height that it needs."""
        height = self._walk(self.width(), place=True)
        if self.minimumHeight() != height:
            self.setMinimumHeight(height)

    def height_at(self, width: int) -> int:
        """Return the height that everything needs at a width."""
        return self._walk(width, place=False)

    def event(self, event: QEvent) -> bool:
        """Lay out anew when a field asks for another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.lay_out()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew at another width."""
        super().resizeEvent(event)
        self.lay_out()

    def _walk(self, width: int, *, place: bool) -> int:
        inner = width - LEFT - RIGHT
        y, at = TOP, 0
        while at < len(self.cells):
            row = [self.cells[at]]
            boxes = [(LEFT, inner, LABEL)]
            if self._pairs(at, inner):
                row.append(self.cells[at + 1])
                boxes = [(LEFT, SECOND, LABEL), (LEFT + SECOND, inner - SECOND, _second_label(inner))]
            height = 0
            for cell, (_x, cell_width, label_width) in zip(row, boxes, strict=True):
                cell.label_width = label_width
                height = max(height, cell.heightForWidth(cell_width))
            if place:
                for cell, (x, cell_width, _label) in zip(row, boxes, strict=True):
                    cell.setGeometry(x, y, cell_width, height)
            y += height
            for cell in row:
                y = self._put_remarks(cell, LEFT + LABEL - 2, inner - LABEL + 2, y, place=place)
            at += len(row)
        y = self._put_remarks(None, LEFT, inner, y, place=place)
        return y + BOTTOM

    def _put_remarks(self, cell: FieldCell | None, x: int, width: int, y: int, *, place: bool) -> int:
        for remark in self.remarks.get(cell, ()):
            height = remark.heightForWidth(width)
            if place:
                remark.setGeometry(x, y, width, height)
            y += height + 2
        return y

    def _pairs(self, at: int, inner: int) -> bool:
        """Tell whether a field and the next share a row."""
        if at + 1 >= len(self.cells) or self.names[at] not in SHORT or self.names[at + 1] not in SHORT:
            return False
        first, second = self.cells[at], self.cells[at + 1]
        told = first.source or second.source
        fitting = first.fits(SECOND, LABEL) and second.fits(inner - SECOND, _second_label(inner))
        return not told and fitting


def _second_label(inner: int) -> int:
    """Return the room for the label of the second field on a row."""
    return LABEL if inner >= 390 else 82
