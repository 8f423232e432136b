"""Dates and durations as a reader writes them: "12 May 1961, 17:00", "28 h 35 min"."""

from __future__ import annotations

import re

from desktop.messages.words import tr

_MINUTE, _HOUR = 60, 3600
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(?::\d\d)?)?)?)?([?~%])?", re.ASCII)


def show_time(value: str) -> str:
    """Return an EDTF value for reading: as precise as it is, doubts in words; what is no EDTF unchanged."""
    if "/" in value:
        first, _, second = value.partition("/")
        return tr("{first} to {second}", first=show_time(first), second=show_time(second))
    match = _POINT.fullmatch(value)
    if match is None or (match[2] and not 1 <= int(match[2]) <= 12):
        return value
    year, month, day, clock, mark = match.groups()
    words = year
    if month:
        words = f"{tr(MONTHS[int(month) - 1])} {year}"
    if day:
        words = f"{int(day)} {words}"
    if clock:
        words = f"{words}, {clock}"
    doubt = {"?": tr("uncertain"), "~": tr("about"), "%": tr("about, uncertain")}.get(mark or "")
    return f"{words} ({doubt})" if doubt else words


def show_day(value: str) -> str:
    """Return the day and month of an EDTF value ("12 May"), or the whole of it where it has no day."""
    match = _POINT.fullmatch(value)
    if match is None or not match[3] or not 1 <= int(match[2]) <= 12:
        return show_time(value)
    return f"{int(match[3])} {tr(MONTHS[int(match[2]) - 1])}"


def show_moment(value: str) -> str:
    """Return an EDTF time for a sentence: "12 May at 17:00"."""
    match = _POINT.fullmatch(value)
    if match is None or not match[4]:
        return show_day(value)
    return tr("{day} at {clock}", day=show_day(value), clock=match[4])


def show_duration(minutes: int) -> str:
    """Return a duration in hours and minutes, with a minus sign where it is negative: "−7 h 40 min"."""
    sign = "−" if minutes < 0 else ""
    hours, rest = divmod(abs(minutes), 60)
    if not hours:
        return tr("{sign}{rest} min", sign=sign, rest=rest)
    if not rest:
        return tr("{sign}{hours} h", sign=sign, hours=hours)
    return tr("{sign}{hours} h {rest} min", sign=sign, hours=hours, rest=rest)


def time_left(seconds: float) -> str:
    """Return how long something will still take: "40 s left", "3 min left"."""
    if seconds < _MINUTE - 5:
        return tr("{n} s left", n=max(1, round(seconds / 5) * 5 if seconds > 10 else round(seconds)))
    if seconds < _HOUR:
        return tr("{n} min left", n=max(1, round(seconds / _MINUTE)))
    return tr("{h} h {m} min left", h=int(seconds // _HOUR), m=int(seconds % _HOUR // _MINUTE))
