"""The list of what was done, the newest first: days, entries, and the states that have a name; in pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.errors import ChanceryError
from db.history.past import PAGE, Entry, Filter, entries, named_states
from db.library_records import NamedState
from db.store import Store
from desktop.messages.history import clock_of, day_of, day_title, entry_facts, entry_title
from desktop.messages.words import tr

Index = QModelIndex | QPersistentModelIndex


class HistoryRole(IntEnum):
    """What a row gives beside its words."""

    ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A day's heading, an entry, or a state that has a name; `moment` is the change that it stands after."""

    title: str
    facts: str
    entry: Entry | None = None
    named: NamedState | None = None
    moment: int = 0

    @property
    def is_heading(self) -> bool:
        """Whether this is a day."""
        return self.entry is None and self.named is None


class HistoryModel(QAbstractListModel):
    """Reads a page of entries at a time, when the list comes to its end."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self.rows: list[HistoryRow] = []
        self.failure: ChanceryError | None = None
        self._store: Store | None = None
        self._wanted = Filter()
        self._named: list[tuple[NamedState, int]] = []
        self._names: frozenset[str] = frozenset()
        self._authors: dict[str, str] = {}
        self._next: int | None = None
        self._day = ""
        self._ended = True

    # -- public --------------------------------------------------------------------------------------

    def show(self, store: Store, wanted: Filter) -> None:
        """Show the history of a library, or a part of it, from the newest entry on."""
        self.beginResetModel()
        self.rows, self._store, self._wanted = [], store, wanted
        self._next, self._ended, self.failure, self._day = None, False, None, ""
        try:
            self._named = list(store.read(named_states)) if self._shows_names() else []
            self._names = frozenset(state.name for state, _ in self._named)
            self._authors = {author.id: author.name for author in store.authors()}
        except ChanceryError as error:
            self.failure, self._ended = error, True
        self.rows += self._page()
        self.endResetModel()

    def row_of(self, row: HistoryRow) -> int:
        """Return where a row that was shown before is now, or -1."""
        for at, known in enumerate(self.rows):
            if row.named is not None and known.named is not None and known.named.id == row.named.id:
                return at
            if row.entry is not None and known.entry is not None and known.entry.id == row.entry.id:
                return at
        return -1

    def first_row(self) -> int:
        """Return the first row that is no heading, or -1."""
        return next((at for at, row in enumerate(self.rows) if not row.is_heading), -1)

    # -- overrides -----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows are read so far."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Return a row's words, or the row."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == HistoryRole.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr(", ").join(part for part in (row.title, row.facts) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let everything be chosen but the days."""
        if not index.isValid() or self.rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether there is more."""
        return not parent.isValid() and not self._ended

    def fetchMore(self, _parent: Index) -> None:
        """Read the next page."""
        more = self._page()
        if more:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(more) - 1)
            self.rows += more
            self.endInsertRows()

    # -- private -------------------------------------------------------------------------------------

    def _page(self) -> list[HistoryRow]:
        if self._store is None or self._ended:
            return []
        try:
            found = self._store.read(entries, self._wanted, before=self._next)
        except ChanceryError as error:
            self.failure, self._ended = error, True
            return []
        if found:
            self._next = found[-1].first
        self._ended = len(found) < PAGE
        return self._rows_of(found)

    def _rows_of(self, found: Sequence[Entry]) -> list[HistoryRow]:
        """Return entries as rows, with the days between them and the names before what they stand for."""
        rows: list[HistoryRow] = []
        with_cable = self._wanted.cable is None and self._wanted.note is None
        for entry in found:
            while self._named and self._named[0][1] >= entry.last:
                self._add(rows, self._named_row(*self._named.pop(0)), entry.time)
            if entry.label.code == "name-state" and entry.label.values.get("name") in self._names:
                continue  # the name itself stands in the list
            facts = entry_facts(entry, with_cable=with_cable)
            self._add(rows, HistoryRow(entry_title(entry), facts, entry=entry, moment=entry.last), entry.time)
        while self._ended and self._named:
            state, moment = self._named.pop(0)
            self._add(rows, self._named_row(state, moment), state.created)
        return rows

    def _add(self, rows: list[HistoryRow], row: HistoryRow, time: str) -> None:
        """Add a row, with its day above it where that is another than that of the row before."""
        day = day_of(time)
        if day != self._day:
            self._day = day
            rows.append(HistoryRow(day_title(day), ""))
        rows.append(row)

    def _named_row(self, state: NamedState, moment: int) -> HistoryRow:
        author = self._authors.get(state.author, "")
        facts = tr(", ").join(part for part in (tr("Named state"), clock_of(state.created), author) if part)
        return HistoryRow(state.name, facts, named=state, moment=moment)

    def _shows_names(self) -> bool:
        return self._wanted.author is None and self._wanted.about in (None, "name")
