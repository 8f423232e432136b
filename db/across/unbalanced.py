"""Cables whose lists do not add up: what each list states and what it comes to, neither of them corrected."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from db.across.narrowed import Cables, living
from db.reconcile import count_copies


class Unbalanced(NamedTuple):
    """A cable whose lists do not add up; `difference` is counted less stated, 0 where it cannot be told.

    `lists` are (stated, counted) of those lists that differ or cannot be counted, in their order;
    `counted` is None where it cannot be told.
    """

    cable: int
    verdict: str
    difference: int
    lists: tuple[tuple[int | None, int | None], ...]


class _Entry(NamedTuple):
    copies: int | None
    copies_state: str


def unbalanced(connection: sqlite3.Connection, cables: Cables = None) -> list[int]:
    """Return the rows of the cables whose lists differ from their totals or cannot be counted.

    The earliest comes first, undated ones last.
    """
    condition, values = living(cables)
    rows = connection.execute(
        f"SELECT n FROM listing WHERE verdict IN ('differs', 'cannot tell') AND {condition}"
        " ORDER BY date = '', date, n",
        values,
    )
    return [int(row[0]) for row in rows]


def unbalanced_lists(connection: sqlite3.Connection, rows: Sequence[int]) -> list[Unbalanced]:
    """Return what does not add up in the lists of these cables, in the order of `rows`."""
    wanted = (json.dumps(list(rows)),)
    entries: dict[str, list[_Entry]] = {}
    for distribution, copies, state in connection.execute(
        "SELECT distribution, copies, copies_state FROM listing CROSS JOIN recipient"
        " ON recipient.cable = listing.cable WHERE listing.n IN (SELECT value FROM json_each(?))",
        wanted,
    ):
        entries.setdefault(distribution, []).append(_Entry(copies, state))
    lists: dict[int, list[tuple[int | None, int | None]]] = {}
    for n, distribution, stated, unnumbered in connection.execute(
        "SELECT listing.n, list.id, stated_total, unnumbered FROM listing CROSS JOIN distribution AS list"
        " ON list.cable = listing.cable WHERE listing.n IN (SELECT value FROM json_each(?))"
        " ORDER BY listing.n, list.ordinal, list.id",
        wanted,
    ):
        count = count_copies(entries.get(distribution, ()), stated, unnumbered)
        if count.verdict in ("differs", "cannot tell"):
            lists.setdefault(n, []).append((stated, count.counted))
    verdicts = {
        n: (verdict, difference)
        for n, verdict, difference in connection.execute(
            "SELECT n, verdict, difference FROM listing WHERE n IN (SELECT value FROM json_each(?))", wanted
        )
    }
    return [Unbalanced(n, *verdicts[n], tuple(lists.get(n, ()))) for n in rows if n in verdicts]
