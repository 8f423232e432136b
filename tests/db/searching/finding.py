"""What is found by a query, as the ids of cables."""

from __future__ import annotations

from db.searching.find import find
from db.searching.query import parse
from db.store import Store


def cables_with(store: Store, typed: str, *, typing: bool = False) -> frozenset[str]:
    """Return the ids of the cables that a query means."""
    found = store.read(find, parse(typed, typing=typing))
    known = store.read(lambda connection: dict(connection.execute("SELECT n, id FROM cable").fetchall()))
    return frozenset(known[n] for n in found.cables)
