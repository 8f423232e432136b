"""Distribution across cables: which office is on how many lists, with how many copies, and since when.

An office is written in several ways; those that she has merged (`db.records.Office`) count as one. A name
without a number counts what its list says that it does (`Distribution.unnumbered`); where that is unknown or
the number cannot be read, the copies are not told, and never guessed.

Who got what first: a list of distribution bears no times, so two things are told and kept apart. The first
cable of an office is the earliest dated one that went to it. First on a list is the office whose name the
clerk wrote before those of the others; over many cables that is a rank, on one cable it is a line.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from db.across.narrowed import Cables, Living, living_cables, of_cables
from db.library_records import Office
from db.rows import read_where

_COPIES = (
    "CASE copies_state WHEN 'stated' THEN copies WHEN 'not stated' THEN"
    " CASE WHEN distribution IN (SELECT id FROM distribution WHERE unnumbered IS NOT 1)"
    " THEN (SELECT unnumbered FROM distribution AS list WHERE list.id = recipient.distribution)"
    " ELSE 1 END END"
)
_ON_LIST = (
    "ordinal + CASE WHEN distribution IN (SELECT id FROM distribution WHERE ordinal > 0) THEN 1000000 *"
    " (SELECT ordinal FROM distribution AS list WHERE list.id = recipient.distribution) ELSE 0 END"
)
"""Where an entry stands, that of a cable's second list after those of its first."""


class OfficeTotal(NamedTuple):
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


Count = tuple[int, int]
"""Copies as far as told, and entries that do not tell."""


class Got(NamedTuple):
    """What some offices got of one cable: `row` in the library, its `date`, one count for each office.

    A count is None where no list of the cable names the office. `first` is the place among the offices of
    the one that stands before the others on the list.
    """

    row: int
    date: str
    counts: tuple[Count | None, ...]
    first: int


def read_offices(connection: sqlite3.Connection) -> list[Office]:
    """Return the offices with merged spellings, by name."""
    offices = [office for office in read_where(connection, "office", "1") if isinstance(office, Office)]
    return sorted(offices, key=lambda office: (office.name.casefold(), office.id))


@dataclass(slots=True)
class _Sum:
    copies: int = 0
    untold: int = 0
    places: set[int] = field(default_factory=set)


def office_totals(connection: sqlite3.Connection, cables: Cables = None) -> list[OfficeTotal]:
    """Return every office on the lists of these cables, those on most of them first."""
    seen = living_cables(connection, cables)
    merged = spelled(read_offices(connection))
    condition, values = of_cables("recipient", seen, cables)
    place, offices, written = seen.place, dict[str, _Sum](), dict[str, _Sum]()
    for name, cable, copies in connection.execute(
        f"SELECT name, cable, {_COPIES} FROM recipient WHERE {condition}", values
    ):
        at = place.get(cable)
        if at is None:
            continue
        total = written.get(name)
        if total is None:
            total = written[name] = offices.setdefault(merged.get(name, name), _Sum())
        total.places.add(at)
        if copies is None:
            total.untold += 1
        else:
            total.copies += copies
    return sorted(
        (_total(*each, seen) for each in offices.items()), key=lambda each: (-each.cables, each.name)
    )


def _total(name: str, total: _Sum, seen: Living) -> OfficeTotal:
    first = min(total.places)
    return OfficeTotal(
        name, len(total.places), total.copies, total.untold, seen.dates[first], seen.rows[first]
    )


def cables_of_offices(
    connection: sqlite3.Connection, offices: Sequence[str], cables: Cables = None
) -> list[Got]:
    """Return what each of these offices got of each cable, the earliest cable first, undated ones last.

    A cable whose lists name none of them is left out.
    """
    seen = living_cables(connection, cables)
    column = _columns(connection, offices)
    condition, values = of_cables("recipient", seen, cables)
    # Of each cable what the offices got, then where the first of them stands on the list, and which it is.
    found: dict[int, list[Any]] = {}
    nothing: list[Any] = [None] * len(offices)
    for name, cable, copies, on_list in connection.execute(
        f"SELECT name, cable, {_COPIES}, {_ON_LIST} FROM recipient"
        f" WHERE name IN (SELECT value FROM json_each(?)) AND {condition}",
        (json.dumps(list(column), ensure_ascii=False), *values),
    ):
        at = seen.place.get(cable)
        if at is None:
            continue
        office = column[name]
        row = found.get(at)
        if row is None:
            row = found[at] = [*nothing, on_list, office]
        elif on_list < row[-2]:
            row[-2:] = on_list, office
        before = row[office]
        if before is None:
            row[office] = (0, 1) if copies is None else (copies, 0)
        else:
            row[office] = (before[0], before[1] + 1) if copies is None else (before[0] + copies, before[1])
    return [Got(seen.rows[at], seen.dates[at], tuple(row[:-2]), row[-1]) for at, row in sorted(found.items())]


def copies_by_year(got: Iterable[Got]) -> dict[int, list[int]]:
    """Return how many copies each office got in each year, of cables that have a year, by year."""
    years: dict[int, list[int]] = {}
    sums: list[int] | None = None
    last = ""
    for each in got:
        year = each.date[:4]
        if year != last:  # cables come in the order of their dates, so that this is rare
            last, sums = year, None
            if len(year) == 4 and year.isascii() and year.isdigit():
                sums = years.setdefault(int(year), [0] * len(each.counts))
        if sums is not None:
            for at, count in enumerate(each.counts):
                if count is not None:
                    sums[at] += count[0]
    return dict(sorted(years.items()))


def spelled(offices: Iterable[Office]) -> dict[str, str]:
    """Return the name of the office for each spelling; where two claim one, the first by name has it."""
    names: dict[str, str] = {}
    for office in offices:
        for written in (office.name, *office.spellings):
            names.setdefault(written, office.name)
    return names


def _columns(connection: sqlite3.Connection, offices: Sequence[str]) -> dict[str, int]:
    """Return the place among the offices for each spelling of one of them."""
    merged = spelled(read_offices(connection))
    places = {name: at for at, name in enumerate(offices)}
    found = {name: at for name, at in places.items() if merged.get(name, name) == name}
    return found | {written: places[office] for written, office in merged.items() if office in places}
