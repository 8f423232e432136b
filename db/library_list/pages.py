"""Rows of the list, read when they come into sight, and where one cable stands among the others."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Sequence

from db.library_list.sort_keys import sort_key
from db.library_list.sorting import KEYS, ColumnName, Sorting
from db.listing import LISTED, Listed, as_listed

# Each cable is looked up by its n, rather than all that are out of the trash gone through: hence `+trashed`.
PAGE = 40
"""Rows that are read together: about two windows full, so that a jump into the middle reads no more."""


def rows_of(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, Listed]:
    """Return the rows of these cables by their n; what is gone, or in the trash, is missing."""
    rows = connection.execute(
        f"SELECT {LISTED} FROM listing WHERE +trashed = 0 AND n IN (SELECT value FROM json_each(?))",
        (json.dumps(list(numbers)),),
    )
    return {row.n: row for row in map(as_listed, rows)}


def numbers_of(connection: sqlite3.Connection, cables: Iterable[str]) -> dict[str, int]:
    """Return the n of these cables that are in the list, by id."""
    rows = connection.execute(
        "SELECT cable, n FROM listing WHERE +trashed = 0 AND cable IN (SELECT value FROM json_each(?))",
        (json.dumps(list(cables)),),
    )
    return dict(rows.fetchall())


def any_number_of(connection: sqlite3.Connection, cable: str) -> int | None:
    """Return the n of a cable, in the list or in the trash; None for no such cable."""
    row = connection.execute("SELECT n FROM listing WHERE cable = ?", (cable,)).fetchone()
    return None if row is None else int(row[0])


def cables_of(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, str]:
    """Return the ids of these cables by their n."""
    rows = connection.execute(
        "SELECT n, cable FROM listing WHERE n IN (SELECT value FROM json_each(?))",
        (json.dumps(list(numbers)),),
    )
    return dict(rows.fetchall())


def first_cable(connection: sqlite3.Connection, sorting: Sorting | None = None) -> str | None:
    """Return the id of the first cable of the list, or None in an empty one."""
    for condition, order in (sorting or Sorting()).parts():
        row = connection.execute(
            f"SELECT cable FROM listing WHERE trashed = 0 AND {condition} ORDER BY {order} LIMIT 1"
        ).fetchone()
        if row is not None:
            return str(row[0])
    return None


def is_listed(connection: sqlite3.Connection, cable: str) -> bool:
    """Tell whether a cable is in the list: there, and not in the trash."""
    found = connection.execute("SELECT 1 FROM listing WHERE cable = ? AND trashed = 0", (cable,))
    return found.fetchone() is not None


def beginning_with(connection: sqlite3.Connection, column: ColumnName, begin: str) -> frozenset[int]:
    """Return the cables whose `column` begins with these words, without case and accents."""
    key = sort_key(begin)
    rows = connection.execute(
        f"SELECT n FROM listing WHERE trashed = 0 AND {KEYS[column][0]} BETWEEN ? AND ?",
        (key, key + "\U0010fffd"),
    )
    return frozenset(row[0] for row in rows)


class Places:
    """Where single cables belong in an order, found by halving: a handful of rows is looked at."""

    def __init__(self, connection: sqlite3.Connection, sorting: Sorting) -> None:
        """Look at the rows behind this connection."""
        self._connection = connection
        self._sorting = sorting
        self._query = f"SELECT {sorting.key} FROM listing WHERE n = ?"

    def place(self, ids: array[int], n: int) -> int:
        """Return the index at which a cable that is not among `ids` belongs."""
        low, high = 0, len(ids)
        while low < high:
            middle = (low + high) // 2
            if self._stands_before(ids[middle], n):
                low = middle + 1
            else:
                high = middle
        return low

    def is_in_place(self, ids: array[int], at: int) -> bool:
        """Tell whether the cable at an index still stands rightly between its neighbours."""
        before = at == 0 or self._stands_before(ids[at - 1], ids[at])
        return before and (at + 1 == len(ids) or self._stands_before(ids[at], ids[at + 1]))

    def _stands_before(self, one: int, other: int) -> bool:
        a, b = self._key(one), self._key(other)
        empty = KEYS[self._sorting.column][1]
        if empty is not None:
            nothing = empty.strip("'")
            if (a == nothing) != (b == nothing):
                return b == nothing
            if a == b == nothing:
                return one < other
        down = self._sorting.descending
        return ((a, one) > (b, other)) if down else ((a, one) < (b, other))

    def _key(self, n: int) -> str | int:
        row = self._connection.execute(self._query, (n,)).fetchone()
        return row[0] if row is not None else ""


def is_in_place(connection: sqlite3.Connection, sorting: Sorting, ids: array[int], at: int) -> bool:
    """Tell whether the cable at an index still stands rightly between its neighbours."""
    return Places(connection, sorting).is_in_place(ids, at)


def place_of(connection: sqlite3.Connection, sorting: Sorting, ids: array[int], n: int) -> int:
    """Return the index at which a cable that is not among `ids` belongs."""
    return Places(connection, sorting).place(ids, n)
