"""The list of cables as numbers: which cables fit a query, in which order, under which headings.

What the list shows of them is read page by page (`pages`), so that a library of 300,000 cables costs the
list eight bytes for each.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

from db.library_list.sorting import Sorting
from db.searching.find import count_pending, find_first
from db.searching.matching import Search, as_condition
from db.searching.query_parts import Name, Query, Words
from db.searching.ranking import ranked

_FEW = 20_000
"""So many cables are sorted by themselves; of more, the order of all of them is gone through."""


_FIRST = 40
"""More rows than a window shows at once."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is to show; `most` cables are enough for now, the first that are seen.

    With `by_rows` only what the rows say is searched, since the index is damaged.
    """

    sorting: Sorting = field(default_factory=Sorting)
    query: Query = field(default_factory=Query)
    by_rows: bool = False
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the list: what its cables have in common, and how many they are."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Arranged:
    """The cables of the list by their n, in order; `total` counts all that are not in the trash."""

    ids: array[int] = field(default_factory=lambda: array("q"))
    headings: tuple[Heading, ...] = ()
    total: int = 0
    pending: int = 0


def arranged(connection: sqlite3.Connection, wanted: Wanted) -> Arranged:
    """Return the cables that a query means, in their order; raises sqlite3.Error for a damaged index."""
    total = count_living(connection)
    among: frozenset[int] | None = None
    pending = 0
    condition = None if wanted.by_rows else as_condition(wanted.query.root)
    if condition is not None and wanted.sorting.column != "relevance":
        ids = _meeting(connection, wanted.sorting, *condition)
        return Arranged(ids, _headings(connection, wanted.sorting, ids), total, count_pending(connection))
    if not wanted.query.is_empty:
        if wanted.by_rows:
            among = _by_rows(connection, wanted.query)
        else:
            among = Search(connection).cables_of(wanted.query.root)
            pending = count_pending(connection)
    ids = _in_order(connection, wanted.sorting, among, wanted.most)
    by_relevance = wanted.sorting.column == "relevance" and not wanted.sorting.grouping
    if among is not None and by_relevance and not wanted.by_rows:
        ids = ranked(connection, wanted.query, ids)
        ids = ids[::-1] if wanted.sorting.descending else ids
    headings = _headings(connection, wanted.sorting, None if among is None else ids)
    return Arranged(ids, headings, total, pending)


def first_arranged(connection: sqlite3.Connection, wanted: Wanted) -> Arranged | None:
    """Return the first rows of what a query means, before all of it is known; None where that is no gain.

    Of words that stand nearly everywhere it takes far longer to put all cables in order than to show some.
    """
    if wanted.query.is_empty or wanted.by_rows or wanted.sorting.grouping:
        return None
    if wanted.sorting.column == "relevance":
        return None
    ids = find_first(connection, wanted.query, pieces=wanted.sorting.parts(), most=_FIRST)
    if len(ids) < _FIRST:
        return None  # few fit, and all of them are found as soon
    return Arranged(ids, (), count_living(connection))


def count_living(connection: sqlite3.Connection) -> int:
    """Return how many cables are not in the trash."""
    return int(connection.execute("SELECT count(*) FROM listing WHERE trashed = 0").fetchone()[0])


def may_be_many(connection: sqlite3.Connection) -> int:
    """Return about how many cables there are, without counting them."""
    return int(connection.execute("SELECT coalesce(max(n), 0) FROM listing").fetchone()[0])


def _in_order(
    connection: sqlite3.Connection, sorting: Sorting, among: frozenset[int] | None, most: int | None
) -> array[int]:
    if among is not None and len(among) < _FEW:
        rows = connection.execute(
            "SELECT n FROM listing WHERE +trashed = 0 AND n IN (SELECT value FROM json_each(?))"
            f" ORDER BY {sorting.whole_order()}",
            (json.dumps(list(among)),),
        )
        return array("q", (row[0] for row in rows))
    pieces = sorting.parts() if sorting.follows_headings else (("1", sorting.whole_order()),)
    limit = "" if most is None or among is not None else f" LIMIT {most}"
    ids = array("q")
    for condition, order in pieces:
        ids.extend(_numbers(connection, f"trashed = 0 AND {condition} ORDER BY {order}{limit}"))
    if among is not None:
        ids = array("q", [n for n in ids if n in among])
    return ids if most is None else ids[:most]


def _meeting(
    connection: sqlite3.Connection, sorting: Sorting, condition: str, values: tuple[object, ...]
) -> array[int]:
    """Return the cables whose rows meet a condition, in order: without words SQLite does it all."""
    pieces = sorting.parts() if sorting.follows_headings else (("1", sorting.whole_order()),)
    ids = array("q")
    for piece, order in pieces:
        rest = f"trashed = 0 AND {piece} AND ({condition}) ORDER BY {order}"
        ids.extend(_numbers(connection, rest, values))
    return ids


def _numbers(connection: sqlite3.Connection, rest: str, values: tuple[object, ...] = ()) -> Iterable[int]:
    """Return numbers as SQLite strings them together: one step, during which other threads can work."""
    words = connection.execute(
        f"SELECT group_concat(n) FROM (SELECT n FROM listing WHERE {rest})", values
    ).fetchone()[0]
    return map(int, words.split(",")) if words else ()


def _headings(
    connection: sqlite3.Connection, sorting: Sorting, ids: array[int] | None
) -> tuple[Heading, ...]:
    if not sorting.grouping:
        return ()
    label = "min(originator)" if sorting.grouping == "originator" else sorting.heading
    way = " DESC" if sorting.descending and sorting.follows_headings else ""
    among, values = "", list[str]()
    if ids is not None:
        among, values = " AND n IN (SELECT value FROM json_each(?))", [json.dumps(list(ids))]
    rows = connection.execute(
        f"SELECT {sorting.heading} AS heading, {label}, count(*) FROM listing WHERE trashed = 0{among}"
        f" GROUP BY heading ORDER BY heading = '', heading{way}",
        values,
    )
    return tuple(Heading(str(key), str(words), int(count)) for key, words, count in rows)


def _by_rows(connection: sqlite3.Connection, query: Query) -> frozenset[int]:
    """Return the cables in whose rows the words of a query stand."""
    found: frozenset[int] | None = None
    for part in query.wanted():
        for words in part.parts if isinstance(part, Name) else (part,):
            assert isinstance(words, Words)
            rows = connection.execute(
                "SELECT n FROM listing WHERE trashed = 0 AND instr(lower(title || ' ' || cable_number"
                " || ' ' || originator || ' ' || addressee || ' ' || precedence || ' ' || date), lower(?))",
                (words.words,),
            )
            some = frozenset(row[0] for row in rows)
            found = some if found is None else found & some
    return frozenset() if found is None else found
