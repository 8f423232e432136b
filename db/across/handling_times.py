"""Handling times across cables: how long each stage took, for every cable that tells it to the minute.

The rule is that of one cable (`db.reconcile.handling`): a stage is compared with the last timed one written
above it, on one clock, both known to the minute. What is negative is an impossible order, and is shown as
such, not left out.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from db.across.narrowed import Cables, living

GroupedBy = Literal["", "year", "originator", "precedence"]
_GROUPS: dict[GroupedBy, str] = {
    "": "''",
    "year": "CASE WHEN listing.date GLOB '[0-9][0-9][0-9][0-9]*' THEN substr(listing.date, 1, 4) ELSE '' END",
    "originator": "listing.originator",
    "precedence": "listing.precedence",
}
_MINUTE = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]*"
# A time that there is: SQLite takes 31 February for 3 March, so the day must come out as it went in.
_BARE = "rtrim(stage.\"when\", '?~%')"
_A_TIME = (
    f"CASE WHEN {_BARE} GLOB '{_MINUTE}' THEN date({_BARE}) IS substr({_BARE}, 1, 10)"
    f" WHEN length({_BARE}) >= 10 THEN date(substr({_BARE}, 1, 10)) IS substr({_BARE}, 1, 10)"
    f" WHEN length({_BARE}) = 7 THEN date({_BARE} || '-01') IS NOT NULL"
    f" ELSE {_BARE} GLOB '[0-9][0-9][0-9][0-9]' END"
)
_EXACT = f"({{0}} GLOB '{_MINUTE}' AND length({{0}}) IN (16, 19))"


@dataclass(frozen=True, slots=True)
class Interval:
    """How long one stage of one cable took: `minutes` since the stage before it, negative where impossible.

    `cable` is its row, `group` the year, originator or precedence, "" where the cable has none.
    """

    cable: int
    before: str
    stage: str
    group: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The intervals of one stage in one group: five numbers, and the cables that lie outside.

    `outliers` lie more than one and a half times the middle half's width beyond it (Tukey's rule), those
    that are farthest first.
    """

    stage: str
    group: str
    count: int
    least: int
    lower: float
    median: float
    upper: float
    most: int
    outliers: tuple[Interval, ...]


def intervals(
    connection: sqlite3.Connection, grouped_by: GroupedBy = "", cables: Cables = None
) -> list[Interval]:
    """Return every interval between stages that is known to the minute, in the order of the cables."""
    condition, values = living(cables)
    rows = connection.execute(
        'WITH timed AS (SELECT listing.n AS cable, stage.name, stage."when" AS moment, stage.place,'
        f" stage.zone, {_GROUPS[grouped_by]} AS grouped, lag(stage.name) OVER above AS before,"
        ' lag(stage."when") OVER above AS since, lag(stage.place) OVER above AS there,'
        " lag(stage.zone) OVER above AS zone_there"
        " FROM listing CROSS JOIN stage ON stage.cable = listing.cable"
        f" WHERE {condition} AND {_A_TIME}"
        " WINDOW above AS (PARTITION BY listing.n ORDER BY stage.ordinal, stage.id))"
        " SELECT cable, before, name, grouped,"
        " round((julianday(substr(moment, 1, 16)) - julianday(substr(since, 1, 16))) * 1440) FROM timed"
        f" WHERE before IS NOT NULL AND {_EXACT.format('since')} AND {_EXACT.format('moment')}"
        " AND CASE WHEN zone <> '' OR zone_there <> '' THEN zone = zone_there"
        " ELSE place = '' OR there = '' OR place = there END",
        values,
    )
    return [Interval(int(c), str(b), str(s), str(g), int(m)) for c, b, s, g, m in rows]


def summaries(found: Iterable[Interval]) -> list[Summary]:
    """Return the summary of each stage in each group, stages and groups in alphabetical order."""
    together: dict[tuple[str, str], list[Interval]] = defaultdict(list)
    for interval in found:
        together[interval.stage, interval.group].append(interval)
    return [_summary(*key, together[key]) for key in sorted(together)]


def _summary(stage: str, group: str, found: list[Interval]) -> Summary:
    ordered = sorted(interval.minutes for interval in found)
    lower, median, upper = (_quantile(ordered, part) for part in (0.25, 0.5, 0.75))
    reach = 1.5 * (upper - lower)
    outside = [i for i in found if not lower - reach <= i.minutes <= upper + reach]
    outside.sort(key=lambda i: (-abs(i.minutes - median), i.cable))
    return Summary(stage, group, len(ordered), ordered[0], lower, median, upper, ordered[-1], tuple(outside))


def _quantile(ordered: list[int], part: float) -> float:
    """Return the value below which that part lies, interpolated between the two that are nearest."""
    place = part * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)
