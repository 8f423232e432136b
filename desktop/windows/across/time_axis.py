"""An axis of time from millennia to minutes, in the reader's words: "1961", "May", "12 May", "17:00".

Below a figure stands what it belongs to, where that begins or the axis does: the year below a month, the day
below an hour, so that no label can be taken for another day's. Moments are seconds since 1970; the calendar
is the one of Python, from year 1 on, since the library's own axis knows no years of three figures.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import datetime, timedelta

import pyqtgraph as pg

from desktop.messages.times import MONTHS
from desktop.messages.words import tr

_EPOCH = datetime(1970, 1, 1)
_FIRST = (datetime.min - _EPOCH).total_seconds()
_LAST = (datetime(9999, 12, 30) - _EPOCH).total_seconds()
_DAY = 86400.0
_EDGE = 50
_HEIGHT = 40
_ROOM = 74
"""Pixels that a label needs."""
_STEPS: tuple[tuple[str, int, float], ...] = (
    *(("minute", n, 60.0 * n) for n in (1, 5, 10, 15, 30, 60, 120, 180, 360, 720)),
    *(("day", n, _DAY * n) for n in (1, 2, 5, 10)),
    *(("month", n, _DAY * 30 * n) for n in (1, 2, 3, 6)),
    *(("year", n, _DAY * 365 * n) for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)),
)


class TimeAxis(pg.AxisItem):  # type: ignore[misc]
    """The axis below a line of time."""

    def __init__(self) -> None:
        """Make the axis for the foot of a plot."""
        super().__init__("bottom")
        self.enableAutoSIPrefix(False)
        self.setHeight(_HEIGHT)
        self._step = _STEPS[-1]
        self._from = 0.0

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Return the moments that have a label."""
        most = max(1.0, size / _ROOM)
        # A long label nearer to the edge than this would be cut, and is not drawn at all.
        self._from = low + (high - low) * _EDGE / max(size, 1.0)
        self._step = next((step for step in _STEPS if (high - low) / step[2] <= most), _STEPS[-1])
        return [(self._step[2], [at for at in ticks(low, high, *self._step[:2]) if low <= at <= high])]

    def tickStrings(self, values: list[float], _scale: float, _spacing: float) -> list[str]:
        """Return the words at the ticks, two lines each."""
        return labels([float(value) for value in values], self._step[0], self._from)


def ticks(low: float, high: float, unit: str, n: int) -> Iterator[float]:
    """Give the moments at which every n-th year, month, day or minute begins, some before `low`, too."""
    at, end = moment_at(low), moment_at(high)
    if unit == "minute":
        step = 60.0 * n
        first = low // step
        for count in range(int((high - low) / step) + 2):
            yield (first + count) * step
    elif unit == "year":
        for year in range(at.year - at.year % n, end.year + 1, n):
            if year > 0:
                yield _seconds(datetime(year, 1, 1))
    else:
        every = n if unit == "month" else 1
        start = (at.year - 1) * 12 + (at.month - 1) // every * every
        for month in range(start, (end.year - 1) * 12 + end.month, every):
            begin = datetime(month // 12 + 1, month % 12 + 1, 1)
            if unit == "month":
                yield _seconds(begin)
            else:
                yield from (_seconds(begin + timedelta(days=day)) for day in _days(begin, n))


def labels(moments: list[float], unit: str, start: float = -math.inf) -> list[str]:
    """Return the words at these moments; a second line says what the first belongs to, where that changes.

    Before `start` there is no second line.
    """
    found: list[str] = []
    above = ""
    for seconds in moments:
        at = moment_at(seconds + 0.5)
        words, belongs = _words(at, unit)
        told = seconds >= start and belongs != above
        found.append(f"{words}\n{belongs if told else ' '}")
        above = belongs if told else above
    return found


def moment_at(seconds: float) -> datetime:
    """Return the moment so many seconds after 1970 began, within the years 1 to 9999."""
    return _EPOCH + timedelta(seconds=max(_FIRST, min(_LAST, seconds)))


def moment_words(seconds: float, *, to_the_minute: bool = False) -> str:
    """Return a moment for a sentence: "12 May 1961", "12 May 1961, 17:00"."""
    at = moment_at(seconds)
    day = f"{at.day} {tr(MONTHS[at.month - 1])} {at.year}"
    return f"{day}, {at:%H:%M}" if to_the_minute else day


def _words(at: datetime, unit: str) -> tuple[str, str]:
    month = tr(MONTHS[at.month - 1])
    if unit == "year":
        return str(at.year), " "
    if unit == "month":
        return month, str(at.year)
    if unit == "day":
        return f"{at.day} {month}", str(at.year)
    return f"{at:%H:%M}", f"{at.day} {month} {at.year}"


def _days(begin: datetime, n: int) -> Iterator[int]:
    """Give every n-th day of a month, counted from 0, none so late that the next month's first is near."""
    following = (
        (begin + timedelta(days=31)).replace(day=1) if begin.year < 9999 else begin + timedelta(days=30)
    )
    length = (following - begin).days
    return iter(range(0, length if n == 1 else length - n // 2, n))


def _seconds(moment: datetime) -> float:
    return (moment - _EPOCH).total_seconds()
