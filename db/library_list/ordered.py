"""Cables in the order of the list: few are sorted by themselves, of many the order of all is gone through."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable
from dataclasses import replace

from db.library_list.headings import Heading, headings
from db.library_list.meeting import Meeting
from db.library_list.sorting import Sorting
from db.many_numbers import read_numbers
from db.searching.conditions import dated_pieces
from db.searching.query_parts import Dated

_FEW = 8_000
"""So many cables are looked up and sorted sooner than the order of a large library is read."""
Ordered = tuple["array[int]", tuple[Heading, ...]]
"""The cables in order, and their headings."""


def in_order(
    connection: sqlite3.Connection, sorting: Sorting, met: Meeting, most: int | None = None
) -> Ordered:
    """Return the cables that meet something; the first `most` of them, if there is a most."""
    if not met.but and len(met.numbers) < _FEW:
        rows = connection.execute(
            "SELECT n FROM listing WHERE +trashed = 0 AND n IN (SELECT value FROM json_each(?))"
            f" ORDER BY {sorting.whole_order()}",
            (json.dumps(list(met.numbers)),),
        )
        return _with_headings(connection, sorting, (n for (n,) in rows), most)
    if sorting.follows_headings:
        numbers = _all_in_order(connection, sorting, most if met.but and not met.numbers else None)
        return _with_headings(connection, sorting, met.among(numbers), most)
    return _under_headings(connection, sorting, met) if most is None else (array("q"), ())


def dated_in_order(connection: sqlite3.Connection, sorting: Sorting, dated: Dated, met: Meeting) -> Ordered:
    """Return the same of those with a date, read off its index: the list has the order of dates."""
    way = " DESC" if sorting.descending else ""
    pieces = dated_pieces(dated)
    numbers: list[int] = []
    for condition, values in reversed(pieces) if sorting.descending else pieces:
        rest = f"trashed = 0 AND {condition} ORDER BY date{way}, n{way}"
        numbers += read_numbers(connection, f"SELECT n FROM listing WHERE {rest}", values)
    return _with_headings(connection, sorting, met.among(numbers), None)


def _with_headings(
    connection: sqlite3.Connection, sorting: Sorting, numbers: Iterable[int], most: int | None
) -> Ordered:
    ids = array("q", numbers)[:most]
    return ids, headings(connection, sorting, ids)


def _all_in_order(connection: sqlite3.Connection, sorting: Sorting, most: int | None = None) -> list[int]:
    found: list[int] = []
    limit = "" if most is None else f" LIMIT {most}"
    for condition, order in sorting.parts():
        rest = f"trashed = 0 AND {condition} ORDER BY {order}{limit}"
        found += read_numbers(connection, f"SELECT n FROM listing WHERE {rest}")
    return found


def _under_headings(connection: sqlite3.Connection, sorting: Sorting, met: Meeting) -> Ordered:
    """Return the cables under headings of another column than the one they are sorted by.

    Both orders are read off their indexes; then each cable is laid under its heading.
    """
    column = replace(sorting, column=sorting.heading_column, descending=False)
    by_heading = met.among(_all_in_order(connection, column))
    made = headings(connection, column, by_heading)
    under: dict[int, int] = {}
    first = 0
    for at, heading in enumerate(made):
        under |= dict.fromkeys(by_heading[first : first + heading.count], at)
        first += heading.count
    laid = [array("q") for _ in made]
    for n in _all_in_order(connection, sorting):
        if n in under:
            laid[under[n]].append(n)
    ids = array("q")
    for each in laid:
        ids.extend(each)
    return ids, made
