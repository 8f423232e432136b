"""Rows of a finished table: filtered by words, sorted by a column; for what is counted once and then read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.models.tool_tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: its title, what it says of a row, and by what it is sorted (by its words, if None).

    `tip` is what the tool tip says below the words, such as what a double click does.
    """

    title: str
    words: Callable[[R], str]
    key: Callable[[R], Any] | None = None
    figures: bool = False
    tip: str = ""


class SortedRowsModel(QAbstractTableModel, Generic[R]):
    """A table over a tuple of rows that do not change while it is shown."""

    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self._columns = tuple(columns)
        self._all: tuple[R, ...] = ()
        self._wanted = ""
        self._order: tuple[int, Qt.SortOrder] | None = None
        self.rows: list[R] = []
        """The rows that are shown, in their order."""

    # -- public --------------------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[R], columns: Sequence[Column[R]] | None = None) -> None:
        """Show other rows, in other columns where these are given."""
        self.beginResetModel()
        self._all = tuple(rows)
        if columns is not None:
            if [column.title for column in columns] != [column.title for column in self._columns]:
                self._order = None
            self._columns = tuple(columns)
        self.rows = self._fitting()
        self.endResetModel()

    def filter_by(self, words: str) -> None:
        """Show the rows that say these words in their first column."""
        self.beginResetModel()
        self._wanted = " ".join(words.casefold().split())
        self.rows = self._fitting()
        self.endResetModel()

    def words(self, row: int, column: int) -> str:
        """Return what a cell says, on one line."""
        return " ".join(self._columns[column].words(self.rows[row]).split())

    def is_figures(self, column: int) -> bool:
        """Whether a column has figures, which stand at the right."""
        return self._columns[column].figures

    @property
    def columns(self) -> tuple[Column[R], ...]:
        """The columns, in their order."""
        return self._columns

    @property
    def is_sorted(self) -> bool:
        """Whether the rows stand in another order than that in which they came."""
        return self._order is not None

    # -- overrides -----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the words of a cell, the whole of them as its tool tip, its side."""
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(column.words(self.rows[index.row()]), column.tip)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.figures else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return the title of a column, the whole of it as its tool tip, on the side of its cells."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(self._columns[section].title.split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight if self._columns[section].figures else Qt.AlignmentFlag.AlignLeft
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the order in which the rows came."""
        self._order = (column, order) if 0 <= column < len(self._columns) else None
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [self.rows[index.row()] for index in before]
        self.rows = self._fitting()
        place = {id(row): at for at, row in enumerate(self.rows)}
        self.changePersistentIndexList(
            before,
            [self.index(place[id(row)], index.column()) for row, index in zip(kept, before, strict=True)],
        )
        self.layoutChanged.emit()

    # -- private -------------------------------------------------------------------------------------

    def _fitting(self) -> list[R]:
        first = self._columns[0].words if self._columns else None
        rows = [
            row
            for row in self._all
            if not self._wanted or (first is not None and self._wanted in first(row).casefold())
        ]
        if self._order is not None:
            column = self._columns[self._order[0]]
            key = column.key or (lambda row: column.words(row).casefold())
            rows.sort(key=key, reverse=self._order[1] == Qt.SortOrder.DescendingOrder)
        return rows
