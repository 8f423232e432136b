"""The list of cables as the library panel shows it: filtered by words, in a chosen order.

Refreshing changes only the rows that differ, so that a view keeps its selection and its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from db.errors import ChanceryError
from db.listing import Listed
from db.searching.search import Hits, Term, find, snippet, terms_of
from desktop.messages.words import tr
from desktop.models.library_rows import Order, folded, in_order, searched, shown_title, spoken
from desktop.models.tool_tips import plain_tip
from desktop.session import Session

Index = QModelIndex | QPersistentModelIndex
PAUSE_MS = 120
"""So long the keys rest before the texts are searched; what stands in the rows is found at once."""
_SNIPPET = 90
"""Characters of a snippet: more than the widest row shows."""


class LibraryRole(IntEnum):
    """What else a row answers."""

    LISTED = Qt.ItemDataRole.UserRole + 1
    FOUND_INSIDE = Qt.ItemDataRole.UserRole + 2
    """Whether the words were not found in what the row shows, but in the text, notes or recipients."""
    SNIPPET = Qt.ItemDataRole.UserRole + 3
    """The words round the place where they were found inside."""


class LibraryModel(QAbstractListModel):
    """The cables of the open library; `total` counts all of them, the rows are those that fit the words.

    `pending` is how many cables' texts could not be searched, since they are not in the index yet.
    """

    refreshed = Signal()
    """The rows are up to date again, whether or not any of them changed."""
    unsearchable = Signal()
    """The index of words cannot be read: it is damaged."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Show the cables of the session's library."""
        super().__init__(parent)
        self._session = session
        self._all: list[Listed] = []
        self._searched: dict[str, tuple[Listed, str]] = {}
        self._rows: list[Listed] = []
        self._order: Order = "date"
        self._wanted: list[str] = []
        self._terms: tuple[Term, ...] = ()
        self._hits = Hits()
        self._snippets: dict[str, str] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._search)
        session.library_opened.connect(self.refresh)
        session.listing_changed.connect(self.refresh)
        self.refresh()

    # -- public --------------------------------------------------------------------------------------

    @property
    def total(self) -> int:
        """How many cables the library has."""
        return len(self._all)

    @property
    def order(self) -> Order:
        """The order in force."""
        return self._order

    def set_order(self, order: Order) -> None:
        """Show the cables in another order."""
        self._order = order
        self._show(in_order(self._fitting(), order))

    @property
    def pending(self) -> int:
        """How many cables' texts could not be searched yet; 0 where nothing is sought in them."""
        return self._hits.pending if self._terms else 0

    def set_words(self, words: str) -> None:
        """Show only the cables in which all these words stand: first by what the rows show, then by texts."""
        before, self._terms = self._terms, terms_of(words, typing=True)
        self._wanted = [_in_rows(term) for term in self._terms]
        if not _is_more(before, self._terms):  # else what was found is at most found again
            self._hits = Hits()
        self._snippets.clear()
        self._show_found()
        if self._terms:
            self._pause.start()
        else:
            self._pause.stop()

    def search_again(self) -> None:
        """Search the texts again: they have become others, or more of them can be searched."""
        if self._terms and self._session.has_library and not self._pause.isActive():
            self._pause.start()

    def row_of(self, cable: str | None) -> int:
        """Return the row of a cable, -1 where it is not shown."""
        return next((i for i, row in enumerate(self._rows) if row.id == cable), -1)

    def listed(self, row: int) -> Listed | None:
        """Return the cable of a row, None outside of the list."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def refresh(self) -> None:
        """Read the list anew from the library."""
        try:
            self._all = self._session.cables() if self._session.has_library else []
        except ChanceryError as error:
            self._session.failed.emit(error)
            return
        self._snippets.clear()
        self._show(in_order(self._fitting(), self._order))
        self.search_again()

    # -- overrides -----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many cables are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the title, the sentence for a screen reader, the tip, or the row's record."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown_title(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr(", ").join(part for part in (spoken(row), self._snippet_of(row)) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(spoken(row), self._snippet_of(row))
        if role == LibraryRole.LISTED:
            return row
        if role == LibraryRole.FOUND_INSIDE:
            return self._is_found_inside(row)
        if role == LibraryRole.SNIPPET:
            return self._snippet_of(row)
        return None

    # -- private -------------------------------------------------------------------------------------

    def _fitting(self) -> list[Listed]:
        """Return the cables in which each term stands, in the row or inside."""
        return [row for row in self._all if all(self._stands_in(row))]

    def _stands_in(self, row: Listed) -> Iterator[bool]:
        shown = self._haystack(row) if self._wanted else ""
        found = self._hits.by_term
        for at, words in enumerate(self._wanted):
            yield words in shown or (at < len(found) and row.id in found[at])

    def _search(self) -> None:
        """Search the texts, notes and recipients."""
        if not self._session.has_library:
            return
        try:
            self._hits = self._session.store.read(find, self._terms)
        except ChanceryError as error:
            self._hits = Hits()  # what the rows show is found all the same
            if error.code != "library-locked":
                self.unsearchable.emit()
        self._show_found()

    def _show_found(self) -> None:
        """Show the rows that fit, each with or without a line on what was found inside."""
        self._show(in_order(self._fitting(), self._order))
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _is_found_inside(self, row: Listed) -> bool:
        shown = self._haystack(row) if self._wanted else ""
        return not all(words in shown for words in self._wanted)

    def _snippet_of(self, row: Listed) -> str:
        if not self._is_found_inside(row):
            return ""
        if row.id not in self._snippets:
            try:
                found = self._session.store.read(snippet, row.id, self._terms, length=_SNIPPET)
            except ChanceryError:
                found = ""
            self._snippets[row.id] = found
        return self._snippets[row.id]

    def _haystack(self, row: Listed) -> str:
        known = self._searched.get(row.id)
        if known is None or known[0] != row:
            known = (row, searched(row))
            self._searched[row.id] = known
        return known[1]

    def _show(self, rows: list[Listed]) -> None:
        """Bring the rows shown to `rows`: what is gone goes, what stays moves, what is new comes."""
        wanted = {row.id: row for row in rows}
        self._remove_others(wanted)
        self._reorder(rows)
        self._insert_new(rows)
        for at, row in enumerate(rows):
            if self._rows[at] != row:
                self._rows[at] = row
                self.dataChanged.emit(self.index(at), self.index(at))
        self.refreshed.emit()

    def _remove_others(self, wanted: dict[str, Listed]) -> None:
        last = len(self._rows) - 1
        while last >= 0:
            if self._rows[last].id in wanted:
                last -= 1
                continue
            first = last
            while first > 0 and self._rows[first - 1].id not in wanted:
                first -= 1
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
            last = first - 1

    def _reorder(self, rows: list[Listed]) -> None:
        """Put the rows that stay into their new order, with the selection going along."""
        here = {row.id: row for row in self._rows}
        kept = [here[row.id] for row in rows if row.id in here]
        if [row.id for row in kept] == [row.id for row in self._rows]:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._rows[index.row()].id for index in before]
        self._rows = kept
        place = {row.id: at for at, row in enumerate(kept)}
        self.changePersistentIndexList(before, [self.index(place[cable]) for cable in ids])
        self.layoutChanged.emit()

    def _insert_new(self, rows: list[Listed]) -> None:
        at = 0
        while at < len(rows):
            if at < len(self._rows) and self._rows[at].id == rows[at].id:
                at += 1
                continue
            end = at + 1
            after = self._rows[at].id if at < len(self._rows) else None
            while end < len(rows) and rows[end].id != after:
                end += 1
            self.beginInsertRows(QModelIndex(), at, end - 1)
            self._rows[at:at] = rows[at:end]
            self.endInsertRows()
            at = end


def _in_rows(term: Term) -> str:
    """Return a term as it is sought in what the rows show, where it may stand inside a word."""
    return " ".join(folded(term.words).split())


def _is_more(before: tuple[Term, ...], after: tuple[Term, ...]) -> bool:
    """Tell whether more is asked for than before: the last word goes on, or another follows."""
    if not before or len(after) < len(before):
        return False
    *same, last = before
    here = after[len(same)]
    return list(after[: len(same)]) == same and here.words.startswith(last.words)
