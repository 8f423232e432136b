"""What the views across cables are made of, read from the library file in the child process. Values only.

A library of 100,000 cables has hundreds of thousands of entries and stamps: they are read, counted and put in
order there, and what comes back is no more than what is drawn.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path

from db.across.chronology import TimedBy, chronology
from db.across.handling_times import GroupedBy, Summary, intervals, summaries
from db.across.heads import CableHead, heads
from db.across.offices import (
    OfficeTotal,
    Unbalanced,
    copies_by_year,
    copies_of,
    office_totals,
    read_offices,
    unbalanced,
)
from db.backup.library_copy import looking_at
from db.records import Office
from db.searching.find import find
from db.searching.query import parse

MOST_LISTED = 20_000
"""Cables that a table of a view lists: nobody reads on, and the rest is counted."""
MOST_OUTLIERS = 200
"""Outliers of one group that are drawn and can be clicked: those that are farthest."""


@dataclass(frozen=True, slots=True)
class OfficesSeen:
    """All offices on the lists, which of them are merged, and the cables whose lists do not add up."""

    totals: tuple[OfficeTotal, ...]
    merged: tuple[Office, ...]
    unbalanced: tuple[tuple[CableHead, Unbalanced], ...]
    more_unbalanced: int


@dataclass(frozen=True, slots=True)
class OfficeCables:
    """What some offices got: for each cable the copies of each office, and the copies of each year.

    A count is (copies, entries that do not tell), None where the list does not name the office. `more` counts
    the cables beyond `MOST_LISTED`. `years` are pairs of a year and the copies of each office.
    """

    offices: tuple[str, ...]
    cables: tuple[CableHead, ...]
    counts: tuple[tuple[tuple[int, int] | None, ...], ...]
    more: int
    years: tuple[tuple[int, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class TimesSeen:
    """Handling times by stage and group; `heads` names the cables that lie outside, by row."""

    summaries: tuple[Summary, ...]
    heads: dict[int, CableHead]


@dataclass(frozen=True, slots=True)
class ChronologySeen:
    """Cables in the order of time: rows, the earliest and the latest moment of each, and its lane.

    Moments are seconds since 1970, local times read as if they were UTC. `lanes` are the originators with
    most cables; where there are more (`has_others`), one lane after the last stands for all others.
    `untimed` cables have no time that can be placed.
    """

    rows: array[int]
    earliest: array[float]
    latest: array[float]
    lane: array[int]
    lanes: tuple[str, ...]
    has_others: bool
    untimed: int


def see_offices(library: str, query: str) -> OfficesSeen:
    """Return the offices of a library, on the lists of the cables that a query means ("" for all).

    Raises LibraryError, as all of these do.
    """
    with looking_at(Path(library)) as connection:
        rows = _narrowed(connection, query)
        odd = unbalanced(connection, rows)
        shown = odd[:MOST_LISTED]
        named = heads(connection, [each.cable for each in shown])
        return OfficesSeen(
            tuple(office_totals(connection, rows)),
            tuple(read_offices(connection)),
            tuple((named[each.cable], each) for each in shown),
            len(odd) - len(shown),
        )


def see_office_cables(library: str, offices: Sequence[str], query: str) -> OfficeCables:
    """Return the cables that went to any of these offices, the earliest first."""
    with looking_at(Path(library)) as connection:
        rows = _narrowed(connection, query)
        counts = copies_of(connection, offices, rows)
        years = copies_by_year(connection, offices, rows)
        found = list(dict.fromkeys(row for _, row in counts))
        named = heads(connection, found)
    listed = sorted(named.values(), key=lambda head: (not head.date, head.date, head.row))[:MOST_LISTED]
    table = tuple(
        tuple(
            (got.copies, got.untold) if (got := counts.get((office, head.row))) else None
            for office in offices
        )
        for head in listed
    )
    return OfficeCables(
        tuple(offices),
        tuple(listed),
        table,
        len(found) - len(listed),
        tuple(
            (year, tuple(years.get((office, year), 0) for office in offices))
            for year in sorted({year for _, year in years})
        ),
    )


def see_times(library: str, grouped_by: GroupedBy, query: str) -> TimesSeen:
    """Return the handling times of a library, in groups."""
    with looking_at(Path(library)) as connection:
        rows = _narrowed(connection, query)
        found = [
            replace(each, outliers=each.outliers[:MOST_OUTLIERS])
            for each in summaries(intervals(connection, grouped_by, rows))
        ]
        outside = {interval.cable for each in found for interval in each.outliers}
        return TimesSeen(tuple(found), heads(connection, sorted(outside)))


def see_chronology(library: str, timed_by: TimedBy, query: str, most_lanes: int) -> ChronologySeen:
    """Return the cables by date or by first receipt, in a lane for each of the commonest originators."""
    with looking_at(Path(library)) as connection:
        seen = chronology(connection, timed_by, _narrowed(connection, query))
    common = Counter(moment.originator for moment in seen.moments).most_common()
    has_others = len(common) > most_lanes
    lanes = tuple(name for name, _ in common[: most_lanes - 1 if has_others else most_lanes])
    place = {name: at for at, name in enumerate(lanes)}
    return ChronologySeen(
        array("q", (moment.cable for moment in seen.moments)),
        array("d", (moment.span.earliest.replace(tzinfo=UTC).timestamp() for moment in seen.moments)),
        array("d", (moment.span.latest.replace(tzinfo=UTC).timestamp() for moment in seen.moments)),
        array("q", (place.get(moment.originator, len(lanes)) for moment in seen.moments)),
        lanes,
        has_others,
        seen.untimed,
    )


def see_heads(library: str, rows: Sequence[int]) -> dict[int, CableHead]:
    """Return what is said of single cables, by row."""
    with looking_at(Path(library)) as connection:
        return heads(connection, rows)


def _narrowed(connection: sqlite3.Connection, query: str) -> array[int] | None:
    return find(connection, parse(query)).cables if query.strip() else None
