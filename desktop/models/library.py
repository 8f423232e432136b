"""The list of cables as the library panel shows it: an array of numbers, and the rows that are in sight.

The numbers of all cables that fit, in their order, are read in one go; what a row says is read with its page
when it is looked at. A change to some cables moves only their rows, so that a view keeps its selection and
its place. A large library is arranged beside the window (`library_reading`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QMimeData, QObject, Qt, Signal

from db.changes import Change
from db.errors import ChanceryError
from db.library_list.arranged import Arranged, Wanted, arranged, may_be_many
from db.library_list.pages import numbers_of
from db.library_list.sorting import ColumnName, Sorting
from db.listing import LISTED_KINDS, Listed
from db.searching.query_parts import Query
from desktop.messages.words import tr
from desktop.models.library_answers import heading_answer
from desktop.models.library_arranged_rows import FEW, ArrangedRows, Index
from desktop.models.library_columns import COLUMNS, cell_words, column_words
from desktop.models.library_reading import ListReader
from desktop.models.library_roles import LibraryRole
from desktop.models.library_rows import spoken
from desktop.models.library_seen import SeenRows
from desktop.models.tool_tips import plain_tip
from desktop.session import Session

BESIDE = 20_000
"""A library with more cables is arranged beside the window: that takes longer than a blink."""
_FIRST = 300
"""Cables that are shown at once of a library that is being arranged."""


class LibraryModel(ArrangedRows):
    """The cables of the open library; `total` counts all of them, the rows are those that fit the words.

    `pending` is how many cables' texts could not be searched, since they are not in the index yet.
    """

    unsearchable = Signal()
    """The index of words cannot be read: it is damaged."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Show the cables of the session's library."""
        super().__init__(session, parent)
        self._query = Query()
        self._by_rows = False
        self._touched: dict[str, None] = {}
        self._seen = SeenRows(session)
        self.reader = ListReader(self)
        self.reader.arranged.connect(self._take)
        self.reader.failed.connect(self._fail)
        session.library_opened.connect(self._begin)
        session.changed.connect(self._note_touched)
        session.listing_changed.connect(self._bring_up_to_date)
        session.leaving.connect(self.reader.stop)
        self._begin()

    # -- public --------------------------------------------------------------------------------------

    @property
    def total(self) -> int:
        """How many cables the library has."""
        return self._total

    @property
    def found(self) -> int:
        """How many cables fit the words, those under folded headings too."""
        return len(self._places.ids)

    @property
    def order(self) -> ColumnName:
        """The column by which the list is sorted."""
        return self._sorting.column

    @property
    def sorting(self) -> Sorting:
        """The order in force."""
        return self._sorting

    @property
    def is_arranging(self) -> bool:
        """Whether the list is still being arranged: more rows may come, or others."""
        return self.reader.is_busy

    @property
    def query(self) -> Query:
        """What the list is narrowed to."""
        return self._query

    def sort_as(self, sorting: Sorting) -> None:
        """Show the cables in another order, or under other headings."""
        if sorting.grouping != self._sorting.grouping:
            self._folded.clear()
        if sorting != self._sorting:
            self._sorting = sorting
            self._arrange()

    def set_order(self, column: ColumnName, *, descending: bool = False) -> None:
        """Show the cables in the order of a column."""
        self.sort_as(replace(self._sorting, column=column, descending=descending))

    @property
    def pending(self) -> int:
        """How many cables' texts could not be searched yet; 0 where nothing is sought in them."""
        return self._pending if not self._query.is_empty else 0

    def set_words(self, words: str, *, variants: bool = True) -> None:
        """Show only the cables that a query means, as the language of the search box has it.

        Without `variants` a name is looked for in no other spelling.
        """
        query = self._meant(words, variants=variants)
        if query.root == self._query.root:
            return
        self._query, self._by_rows = query, False
        self._seen.seek(query)
        self._arrange()

    def search_again(self) -> None:
        """Search the texts again: they have become others, or more of them can be searched."""
        if not self._query.is_empty and self._session.has_library:
            self._by_rows = False
            self._arrange()

    def row_of(self, cable: str | None) -> int:
        """Return the row of a cable, -1 where it is not shown."""
        n = self._number_of(cable)
        return -1 if n is None else self._places.row_of(n)

    def show(self, cable: str | None) -> int:
        """Return the row of a cable, unfolding the heading above it; -1 where it is not in the list."""
        n = self._number_of(cable)
        key = None if n is None else self._places.heading_above(n)
        if key is not None and key in self._folded:
            self.fold(self._places.row_of_heading(key), folded=False)
        return -1 if n is None else self._places.row_of(n)

    def listed(self, row: int) -> Listed | None:
        """Return the cable of a row, None for a heading or outside of the list."""
        n = self._places.number(row)
        return None if n is None else self._seen.row(n, self._places, row)

    def is_found_inside(self, cable: Listed) -> bool:
        """Tell whether what is sought does not stand in what the row of a cable shows."""
        return self._seen.is_found_inside(cable)

    def cables_of(self, rows: Iterable[int]) -> list[str]:
        """Return the ids of the cables of these rows, however many they are."""
        numbers = [n for n in map(self._places.number, rows) if n is not None]
        return self._seen.cables(numbers)

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        """Return what a drag of rows brings: their citations."""
        from desktop.models.citing import CitedCables

        return CitedCables(self._session, self.cables_of(sorted({index.row() for index in indexes})))

    def refresh(self) -> None:
        """Read the list anew from the library."""
        self._seen.forget()
        self._touched.clear()
        self._arrange()

    # -- overrides -----------------------------------------------------------------------------------

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the title, the sentence for a screen reader, the tip, or the row's record."""
        if not index.isValid() or not 0 <= index.row() < len(self._places):
            return None
        heading = self._places.heading(index.row())
        if heading is not None:
            return heading_answer(heading, self._sorting.grouping, heading.key in self._folded, role)
        row = self.listed(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_words(row, COLUMNS[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if index.column():
                column = COLUMNS[index.column()]
                return tr("{name}: {words}", name=column_words(column), words=cell_words(row, column))
            return tr(", ").join(part for part in (spoken(row), self._seen.snippet(row)) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(spoken(row), self._seen.snippet(row))
        if role == LibraryRole.LISTED:
            return row
        if role == LibraryRole.FOUND_INSIDE:
            return self.is_found_inside(row)
        if role == LibraryRole.SNIPPET:
            return self._seen.snippet(row)
        if role == LibraryRole.SNIPPET_HITS:
            return self._seen.hits(row)
        return None

    # -- private: arranging --------------------------------------------------------------------------

    def _meant(self, words: str, *, variants: bool) -> Query:
        if not words.strip():
            return Query(words)
        # What searching takes is no part of the start: it comes with the first words.
        from db.searching.query import parse
        from db.searching.query_names import meant
        from desktop.known_names import known_names

        if self._session.has_library:
            try:
                store = self._session.store
                return store.read(meant, words, known_names(), typing=True, variants=variants)
            except ChanceryError:
                pass  # the index is damaged: that is told when it is searched
        return parse(words, typing=True)

    def _begin(self) -> None:
        """Show another library: of a large one its beginning at once, the rest when it is arranged."""
        self._seen.forget()
        self._touched.clear()
        if self._session.has_library and self._is_large():
            self._lay_out(Arranged())
            if self._query.is_empty:
                self._read_now(most=_FIRST)
        self._arrange()

    def _arrange(self) -> None:
        if not self._session.has_library:
            self.reader.stop()
            self._lay_out(Arranged())
        elif self._is_large():
            self.reader.read(self._session.store.path, self._wanted())
        else:
            self._read_now()

    def _is_large(self) -> bool:
        try:
            return self._session.store.read(may_be_many) > BESIDE
        except ChanceryError:
            return False  # reading it tells what is wrong

    def _wanted(self, most: int | None = None) -> Wanted:
        return Wanted(self._sorting, self._query, self._by_rows, most)

    def _read_now(self, most: int | None = None) -> None:
        wanted = self._wanted(most)
        try:
            self._take(wanted, self._session.store.read(arranged, wanted))
        except ChanceryError as error:
            self._fail(wanted, error)

    def _take(self, wanted: Wanted, found: Arranged) -> None:
        if wanted.sorting == self._sorting and wanted.query == self._query:
            self._lay_out(found)

    def _fail(self, wanted: Wanted, error: ChanceryError) -> None:
        if wanted.query.is_empty or wanted.by_rows:
            self._session.failed.emit(error)
            return
        self._by_rows = True  # what the rows show is found all the same
        if error.code != "library-locked":
            self.unsearchable.emit()
        self._arrange()

    # -- private: changes ----------------------------------------------------------------------------

    def _note_touched(self, change: Change) -> None:
        is_told = change.touches(*LISTED_KINDS)  # else it would stand for what the next telling is about
        for step in change.steps if is_told else ():
            cable = getattr(step.record, "cable", step.record.id if step.kind == "cable" else None)
            if cable is not None:
                self._touched[cable] = None

    def _bring_up_to_date(self) -> None:
        """Move the rows of the cables that a change touched; read all anew where it is not known which."""
        touched, self._touched = list(self._touched), {}
        plain = self._query.is_empty and not self._sorting.grouping and not self.reader.is_busy
        if not plain or not 0 < len(touched) <= FEW:
            self.refresh()
            return
        try:
            numbers = self._session.store.read(numbers_of, touched)
            gone = [self._seen.number(cable) for cable in touched if cable not in numbers]
            self._seen.drop(touched)
            if None in gone:
                self.refresh()
                return
            for n in gone:
                self._take_out(n or 0)
            for n in numbers.values():
                self._put_right(n)
        except ChanceryError as error:
            self._session.failed.emit(error)
            return
        self.refreshed.emit()

    def _number_of(self, cable: str | None) -> int | None:
        return None if cable is None or not self._session.has_library else self._seen.number(cable)
