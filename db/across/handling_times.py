"""Handling times across cables: how long each stage took, for every cable that tells it to the minute.

The rule is that of one cable (`db.reconcile.handling`): a stage is compared with the last timed one written
above it, on one clock, both known to the minute. What is negative is an impossible order, and is shown as
such, not left out. The whole of a cable runs from its earliest to its latest time.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal, NamedTuple

from db.across.narrowed import Cables, living
from db.times import exact_minute, parse_edtf

GroupedBy = Literal["", "year", "originator", "precedence"]
_GROUPS: dict[GroupedBy, str] = {
    "": "''",
    "year": "CASE WHEN date GLOB '[0-9][0-9][0-9][0-9]*' THEN substr(date, 1, 4) ELSE '' END",
    "originator": "originator",
    "precedence": "precedence",
}
FEW = 60
"""Times of a group that are shown one by one; of more, how they lie."""
_SAMPLE = 400


class Interval(NamedTuple):
    """How long one stage of one cable took: `minutes` since the stage before it, negative where impossible.

    `cable` is its row, `group` the year, originator or precedence, "" where the cable has none. With `whole`
    it is the time from the first to the last stamp of the cable, and has no stages.
    """

    cable: int
    before: str
    stage: str
    group: str
    minutes: int
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """The intervals of one stage in one group: five numbers, how they lie, and the cables that lie outside.

    `outliers` lie more than one and a half times the middle half's width beyond it (Tukey's rule), those
    that are farthest first; `others` are the rest where there are few (`FEW`). `lie` are the minutes in
    order, of many an even sample.
    """

    stage: str
    group: str
    whole: bool
    count: int
    least: int
    lower: float
    median: float
    upper: float
    most: int
    outliers: tuple[Interval, ...]
    others: tuple[Interval, ...]
    lie: array[int]


_Stamp = tuple[str, int, str, str, str, str, str]
"""A row of the table of stages: cable, ordinal, id, name, time, place, zone."""
_Key = tuple[bool, str, str]
_Time = tuple[int, int, str]
_ORDER = itemgetter(1, 2)
Together = dict[_Key, list[_Time]]
"""By whether it is the whole, stage and group: (minutes, cable, stage before)."""


def together(connection: sqlite3.Connection, grouped_by: GroupedBy = "", cables: Cables = None) -> Together:
    """Return every time that is known to the minute, the cables of a group in their order."""
    condition, values = living(cables)
    groups = connection.execute(
        f"SELECT cable, n, {_GROUPS[grouped_by]} FROM listing NOT INDEXED WHERE {condition} ORDER BY n",
        values,
    ).fetchall()
    stamps = _stamps(connection, None if cables is None else [row[0] for row in groups])
    found: Together = defaultdict(list)
    for cable, row, group in groups:
        if cable in stamps:
            for before, stage, minutes in _times(stamps[cable]):
                found[before is None, stage, group].append((minutes, row, before or ""))
    return found


def _stamps(connection: sqlite3.Connection, cables: Sequence[str] | None) -> dict[str, list[_Stamp]]:
    """Return the stages of each cable, as they were written down; of all cables in one run."""
    condition = "true" if cables is None else "cable IN (SELECT value FROM json_each(?))"
    found: dict[str, list[_Stamp]] = defaultdict(list)
    for stamp in connection.execute(
        'SELECT cable, ordinal, id, name, "when", place, zone FROM stage'
        f" WHERE \"when\" <> '' AND {condition}",
        () if cables is None else (json.dumps(cables),),
    ):
        found[stamp[0]].append(stamp)
    return found


def _times(stamps: list[_Stamp]) -> list[tuple[str | None, str, int]]:
    """Return (stage before, stage, minutes) for each time of a cable; for the whole (None, "", minutes)."""
    found: list[tuple[str | None, str, int]] = []
    stamps.sort(key=_ORDER)
    exact: list[int] = []
    head = before = stamps[0]
    since: int | None = None
    one_clock = True
    for stamp in stamps:
        minute = exact_minute(stamp[4])
        if minute is None:
            since = since if parse_edtf(stamp[4]) is None else None
            continue
        if since is not None and _one_clock(before, stamp):
            found.append((before[3], stamp[3], minute - since))
        if not exact:
            head = stamp
        one_clock = one_clock and _one_clock(head, stamp)
        exact.append(minute)
        before, since = stamp, minute
    if len(exact) > 1 and one_clock:
        found.append((None, "", max(exact) - min(exact)))
    return found


def _one_clock(first: _Stamp, second: _Stamp) -> bool:
    """Tell whether two local times may be subtracted: see `db.reconcile`."""
    if first[6] or second[6]:
        return first[6] == second[6]
    return not first[5] or not second[5] or first[5] == second[5]


def summaries(found: Together) -> list[Summary]:
    """Return the summary of each stage in each group, in alphabetical order, the whole after the stages."""
    return [_summary(key, found[key]) for key in sorted(found)]


def _summary(key: _Key, found: list[_Time]) -> Summary:
    whole, stage, group = key
    ordered = sorted([time[0] for time in found])
    lower, median, upper = (_quantile(ordered, part) for part in (0.25, 0.5, 0.75))
    reach = 1.5 * (upper - lower)
    low, high = lower - reach, upper + reach
    outside = [time for time in found if not low <= time[0] <= high]
    outside.sort(key=lambda time: (-abs(time[0] - median), time[1]))
    inside = [time for time in found if low <= time[0] <= high] if len(found) <= FEW else []
    step = max(1.0, len(ordered) / _SAMPLE)
    lie = array("q", (ordered[int(at * step)] for at in range(min(len(ordered), _SAMPLE))))

    def made(times: list[_Time]) -> tuple[Interval, ...]:
        return tuple(Interval(cable, before, stage, group, m, whole) for m, cable, before in times)

    return Summary(
        stage, group, whole, len(ordered), ordered[0], lower, median, upper, ordered[-1],
        made(outside), made(inside), lie,
    )  # fmt: skip


def _quantile(ordered: list[int], part: float) -> float:
    """Return the value below which that part lies, interpolated between the two that are nearest."""
    place = part * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)
