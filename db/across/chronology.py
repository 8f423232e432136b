"""The cables in the order of time: by the date that they bear, or by the time of their first receipt."""

from __future__ import annotations

import sqlite3
from array import array
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from db.across.narrowed import Cables, living
from db.times import exact_minute, parse_edtf

TimedBy = Literal["date", "received"]
_EPOCH = date(1970, 1, 1).toordinal()
_DAY = 86400.0


@dataclass(frozen=True, slots=True)
class Chronology:
    """Cables by time, the earliest first: their rows, and the earliest and latest moment of each.

    Moments are seconds since 1970, local times read as if they were UTC. `originators` are names,
    `originator` the place of each cable's own among them. `untimed` cables have no time that can be placed.
    """

    rows: array[int]
    earliest: array[float]
    latest: array[float]
    originator: array[int]
    originators: tuple[str, ...]
    untimed: int


def chronology(
    connection: sqlite3.Connection, timed_by: TimedBy = "date", cables: Cables = None
) -> Chronology:
    """Return the cables by their date or their first receipt; what has no time is counted."""
    column = {"date": "date", "received": "received"}[timed_by]
    condition, values = living(cables)
    bounds: dict[str, tuple[float, float] | None] = {}
    names: dict[str, int] = {}
    found: list[tuple[float, float, int, int]] = []
    untimed = 0
    # The whole table in its own order, and sorted here: by the index of dates each row is looked up alone.
    for cable, value, originator in connection.execute(
        f"SELECT n, {column}, originator FROM listing NOT INDEXED WHERE {condition}", values
    ):
        if value not in bounds:
            bounds[value] = _bounds(value)
        span = bounds[value]
        if span is None:
            untimed += 1
        else:
            found.append((*span, cable, names.setdefault(originator, len(names))))
    found.sort()
    return Chronology(
        array("q", [each[2] for each in found]),
        array("d", [each[0] for each in found]),
        array("d", [each[1] for each in found]),
        array("q", [each[3] for each in found]),
        tuple(names),
        untimed,
    )


def _bounds(value: str) -> tuple[float, float] | None:
    """Return the bounds of an EDTF value in seconds; days and minutes without taking them to pieces."""
    minute = exact_minute(value)
    if minute is not None:
        moment = minute * 60.0 - _EPOCH * _DAY
        return moment, moment
    if len(value) == 10 and value.isascii() and value[4] == value[7] == "-":
        try:
            start = (date.fromisoformat(value).toordinal() - _EPOCH) * _DAY
        except ValueError:
            return None
        return start, start + _DAY - 60
    span = parse_edtf(value)
    return None if span is None else (_seconds(span.earliest), _seconds(span.latest))


def _seconds(moment: datetime) -> float:
    return moment.replace(tzinfo=UTC).timestamp()
