"""The headings of the list: where in an order the cables begin that have another year, month or originator.

They are found by halving, so that of a large library a handful of rows is looked at for each heading.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from db.library_list.sorting import Sorting


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the list: what its cables have in common, and how many they are."""

    key: str
    label: str
    count: int


def headings(connection: sqlite3.Connection, sorting: Sorting, ids: Sequence[int]) -> tuple[Heading, ...]:
    """Return the headings over these cables, which stand in an order that follows them."""
    if not sorting.grouping:
        return ()
    query = f"SELECT {sorting.heading} FROM listing WHERE n = ?"

    def key(at: int) -> str:
        row = connection.execute(query, (ids[at],)).fetchone()
        return "" if row is None else str(row[0])

    found: list[Heading] = []
    at = 0
    while at < len(ids):
        own, inside, step = key(at), at, 1
        while inside + step < len(ids) and key(inside + step) == own:
            inside, step = inside + step, step * 2
        outside = min(inside + step, len(ids))
        while outside - inside > 1:
            middle = (inside + outside) // 2
            if key(middle) == own:
                inside = middle
            else:
                outside = middle
        found.append(Heading(own, _label(connection, sorting, own, ids[at:outside]), outside - at))
        at = outside
    return tuple(found)


def _label(connection: sqlite3.Connection, sorting: Sorting, key: str, ids: Sequence[int]) -> str:
    """Return the words of a heading: an originator as it is written in the cable that came first."""
    if sorting.grouping != "originator":
        return key
    row = connection.execute("SELECT originator FROM listing WHERE n = ?", (min(ids),)).fetchone()
    return key if row is None else str(row[0])
