"""The rows of the list of cables as Qt is to know them: what comes, goes and moves, and what is folded.

A row that stays keeps its selection and its place in every view. Only where so much becomes another that
telling it row by row would take longer than laying out anew, the list is reset; its view then finds again
what was selected.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from db.errors import ChanceryError
from db.library_list.arranged import Arranged
from db.library_list.headings import Heading
from db.library_list.pages import beginning_with, is_in_place, place_of
from db.library_list.sorting import ColumnName, Sorting
from desktop.models.library_columns import COLUMNS, column_words
from desktop.models.library_places import ListPlaces, middle_that_differs
from desktop.session import Session

_WORDS: tuple[ColumnName, ...] = ("title", "number", "originator", "addressee", "precedence")
Index = QModelIndex | QPersistentModelIndex
FEW = 60
"""So many rows are moved one by one; where more have become others, the list is laid out anew."""


class ArrangedRows(QAbstractTableModel):
    """Rows of cables, by their n, and of headings."""

    refreshed = Signal()
    """The rows are up to date again, whether or not any of them changed."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sorting = Sorting()
        self._places = ListPlaces()
        self._folded: set[str] = set()
        self._total = 0
        self._pending = 0

    @property
    def places(self) -> ListPlaces:
        """Which row is which cable or heading."""
        return self._places

    # -- public --------------------------------------------------------------------------------------

    def typed_ahead(self, begin: str, row: int) -> int:
        """Return the next row, from `row` on and round, whose words begin so; -1 for none.

        Words are those that the list is sorted by, or titles where it is sorted by something else.
        """
        column = self._sorting.column if self._sorting.column in _WORDS else "title"
        try:
            fitting = self._session.store.read(beginning_with, column, begin)
        except ChanceryError:
            return -1
        return self._places.next_of(fitting, row) if fitting else -1

    def heading(self, row: int) -> Heading | None:
        """Return the heading that a row is, or None."""
        return self._places.heading(row)

    def number(self, row: int) -> int | None:
        """Return the n of the cable of a row."""
        return self._places.number(row)

    def row_of_number(self, n: int) -> int:
        """Return the row of the cable of this n, -1 where it is not shown."""
        return self._places.row_of(n)

    # -- folding -------------------------------------------------------------------------------------

    def fold(self, row: int, *, folded: bool | None = None) -> None:
        """Fold or unfold the heading that a row is; None turns it round."""
        heading = self._places.heading(row)
        if heading is None:
            return
        is_folded = heading.key in self._folded
        wanted = not is_folded if folded is None else folded
        if wanted == is_folded:
            return
        first, last = row + 1, row + heading.count
        if wanted:
            self.beginRemoveRows(QModelIndex(), first, last)
            self._folded.add(heading.key)
        else:
            self.beginInsertRows(QModelIndex(), first, last)
            self._folded.discard(heading.key)
        self._places = ListPlaces(self._arranged(), self._folded)
        (self.endRemoveRows if wanted else self.endInsertRows)()
        self.tell_changed(row, row)

    def fold_all(self, folded: bool) -> None:
        """Fold every heading, or none."""
        self._folded = {heading.key for heading in self._places.headings} if folded else set()
        self._lay_out(self._arranged())

    # -- overrides -----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many cables are shown."""
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are; the narrow list shows the first."""
        return 0 if parent.isValid() else len(COLUMNS)

    def index(self, row: int, column: int = 0, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return a cell, the row's first where no column is named."""
        return super().index(row, column, parent)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done to a row: it can be dragged to where its citation is wanted."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def supportedDragActions(self) -> Qt.DropAction:
        """Return what a drag does: it copies."""
        return Qt.DropAction.CopyAction

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return the name of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return column_words(COLUMNS[section]) if 0 <= section < len(COLUMNS) else None
        return None

    def tell_changed(self, first: int, last: int) -> None:
        """Have these rows painted anew."""
        self.dataChanged.emit(self.index(first), self.index(last, len(COLUMNS) - 1))

    # -- for the model itself ------------------------------------------------------------------------

    def _arranged(self) -> Arranged:
        return Arranged(self._places.ids, self._places.headings, self._total, self._pending)

    def _lay_out(self, found: Arranged) -> None:
        """Bring the rows to what was arranged: where that is little, only what differs."""
        self._total, self._pending = found.total, found.pending
        before = self._places
        if before.headings or found.headings:
            if before.ids != found.ids or before.headings != found.headings or before.folded != self._folded:
                self._anew(found)
        else:
            front, end, new_end = middle_that_differs(before.ids, found.ids)
            gone, new = end - front, new_end - front
            if (gone and new) and max(gone, new) > FEW:
                self._anew(found)
            else:
                self._exchange(front, gone, found.ids[front:new_end])
        if len(self._places):
            self.tell_changed(0, len(self._places) - 1)
        self.refreshed.emit()

    def _anew(self, found: Arranged) -> None:
        self.beginResetModel()
        self._places = ListPlaces(found, self._folded)
        self.endResetModel()

    def _exchange(self, at: int, gone: int, new: Sequence[int]) -> None:
        ids = self._places.ids
        if gone:
            self.beginRemoveRows(QModelIndex(), at, at + gone - 1)
            self._replace(ids[:at] + ids[at + gone :])
            self.endRemoveRows()
        if new:
            self.beginInsertRows(QModelIndex(), at, at + len(new) - 1)
            ids = self._places.ids
            self._replace(ids[:at] + array("q", new) + ids[at:])
            self.endInsertRows()

    def _replace(self, ids: array[int]) -> None:
        self._places = ListPlaces(Arranged(ids))

    def _take_out(self, n: int) -> None:
        row = self._places.row_of(n)
        if row >= 0:
            self._total -= 1
            self._exchange(row, 1, ())

    def _put_right(self, n: int) -> None:
        """Put a cable's row where it belongs now, or have it painted anew where it is."""
        ids, row = self._places.ids, self._places.row_of(n)
        if row >= 0 and self._session.store.read(is_in_place, self._sorting, ids, row):
            self.tell_changed(row, row)
            return
        others = ids if row < 0 else ids[:row] + ids[row + 1 :]
        to = self._session.store.read(place_of, self._sorting, others, n)
        if row < 0:
            self._total += 1
            self._exchange(to, 0, (n,))
            return
        self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), to if to < row else to + 1)
        others.insert(to, n)
        self._replace(others)
        self.endMoveRows()
        self.tell_changed(to, to)
