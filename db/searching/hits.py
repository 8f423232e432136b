"""The cables found, as lines of a list: what each is, and the words round a hit in it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from db.searching.query_parts import Query
from db.searching.search_places import Sought
from db.searching.search_snippets import Snippet, snippets


@dataclass(frozen=True, slots=True)
class Hit:
    """A cable that a query means; `snippet` is None where it asks for no words, or none are seen."""

    id: str
    title: str
    date: str
    cable_number: str
    snippet: Snippet | None


def hits(connection: sqlite3.Connection, query: Query, cables: Sequence[int], *, length: int) -> list[Hit]:
    """Return the cables of these `n` in this order, with snippets of about so many characters."""
    rows = connection.execute(
        "SELECT n, cable, title, date, cable_number FROM listing WHERE n IN (SELECT value FROM json_each(?))",
        (json.dumps(list(cables)),),
    )
    known = {n: (cable, title, date, number) for n, cable, title, date, number in rows}
    seen = snippets(connection, cables, Sought(query), length=length)
    return [Hit(*known[n], seen.get(n)) for n in cables if n in known]
