"""Finding the cables that a query means: their numbers, in the order of the list.

A cable has several rows in the index, so each word is sought by itself and the cables are then put together
(`matching`): one word may stand in the text and another in a note.
"""

from __future__ import annotations

import json
import sqlite3
import time
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from db.many_numbers import read_numbers
from db.searching.matching import Search
from db.searching.query_parts import Query
from db.searching.search_rows import Pending

_SORTED = 10_000
"""So many cables are sorted by themselves; of more, the order of all of them is gone through."""
FIRST_SECONDS = 0.02
"""For so long the first cables are sought one by one."""
_TRIES, _PAGE = 1000, 16
Pieces = Sequence[tuple[str, str]]
"""Conditions and orders, as SQL of ours, of the pieces that make up the list, one behind the other."""
BY_DATE: Pieces = (("date > ''", "date, n"), ("date = ''", "n"))
"""By date, undated cables last; read off an index."""


@dataclass(frozen=True, slots=True)
class Found:
    """The cables that a query means, by their `n`, in the order asked for; none of them is in the trash.

    `count` tells how many there are, where only the first of them were asked for. `pending` cables could not
    be searched: they are not in the index yet, or not with their present text.
    """

    cables: array[int]
    count: int
    pending: int = 0


def find(
    connection: sqlite3.Connection, query: Query, *, pieces: Pieces = BY_DATE, most: int | None = None
) -> Found:
    """Return the cables that a query means; while the index is made anew, no word is found in any.

    `pieces` say in which order; with `most` only so many are put in order, which is far quicker than all.
    Raises sqlite3.Error for an index that is damaged.
    """
    waits = Pending(connection)
    pending = count_pending(connection, waits)
    cables = None if query.is_empty else Search(connection, waits).cables_of(query.root)
    if cables is None or (most is None and len(cables) >= _SORTED):
        found = _gone_through(connection, cables, pieces)
        return Found(found[:most], len(found), pending)
    if most is None or len(cables) <= most:
        found = _sorted(connection, cables, pieces)
        return Found(found, len(found), pending)
    trashed = connection.execute("SELECT n FROM listing WHERE trashed > 0")
    living = cables.difference(n for (n,) in trashed)
    # To sort all of them asks for the row of each; on the way through the order of all none is asked for, and
    # of frequent ones the first come soon.
    if 4 * len(living) ** 2 < most * _count_listed(connection):
        found = _sorted(connection, living, pieces)[:most]
    else:
        found = _gone_through(connection, living, pieces, most)
    return Found(found, len(living), pending)


def _sorted(connection: sqlite3.Connection, cables: Collection[int], pieces: Pieces) -> array[int]:
    """Return those of some cables that are not in the trash, sorted by themselves."""
    orders = [f"NOT ({condition})" for condition, _ in pieces[:-1]] + [order for _, order in pieces[:1]]
    rows = connection.execute(
        "SELECT n FROM json_each(?) CROSS JOIN listing ON n = value WHERE trashed = 0"
        f" ORDER BY {', '.join(orders)}",
        (json.dumps(list(cables)),),
    )
    return array("q", (n for (n,) in rows))


def _gone_through(
    connection: sqlite3.Connection, cables: Collection[int] | None, pieces: Pieces, most: int | None = None
) -> array[int]:
    """Return those of some cables that are not in the trash, in the order of all; with `most` the first."""
    found = array("q")
    for condition, order in pieces:
        rest = f"SELECT n FROM listing WHERE trashed = 0 AND {condition} ORDER BY {order}"
        numbers: Iterable[int] = (
            read_numbers(connection, rest) if most is None else _one_by_one(connection, rest)
        )
        left = None if most is None else most - len(found)
        found.extend(islice((n for n in numbers if cables is None or n in cables), left))
    return found


def _one_by_one(connection: sqlite3.Connection, query: str) -> Iterator[int]:
    return (n for (n,) in connection.execute(query))


def _count_listed(connection: sqlite3.Connection) -> int:
    """Return about how many cables there are, without counting them."""
    return int(connection.execute("SELECT coalesce(max(n), 0) FROM listing").fetchone()[0])


def find_first(
    connection: sqlite3.Connection, query: Query, *, pieces: Pieces = BY_DATE, most: int = 50
) -> array[int]:
    """Return the first cables, in the order of `pieces`, that a query means: at once, however many there are.

    It goes through the list from its beginning and tries cable by cable, for `FIRST_SECONDS` at most. Where
    few fit it does not try: `find` is quick then.
    """
    search = Search(connection)
    found = array("q")
    if not search.may_be_many(query.root):
        return found
    until = time.perf_counter() + FIRST_SECONDS
    for condition, order in pieces:
        rows = connection.execute(
            f"SELECT n FROM listing WHERE trashed = 0 AND {condition} ORDER BY {order} LIMIT ?", (_TRIES,)
        )
        while len(found) < most and (page := [n for (n,) in rows.fetchmany(_PAGE)]):
            fitting = search.among(query.root, page)
            found.extend(n for n in page if n in fitting)
            if time.perf_counter() > until:
                return found[:most]
    return found[:most]


def count_pending(connection: sqlite3.Connection, waits: Pending | None = None) -> int:
    """Return how many cables are not in the index yet, or not with their present text."""
    waits = waits or Pending(connection)
    tables = (
        ("cable",)
        if waits.everything
        else ("search_stale",)
        if waits.none
        else ("search_pending", "search_stale")
    )
    return sum(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)
