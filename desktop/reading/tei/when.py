"""When something was, as the attributes of a date say it."""

from __future__ import annotations

from desktop.reading.tei.source import Element

_NAMES = ("when", "when-iso", "value")
"""The attributes that tell a date; the last is that of TEI P4."""


def date_of(element: Element) -> str:
    """Return what the attributes of a date say, in EDTF: a day, or from one to another; "" for none."""
    value = next((said for name in _NAMES if (said := element.get(name))), "")
    if value:
        return _day(value)
    for first, last in (("from", "to"), ("notBefore", "notAfter"), ("from-iso", "to-iso")):
        start, end = _day(element.get(first, "")), _day(element.get(last, ""))
        if start and end:
            return start if start == end else f"{start}/{end}"
        if start or end:
            return start or end
    return ""


def _day(value: str) -> str:
    """Return the day of a date with time and zone; "" for what is no date of four-figure years."""
    day = value.strip()[:10].partition("T")[0]
    figures = day.replace("-", "")
    return day if figures.isdecimal() and len(day) in (4, 7, 10) and day[4:5] in ("", "-") else ""
