"""A table of records of the open cable, kept in step with the session row by row.

The session tells what was committed; the model compares the records it shows with those that stand now
and emits the smallest signals that lead there, so that a view keeps its current row, its selection and an
open editor. A *draft* is a row that is shown but not yet in the library: a new stage or recipient before
its first word, so that an empty one is never kept.
"""

from __future__ import annotations

from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from db.changes import Change, Step
from db.records import Anchor
from desktop.models.edit_burst import EditBurst
from desktop.session import Session

Index = QModelIndex | QPersistentModelIndex


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


Row = TypeVar("Row", bound=_HasId)


class RowTableModel(QAbstractTableModel, Generic[Row]):
    """The rows of one kind of record; a subclass says which, and what its columns hold."""

    refreshed = Signal()
    """The rows, or what follows from them, may have changed."""

    KINDS: tuple[str, ...] = ()
    """The kinds of records whose changes concern this model."""
    COLUMNS = 0

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Show the rows of the session's open cable, now and from now on."""
        super().__init__(parent)
        self.session = session
        self.burst = EditBurst(session, self)
        self._rows: list[Row] = []
        self._draft: tuple[int, Row, Change] | None = None
        session.cable_opened.connect(self.read_anew)
        session.library_opened.connect(self.read_anew)
        session.reloaded.connect(self.refresh)
        session.changed.connect(self._take_change)

    # -- for the subclass ----------------------------------------------------------------------------

    def read_rows(self) -> list[Row]:
        """Return the records that stand in the library now, in their order."""
        raise NotImplementedError

    # -- rows ----------------------------------------------------------------------------------------

    @property
    def rows(self) -> list[Row]:
        """The records shown, drafts included; do not alter the list."""
        return self._rows

    def row_of(self, record_id: str) -> int:
        """Return the row of a record, or -1."""
        return next((i for i, row in enumerate(self._rows) if row.id == record_id), -1)

    def ids(self, rows: list[int]) -> list[str]:
        """Return the ids of the records in these rows that are in the library."""
        return [self._rows[r].id for r in sorted(set(rows)) if not self.is_draft(r)]

    def read_anew(self) -> None:
        """Show another cable's rows, or none."""
        self.beginResetModel()
        self._draft = None
        self._rows = self._wanted()
        self.endResetModel()
        self.refreshed.emit()

    def refresh(self) -> None:
        """Bring the rows to what stands in the library now, with the fewest signals."""
        wanted = self._wanted()
        ids = {row.id for row in wanted}
        for at in reversed(range(len(self._rows))):
            if self._rows[at].id not in ids:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self._rows[at]
                self.endRemoveRows()
        for at, row in enumerate(wanted):
            self._bring(row, at)
        if self._rows:
            # Elapsed times and numbers depend on the neighbours, so all rows are told; lists are short.
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self.COLUMNS - 1))
        self.refreshed.emit()

    # -- drafts --------------------------------------------------------------------------------------

    def is_draft(self, row: int) -> bool:
        """Tell whether the row is a new one that is not in the library yet."""
        return (
            self._draft is not None and 0 <= row < len(self._rows) and self._rows[row].id == self._draft[1].id
        )

    def put_draft(self, at: int, record: Row, change: Change) -> int:
        """Show a record that `change` would add, and return its row. A draft shown before is dropped."""
        self.drop_draft()
        at = max(0, min(at, len(self._rows)))
        self.beginInsertRows(QModelIndex(), at, at)
        self._draft = (at, record, change)
        self._rows.insert(at, record)
        self.endInsertRows()
        self.refreshed.emit()
        return at

    def drop_draft(self) -> None:
        """Take away the row that was never filled in, if there is one."""
        if self._draft is None:
            return
        at = self.row_of(self._draft[1].id)
        self._draft = None
        if at >= 0:
            self.beginRemoveRows(QModelIndex(), at, at)
            del self._rows[at]
            self.endRemoveRows()
            self.refreshed.emit()

    def keep_draft(self, record: Row, change: Change) -> bool:
        """Enter the draft in the library as `record` by `change`; return whether it is committed."""
        kept = self._draft
        if kept is None:
            return False
        at = self.row_of(kept[1].id)
        old, self._rows[at], self._draft = self._rows[at], record, None
        if self.burst.do(change):
            return True
        self._rows[at], self._draft = old, kept
        return False

    # -- Qt ------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else self.COLUMNS

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell; a subclass adds what can be edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    # -- private -------------------------------------------------------------------------------------

    def _wanted(self) -> list[Row]:
        rows = self.read_rows()
        if self._draft is not None:
            rows.insert(min(self._draft[0], len(rows)), self._draft[1])
        return rows

    def _bring(self, row: Row, at: int) -> None:
        """Have this record stand at this row: there already, moved up from below, or new."""
        if at < len(self._rows) and self._rows[at].id == row.id:
            self._rows[at] = row
            return
        there = next((i for i in range(at + 1, len(self._rows)) if self._rows[i].id == row.id), -1)
        if there >= 0:
            self.beginMoveRows(QModelIndex(), there, there, QModelIndex(), at)
            del self._rows[there]
            self._rows.insert(at, row)
            self.endMoveRows()
        else:
            self.beginInsertRows(QModelIndex(), at, at)
            self._rows.insert(at, row)
            self.endInsertRows()

    def _take_change(self, change: Any) -> None:  # noqa: ANN401 - a signal's object
        if any(self._concerns(step) for step in change.steps):
            self.refresh()

    def _concerns(self, step: Step) -> bool:
        """Tell whether rows may follow from a step; where a note stands is no concern of any row."""
        if step.kind not in self.KINDS:
            return False
        state, record = self.session.state, step.record
        return state is None or not isinstance(record, Anchor) or record.owner not in state.notes
