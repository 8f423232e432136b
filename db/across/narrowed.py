"""Which cables a view across cables is about: all that are not in the trash, or those that were found.

A view is read in one run through each table that it needs, and what belongs together is put together by the
id of the cable in memory: a join would look up a cable's row for each of hundreds of thousands of entries.
Where a view is narrowed, the entries of its cables are looked up instead. What it is narrowed to is handed
over as a JSON list of rows, since a parameter for each would be too many.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

Cables = Iterable[int] | None
"""Rows (`cable.n`) that a view is narrowed to; None for every cable that is not in the trash."""


@dataclass(frozen=True, slots=True)
class Living:
    """The cables of a view in the order of their dates, undated ones last.

    `rows` and `dates` are in that order; `place` gives where in it the cable of an id stands.
    """

    rows: Sequence[int]
    dates: Sequence[str]
    place: dict[str, int]


def living(cables: Cables) -> tuple[str, tuple[str, ...]]:
    """Return a condition on `listing`, which a query must join, and the values that it takes."""
    if cables is None:
        return "listing.trashed = 0", ()
    rows = json.dumps(sorted(set(cables)))
    return "listing.trashed = 0 AND listing.n IN (SELECT value FROM json_each(?))", (rows,)


def living_cables(connection: sqlite3.Connection, cables: Cables) -> Living:
    """Return the cables of a view."""
    condition, values = living(cables)
    # In the order of the table; a stable sort keeps cables of one day in it.
    found = connection.execute(
        f"SELECT n, date, cable FROM listing NOT INDEXED WHERE {condition} ORDER BY n", values
    ).fetchall()
    found.sort(key=itemgetter(1))
    dated = next((at for at, row in enumerate(found) if row[1]), len(found))
    found = found[dated:] + found[:dated]
    return Living(
        [row[0] for row in found], [row[1] for row in found], {row[2]: at for at, row in enumerate(found)}
    )


def of_cables(table: str, seen: Living, cables: Cables) -> tuple[str, tuple[str, ...]]:
    """Return a condition on a table of what belongs to cables, and its values."""
    if cables is None:
        return "true", ()
    return f"{table}.cable IN (SELECT value FROM json_each(?))", (json.dumps(list(seen.place)),)
