"""The form of Brazilian Foreign Ministry telegrams of the 1960s.

"DAS/DAC/DOr/600.(24h)" is the list of divisions that got a copy, ending in the file number; the line under it
is the subject; the message begins with its number, weekday and hour: "781 – WEDNESDAY – 1700hs – ...".
"SECRETARY OF STATE TO THE EMBASSY OF BRAZIL IN" names both sides in one line of capitals.
"""

import re

from desktop.reading.draft import BARE, HINT, Draft
from desktop.reading.intake import Found, FoundDistribution, FoundRecipient
from desktop.reading.lines import Line

_CODES = re.compile(
    r"(?P<codes>[A-Z][A-Za-z]{1,5}(?:/[A-Z][A-Za-z]{1,5}){1,20})(?P<file>/\d[\d.()/a-z]{0,20})?\.?"
)
_OPENING = re.compile(
    r"(?P<number>\d{1,5})\s?[–—-]\s?(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"(?:\s?[–—-]\s?[\d:.hsapm ]{1,12})?\s?[–—-]\s?",
    re.IGNORECASE,
)
_SIDES = re.compile(r"(?P<who>[A-Z][A-Z .]{3,60}?) TO (?P<the>THE )?(?P<whom>[A-Z][A-Z .]{3,60})")


def read_codes(draft: Draft, lines: list[Line], i: int) -> int:
    """Add the list of division codes, and offer the phrase under it as the subject; return lines taken."""
    line = lines[i]
    match = _CODES.fullmatch(line.text) if len(line.text) < 150 else None
    if match is None or (match["file"] is None and match["codes"].count("/") < 2):
        return 0
    entries: list[FoundRecipient] = []
    at = line.start
    for code in match["codes"].split("/"):
        found = Found(code, at, at + len(code))
        entries.append(FoundRecipient(found, None, False, found.start, found.end))
        at = found.end + 1
    draft.distributions.append(FoundDistribution(None, tuple(entries), None, None))
    draft.doubt("distribution", "codes-taken-as-list", line.start, line.start + match.end("codes"))
    below = lines[i + 1] if i + 1 < len(lines) else None
    opened = i + 2 < len(lines) and _OPENING.match(lines[i + 2].text)
    if below and opened and len(below.text) < 200 and not draft.has("subject"):
        draft.offer("subject", below.start, below.end - below.text.endswith("."), BARE)
        return 2
    return 1


def read_sides(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer sender and addressee of a line of capitals that names both."""
    line = lines[i]
    match = _SIDES.fullmatch(line.text) if len(line.text) < 140 else None
    if match is None:
        return 0
    draft.offer("originator", line.start + match.start("who"), line.start + match.end("who"), HINT)
    draft.addressees.append(draft.found(line.start + match.start("whom"), line.start + match.end("whom")))
    draft.doubt("addressees", "line-may-be-two-columns", line.start, line.end)
    return 1


def open_message(draft: Draft, line: Line) -> int:
    """Offer the number at the head of the message; return the length of what precedes the message proper."""
    match = _OPENING.match(line.text[:80])
    if match is None:
        return 0
    draft.offer("cable_number", line.start, line.start + match.end("number"), BARE)
    return match.end()
