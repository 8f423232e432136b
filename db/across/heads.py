"""What the views across cables say of one cable, and by what it is opened."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple


class CableHead(NamedTuple):
    """One cable as a view names it; `row` is its row in the library, `id` opens it."""

    row: int
    id: str
    date: str
    number: str
    title: str
    originator: str


def heads(connection: sqlite3.Connection, rows: Sequence[int]) -> dict[int, CableHead]:
    """Return what is said of each of these cables, by row."""
    found = connection.execute(
        "SELECT n, cable, date, cable_number, title, originator FROM listing"
        " WHERE n IN (SELECT value FROM json_each(?))",
        (json.dumps(list(rows)),),
    )
    return {int(row[0]): CableHead(*row) for row in found}
