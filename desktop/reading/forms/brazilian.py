"""The form of Brazilian Foreign Ministry telegrams of the 1960s.

"DAS/DAC/DOr/600.(24h)" is the list of divisions that got a copy, ending in the file number; the line under it
is the subject; the message begins with its number, weekday and hour: "781 – WEDNESDAY – 1700hs – ...".
"SECRETARY OF STATE TO THE EMBASSY OF BRAZIL IN" names both sides in one line of capitals.
"""

import re

from desktop.reading.draft import BARE, HINT, Draft
from desktop.reading.form import Example, Form
from desktop.reading.intake import Found, FoundDistribution, FoundRecipient
from desktop.reading.lines import Line

_CODES = re.compile(
    r"(?P<codes>[A-Z][A-Za-z]{1,5}(?:/[A-Z][A-Za-z]{1,5}){0,20})(?P<file>/\d[\d.()/a-z]{0,20})?\.?"
)
_OPENING = re.compile(
    r"(?P<number>\d{1,5})\s?[–—-]\s?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s?\[[^\]\n]{1,60}\])?"
    r"(?:\s?[–—-]\s?[\d:.hsapm ]{1,12})?\s?[–—-]\s?",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,6}\.?")
_MOST_BELOW, _LONGEST_SUBJECT = 5, 400
_SIDES = re.compile(r"(?P<who>[A-Z][A-Z .]{3,60}?) TO (?P<the>THE )?(?P<whom>[A-Z][A-Z .]{3,60})")


def read_codes(draft: Draft, lines: list[Line], i: int) -> int:
    """Add the list of division codes, and offer the phrase under it as the subject; return lines taken."""
    line = lines[i]
    match = _CODES.fullmatch(line.text) if len(line.text) < 150 else None
    if match is None or (match["file"] is None and match["codes"].count("/") < 2):
        return 0
    if "/" not in match["codes"] and "(" not in (match["file"] or ""):
        return 0
    entries: list[FoundRecipient] = []
    at = line.start
    for code in match["codes"].split("/"):
        found = Found(code, at, at + len(code))
        entries.append(FoundRecipient(found, None, False, found.start, found.end))
        at = found.end + 1
    draft.distributions.append(FoundDistribution(None, tuple(entries), None, None))
    draft.doubt("distribution", "codes-taken-as-list", line.start, line.start + match.end("codes"))
    return 1 + _subject_below(draft, lines[i + 1 : i + 1 + _MOST_BELOW])


def _subject_below(draft: Draft, below: list[Line]) -> int:
    """Offer the phrase between the codes and the message's number; a bare number may stand above it."""
    opened = next((n for n, line in enumerate(below) if _OPENING.match(line.text)), None)
    first = next((n for n, line in enumerate(below) if not _BARE.fullmatch(line.text)), None)
    if opened is None or first is None or first >= opened or draft.has("subject"):
        return 0
    last = below[opened - 1]
    if last.end - below[first].start > _LONGEST_SUBJECT:
        return 0
    draft.offer("subject", below[first].start, last.end - last.text.endswith("."), BARE)
    return opened


def read_sides(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer sender and addressee of a line of capitals that names both."""
    line = lines[i]
    match = (
        _SIDES.fullmatch(line.text) if len(line.text) < 140 and not line.text.startswith("FROM ") else None
    )
    if match is None:
        return 0
    draft.offer("originator", line.start + match.start("who"), line.start + match.end("who"), HINT)
    draft.addressees.append(draft.found(line.start + match.start("whom"), line.start + match.end("whom")))
    draft.doubt("addressees", "line-may-be-two-columns", line.start, line.end)
    return 1


def open_message(draft: Draft, line: Line) -> int:
    """Offer the number at the head of the message; return the length of what precedes the message proper."""
    match = _OPENING.match(line.text[:140])
    if match is None:
        return 0
    draft.offer("cable_number", line.start, line.start + match.end("number"), BARE)
    return match.end()


FORM = Form(
    name="Brazilian Foreign Ministry telegrams, 1960s",
    rules=(read_codes, read_sides),
    opens=open_message,
    words={"label of subject": ("index",), "precedence": (r"urgent\ssubstitution",)},
    examples=(
        Example(
            """October 24, 1962
Telegram from the Brazilian Embassy in Havana, 5 p.m., Wednesday
SECRETARY OF STATE FOR EXTERNAL RELATIONS
TELEGRAM
RECEIVED
13050
FROM THE EMBASSY IN HAVANA
ON/24/25/X/62
CONFIDENTIAL URGENT
DEA/DNU/DAC/DAM/600.(24h)
961.
Question of Cuba. Lack of food.
342 – WEDNESDAY – 1700hs – The ships are held back.
""",
            {
                "date": "1962-10-24",
                "precedence": "URGENT",
                "classification": "CONFIDENTIAL",
                "originator": "EMBASSY IN HAVANA",
                "cable_number": "342",
                "receipt_number": "13050",
                "subject": "Question of Cuba. Lack of food",
                "copies": [("DEA", None), ("DNU", None), ("DAC", None), ("DAM", None)],
                "message": "The ships are held back.",
            },
        ),
    ),
)
