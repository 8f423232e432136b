"""What the rows of the list say: read page by page when they come into sight, kept while they are near."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from db.errors import ChanceryError
from db.library_list.pages import PAGE, any_number_of, cables_of, rows_of
from db.library_list.sort_keys import folded
from db.listing import Listed
from db.searching.query_parts import Name, Query
from desktop.messages.search import where_words
from desktop.messages.words import tr
from desktop.models.library_places import ListPlaces
from desktop.models.library_rows import searched
from desktop.session import Session

if TYPE_CHECKING:
    from db.searching.search_places import Sought
    from db.searching.search_snippets import Snippet

_MOST = 4000
"""Rows that are kept; when there are more, all are let go and those in sight read again."""
_SNIPPET = 90
"""Characters of a snippet: more than the widest row shows."""


class SeenRows:
    """The rows that were looked at, by the n of their cables, and what was found inside of them."""

    def __init__(self, session: Session) -> None:
        """Read from the library that the session has open."""
        self._session = session
        self._rows: dict[int, Listed] = {}
        self._numbers: dict[str, int] = {}
        self._snippets: dict[int, Snippet | None] = {}
        self._inside: dict[int, bool] = {}
        self._words: tuple[str, ...] = ()
        self._sought: Sought | None = None

    def seek(self, query: Query) -> None:
        """Look for what a query asks for from now on."""
        self._snippets.clear()
        self._inside.clear()
        self._words = tuple(_words(query))
        self._sought = None
        if not query.is_empty:
            from db.searching.search_places import Sought

            self._sought = Sought(query)

    def forget(self) -> None:
        """Let go of everything that was read."""
        for kept in (self._rows, self._numbers, self._snippets, self._inside):
            kept.clear()

    def drop(self, cables: Iterable[str]) -> None:
        """Let go of these cables' rows, which have become others."""
        for cable in cables:
            n = self._numbers.get(cable)
            if n is not None:
                self._rows.pop(n, None)
                self._snippets.pop(n, None)
                self._inside.pop(n, None)

    def row(self, n: int, places: ListPlaces, at: int) -> Listed | None:
        """Return the row of a cable, read with those around it; None where it is gone meanwhile."""
        if n not in self._rows:
            if len(self._rows) > _MOST:
                self.forget()
            wanted = [each for each in places.around(at, PAGE) if each not in self._rows]
            found = self._read(wanted)
            self._rows |= found
            self._numbers |= {row.id: each for each, row in found.items()}
        return self._rows.get(n)

    def number(self, cable: str) -> int | None:
        """Return the n of a cable by its id, in the trash or out of it; None for no such cable."""
        known = self._numbers.get(cable)
        if known is None:
            try:
                known = self._session.store.read(any_number_of, cable)
            except ChanceryError:
                return None
            if known is not None:
                self._numbers[cable] = known
        return known

    def cables(self, numbers: Sequence[int]) -> list[str]:
        """Return the ids of cables, in this order."""
        missing = [n for n in numbers if n not in self._rows]
        try:
            known = self._session.store.read(cables_of, missing) if missing else {}
        except ChanceryError as error:
            self._session.failed.emit(error)
            return []
        ids = (self._rows[n].id if n in self._rows else known.get(n) for n in numbers)
        return [cable for cable in ids if cable is not None]

    # -- what was found inside -----------------------------------------------------------------------

    def is_found_inside(self, row: Listed) -> bool:
        """Tell whether what is sought does not stand in the row itself."""
        if not self._words:
            return False
        known = self._inside.get(row.n)
        if known is None:
            shown = searched(row)
            known = not all(words in shown for words in self._words)
            self._inside[row.n] = known
        return known

    def snippet(self, row: Listed) -> str:
        """Return the words round the place where something was found inside the cable, and where; or ""."""
        found = self._snippet(row)
        return "" if found is None else _lead(found) + found.words

    def hits(self, row: Listed) -> tuple[tuple[int, int], ...]:
        """Return where in the snippet the words stand that were sought."""
        found = self._snippet(row)
        if found is None:
            return ()
        moved = len(_lead(found))
        return tuple((start + moved, end + moved) for start, end in found.hits)

    def _snippet(self, row: Listed) -> Snippet | None:
        if self._sought is None or not self.is_found_inside(row):
            return None
        if row.n not in self._snippets:
            from db.searching.search_snippets import snippet  # no part of the start

            try:
                found = self._session.store.read(snippet, row.n, self._sought, length=_SNIPPET)
            except ChanceryError:
                found = None
            self._snippets[row.n] = found
        return self._snippets[row.n]

    def _read(self, numbers: Sequence[int]) -> dict[int, Listed]:
        try:
            return self._session.store.read(rows_of, numbers)
        except (ChanceryError, RuntimeError):
            return {}  # the library was just closed, or is busy; what is shown comes again


def _lead(found: Snippet) -> str:
    """Return where a snippet stands, as it is set before it; "" for the text itself."""
    where = where_words(found)
    return tr("{where}: ", where=where) if where else ""


def _words(query: Query) -> Iterable[str]:
    for part in query.wanted():
        for words in part.parts if isinstance(part, Name) else (part,):
            yield " ".join(folded(words.words).split())
