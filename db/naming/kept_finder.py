"""The finder of a library's names, kept from one question to the next: it is asked at each key.

*m*: with 5,000 names it takes 130 ms to read and fold them, 50 where only one was changed since.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from db.cable_state import CableState
from db.naming.finding import NameFinder
from db.naming.identifying import mentions_in_order
from db.naming.mentioned import read_names
from db.searching.query_parts import Either, Every, Mentions, Part, Query

_kept: tuple[object, NameFinder] | None = None
"""The finder that was last made, and for which state of which library."""


def mentions_meant(connection: sqlite3.Connection, state: CableState, query: Query) -> list[tuple[int, int]]:
    """Return where a cable mentions whom a query asks for (name:), in code points, in order."""
    parts = list(_asked_for(query.root))
    if not parts:
        return []
    finder = finder_of(connection)
    names = {name.id for part in parts for name in finder.spelled(part.words, begins=part.begins)}
    placed = mentions_in_order(state)
    return [(a.start, a.end) for mention, anchors in placed if mention.name in names for a in anchors]


def asks_for_names(query: Query) -> bool:
    """Tell whether a query asks for mentions of a name."""
    return any(_asked_for(query.root))


def _asked_for(part: Part) -> Iterator[Mentions]:
    if isinstance(part, Mentions):
        yield part
    elif isinstance(part, Every | Either):
        for each in part.parts:
            yield from _asked_for(each)


def finder_of(connection: sqlite3.Connection) -> NameFinder:
    """Return the finder of the names that this library has now."""
    global _kept  # noqa: PLW0603 - what is kept is the same for everybody who asks
    state = connection.execute("SELECT id FROM change ORDER BY n DESC LIMIT 1").fetchone()
    if _kept is None or _kept[0] != state:
        _kept = (state, NameFinder(read_names(connection), _kept[1] if _kept else None))
    return _kept[1]
