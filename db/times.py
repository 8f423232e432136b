"""Partial and uncertain times in EDTF, the Extended Date/Time Format of ISO 8601-2:2019.

Chancery keeps the part of EDTF that cables need: "1961", "1961-05", "1961-05-12", "1961-05-12T17:00",
each with "?" (uncertain), "~" (approximate) or "%" (both) behind it, and intervals "A/B". Local to the
place named; no zone. Own code because comparing needs only bounds and precision, and because the
general libraries cost more to import than the whole command line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

_POINT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d)?)?)?)?"
    r"(?P<mark>[?~%])?",
    re.ASCII,
)
_SECONDS = re.compile(r":\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Span:
    """The bounds of a time: it lies from `earliest` to `latest`, both included.

    `to_the_minute` says that it is one stated minute; `uncertain` that it carries "?", "~" or "%".
    """

    earliest: datetime
    latest: datetime
    to_the_minute: bool
    uncertain: bool


def parse_edtf(value: str) -> Span | None:
    """Return the bounds of an EDTF value, or None where it is not one or no such date exists."""
    if "/" in value:
        first, _, second = value.partition("/")
        start, end = _parse_point(first), _parse_point(second)
        if start is None or end is None or end.latest < start.earliest:
            return None
        return Span(start.earliest, end.latest, False, start.uncertain or end.uncertain)
    return _parse_point(value)


def _parse_point(value: str) -> Span | None:
    """Return the bounds of one EDTF date or time."""
    match = _POINT.fullmatch(value)
    if match is None:
        return None
    part = {name: int(text) if text else None for name, text in match.groupdict().items() if name != "mark"}
    year, month, day = part["year"], part["month"], part["day"]
    assert year is not None
    try:
        earliest = datetime(year, month or 1, day or 1, part["hour"] or 0, part["minute"] or 0)
        if part["hour"] is not None:
            return Span(earliest, earliest, match["mark"] is None, match["mark"] is not None)
        latest = _end_of(earliest, month, day)
    except (ValueError, OverflowError):
        return None
    return Span(earliest, latest, False, match["mark"] is not None)


def _end_of(start: datetime, month: int | None, day: int | None) -> datetime:
    """Return the last minute of the day, month or year that begins at `start`."""
    if day is not None:
        following = start + timedelta(days=1)
    elif month is not None:
        following = (start + timedelta(days=31)).replace(day=1)
    else:
        return datetime(start.year, 12, 31, 23, 59)
    return following - timedelta(minutes=1)


def exact_minute(value: str) -> int | None:
    """Return the minute, counted from the first day of year 0, that a value states for certain; else None.

    What `parse_edtf` says to the minute, ten times as fast, for views of hundreds of thousands of stamps.
    """
    # The letters between the figures: what else the standard library takes for a time is none of ours.
    if value[4:16:3] != "--T:" or value[11:13] == "24":
        return None
    if len(value) != 16 and not _SECONDS.fullmatch(value, 16):
        return None
    try:
        moment = datetime.fromisoformat(value[:16])
    except ValueError:
        return None
    return moment.toordinal() * 1440 + moment.hour * 60 + moment.minute
