"""How many copies: figures, number words, and the ways in which a count stands beside a name.

Sources: "Premier’s Office (2)" (Chinese), "Stalin - 2", "Molotov-1", "Stalin (2)" (Soviet), "2 copies" and
"in six copies" (Hungarian, East German). "Copy No. 12" is the number of one copy and no count; "(61)" at the
beginning of a name is a year.
"""

import re
from typing import NamedTuple

MOST_COPIES = 9_999
"""More copies than this of one telegram are a misreading: reported, not counted."""

_UNITS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORD = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_UNITS[1:10])}))?|{'|'.join(reversed(_UNITS))})"
NUMBER = rf"(?:\d{{1,40}}|{WORD}\b)"

_UNREADABLE = r"\[?\(?\s?(?:\?{1,3}|illegible|unreadable|not\slegible|unclear|\.{3}|…)\s?\)?\]?"
_COUNT = re.compile(
    rf"(?:\s{{0,4}}[(\[]\s?(?P<bracket>{NUMBER})(?:\s(?:copies|copy|cop\.|cc|ex|exs|exemplar\w{{0,3}}))?\s?[)\]]"
    rf"|(?<!\d)\s{{0,4}}(?<!\d )[-–—:=]\s{{0,3}}(?P<dash>{NUMBER})(?:\s(?:copies|copy|cop\.|ex|exs))?\.?"
    rf"|[\s,]{{1,4}}(?P<plain>{NUMBER})\s(?:copies|copy|cop\.|ex|exs)\.?"
    r"|\s{1,3}[x×]\s?(?P<times>\d{1,40})|\s{1,3}(?P<ahead>\d{1,3})\s?[x×])$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    rf"(?P<count>{NUMBER})\s?(?:(?:copies|copy|cop\.|[x×])\s{{1,3}}(?:(?:to|for|of)\b)?|\s(?:to|for)\b)\s{{0,3}}(?:the\s)?",
    re.IGNORECASE,
)
_ILLEGIBLE = re.compile(
    rf"(?:\s{{0,4}}[-–—:]\s{{0,3}}{_UNREADABLE}|\s{{0,4}}[(\[]\s?(?:\?{{1,3}}|illegible|unreadable|not\slegible|unclear)\s?[)\]]"
    r"(?:\scop(?:ies|y))?)$",
    re.IGNORECASE,
)
_COPY_NUMBER = re.compile(
    r"\s{0,3}[(\[,–-]?\s{0,3}(?:copy|ex(?:emplar|\.)?)\s?(?:no|nr|№)\.?\s?\d{1,6}[)\]]?$", re.IGNORECASE
)


class Counted(NamedTuple):
    """A name with its count: the name is `[name_start, name_end)` of the piece; None where none is stated."""

    name_start: int
    name_end: int
    copies: int | None
    illegible: bool
    implausible: bool


def counted(piece: str) -> Counted:
    """Return name and count of one entry of a distribution list."""
    if _COPY_NUMBER.search(piece[-60:]):
        cut = _COPY_NUMBER.search(piece, max(0, len(piece) - 60))
        return Counted(0, cut.start() if cut else len(piece), None, False, False)
    window = max(0, len(piece) - 100)
    match = _COUNT.search(piece, window)
    if match and match.start() > 0:
        return _counted(0, match.start(), next(group for group in match.groups() if group))
    unreadable = _ILLEGIBLE.search(piece, window)
    if unreadable and unreadable.start() > 0:
        return Counted(0, unreadable.start(), None, True, False)
    leading = _LEADING.match(piece)
    if leading and leading.end() < len(piece):
        return _counted(leading.end(), len(piece), leading["count"])
    return Counted(0, len(piece), None, False, False)


def has_copy_number(piece: str) -> bool:
    """Whether an entry tells which copy was given, not how many: "Comrade Maurer - ex. no. 2"."""
    found = _COPY_NUMBER.search(piece[-60:])
    return found is not None and len(piece[-60:]) > len(found.group())


def leads_with_count(piece: str) -> bool:
    """Whether an entry tells its copies before its name: "2x Department", "3 copies for the Center"."""
    leading = _LEADING.match(piece)
    return leading is not None and leading.end() < len(piece)


def value_of(words: str) -> int | None:
    """Return the number that figures or English words up to ninety-nine tell, None where implausible."""
    if words.isdecimal():
        return int(words) if len(words.lstrip("0")) <= 6 and int(words) <= MOST_COPIES else None
    total = 0
    for word in re.split(r"[\s-]", words.lower()):
        if word in _TENS:
            total += (_TENS.index(word) + 2) * 10
        elif word in _UNITS:
            total += _UNITS.index(word)
        else:
            return None
    return total


def _counted(start: int, end: int, words: str) -> Counted:
    value = value_of(words)
    return Counted(start, end, value, value is None, value is None)
