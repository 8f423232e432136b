"""The cables in the order of time: by the date that they bear, or by the time of their first receipt."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Literal

from db.across.narrowed import Cables, living
from db.times import Span, parse_edtf

TimedBy = Literal["date", "received"]


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a cable stands in time: `value` is EDTF, from a year down to a minute; `span` are its bounds."""

    cable: int
    value: str
    originator: str
    span: Span


@dataclass(frozen=True, slots=True)
class Chronology:
    """Cables by time, the earliest first, and how many have none that can be placed."""

    moments: tuple[Moment, ...]
    untimed: int


def chronology(
    connection: sqlite3.Connection, timed_by: TimedBy = "date", cables: Cables = None
) -> Chronology:
    """Return the cables by their date or their first receipt; what has no time is counted."""
    column = {"date": "date", "received": "received"}[timed_by]
    condition, values = living(cables)
    rows = connection.execute(
        f"SELECT n, {column}, originator FROM listing WHERE {condition} ORDER BY {column}, n", values
    )
    bounds: dict[str, Span | None] = {}
    moments: list[Moment] = []
    untimed = 0
    for cable, value, originator in rows:
        if value not in bounds:
            bounds[value] = parse_edtf(value)
        span = bounds[value]
        if span is None:
            untimed += 1
        else:
            moments.append(Moment(cable, value, originator, span))
    return Chronology(tuple(moments), untimed)
