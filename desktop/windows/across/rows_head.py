"""The head of a table of rows: titles exactly over their cells, with a small arrow where it is sorted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop import theme

HEIGHT = 30
_ARROW = 12
"""Pixels for the arrow and the room before it."""


def room_of(rect: QRect, column: int) -> QRect:
    """Return where the words of a cell, or the title over it, stand: the first in line with the panel."""
    return rect.adjusted(14 if column == 0 else 6, 0, -8, 0)


class RowsHead(QHeaderView):
    """Titles without boxes over one rule; a click sorts, a third one leaves the order as it came."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a head that sorts."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFont(theme.sans(11, 500))
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSortIndicatorShown(True)
        self.setSortIndicatorClearable(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setMinimumSectionSize(44)
        self.setFixedHeight(HEIGHT)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one title on the side of its cells."""
        model, across = self.model(), Qt.Orientation.Horizontal
        words = str(model.headerData(section, across, Qt.ItemDataRole.DisplayRole) or "")
        sides = model.headerData(section, across, Qt.ItemDataRole.TextAlignmentRole)
        side = Qt.AlignmentFlag(sides) if sides is not None else Qt.AlignmentFlag.AlignLeft
        is_sorted = self.sortIndicatorSection() == section
        room = room_of(rect, section)
        to_right = bool(side & Qt.AlignmentFlag.AlignRight)
        wide = room.width() - (_ARROW if is_sorted else 0)
        cut = QFontMetrics(self.font()).elidedText(words, Qt.TextElideMode.ElideRight, max(0, wide))
        painter.setFont(self.font())
        painter.setPen(QColor(theme.current().ink if is_sorted else theme.current().ink3))
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, cut)
        if is_sorted:
            width = QFontMetrics(self.font()).horizontalAdvance(cut)
            at = room.right() - width - 7 if to_right else room.left() + width + 7
            self._draw_arrow(painter, QPointF(at, rect.center().y() + 0.5))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the titles and the rule below them."""
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.setPen(QColor(theme.current().line))
            bottom = self.viewport().height() - 1
            painter.drawLine(0, bottom, self.viewport().width(), bottom)

    def _draw_arrow(self, painter: QPainter, at: QPointF) -> None:
        up = 1 if self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder else -1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(theme.current().ink2))
        painter.setPen(Qt.PenStyle.NoPen)
        tip = QPointF(at.x(), at.y() - 2.5 * up)
        foot = at.y() + 2.5 * up
        painter.drawPolygon(QPolygonF([tip, QPointF(at.x() - 4, foot), QPointF(at.x() + 4, foot)]))
