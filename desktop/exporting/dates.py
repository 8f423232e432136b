"""EDTF and minutes in words, as they stand on the page: "12 May 1961, 17:00", "16 h 20 min"."""

from __future__ import annotations

import re

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
_POINT = re.compile(
    r"(?P<year>-?\d{4}|\d{2}XX|\d{3}X)(-(?P<month>\d\d|XX)(-(?P<day>\d\d|XX))?)?"
    r"(T(?P<hour>\d\d)(:?(?P<minute>\d\d))?(:\d\d)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?(?P<doubt>[?~%]?)"
)
_DOUBTS = {"?": "{} (uncertain)", "~": "about {}", "%": "about {} (uncertain)", "": "{}"}


def in_words(edtf: str | None) -> str:
    """Return an EDTF time in English words; what is not understood comes back as it is.

    None and the empty string give "no time stated".
    """
    if not edtf:
        return "no time stated"
    if "/" in edtf:
        start, _, end = edtf.partition("/")
        if start in {"", ".."}:
            return f"until {in_words(end)}"
        if end in {"", ".."}:
            return f"from {in_words(start)}"
        return f"{in_words(start)} to {in_words(end)}"
    match = _POINT.fullmatch(edtf)
    return _point(match) if match else edtf


def _point(match: re.Match[str]) -> str:
    year = match["year"].replace("XX", "00s").replace("X", "0s")
    words = year
    month = match["month"]
    if month and month != "XX":
        number = int(month)
        if not 1 <= number <= 12:
            return match.string
        words = f"{MONTHS[number - 1]} {year}"
        if match["day"] and match["day"] != "XX":
            words = f"{int(match['day'])} {words}"
    if match["hour"]:
        words += f", {match['hour']}:{match['minute'] or '00'}"
        if match["zone"]:
            words += " UTC" if match["zone"] == "Z" else f" (UTC{match['zone']})"
    return _DOUBTS[match["doubt"]].format(words)


def duration(minutes: int) -> str:
    """Return a length of time in hours and minutes: "16 h 20 min", "35 min", "2 h"; a minus stays."""
    hours, rest = divmod(abs(minutes), 60)
    parts = [f"{hours} h"] if hours else []
    if rest or not hours:
        parts.append(f"{rest} min")
    return ("−" if minutes < 0 else "") + " ".join(parts)
