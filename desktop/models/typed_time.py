"""What a person types for a date or time, read as EDTF: "May 13 at 0920", "13.5.61 9:20", "May 1961?".

The finding of dates and clock times is that of the reader, so that the editor may type whatever a cable
writes; here is decided that the typed words are a time as a whole and nothing besides. Everything that
`desktop.messages.times.show_time` shows is understood again.
"""

from __future__ import annotations

import re

from db.times import parse_edtf
from desktop.messages.times import MONTHS
from desktop.messages.words import tr
from desktop.reading.dates import WrittenDate, find_dates, find_day_and_month
from desktop.reading.moments import decide, with_time
from desktop.reading.times import WrittenTime, find_time

LONGEST = 80
"""Longer words are no date."""

_BETWEEN = re.compile(
    r"(?:\s|,|;|\.|\bat\b|\bon\b|\bthe\b|\bof\b|\bhours\b|\bhrs\b|\bh\b|\bT\b)*", re.IGNORECASE
)
_ABOUT = re.compile(r"(?:about|around|approximately|approx\.?|circa|ca\.?|c\.)\s*", re.IGNORECASE)
_UNCERTAIN = re.compile(r"\s*(?:\?|\(\?\)|\(uncertain\)|,?\s+uncertain)\s*", re.IGNORECASE)
_TAIL_ABOUT = re.compile(r"\s*(?:~|\(about\))\s*", re.IGNORECASE)
_TAIL_BOTH = re.compile(r"\s*(?:%|\(about, uncertain\))\s*", re.IGNORECASE)
_INTERVAL = re.compile(r"\s+(?:to|until|till)\s+|\s+[–—-]\s+|\s*/\s*(?=\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_MONTH_OF_YEAR = re.compile(r"(\d{1,2})[./](\d{4})|(\d{4})[./-](\d{1,2})")
_FOUR_FIGURES = re.compile(r"(?!1[89]|20)\d{4}")
_CLOCK_BEHIND = re.compile(r"(.*?\d.*?)[\s,]+(?:at\s+)?(\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?)", re.IGNORECASE)
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d)?")


def read_typed(words: str, near: str = "") -> str | None:
    """Return the EDTF value that typed words mean, "" for no words, None where they are no time.

    `near` is the EDTF date of the cable or of the value typed over: it gives the missing year, and the
    missing day where only a clock time is typed. What is no EDTF (a date field may hold any words) gives
    nothing.
    """
    if parse_edtf(near) is None:
        near = ""
    text = _english(" ".join(words.split()))
    if not text:
        return ""
    if len(text) > LONGEST:
        return None
    if "/" in text and parse_edtf(text) is not None:
        return text
    parts = _INTERVAL.split(text)
    if len(parts) == 2:
        first = _point(parts[0], near)
        second = _point(parts[1], first or near)
        whole = f"{first}/{second}"
        return whole if first and second and parse_edtf(whole) is not None else None
    return _point(text, near)


def _point(text: str, near: str) -> str | None:
    """Return the EDTF value of a single date or time with its marks of doubt."""
    about = uncertain = False
    match = _ABOUT.match(text)
    if match is not None:
        about, text = True, text[match.end() :]
    for pattern, is_about, is_uncertain in (
        (_TAIL_BOTH, True, True),
        (_UNCERTAIN, False, True),
        (_TAIL_ABOUT, True, False),
    ):
        tail = re.search(rf"(?:{pattern.pattern})$", text, re.IGNORECASE)
        if tail is not None and tail.start() > 0:
            text = text[: tail.start()]
            about, uncertain = about or is_about, uncertain or is_uncertain
            break
    value = _certain(text.strip(), near.partition("/")[0].rstrip("?~%"))
    if value is None:
        return None
    mark = "%" if about and uncertain else "~" if about else "?" if uncertain else ""
    value += mark
    return value if parse_edtf(value) is not None else None


def _certain(text: str, near: str) -> str | None:
    """Return the EDTF value of a date or time without marks."""
    if _FOUR_FIGURES.fullmatch(text) and len(near) >= len("1961-05-12"):
        # Beside a known day "0920" and "1700" are clock times; 1800 to 2099 stay years.
        time = find_time(text, 0, len(text))
        if time is not None and time.possible:
            return with_time(near[:10], time)
    if parse_edtf(text) is not None:
        return text
    iso = _ISO.fullmatch(text)
    if iso is not None:
        return f"{iso[1]}T{iso[2]}"
    month = _MONTH_OF_YEAR.fullmatch(text)
    if month is not None:
        year, number = (month[2], month[1]) if month[2] else (month[3], month[4])
        return f"{year}-{int(number):02d}"
    clock = _CLOCK_BEHIND.fullmatch(text)
    if clock is not None and (day := _certain(clock[1], near)) is not None and len(day) == len("1961-05-12"):
        # Cut off first, or "12.5. 17:00" would be the year 17.
        time = find_time(clock[2], 0, len(clock[2]))
        return with_time(day, time) if time is not None and time.possible else None
    date = _date(text)
    if date is None:
        time = find_time(text, 0, len(text))
        if time is None or not time.possible or not _only(text, time) or len(near) < len("1961-05-12"):
            return None
        return with_time(near[:10], time)
    moment = decide(date, near or None)
    if moment.value is None:
        return None
    time = find_time(text, 0, len(text), (date.start, date.end))
    if not _only(text, date, time) or (time is not None and not time.possible):
        return None
    if time is None:
        return moment.value
    return with_time(moment.value, time) if len(moment.value) == len("1961-05-12") else None


def _date(text: str) -> WrittenDate | None:
    found = find_dates(text)
    if len(found) == 1:
        return found[0]
    return find_day_and_month(text, 0, len(text)) if not found else None


def _only(text: str, *places: WrittenDate | WrittenTime | None) -> bool:
    """Tell whether the words consist of these places and nothing that means anything."""
    rest = list(text)
    for place in places:
        if place is not None:
            rest[place.start : place.end] = " " * (place.end - place.start)
    return _BETWEEN.fullmatch("".join(rest)) is not None


def _english(text: str) -> str:
    """Return the words with the month names of the user's language as the reader knows them."""
    for month in MONTHS:
        own = tr(month)
        if own != month:
            text = re.sub(rf"\b{re.escape(own)}\b", month, text, flags=re.IGNORECASE)
    for own, edtf in (
        (tr("uncertain"), "uncertain"),
        (tr("about"), "about"),
        (tr("about, uncertain"), "about, uncertain"),
    ):
        text = text.replace(f"({own})", f"({edtf})")
    return text
