"""The recipients in the order of the list."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from desktop.messages.words import tr
from desktop.models.distribution import DistributionModel, RecipientColumn
from desktop.panels.distribution.cells import RecipientCells
from desktop.panels.distribution.columns import COUNTED_WIDTH, NUMBER_WIDTH, RIGHT, STATED_WIDTH, name_width
from desktop.widgets.record_table import RecordTable


class RecipientsTable(RecordTable):
    """The table of the panel; a long name wraps and makes its row higher."""

    head_insets = MappingProxyType(
        {
            RecipientColumn.NAME: (NUMBER_WIDTH, 0),
            RecipientColumn.STATED: (0, RIGHT),
            RecipientColumn.COUNTED: (0, RIGHT),
        }
    )

    content_changed = Signal()
    """The rows need another height, or leave another width."""

    def __init__(self, model: DistributionModel, parent: QWidget | None = None) -> None:
        """Show a model of recipients."""
        super().__init__(parent)
        self.setModel(model)
        self.cells = RecipientCells(model, self)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(tr("Distribution"))
        self.setColumnWidth(RecipientColumn.STATED, STATED_WIDTH)
        self.setColumnWidth(RecipientColumn.COUNTED, COUNTED_WIDTH)
        model.refreshed.connect(self.fit_rows)

    def fit_rows(self) -> None:
        """Give the names the width that is left and each row the height of its name."""
        self.setColumnWidth(RecipientColumn.NAME, name_width(self.viewport().width()))
        option = QStyleOptionViewItem()
        for row in range(self.model().rowCount()):
            height = self.cells.sizeHint(option, self.model().index(row, RecipientColumn.NAME)).height()
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)
        self.content_changed.emit()

    def whole_rows(self, height: int) -> int:
        """Return the next height, at most `height`, in which head and first rows show, none of them cut."""
        fitting = top = self.horizontalHeader().height()
        for row in range(self.model().rowCount()):
            top += self.rowHeight(row)
            if top > height:
                break
            fitting = top
        return fitting

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the names anew at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_rows()
