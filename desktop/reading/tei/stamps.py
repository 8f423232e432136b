"""The stamps in openers and closers of Foreign Relations: "[Received September 10, 9:20 a.m.]"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.reading.dates import find_dates
from desktop.reading.draft import Draft, RawStage
from desktop.reading.intake import Span
from desktop.reading.times import WrittenTime, find_time

_STAMP = re.compile(
    r"\[(?P<word>Received|Rec[’']d|Receipt|Sent|Transmitted|Delivered|Deciphered|Decoded)\b[^\[\]\n]{0,120}\]",
    re.IGNORECASE,
)
_NOON = re.compile(r"\b(?:noon|midnight)\b", re.IGNORECASE)


def read_stamps(draft: Draft, lines: Iterable[Span]) -> None:
    """Add the stages that stand as stamps in these places of the text."""
    text = draft.text
    taken: set[int] = set()
    for start, end in lines:
        for stamp in _STAMP.finditer(text, start, end):
            if stamp.start() in taken:
                continue
            taken.add(stamp.start())
            first, last = stamp.start() + 1, stamp.end() - 1
            dates = find_dates(text, stamp.end("word"), last)
            date = dates[0] if dates else None
            time = find_time(text, stamp.end("word"), last, (date.start, date.end) if date else (0, 0))
            noon = _NOON.search(text, stamp.end("word"), last)
            if time is None and noon is not None:
                hour = 12 if noon[0].lower() == "noon" else 24
                time = WrittenTime(noon.start(), noon.end(), hour, 0)
            word = draft.found(*stamp.span("word"))
            draft.stages.append(RawStage(word, None, first, last, date, time))
