"""Where one cable ends and the next begins in a text that holds several, one pasted below the other.

Three signs are trusted. A State Department telegram begins where the page number is 01 again under another
number; sections of one telegram stay together. A document page begins at its date and heading, or at its menu
line, after the block ("Document Information", "Rights") that closes the page before. A ruled line or a form
feed divides where what stands on each side of every one of them begins like a cable. Where none of these is
plain, the text is one cable: dividing wrongly costs more than not dividing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from desktop.reading.dates import find_group, whole_date
from desktop.reading.furniture import is_block_label, is_document_kind, is_menu
from desktop.reading.lines import Line, cut
from desktop.reading.moments import decide
from desktop.reading.telegram.pages import is_classification, is_stamp
from desktop.reading.telegram.statements import NUMBER

MOST_PIECES = 20_000
"""A text with more signs than this is not divided; each piece is at least a line."""

_PAGE_ONE = re.compile(
    r"^[ \t]{0,80}(?:[A-Z /]{4,40}[ \t])?PAGE\s{1,3}[0O][1lI](?=\s)(?P<rest>.{0,80})", re.MULTILINE
)
_NUMBER = re.compile(rf"{NUMBER}(?=\s|$)")
_PAGE_TOP = re.compile(r"^[ \t]{0,80}(?:Skip to (?:main )?content|Search in)[ \t]{0,80}$", re.MULTILINE)
_PAGE_END = re.compile(r"^[ \t•]{0,80}(?:Document Information|Rights)[ \t:]{0,80}$", re.MULTILINE)
_RULE = re.compile(r"^[ \t]{0,20}(?:[=*_#~]{5,200}|-{20,200}|\f)[ \t]{0,20}$|\f", re.MULTILINE)
_HEADER = re.compile(
    r"(?:from|to|no|nr|number|subject|subj|classification|priority|level|date|sender|originator)\b\s?[.:]"
    r"|(?:distribution|copies)\s?:|(?:from|to) the \S|(?:top )?secret\b|confidential\b"
    r"|(?:\w+ ){0,2}(?:cable|telegram|ciphergram)\b.{0,60}$",
    re.IGNORECASE,
)
_FIRST_LINES = 8
_SIGNS = 2
_LOOK_BACK = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """One cable of several: `[start, end)` in code points, blank lines between pieces left out.

    `title` and `date` (ISO 8601) are what its first lines say, perhaps empty. `first_line` counts from 1.
    """

    start: int
    end: int
    title: str
    date: str
    first_line: int


def boundaries(text: str) -> tuple[Piece, ...]:
    """Return the cables of a text in their order, or nothing where it is one cable or may be one."""
    for signs in (_telegrams, _pages, _ruled):
        starts = signs(text)
        if 2 <= len(starts) <= MOST_PIECES:
            return tuple(_pieces(text, starts))
    return ()


def _pieces(text: str, starts: list[int]) -> Iterator[Piece]:
    # Words above the first sign belong to the first piece: nothing of the text is lost.
    edges = [0, *starts[1:], len(text)]
    line, counted = 1, 0
    for begin, after in pairwise(edges):
        words = text[begin:after]
        start = begin + len(words) - len(words.lstrip())
        end = begin + len(words.rstrip())
        if start >= end:
            continue
        line, counted = line + text.count("\n", counted, start), start
        title, date = _told(text, start, end)
        yield Piece(start, end, title, date, line)


def _telegrams(text: str) -> list[int]:
    starts: list[int] = []
    before = ""
    for page in _PAGE_ONE.finditer(text):
        number = _telegram_number(text, page["rest"].strip(), page.end())
        if number and number != before:
            starts.append(_above(text, page.start()))
            before = number
    return starts


def _telegram_number(text: str, rest: str, end: int) -> str:
    """Return the number behind "PAGE 01", or where the line ends there, the one that begins the next line."""
    found = _NUMBER.match(rest)
    if found is None and not rest:
        below = text[end : end + 120].lstrip()
        found = _NUMBER.match(below)
    return " ".join(found.group().split()) if found else ""


def _above(text: str, start: int) -> int:
    """Return where the classification above a page line begins, which belongs to that page."""
    at = start
    for _ in range(_LOOK_BACK):
        begin = text.rfind("\n", 0, max(0, at - 1)) + 1
        line = text[begin : max(begin, at - 1)].strip()
        if at == 0 or (
            line and not is_classification(line) and not is_stamp(line) and line != "Message Text"
        ):
            break
        at = begin
    return at


def _pages(text: str) -> list[int]:
    tops = [match.start() for match in _PAGE_TOP.finditer(text)]
    ends = [match.end() for match in _PAGE_END.finditer(text)]
    if not ends:
        return []
    if len(tops) > 1:
        # A menu line begins a page only when the page before has been closed.
        opened = [top for i, top in enumerate(tops) if i == 0 or any(tops[i - 1] < end < top for end in ends)]
        return opened if len(opened) == len(tops) else []
    return _headings(text, ends)


def _headings(text: str, ends: list[int]) -> list[int]:
    starts = [0]
    for end, limit in pairwise([*ends, len(text)]):
        lines = list(_lines(text, end, min(limit, end + 20_000)))
        for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
            dated = len(line.text) < 40 and whole_date(line.text) is not None
            if dated and is_document_kind(below.text) and not is_block_label(above.text):
                starts.append(line.start)
                break
    return starts


def _ruled(text: str) -> list[int]:
    rules = list(_RULE.finditer(text))
    if not rules or len(rules) > MOST_PIECES:
        return []
    starts = [0, *(rule.end() for rule in rules)]
    stops = [*(rule.start() for rule in rules), len(text)]
    kept = [(a, b) for a, b in zip(starts, stops, strict=True) if text[a:b].strip()]
    return [a for a, _ in kept] if all(_begins_like_a_cable(text, a, b) for a, b in kept) else []


def _begins_like_a_cable(text: str, start: int, end: int) -> bool:
    signs = 0
    for n, line in enumerate(_lines(text, start, end)):
        if n >= _FIRST_LINES:
            break
        signs += whole_date(line.text) is not None or (
            len(line.text) < 200 and _HEADER.match(line.text) is not None
        )
    return signs >= _SIGNS


def _told(text: str, start: int, end: int) -> tuple[str, str]:
    title, date = "", ""
    for n, line in enumerate(_lines(text, start, end)):
        if n >= _FIRST_LINES * 5 or (title and date):
            break
        written = whole_date(line.text)
        group = find_group(line.text, 0, min(80, len(line.text))) if not date else None
        page = _PAGE_ONE.match(line.text)
        if written is not None and not date:
            date = decide(written).value or ""
        elif group is not None and group[0].readings[0][0] is not None:
            date = decide(group[0]).value or ""
        elif page is not None and not title:
            title = _telegram_number(text, page["rest"].strip(), line.end)
        elif not title and is_document_kind(line.text) and not is_menu(line.text):
            title = line.text[:200]
    return title, date


def _lines(text: str, start: int, end: int) -> Iterator[Line]:
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        line = cut(text[at:stop], at)
        if line.text:
            yield line
        at = stop + 1
