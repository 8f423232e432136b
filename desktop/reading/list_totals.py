"""How many copies a distribution list says there are in all: "Total of 19 copies", "= 7 copies"."""

import re

from desktop.reading.copies import NUMBER, value_of
from desktop.reading.intake import Span

COPIES = r"(?:copies|cop\.|exemplars|examples)"
_ALL = r"(?:in\s(?:total|all)|altogether|total|printed|made)"
_SUM = (
    r"(?<!\w)(?:in\s)?(?:total|all|sum|altogether|number)(?:\snumber)?(?:\sof)?(?:\s(?:copies|printed))?\s?[:=–-]?\s?"
    rf"(?P<a>{NUMBER})(?:\s{COPIES})?"
    rf"|(?<!\w)(?P<b>{NUMBER})\s{COPIES}(?:\s{_ALL})?"
)
TOTAL = re.compile(rf"[(\[=]?\s?(?:{_SUM})[)\]]?\s?[.)\]]{{0,2}}$", re.IGNORECASE)
"""A total at the end of a line or of a list."""

TOTAL_FIRST = re.compile(rf"[(\[]?(?:{_SUM})[)\]]?\s?(?:[.:;,–-]\s|$)", re.IGNORECASE)
"""A total at the head of a list."""

TOTAL_INSIDE = re.compile(
    rf"[;.,]\s{{1,3}}(?P<a>{NUMBER})\s{COPIES}\s{_ALL}(?=[,;.]\s)(?P<b>(?!))?", re.IGNORECASE
)
"""A total that entries follow: "...; 35 copies in total, file 2 copies"."""

EACH = re.compile(
    rf"^[;,.]?\s?(?P<n>a|{NUMBER})\s(?:copy\s|copies\s)?(?:each|apiece)(?:\s(?:to|for))?\s?[:,]?\s?"
    rf"|[;,]?\s(?P<last>a|{NUMBER})\s(?:copy\s|copies\s)?(?:each|apiece)\.?$",
    re.IGNORECASE,
)
"""Copies that every entry has: "one copy each: A, B", "A, B, two copies each"."""

_IN_HEADING = re.compile(
    rf"(?<!\w)(?P<a>{NUMBER})\s{COPIES}|\b{COPIES}\s?[:–-]\s?(?P<b>{NUMBER})"
    rf"|\(\s?total(?:\sof)?\s?:?\s?(?P<c>{NUMBER})\s?\)|\(\s?(?P<d>\d{{1,3}})\s?\)(?=\s?:?\]?$)",
    re.IGNORECASE,
)


def total_in(text: str, start: int) -> tuple[int | None, Span | None]:
    """Return the total that `text`, which begins at `start`, tells, and the place of its figures or words."""
    match = TOTAL.search(text) or _IN_HEADING.search(text)
    if match is None:
        return None, None
    group = next(name for name in ("a", "b", "c", "d") if match.groupdict().get(name))
    value = value_of(match[group])
    return value, (start + match.start(group), start + match.end(group)) if value is not None else None
