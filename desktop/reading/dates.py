"""Dates as cables write them: found in a text, not yet decided.

Forms and where they come from: "May 12, 1961", "May 13" (Chinese Foreign Ministry cables in translation);
"10/14/50", "13.June.1951", "13.6.51", "27/X/62" (Soviet ciphered telegrams); "27.08.1976" (Romanian);
"1972 July 1", "80. 10. 02." (Hungarian, year first); "10.27 [28?].1962" (Polish, an editor's doubt in
brackets); "1 September, 1975" (East German); "301250Z OCT 74" (American date-time groups).
All patterns have bounded repetition, so that searching is linear in the length of the line.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from desktop.reading.east_asian import east_asian_dates
from desktop.reading.months import MONTHS, PATTERN, names_month

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}

_MONTH = (
    r"(?P<mon>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![^\W\d_])"
)
_DAY = r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th)(?![^\W\d_]))?"
_YEAR = r"(?:1[89]|20)\d\d"
_ROMAN_MONTH = r"(?:viii|vii|vi|v|iv|iii|ii|ix|xii|xi|x|i)"
_EDITED = r"(?P<edited>\s?\[\d{1,2}\s?\?\])?"
# Two figures after a month are a year unless they are the hour of a time.
_SHORT_YEAR = rf"(?:[\s.,/-]{{0,3}}\[?(?P<year>{_YEAR}|’?'?\d\d)\]?(?![\d:]|[.]\d|hs|\s?[ap]\.?m\b|\s?GMT))?"

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # 1972 July 1
        rf"(?<![\d.,/-])(?P<year>{_YEAR})[\s.,]{{1,3}}{_MONTH}\.?\s{{0,2}}{_DAY}(?![\d:])",
        # May 12, 1961 / May 13
        rf"(?<![^\W\d_]){_MONTH}\.?\s{{0,3}}{_DAY}{_EDITED}(?![\d:])(?:\s?,?\s{{0,2}}\[?(?P<year>{_YEAR})\]?(?![\d:]))?",
        # 12 May 1961 / 13.June.1951 / 22 OCT 62
        rf"(?<![\d.,/-])(?<!\d:){_DAY}{_EDITED}[\s./-]{{0,3}}(?:of\s)?{_MONTH}{_SHORT_YEAR}",
        # 27/X/62
        rf"(?<![\d.-])(?P<a>\d{{1,2}})(?P<sep>[./-])\s?(?P<roman>{_ROMAN_MONTH})(?P=sep)\s?(?P<c>{_YEAR}|\d\d)(?!\d|[.:]\d\d)",
        # 10/14/50, 27.08.1976, 80. 10. 02., 1961-05-12
        rf"(?<![\d./-])(?P<a>\d{{1,4}})(?P<sep>[./-])\s?(?P<b>\d{{1,2}}){_EDITED}(?P=sep)\s?(?P<c>\d{{4}}|\d{{1,2}})(?!\d|:\d|\.\d\d)",
        # 13/5-50
        r"(?<![\d./-])(?P<a>\d{1,2})(?P<sep>/)(?P<b>\d{1,2})-(?P<c>(?:19)?\d\d)(?P<european>)(?!\d|:\d)",
        # May 1961
        rf"(?<![^\W\d_]){_MONTH}[.,]?\s{{1,2}}(?P<year>{_YEAR})(?![\d:])",
    )
)
_FOREIGN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # 1972. július 1.
        rf"(?<![\d,/-])(?P<year>{_YEAR})[\s.,]{{1,3}}(?P<mon>{PATTERN})\s{{1,2}}{_DAY}(?![\d:])",
        # 12 maja 1961, 12. Mai, 12 de maio de 1961, 1er mars
        (
            rf"(?<![\d.,/-])(?<!\d:)(?P<day>\d{{1,2}})(?:er|º|\.)?[\s./-]{{1,2}}(?:de\s|den\s)?(?P<mon>{PATTERN})(?![^\W\d_])"
            rf"(?:[\s.,]{{1,2}}(?:de\s|del\s)?(?P<year>{_YEAR})(?![\d:]))?"
        ),
        # maj 1961
        rf"(?<![^\W\d_])(?P<mon>{PATTERN})\s{{1,2}}(?P<year>{_YEAR})(?![\d:])",
    )
)
# "14 октября 1950 г."
_AFTER = re.compile(r"^\s?(?:г(?:\.|ода)?)?[ .,。]*$")
_BARE_YEAR = re.compile(r"(?:18|19|20)\d\d")
_DAY_AND_MONTH = re.compile(
    rf"(?<![\d.,/-])(?P<a>\d{{1,2}})(?P<sep>[./])\s?(?P<b>\d{{1,2}}|{_ROMAN_MONTH}){_EDITED}(?!\d|[./]\d)",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"(?<!\d)(?P<day>[0-3]\d)\s?(?P<time>\d{4})\s?Z(?:\s{0,3}(?P<mon>[A-Z]{3})\s{0,3}(?P<year>(?:19)?\d\d)(?!\d))?"
)
_ORDINAL_DAY = re.compile(
    r"\b(?:on\s(?=\d{1,2}\sat\s\d)|(?:on\s)?(?:the\s)?(?=\d{1,2}[snrt]))(?P<day>\d{1,2})(?:st|nd|rd|th)?(?=,?\s(?:at\s)?\d)",
    re.IGNORECASE,
)
_REMEMBERED = 300
_HINT = re.compile(r"\d|月")

Reading = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """Words that tell a date: `readings` are the possible (year, month, day), the likelier first.

    A year below 100 is a two-figure year; None is a part that is not written. `edited` means that an editor
    doubts a part in brackets. Offsets are code points of the text that was searched.
    """

    start: int
    end: int
    readings: tuple[Reading, ...]
    edited: bool = False

    def moved(self, by: int) -> "WrittenDate":
        """Return the same date with its place counted from `by` characters further up."""
        return WrittenDate(self.start + by, self.end + by, self.readings, self.edited)


@lru_cache(maxsize=256)
def _dates_of_line(text: str) -> tuple[WrittenDate, ...]:
    # Every rule asks a heading's line for its dates.
    return tuple(_search(text, 0, len(text)))


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[WrittenDate]:
    """Return the dates in `text[start:end]`, in order, none overlapping another."""
    if start == 0 and end is None and len(text) <= _REMEMBERED:
        return list(_dates_of_line(text))
    return _search(text, start, len(text) if end is None else end)


def _search(text: str, start: int, stop: int) -> list[WrittenDate]:
    if not _HINT.search(text, start, stop):
        return []
    patterns = (*_PATTERNS, *_FOREIGN) if names_month(text, start, stop) else _PATTERNS
    eastern = [
        WrittenDate(found.start, found.end, ((found.year, found.month, found.day),))
        for found in east_asian_dates(text, start, stop)
    ]
    if eastern:
        return eastern
    hits = [match for pattern in patterns for match in pattern.finditer(text, start, stop)]
    hits.sort(key=lambda match: (match.start(), -match.end()))
    dates: list[WrittenDate] = []
    for match in hits:
        if dates and match.start() < dates[-1].end:
            continue
        readings = _readings(match)
        if readings:
            dates.append(WrittenDate(match.start(), match.end(), readings, _edited(match)))
    return dates


def find_day_and_month(text: str, start: int, end: int) -> WrittenDate | None:
    """Return the first date of day and month in figures ("27.10", "10/28"), which may be something else."""
    match = _DAY_AND_MONTH.search(text, start, end)
    if match is None:
        return None
    first, second = int(match["a"]), _ROMAN.get(match["b"].lower())
    if second is not None:
        return WrittenDate(match.start(), match.end(), ((None, second, first),), _edited(match))
    readings = _by_month(None, first, int(match["b"]), day_first=match["sep"] == ".")
    return WrittenDate(match.start(), match.end(), readings, _edited(match)) if readings else None


def find_ordinal_day(text: str, start: int, end: int) -> WrittenDate | None:
    """Return the day of "Received on the 28th at 14:10", which names neither month nor year."""
    match = _ORDINAL_DAY.search(text, start, end)
    return WrittenDate(match.start("day"), match.end(), ((None, None, int(match["day"])),)) if match else None


def find_group(text: str, start: int, end: int) -> tuple[WrittenDate, str] | None:
    """Return the first date-time group ("022055Z", "301250Z OCT 74") as date and four figures of time."""
    match = _GROUP.search(text, start, end)
    if match is None:
        return None
    name = (match["mon"] or "").lower()
    month = _NAMES.index(name) + 1 if name in _NAMES else None
    year = int(match["year"]) if month else None
    return WrittenDate(match.start(), match.end(), ((year, month, int(match["day"])),)), match["time"]


def whole_date(text: str) -> WrittenDate | None:
    """Return the date that `text` consists of, a full stop aside, be it a year alone, or None."""
    if len(text) > 40:
        return None
    dates = find_dates(text)
    if len(dates) == 1 and not text[: dates[0].start].strip() and not _AFTER.sub("", text[dates[0].end :]):
        return dates[0]
    if _BARE_YEAR.fullmatch(text):
        return WrittenDate(0, len(text), ((int(text), None, None),))
    return None


def _edited(match: re.Match[str]) -> bool:
    return bool(match.groupdict().get("edited"))


def _readings(match: re.Match[str]) -> tuple[Reading, ...]:
    parts = match.groupdict()
    if parts.get("mon"):
        name = parts["mon"].lower()
        month = MONTHS.get(name) or _NAMES.index(name[:3]) + 1
        year, day = parts.get("year"), parts.get("day")
        return ((int(year.strip("’'")) if year else None, month, int(day) if day else None),)
    first, last = int(parts["a"]), int(parts["c"])
    if parts.get("roman"):
        return ((last, _ROMAN[parts["roman"].lower()], first),)
    middle = int(parts["b"])
    if len(parts["a"]) == 4 or first > 31:
        return ((first, middle, last),) if len(parts["c"]) <= 2 and len(parts["a"]) != 3 else ()
    if len(parts["a"]) == 3 or len(parts["c"]) == 1:
        return ()
    return _by_month(last, first, middle, day_first=parts["sep"] != "/" or "european" in parts)


def _by_month(year: int | None, first: int, second: int, *, day_first: bool) -> tuple[Reading, ...]:
    # 10.27.1962 can only be month first and 27.10.1962 only day first; where both can be, a stroke speaks for
    # the American order and a point for the European one, and the other remains possible.
    day_month: Reading = (year, second, first)
    month_day: Reading = (year, first, second)
    if first > 12 or first == second:
        return (day_month,)
    if second > 12:
        return (month_day,)
    return (day_month, month_day) if day_first else (month_day, day_month)
