"""Distribution across cables: which office is on how many lists, with how many copies, and since when.

An office is written in several ways; those that she has merged (`db.records.Office`) count as one. A name
without a number counts what its list says that it does (`Distribution.unnumbered`); where that is unknown or
the number cannot be read, the copies are not told, and never guessed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.across.narrowed import Cables, living
from db.records import Office
from db.rows import read_where

_COPIES = (
    "CASE recipient.copies_state WHEN 'stated' THEN recipient.copies"
    " WHEN 'not stated' THEN list.unnumbered END"
)
_SPELLINGS = "spelling (written, office) AS (SELECT key, value FROM json_each(?))"
_OFFICE = "coalesce(spelling.office, recipient.name)"
_ENTRIES = (
    "FROM listing CROSS JOIN recipient ON recipient.cable = listing.cable"
    " JOIN distribution AS list ON list.id = recipient.distribution"
    " LEFT JOIN spelling ON spelling.written = recipient.name"
)


@dataclass(frozen=True, slots=True)
class OfficeTotal:
    """One office across cables.

    `copies` sums what can be told, `untold` counts the entries of which it cannot. `first` is the earliest
    date of a cable that went to it ("" where none is dated), `first_cable` that cable's row.
    """

    name: str
    cables: int
    copies: int
    untold: int
    first: str
    first_cable: int


@dataclass(frozen=True, slots=True)
class Copies:
    """What one office got of one cable: `copies` as far as told, and how many entries do not tell."""

    copies: int
    untold: int


@dataclass(frozen=True, slots=True)
class Unbalanced:
    """A cable whose lists do not add up; `difference` is counted less stated, 0 where it cannot be told."""

    cable: int
    verdict: str
    difference: int


def read_offices(connection: sqlite3.Connection) -> list[Office]:
    """Return the offices with merged spellings, by name."""
    offices = [office for office in read_where(connection, "office", "1") if isinstance(office, Office)]
    return sorted(offices, key=lambda office: (office.name.casefold(), office.id))


def office_totals(connection: sqlite3.Connection, cables: Cables = None) -> list[OfficeTotal]:
    """Return every office on the lists of these cables, those on most of them first."""
    condition, values = living(cables)
    rows = connection.execute(
        f"WITH {_SPELLINGS} SELECT {_OFFICE} AS called, count(DISTINCT listing.n),"
        f" coalesce(sum({_COPIES}), 0), sum({_COPIES} IS NULL),"
        " min(nullif(listing.date, '') || ' ' || printf('%012d', listing.n)),"
        f" min(listing.n) {_ENTRIES} WHERE {condition} GROUP BY called ORDER BY 2 DESC, called",
        (_spellings(connection), *values),
    )
    return [
        OfficeTotal(name, number, copies, untold, *_first(first, any_cable))
        for name, number, copies, untold, first, any_cable in rows
    ]


def cables_of_office(connection: sqlite3.Connection, name: str, cables: Cables = None) -> list[int]:
    """Return the rows of the cables that went to an office, the earliest first, undated ones last."""
    condition, values = living(cables)
    written = json.dumps(sorted(_written_as(connection, name)))
    rows = connection.execute(
        "SELECT n FROM (SELECT DISTINCT listing.n, listing.date FROM recipient"
        " JOIN listing ON listing.cable = recipient.cable"
        f" WHERE recipient.name IN (SELECT value FROM json_each(?)) AND {condition})"
        " ORDER BY date = '', date, n",
        (written, *values),
    )
    return [int(row[0]) for row in rows]


def copies_of(
    connection: sqlite3.Connection, offices: Sequence[str], cables: Cables = None
) -> dict[tuple[str, int], Copies]:
    """Return what each of these offices got of each cable (by its row): the table of offices by cables.

    An office that a cable's list does not name has no entry.
    """
    rows = _grouped(connection, offices, cables, "listing.n")
    return {(office, cable): Copies(copies, untold) for office, cable, copies, untold in rows}


def copies_by_year(
    connection: sqlite3.Connection, offices: Sequence[str], cables: Cables = None
) -> dict[tuple[str, int], int]:
    """Return how many copies each of these offices got in each year, of cables that have a year."""
    year = "CAST(substr(listing.date, 1, 4) AS INTEGER)"
    dated = "listing.date GLOB '[0-9][0-9][0-9][0-9]*'"
    return {
        (office, at): copies
        for office, at, copies, _ in _grouped(connection, offices, cables, year, f"AND {dated}")
    }


def _grouped(
    connection: sqlite3.Connection, offices: Sequence[str], cables: Cables, by: str, more: str = ""
) -> list[tuple[str, int, int, int]]:
    """Return (office, what it is grouped by, copies as far as told, entries that do not tell)."""
    condition, values = living(cables)
    merged = spelled(read_offices(connection))
    wanted = set(offices)
    names = {name: name for name in wanted if merged.get(name, name) == name}
    names |= {written: office for written, office in merged.items() if office in wanted}
    rows = connection.execute(
        f"WITH {_SPELLINGS} SELECT spelling.office AS called, {by} AS grouped, coalesce(sum({_COPIES}), 0),"
        f" sum({_COPIES} IS NULL) FROM spelling CROSS JOIN recipient ON recipient.name = spelling.written"
        " JOIN listing ON listing.cable = recipient.cable"
        " JOIN distribution AS list ON list.id = recipient.distribution"
        f" WHERE {condition} {more} GROUP BY called, grouped",
        (json.dumps(names, ensure_ascii=False), *values),
    )
    return [(str(office), int(at), int(copies), int(untold)) for office, at, copies, untold in rows]


def unbalanced(connection: sqlite3.Connection, cables: Cables = None) -> list[Unbalanced]:
    """Return the cables whose lists differ from their totals or cannot be counted, the earliest first."""
    condition, values = living(cables)
    rows = connection.execute(
        "SELECT n, verdict, difference FROM listing WHERE verdict IN ('differs', 'cannot tell')"
        f" AND {condition} ORDER BY date = '', date, n",
        values,
    )
    return [Unbalanced(*row) for row in rows]


def _spellings(connection: sqlite3.Connection) -> str:
    """Return every merged spelling with the name of its office, as a JSON object."""
    return json.dumps(spelled(read_offices(connection)), ensure_ascii=False)


def spelled(offices: Iterable[Office]) -> dict[str, str]:
    """Return the name of the office for each spelling; where two claim one, the first by name has it."""
    names: dict[str, str] = {}
    for office in offices:
        for written in (office.name, *office.spellings):
            names.setdefault(written, office.name)
    return names


def _written_as(connection: sqlite3.Connection, name: str) -> set[str]:
    known = spelled(read_offices(connection))
    return {written for written, office in known.items() if office == name} or {name}


def _first(dated: str | None, undated: int) -> tuple[str, int]:
    if dated is None:
        return "", undated
    date, _, cable = dated.rpartition(" ")
    return date, int(cable)
