"""The head of a record table: titles in small grey letters that stand exactly over their columns."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop import theme

HEIGHT = 26


class TableHead(QHeaderView):
    """Titles without boxes over one rule; `insets` are (left, right) margins by column."""

    def __init__(self, insets: Mapping[int, tuple[int, int]], parent: QWidget | None = None) -> None:
        """Make a head that cannot be resized or clicked."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._insets = insets
        self.setFont(theme.sans(11, 500))
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(10)
        self.setFixedHeight(HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one title, aligned as the cells below it."""
        model, across = self.model(), Qt.Orientation.Horizontal
        words = str(model.headerData(section, across, Qt.ItemDataRole.DisplayRole) or "")
        sides = model.headerData(section, across, Qt.ItemDataRole.TextAlignmentRole)
        side = Qt.AlignmentFlag(sides) if sides is not None else Qt.AlignmentFlag.AlignLeft
        left, right = self._insets.get(section, (0, 0))
        painter.setFont(theme.sans(11, 500))
        painter.setPen(QColor(theme.current().ink3))
        painter.drawText(rect.adjusted(left, 0, -right, -1), side | Qt.AlignmentFlag.AlignVCenter, words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the titles and the rule below them."""
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.setPen(QColor(theme.current().line))
            bottom = self.viewport().height() - 1
            painter.drawLine(6, bottom, self.viewport().width() - 6, bottom)
