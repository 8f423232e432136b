"""What the views across cables are made of, read from the library file in the child process. Values only.

A library of 100,000 cables has hundreds of thousands of entries and stamps: they are read, counted and put in
order there, and what comes back is no more than what is drawn. What comes by the thousand is a named tuple:
it is unpacked in a fifth of the time of a data class, and the window waits for the interpreter meanwhile.
"""

from __future__ import annotations

import gc
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from db.across.chronology import TimedBy, chronology
from db.across.handling_times import GroupedBy, Summary, summaries, together
from db.across.heads import CableHead, heads
from db.across.offices import (
    Count,
    OfficeTotal,
    cables_of_offices,
    copies_by_year,
    office_totals,
    read_offices,
)
from db.across.unbalanced import Unbalanced, unbalanced, unbalanced_lists
from db.backup.library_copy import looking_at
from db.library_records import Office
from db.searching.find import find
from db.searching.query import parse

MOST_LISTED = 5_000
"""Cables that a table of a view lists: nobody reads on, and the rest is counted."""
MOST_OUTLIERS = 200
"""Outliers of one group that are drawn and can be clicked: those that are farthest."""
MOST_NAMED = 3_000
"""Outliers of all groups together that are listed by name."""
_CACHE_KB = 32_000


@dataclass(frozen=True, slots=True)
class OfficesSeen:
    """All offices on the lists, which of them are merged, and the cables whose lists do not add up."""

    totals: tuple[OfficeTotal, ...]
    merged: tuple[Office, ...]
    unbalanced: tuple[tuple[CableHead, Unbalanced], ...]
    more_unbalanced: int


class CableCounts(NamedTuple):
    """One cable and what each of some offices got of it; `first` is the place of the first on the list."""

    head: CableHead
    counts: tuple[Count | None, ...]
    first: int


@dataclass(frozen=True, slots=True)
class OfficeCables:
    """What some offices got: for each cable the copies of each office, and the copies of each year.

    `more` counts the cables beyond `MOST_LISTED`. `years` are pairs of a year and the copies of each office.
    `first_cables` are the rows of the earliest dated cable of each office, 0 where it has none; `first_on`
    tells on how many cables each stands before the others, of those that name several (`shared`).
    """

    offices: tuple[str, ...]
    cables: tuple[CableCounts, ...]
    more: int
    years: tuple[tuple[int, tuple[int, ...]], ...]
    first_cables: tuple[int, ...]
    first_on: tuple[int, ...]
    shared: int


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
    with _looking_at(library) as connection:
        rows = _narrowed(connection, query)
        odd = unbalanced(connection, rows)
        shown = odd[:MOST_LISTED]
        named = heads(connection, shown)
        return OfficesSeen(
            tuple(office_totals(connection, rows)),
            tuple(read_offices(connection)),
            tuple((named[each.cable], each) for each in unbalanced_lists(connection, shown)),
            len(odd) - len(shown),
        )


def see_office_cables(library: str, offices: Sequence[str], query: str) -> OfficeCables:
    """Return the cables that went to any of these offices, the earliest first."""
    with _looking_at(library) as connection:
        found = cables_of_offices(connection, offices, _narrowed(connection, query))
        listed = found[:MOST_LISTED]
        named = heads(connection, [got.row for got in listed])
    alone = len(offices) - 1
    several = [got.first for got in found if got.counts.count(None) < alone]
    on_top = Counter(several)
    first_cables = [0] * len(offices)
    for got in found:
        if not got.date or 0 not in first_cables:
            break
        for at, count in enumerate(got.counts):
            if count is not None:
                first_cables[at] = first_cables[at] or got.row
    return OfficeCables(
        tuple(offices),
        tuple(CableCounts(named[got.row], got.counts, got.first) for got in listed),
        len(found) - len(listed),
        tuple((year, tuple(copies)) for year, copies in copies_by_year(found).items()),
        tuple(first_cables),
        tuple(on_top[at] for at in range(len(offices))),
        len(several),
    )


def see_times(library: str, grouped_by: GroupedBy, query: str) -> TimesSeen:
    """Return the handling times of a library, in groups."""
    with _looking_at(library) as connection:
        found = [
            replace(each, outliers=each.outliers[:MOST_OUTLIERS])
            for each in summaries(together(connection, grouped_by, _narrowed(connection, query)))
        ]
        ranked = sorted((at, time.cable) for each in found for at, time in enumerate(each.outliers))
        outside = {cable for _, cable in ranked[:MOST_NAMED]}
        return TimesSeen(tuple(found), heads(connection, sorted(outside)))


def see_chronology(library: str, timed_by: TimedBy, query: str, most_lanes: int) -> ChronologySeen:
    """Return the cables by date or by first receipt, in a lane for each of the commonest originators."""
    with _looking_at(library) as connection:
        seen = chronology(connection, timed_by, _narrowed(connection, query))
    common = [at for at, _ in Counter(seen.originator).most_common()]
    has_others = len(common) > most_lanes
    lanes = common[: most_lanes - 1 if has_others else most_lanes]
    place = [len(lanes)] * len(seen.originators)
    for lane, at in enumerate(lanes):
        place[at] = lane
    return ChronologySeen(
        seen.rows,
        seen.earliest,
        seen.latest,
        array("q", [place[at] for at in seen.originator]),
        tuple(seen.originators[at] for at in lanes),
        has_others,
        seen.untimed,
    )


@contextmanager
def _looking_at(library: str) -> Iterator[sqlite3.Connection]:
    """Give a connection that reads with room enough for the pages of an index that is looked up in.

    Nothing that is read refers to itself, so nobody looks for that among hundreds of thousands of rows.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        with looking_at(Path(library)) as connection:
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
            yield connection
    finally:
        if collects:
            # Old at once: else all of them are looked through as soon as something else is made.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def _narrowed(connection: sqlite3.Connection, query: str) -> array[int] | None:
    return find(connection, parse(query)).cables if query.strip() else None
