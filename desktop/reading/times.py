"""Times of day as cables write them: 1700, 0920, 21:35, 03:15 a.m., 14.30, 19hs00, 1700hs, 5 P.M., 22 GMT.

The four figures are Chinese and American, the point Soviet and German, "hs" Brazilian, "at 07,00" Yugoslav.
"13:30 p.m." stands on a Soviet telegram and means 13:30. Bounded repetition only.
"""

import re
from dataclasses import dataclass

_HALF = r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\d.:/,-])(?P<h>\d{{1,2}})[:.](?P<m>\d\d)(?::\d\d)?(?![\d:])(?!\.\d)(?:{_HALF}|\snoon\b)?",
        r"(?<=at\s)(?P<h>\d{1,2}),(?P<m>\d\d)(?![\d:,])",
        r"(?<![\d.:/,-])(?P<h>\d{1,2})-(?P<m>\d\d)\s?(?:hs|hrs?|hours|h)(?!\w)",
        r"(?<![\d.:/,-])(?P<h>\d{1,2})\s?(?:hs|hrs?|h|uhr)\.?\s?(?P<m>\d\d)?(?!\w)",
        r"(?<![\d.:/,-])(?P<h>\d{1,2})\s(?:hours?|hrs?)\s(?:and\s)?(?P<m>\d{1,2})\sminutes?",
        rf"(?<![\d.:/,-])(?P<h>\d{{1,2}}){_HALF}",
        r"(?<![\d.:/,-])(?P<h>\d\d)(?P<m>\d\d)(?!\d|[.:/,-]\d)(?:\s?(?:hs|hrs?|hours|h|Z|GMT|uhr)(?!\w))?",
        r"(?<![\d.:/,-])(?P<h>\d{1,2})\s(?:GMT|hours|o['’]clock)(?!\w)",
    )
)
_ABROAD = re.compile(r"[时時點点시]|\bч(?:ас|\b)")
_FOREIGN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # 下午6时30分, 午後3時, 오후 3시
        r"(?:(?P<late>下午|午後|午后|晚上?|오후)\s?)?(?P<h>\d{1,2})\s?[时時點点시]\s?(?:(?P<m>\d{1,2})\s?[分분])?",
        # 6 час. 36 мин., 7 ч 45 м
        r"(?P<h>\d{1,2})\s?ч(?:ас(?:ов|а)?)?\.?(?:\s?(?P<m>\d{1,2})\s?м(?:ин(?:ут|уты)?)?\.?)?",
    )
)


@dataclass(frozen=True, slots=True)
class WrittenTime:
    """A time of day and its place in the text that was searched; `possible` is False for 25:61."""

    start: int
    end: int
    hour: int
    minute: int

    def moved(self, by: int) -> "WrittenTime":
        """Return the same time with its place counted from `by` characters further up."""
        return WrittenTime(self.start + by, self.end + by, self.hour, self.minute)

    @property
    def possible(self) -> bool:
        """Whether the clock has such a time; 24:00 it has."""
        return (self.hour < 24 and self.minute < 60) or (self.hour == 24 and self.minute == 0)


def find_time(text: str, start: int, end: int, taken: tuple[int, int] = (0, 0)) -> WrittenTime | None:
    """Return the first time in `text[start:end]` that does not overlap `taken`, the place of the date."""
    best: re.Match[str] | None = None
    abroad = not text.isascii() and _ABROAD.search(text, start, end)
    for pattern in (*_FOREIGN, *_PATTERNS) if abroad else _PATTERNS:
        for match in pattern.finditer(text, start, end):
            if match.start() < taken[1] and taken[0] < match.end():
                continue
            if best is None or (match.start(), -match.end()) < (best.start(), -best.end()):
                best = match
            break
    return None if best is None else _time(best)


def _time(match: re.Match[str]) -> WrittenTime:
    parts = match.groupdict()
    hour, minute = int(parts["h"]), int(parts["m"] or 0) if "m" in parts else 0
    half = (parts.get("half") or "").lower()
    if (half == "p" or parts.get("late")) and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return WrittenTime(match.start(), match.end(), hour, minute)


def clock(figures: str, start: int, end: int) -> WrittenTime:
    """Return the time that four figures tell, with the place that they stand at."""
    return WrittenTime(start, end, int(figures[:2]), int(figures[2:]))
