"""A quiet table of finished rows: sorted by its head, chosen by rows, opened by a double click or Enter."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop import theme
from desktop.models.sorted_rows import Index, SortedRowsModel

R = TypeVar("R")
_ROW = 26
_INSET = 14
"""What the first column has to its left, as the panels have it."""


class RowsView(QTableView, Generic[R]):
    """Shows a `SortedRowsModel`."""

    opened = Signal(int)
    """This row (as shown) is wanted."""

    def __init__(self, model: SortedRowsModel[R], name: str, parent: QWidget | None = None) -> None:
        """Show the model; `name` is what a reader of screens calls the table."""
        super().__init__(parent)
        self.rows_model = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(self.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setFont(theme.sans(11, 500))
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setMinimumSectionSize(44)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setItemDelegate(_Inset(self))
        self.setSortingEnabled(True)
        theme.ground(self, "page")
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def spread(self, widths: list[int], stretched: int) -> None:
        """Give the columns these widths; one takes what is left."""
        head = self.horizontalHeader()
        for at, width in enumerate(widths):
            head.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(at, width)
        head.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)

    def chosen(self) -> list[R]:
        """Return the rows that are chosen, in the order in which they are shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows_model.rows[row] for row in rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)


class _Inset(QStyledItemDelegate):
    """Sets the words of the first column in from the edge."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave room to the left of the first column."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground over the whole cell, the words from the inset on."""
        if index.column() == 0 and index.data(Qt.ItemDataRole.TextAlignmentRole) is not None:
            option = QStyleOptionViewItem(option)
            self.initStyleOption(option, index)
            words = option.text
            option.text = ""
            style = option.widget.style()
            style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
            room = option.rect.adjusted(_INSET, 0, -4, 0)
            painter.setPen(option.palette.text().color())
            painter.setFont(option.font)
            cut = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, option.displayAlignment, cut)
            return
        super().paint(painter, option, index)
