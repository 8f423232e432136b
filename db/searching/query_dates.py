"""Dates as a historian types them into a query: 1961, 1961-05, 12.5.1961, May 1961, 1961..1963.

Each becomes the beginning of an ISO date, "1961-05" for all of that May, so that what is only half typed
already means something: "196" is the sixties.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_RANGE = re.compile(r"\s*(?:\.{2,}|…|/|—|–|\bto\b)\s*")
_YEARS = re.compile(r"(\d{4})-(\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})[-./](\d{1,2})?(?:[-./](\d{1,2})?)?", re.ASCII)
_DAY_FIRST = re.compile(r"(?:(\d{1,2})[-./\s]\s*)?(\d{1,2})[-./\s]\s*(\d{4})", re.ASCII)
_NAMED = re.compile(r"(?:(\d{1,2})[-.\s]*)?([a-z]{3,9})[-.,\s]*(?:(\d{1,2})[-.,\s]+)?(\d{4})", re.ASCII)
_DECADE = re.compile(r"(\d{3})0s", re.ASCII)
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]


class Bounds(NamedTuple):
    """The first and the last date meant, as beginnings of ISO dates; "" where it is open."""

    low: str
    high: str


def bounds_of(words: str) -> Bounds | None:
    """Return the interval that the words of a date mean, or None where they mean none."""
    words = words.strip().strip(",;").casefold()
    if years := _YEARS.fullmatch(words):
        return _ordered(years[1], years[2])
    if words[:2] in {"<=", ">="} or words[:1] in {"<", ">"}:
        point = _point(words.lstrip("<>= "))
        if point is None:
            return None
        return Bounds("", point) if words[0] == "<" else Bounds(point, "")
    if ".." not in words and (point := _point(words)) is not None:
        return Bounds(point, point)
    ends = _RANGE.split(words)
    if len(ends) != 2 or not any(ends):
        return None
    points = [_point(end) if end else "" for end in ends]
    if points[0] is None or points[1] is None:
        return None
    return _ordered(points[0], points[1])


def _ordered(low: str, high: str) -> Bounds:
    return Bounds(high, low) if low and high and high < low else Bounds(low, high)


def _point(words: str) -> str | None:
    """Return the beginning of an ISO date that the words of one date mean, or None."""
    words = words.strip().rstrip("?~%,")
    if re.fullmatch(r"[12]\d{0,3}", words, re.ASCII):
        return words
    if decade := _DECADE.fullmatch(words):
        return decade[1]
    if iso := _ISO.fullmatch(words):
        return _iso(iso[1], iso[2], iso[3])
    if day_first := _DAY_FIRST.fullmatch(words):
        day, month, year = day_first.groups()
        if day and int(month) > 12 >= int(day):
            day, month = month, day  # 5/13/1961
        return _iso(year, month, day)
    if named := _NAMED.fullmatch(words):
        before, name, after, year = named.groups()
        for number, month in enumerate(_MONTHS, 1):
            if month.startswith(name) or name == month[:3] + "t":  # sept
                return _iso(year, str(number), before or after)
    return None


def _iso(year: str, month: str | None, day: str | None) -> str | None:
    if not month:
        return year
    if not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
        return year + "-0" if month == "0" and not day else None
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
