"""Dates in the script of China, Japan and Korea: 1961年5月12日, 一九六一年五月十二日, 昭和37年10月25日.

Years of an era count from its first: Shōwa 1 is 1926, year 1 of the Republic of China 1912.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "民国": 1911, "民國": 1911}
_FIGURES = "〇一二三四五六七八九"
_N = "[〇零○一二三四五六七八九十廿卅]"
_SIGNS = re.compile("[月월]")
_DATE = re.compile(
    rf"(?:(?:(?P<era>{'|'.join(_ERAS)})\s?)?(?P<year>\d{{1,4}}|{_N}{{1,4}}|元)\s?[年년]\s?)?"
    rf"(?P<month>\d{{1,2}}|{_N}{{1,3}})\s?[月월](?:份|\s?(?P<day>\d{{1,2}}|{_N}{{1,3}})\s?[日号號일])?"
)


class EastAsianDate(NamedTuple):
    """The place of a date in the text and its parts; None for what is not written."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None


def east_asian_dates(text: str, start: int, stop: int) -> Iterator[EastAsianDate]:
    """Yield the dates in `text[start:stop]`; a month alone, without year and day, is none."""
    if text.isascii() or not _SIGNS.search(text, start, stop):
        return
    for match in _DATE.finditer(text, start, stop):
        year = _value(match["year"]) if match["year"] else None
        if year is not None and match["era"]:
            year += _ERAS[match["era"]]
        if year is None and not match["day"]:
            continue
        day = _value(match["day"]) if match["day"] else None
        yield EastAsianDate(match.start(), match.end(), year, _value(match["month"]), day)


def _value(figures: str) -> int:
    if figures == "元":
        return 1
    if figures.isdecimal():
        return int(figures)
    figures = figures.replace("零", "〇").replace("○", "〇").replace("廿", "二十").replace("卅", "三十")
    if "十" not in figures:
        return int("".join(str(_FIGURES.index(figure)) for figure in figures))
    tens, _, ones = figures.partition("十")
    return (_FIGURES.index(tens[:1]) if tens else 1) * 10 + (_FIGURES.index(ones[:1]) if ones else 0)
