"""A quiet table of finished rows: sorted by its head, chosen by rows, opened by a double click or Enter."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from desktop import theme
from desktop.messages.words import tr
from desktop.models.sorted_rows import Index, SortedRowsModel
from desktop.windows.across.rows_cells import RowsCells
from desktop.windows.across.rows_head import RowsHead

R = TypeVar("R")
_ROW = 26
_MOST_COPIED = 5000


class RowsView(QTableView, Generic[R]):
    """Shows a `SortedRowsModel`."""

    opened = Signal(int)
    """This row (as shown) is wanted."""
    menu_filling = Signal(QMenu)
    """The menu of the chosen rows opens: whoever has more to offer adds it."""

    def __init__(
        self,
        model: SortedRowsModel[R],
        name: str,
        parent: QWidget | None = None,
        *,
        opens: str = "",
        opens_at: int | None = None,
    ) -> None:
        """Show the model; `name` is what a reader of screens calls the table.

        `opens` is what Enter does, and a double click: in the column `opens_at`, or in any.
        """
        super().__init__(parent)
        self.rows_model = model
        self.placeholder = ""
        """What is said where there are no rows."""
        self._opens, self._opens_at = opens or tr("&Open the cable"), opens_at
        self._widths: list[int] = []
        self._stretched = 0
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
        self.setHorizontalHeader(RowsHead(self))
        self.setItemDelegate(RowsCells(self))
        self.setSortingEnabled(True)
        theme.ground(self, "page")
        self.doubleClicked.connect(self._double_clicked)
        model.modelReset.connect(self._fit_head)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)

    # -- public --------------------------------------------------------------------------------------

    def spread(self, widths: list[int], stretched: int) -> None:
        """Give the columns these widths; one takes what is left, as long as that is enough to read it."""
        head = self.horizontalHeader()
        for at, width in enumerate(widths):
            head.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(at, width)
        self._widths, self._stretched = widths, stretched
        self._stretch()

    def chosen(self) -> list[R]:
        """Return the rows that are chosen, in the order in which they are shown."""
        return [self.rows_model.rows[row] for row in self._chosen_rows()]

    def choose(self, rows: Sequence[int]) -> None:
        """Choose these rows (as shown) beside those that are chosen, all at once.

        Neighbours are one range: with one for each row, thousands of them would take seconds.
        """
        selection = QItemSelection()
        last = self.rows_model.columnCount() - 1
        for _, run in groupby(enumerate(sorted(rows)), key=lambda each: each[1] - each[0]):
            together = [row for _, row in run]
            selection.append(
                QItemSelectionRange(
                    self.rows_model.index(together[0], 0), self.rows_model.index(together[-1], last)
                )
            )
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.Select)

    def menu(self) -> QMenu:
        """Return the menu of the chosen rows."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row = self.currentIndex().row()
        opening = menu.addAction(self._opens)
        opening.setEnabled(row >= 0)
        opening.triggered.connect(lambda: self.opened.emit(row))
        menu.setDefaultAction(opening)
        self.menu_filling.emit(menu)
        menu.addSeparator()
        copying = menu.addAction(tr("&Copy"))
        copying.setShortcut(QKeySequence.StandardKey.Copy)
        copying.setEnabled(self.selectionModel().hasSelection())
        copying.triggered.connect(self.copy)
        return menu

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, a line for each, their cells divided by tabs."""
        columns = range(self.rows_model.columnCount())
        lines = [
            "\t".join(self.rows_model.words(row, at) for at in columns)
            for row in self._chosen_rows()[:_MOST_COPIED]
        ]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    # -- overrides -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row with Enter, copy the chosen ones."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Move the outline of the row of the keys, in all of its cells."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have a row that the keys move from, and show it."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows_model.rowCount():
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self.rows_model.index(0, 0), flag)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the outline of the current row away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or what is said where there are none."""
        super().paintEvent(event)
        if self.placeholder and not self.rows_model.rows:
            with QPainter(self.viewport()) as painter:
                painter.setPen(QColor(theme.current().ink3))
                room = self.viewport().rect().adjusted(14, 14, -14, -14)
                painter.drawText(
                    room, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, self.placeholder
                )

    def resizeEvent(self, event: object) -> None:
        """Give the widest column what is left."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._stretch()

    # -- private -------------------------------------------------------------------------------------

    def _chosen_rows(self) -> list[int]:
        """Return the rows that are chosen, in order: whole rows, so that their ranges tell them."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(at) for at in range(selection.count())]
        return sorted({row for each in ranges for row in range(each.top(), each.bottom() + 1)})

    def _stretch(self) -> None:
        if not self._widths:
            return
        others = sum(self.columnWidth(at) for at in range(len(self._widths)) if at != self._stretched)
        least = self._widths[self._stretched]
        self.setColumnWidth(self._stretched, max(least, self.viewport().width() - others))

    def _double_clicked(self, index: QModelIndex) -> None:
        if self._opens_at in (None, index.column()):
            self.opened.emit(index.row())

    def _fit_head(self) -> None:
        """Show no arrow over rows that came in an order of their own."""
        if not self.rows_model.is_sorted:
            self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _open_menu(self, place: QPoint) -> None:
        if self.indexAt(place).isValid():
            self.menu().popup(self.viewport().mapToGlobal(place))
