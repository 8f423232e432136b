"""The list of cables as numbers: which cables fit a query, in which order, under which headings.

What the list shows of them is read page by page (`pages`), so that a library of 300,000 cables costs the
list eight bytes for each.
"""

from __future__ import annotations

import sqlite3
from array import array
from dataclasses import dataclass, field

from db.library_list.headings import Heading
from db.library_list.meeting import EVERYTHING, Meeting, count_living, dated_among, meeting
from db.library_list.ordered import dated_in_order, in_order
from db.library_list.sorting import Sorting
from db.searching.conditions import asks_no_words
from db.searching.query_parts import Name, Query, Words

# What searching takes is imported with the first words: the list is there before them.

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
class Arranged:
    """The cables of the list by their n, in order; `total` counts all that are not in the trash."""

    ids: array[int] = field(default_factory=lambda: array("q"))
    headings: tuple[Heading, ...] = ()
    total: int = 0
    pending: int = 0


def arranged(connection: sqlite3.Connection, wanted: Wanted) -> Arranged:
    """Return the cables that a query means, in their order; raises sqlite3.Error for a damaged index."""
    total = count_living(connection)
    sorting, root = wanted.sorting, wanted.query.root
    if wanted.query.is_empty:
        return Arranged(*in_order(connection, sorting, EVERYTHING, wanted.most), total)
    if wanted.by_rows:
        met = Meeting(_by_rows(connection, wanted.query))
        return Arranged(*in_order(connection, sorting, met), total)
    from db.searching.find import count_pending

    pending = count_pending(connection)
    if asks_no_words(root):
        dated, others = dated_among(root)
        if dated is not None and sorting.column in ("date", "relevance") and sorting.follows_headings:
            found = dated_in_order(connection, sorting, dated, meeting(connection, others))
        else:
            found = in_order(connection, sorting, meeting(connection, root))
        return Arranged(*found, total, pending)
    from db.searching.matching import Search

    met = Meeting(Search(connection).cables_of(root))
    ids, made = in_order(connection, sorting, met)
    if sorting.column == "relevance" and not sorting.grouping:
        from db.searching.ranking import ranked

        ids = ranked(connection, wanted.query, ids)
        ids = ids[::-1] if sorting.descending else ids
    return Arranged(ids, made, total, pending)


def first_arranged(connection: sqlite3.Connection, wanted: Wanted) -> Arranged | None:
    """Return the first rows of what a query means, before all of it is known; None where that is no gain.

    Of words that stand nearly everywhere it takes far longer to put all cables in order than to show some.
    """
    if wanted.by_rows or wanted.sorting.grouping or wanted.sorting.column == "relevance":
        return None
    if wanted.query.is_empty or asks_no_words(wanted.query.root):
        return None
    from db.searching.find import find_first

    ids = find_first(connection, wanted.query, pieces=wanted.sorting.parts(), most=_FIRST)
    if len(ids) < _FIRST:
        return None  # few fit, and all of them are found as soon
    return Arranged(ids, (), count_living(connection))


def may_be_many(connection: sqlite3.Connection) -> int:
    """Return about how many cables there are, without counting them."""
    return int(connection.execute("SELECT coalesce(max(n), 0) FROM listing").fetchone()[0])


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
