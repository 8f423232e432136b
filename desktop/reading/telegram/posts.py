"""FM, TO and INFO with the posts below them, and the line of precedence and date-time group above.

"TO SECSTATE WASHDC IMMEDIATE 9933": the post's own precedence and the serial are no part of its name, nor are
the routing letters before a stroke ("RUEHC/SECSTATE WASHDC"). A post after XMT is left out of a collective.
"""

import re
from dataclasses import replace
from itertools import pairwise

from desktop.reading.dates import find_group
from desktop.reading.draft import BARE, LABELLED, Draft
from desktop.reading.intake import Found
from desktop.reading.lines import Line
from desktop.reading.telegram import captions
from desktop.reading.telegram.statements import GROUP, INFO, LONGEST, POST, PRECEDENCE, TO

_GROUP = re.compile(rf"(?:(?P<precedence>{PRECEDENCE})\s{{1,4}})?(?={GROUP})")
_ROLE = re.compile(rf"(?P<role>FM|FROM|{TO}|{INFO})(?::\s{{0,4}}|\s{{1,4}}|$)")
_ROUTING = re.compile(r"RU[A-Z]{3,6}\s?/\s?")
_TAIL = re.compile(r"(?:\s{1,4}(?:NIACT|IMMEDIATE|PRIORITY|FLASH|ROUTINE|BY\sPOUCH|POUCH|\d{2,6})|\s?//)+$")
_TAIL_WITHIN = re.compile(r"\s(?:PRIORITY|IMMEDIATE|FLASH)(?:\s{1,3}\d{2,6})?\s{1,3}(?=[A-Z]{2})")
_NO_POST = re.compile(r"XMT\b|BT$|ZEN\b|Z[A-Z]{2}\d?$|-{3,}|[\d ]+$|.*[.:]$")
_ONE_OF_SEVERAL = re.compile(rf"(?<=\s)(?<!USMISSION )(?<!AMEMBASSY )(?<!USDEL )(?<!OF )(?={POST})")
_HEAD_ALONE = re.compile(r"AMEMBASSY|AMCONSUL|AMCONGEN|USMISSION|USINT|USLO|SECSTATE|USDEL")
_LONGEST_POST = 60


def is_group(text: str) -> bool:
    """Whether a line is that of the date-time group, or the posts begin on it without one."""
    return _GROUP.match(text) is not None or re.match(r"(?:FM|FROM):?\s{1,4}[A-Z]", text) is not None


def read_group(draft: Draft, line: Line) -> bool:
    """Offer precedence and date of a line such as "O R 301250Z OCT 74"; whether it was one."""
    group = _GROUP.match(line.text[:LONGEST])
    if group is None:
        return False
    if group["precedence"]:
        start, end = group.span("precedence")
        draft.offer("precedence", line.start + start, line.start + end, BARE)
    written = find_group(line.text, 0, min(len(line.text), LONGEST))
    if written is not None:
        date = written[0]
        moved = replace(date, start=line.start + date.start, end=line.start + date.end)
        draft.dates.append((moved, LABELLED))
    return True


def read_posts(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer the posts from line `i` on; return the index of the first line that is none."""
    names: list[Found] | None = None
    while i < len(lines):
        text = lines[i].text[:LONGEST]
        role = _ROLE.match(text)
        if role and role["role"] in ("FM", "FROM"):
            _sender(draft, lines[i].part(role.end(), len(text)))
        elif text.startswith("XMT"):
            # The posts below are those to which a collective is not sent.
            names = []
        elif role:
            names = draft.addressees if role["role"].startswith("T") else draft.info_addressees
            _add(draft, lines[i].part(role.end(), len(text)), names)
        elif captions.is_classified(text) or captions.ends_posts(text):
            break
        elif captions.is_passed_on(text):
            pass
        elif names is None or (len(text) > _LONGEST_POST and not re.match(POST, text)):
            break
        else:
            _add(draft, lines[i], names)
        i += 1
    return i


def _sender(draft: Draft, place: Line) -> None:
    routing = _ROUTING.match(place.text)
    draft.offer("originator", place.start + (routing.end() if routing else 0), place.end, LABELLED)


def _add(draft: Draft, place: Line, names: list[Found]) -> None:
    inside = {cut.start() for cut in _ONE_OF_SEVERAL.finditer(place.text)}
    inside |= {cut.end() for cut in _TAIL_WITHIN.finditer(place.text)}
    cuts = [0, *sorted(inside), len(place.text)]
    for begin, end in pairwise(cuts):
        one = place.part(begin, end)
        routing = _ROUTING.match(one.text)
        one = one.part(routing.end(), len(one.text)) if routing else one
        tail = _TAIL.search(one.text)
        found = draft.found(one.start, one.start + tail.start() if tail else one.end)
        if names and begin == 0 and _HEAD_ALONE.fullmatch(names[-1].value) and not re.match(POST, one.text):
            # The line ended between AMEMBASSY and its city.
            names[-1] = draft.found(names[-1].start, found.end)
        elif found.value and not _NO_POST.match(found.value):
            names.append(found)
