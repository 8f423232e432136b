"""Marks of urgency and secrecy: the words, and lines that consist of nothing else.

Vocabulary from translated Chinese ("Extra Urgent Advance", "Extremely Urgent, Advance Dispatch", "Extra Rush,
Early Delivery"), Soviet ("TOP PRIORITY"), Polish ("URGENT, EYES ONLY"), Romanian, Brazilian
("CONFIDENTIAL—EXTREMELY URGENT"), Hungarian ("TOP SECRET!") and American cables.
"""

import re
from functools import cache
from typing import Literal, NamedTuple

from desktop.reading.dates import find_dates
from desktop.reading.form_registry import alternatives

Kind = Literal["precedence", "classification", "date", "number"]

_DEGREE = (
    r"(?:(?:extra|extremely|exceptionally|especially|particularly|very|most|top|special|specially|utmost|highest|high|"
    r"higher|first|second|third|class|grade|super|absolutely|operational|operations|double|triple|non|not|the)[\s-]{1,3}){0,3}"
)
_URGENCY = (
    r"(?:urgent|urgency|priority|rush|immediately|immediate|(?:news\s?)?flash|routine|express|lightning|deferred|expedite|expedited|"
    r"out[ -]of[ -]turn|niact|speedy|fast)"
)
_HASTE = (
    r"(?:[\s,;/–-]{1,3}(?:(?:in\s)?advance(?:\s(?:dispatch|delivery|copy|notice))?|early\s(?:delivery|dispatch)|"
    r"immediate(?:\s(?:dispatch|delivery))?|(?:urgent\s)?delivery|dispatch|niact|precedence)){0,3}"
)
_SECRECY = (
    r"(?:(?:strictly|top|most|highly|absolute(?:ly)?|extremely|very)[\s-]{1,2})?(?:secret|confidential)"
    r"(?:[\s,/–-]{1,3}(?:confidential|personal|noforn|eyes\sonly|limdis|exdis|nodis))?"
    r"|restricted|reserved|unclassified|limited\sofficial\suse|(?:for\s)?official\suse(?:\sonly)?|for\sinternal\suse(?:\sonly)?"
    r"|internal|eyes\sonly|of\sspecial\simportance|c\so\sn\sf\si\sd\se\sn\st\si\sa\sl|s\se\sc\sr\se\st"
    r"|t\so\sp\s{1,3}s\se\sc\sr\se\st|u\sn\sc\sl\sa\ss\ss\si\sf\si\se\sd"
)
_GAP = re.compile(r"[\s,;:/.()—–\-\[\]]{1,8}")
# The letter of a series behind the marks: "EXTREMELY URGENT T".
_SERIES = re.compile("[A-Z]")
_LONGEST = 120


class Mark(NamedTuple):
    """One mark and its place in the string it was read from."""

    kind: Kind
    start: int
    end: int


def marks_of(text: str) -> list[Mark] | None:
    """Return the marks that `text` consists of, dates among them, or None where it says anything else."""
    if len(text) > _LONGEST:
        return None
    dates = {date.start: date for date in find_dates(text)}
    marks: list[Mark] = []
    at = 0
    while at < len(text):
        gap = _GAP.match(text, at)
        if gap:
            at = gap.end()
            continue
        mark = _mark_at(text, at)
        if mark is None and at in dates:
            mark = Mark("date", at, dates[at].end)
        if mark is None and marks and _SERIES.fullmatch(text, at):
            break
        if mark is None:
            return None
        marks.append(mark)
        at = mark.end
    return marks or None


def mark_of(text: str) -> Kind | None:
    """Return which mark the whole of `text` is, or None."""
    stripped = text.strip(" .,;!")
    mark = _mark_at(stripped, 0)
    return mark.kind if mark is not None and mark.end == len(stripped) else None


def find_marks(text: str) -> list[Mark]:
    """Return the marks that stand as parts between commas in `text`, such as an archive's title."""
    marks: list[Mark] = []
    begin = 0
    for part in text[:400].split(","):
        stripped = part.strip()
        kind = mark_of(stripped) if stripped else None
        if kind:
            start = begin + part.index(stripped)
            marks.append(Mark(kind, start, start + len(stripped)))
        begin += len(part) + 1
    return marks


@cache
def _patterns() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    urgent = alternatives(f"{_DEGREE}{_URGENCY}{_HASTE}", "precedence")
    secret = alternatives(_SECRECY, "classification")
    return (
        ("precedence", re.compile(rf"(?:{urgent})(?![^\W_])!?", re.IGNORECASE)),
        ("classification", re.compile(rf"(?:{secret})(?![^\W_])!?", re.IGNORECASE)),
    )


def _mark_at(text: str, at: int) -> Mark | None:
    for kind, pattern in _patterns():
        match = pattern.match(text, at)
        if match:
            return Mark(kind, match.start(), match.end())
    return None
