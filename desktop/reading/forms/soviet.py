"""Ciphered telegrams of the Soviet Foreign Ministry and General Staff, 1940s to 1960s, in translation.

Series, copy numbers and bans of copying tell no field. The place that a telegram goes to stands before its
addressee ("BEIJING, TO KRASOVSKY", "MOSCOW TO FYN-SI [STALIN]", "Moscow—Ministry of ..."), the number and the
hour behind the place it comes from.
"""

import re

from desktop.reading.draft import Draft
from desktop.reading.form import Example, Form
from desktop.reading.institutions import is_institution, is_name
from desktop.reading.lines import Line

_PLACED = re.compile(
    r"(?P<place>[^\W\d_][\w’' -]{2,24}?)"
    r"(?:\s?(?:,|-{2}|—|–)\s?|\s)(?:TO|To|to)\s+(?:THE\s|the\s)?(?P<whom>\S.{1,80})"
)
_DESTINED = re.compile(
    r"destination\s?:\s{0,3}\S.{1,30}?\s{1,8}to\swhom\s?:\s{0,3}(?P<whom>\S.{1,60})", re.IGNORECASE
)
_JOURNAL = re.compile(r"from\sthe\s(?:journal|diary)\sof(?P<who>\s.{1,60})?", re.IGNORECASE)
_WORDS_OF_NAME = 5
_OFFICE = re.compile(r"[^\W\d_][\w’'-]{2,20}\s?(?:—|–|--)\s?(?P<whom>\S.{6,90}?)\.?")


def read_placed_address(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer the addressee of a line that names his place first."""
    line = lines[i]
    if len(line.text) > 120 or line.text.lower().startswith(
        ("from", "to ", "telegram", "cable", "sent", "cc")
    ):
        return 0
    match = _PLACED.fullmatch(line.text)
    capitals = line.text.upper() == line.text
    if match is None or not (capitals or "," in match.group()[: match.start("whom")]):
        match = _OFFICE.fullmatch(line.text)
        if match is None or not is_institution(match["whom"]):
            return 0
    whom = match["whom"].rstrip(".:")
    if not is_name(whom) or len(whom.split()) > 10:
        return 0
    start = line.start + match.start("whom")
    draft.addressees.append(draft.found(start, start + len(whom)))
    return 1


def read_destination(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer the addressee of "Destination: PEKING  To Whom: SovAmbassador"."""
    match = _DESTINED.fullmatch(lines[i].text[:140])
    if match is None:
        return 0
    start, end = match.span("whom")
    draft.addressees.append(draft.found(lines[i].start + start, lines[i].start + end))
    return 1


def read_journal(draft: Draft, lines: list[Line], i: int) -> int:  # noqa: ARG001 (every rule has this shape)
    """Take "FROM THE JOURNAL OF" with the name behind or below it: nobody's sender."""
    match = _JOURNAL.fullmatch(lines[i].text[:120])
    if match is None:
        return 0
    below = lines[i + 1] if i + 1 < len(lines) and not match["who"] else None
    return 1 + int(below is not None and is_name(below.text) and len(below.text.split()) <= _WORDS_OF_NAME)


FORM = Form(
    name="Soviet ciphered telegrams, 1940s to 1960s",
    rules=(read_placed_address, read_destination, read_journal),
    words={
        "classification": (r"(?:of\s)?special\ssignificance",),
        "label of addressee": (r"to\swhom",),
        "no field": (
            r"destination\s?:.{0,40}",
            r"series\b.{0,12}",
            r"spec\.?",
            r"s\sp\se\sc\si\sa\sl",
            r"special\sfile",
            r"second\smain\sadministration.{0,60}",
            r"(?:beijing|peking|moscow|pyongyang|havana|washington)-{1,2}",
            r"copy\sprohibited",
            r"(?:memorandum|record|minutes)\sof\s(?:a\s)?conversation",
            r"disseminated\s(?:at|by|on)\s.{3,80}",
            r"\(?when\sfilled\sin\)?",
        ),
    },
    examples=(
        Example(
            """Ciphered Telegram No. 709, Filippov to Krasovsky
SECOND MAIN ADMINISTRATION OF THE GENERAL STAFF OF THE SOVIET ARMY
CIPHERED TELEGRAM No. 635177
TOP PRIORITY
BEIJING, TO KRASOVSKY
Transmit the answer to the addressee.
FILIPPOV
No. 297
26 June 1951
""",
            {
                "cable_number": "635177",
                "precedence": "TOP PRIORITY",
                "originator": None,
                "addressees": ["KRASOVSKY"],
                "signatory": "FILIPPOV",
                "date": "1951-06-26",
            },
        ),
        Example(
            """October 14, 1950
Ciphered Telegram, Shtykov to Feng Xi (Stalin)
Ciphered Telegram # 600428/sh
FROM: PYONGYANG
Received in Moscow on 10/14/50 at 6:36 a.m.
Deciphered by Morozov on 10/14/50 at 7:45 a.m.
Distribution list - 11 copies: Stalin - 2, Molotov-1, Malenkov - 1.
FENG XI [STALIN]
The ambassador says he met them.
S H T Y K O V
No. 1476/sh
14 October 1950
Typed by Bantsekina on 10/14/50 at 13:30 p.m.
""",
            {
                "originator": "PYONGYANG",
                "cable_number": "600428/sh",
                "addressees": ["FENG XI [STALIN]"],
                "signatory": "S H T Y K O V",
                "copies": [("Stalin", 2), ("Molotov", 1), ("Malenkov", 1)],
                "verdict": "differs",
                "when": [
                    ("Received", "1950-10-14T06:36"),
                    ("Deciphered", "1950-10-14T07:45"),
                    ("Typed", "1950-10-14T13:30"),
                ],
            },
        ),
    ),
)
