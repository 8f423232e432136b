"""The parts of the stages panel below one another, in a scroll area for where there is little height."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop import theme
from desktop.panels.stages.table import StagesTable


class StagesBody(QScrollArea):
    """The table with the line of the chosen stage inset, the other parts from edge to edge."""

    def __init__(
        self, table: StagesTable, detail: QWidget, others: tuple[QWidget, ...], parent: QWidget
    ) -> None:
        """Lay out the parts."""
        super().__init__(parent)
        self._table = table
        self._ground = QWidget(self)
        theme.ground(self._ground, "panel")
        inset = QVBoxLayout()
        inset.setContentsMargins(8, 0, 8, 0)
        inset.setSpacing(2)
        inset.addWidget(table)
        inset.addWidget(detail)
        rows = QVBoxLayout(self._ground)
        rows.setContentsMargins(0, 0, 0, 4)
        rows.setSpacing(0)
        rows.addLayout(inset)
        for widget in others:
            rows.addWidget(widget)
        rows.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._ground)

    def show_row(self, row: int) -> None:
        """Scroll so far that a row of the table is to be seen."""
        rect = self._table.row_rect(row)
        where = self._table.viewport().mapTo(self._ground, rect.center())
        self.ensureVisible(where.x(), where.y(), 0, rect.height())
