"""Telegrams of the French Foreign Ministry, 1950s to 1970s, in translation.

One line holds the numbers of all sections and the marks ("T. nos. 538 to 540. Very urgent. Reserved."); below
it place, date and hour, and the receipt in brackets.
"""

import re

from desktop.reading import labels
from desktop.reading.draft import LABELLED, Draft
from desktop.reading.form import Example, Form
from desktop.reading.lines import Line

_NUMBERS = re.compile(
    r"(?:T|Tel|Telegrams?|D)\.?\s{1,2}(?:nos?|numbers?|n[º°]s?)\.?\s{0,2}"
    r"(?P<value>\d[\d ]{0,8}\d(?:\s?(?:to|-|–|/|and)\s?\d{1,6})?|\d)\.?(?=\s|$)",
    re.IGNORECASE,
)


def read_numbers(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer the number of a telegram, or the range of its sections', and the marks behind it."""
    line = lines[i]
    match = _NUMBERS.match(line.text) if len(line.text) < 100 else None
    if match is None:
        return 0
    rest = line.part(match.end(), len(line.text))
    if rest.text and not labels.read_marks(draft, [rest], 0):
        return 0
    start, end = match.span("value")
    return int(draft.offer("cable_number", line.start + start, line.start + end, LABELLED))


FORM = Form(
    name="French Foreign Ministry telegrams, 1950s to 1970s",
    rules=(read_numbers,),
    words={"classification": (r"diffusion\s(?:restreinte|réservée)",)},
    examples=(
        Example(
            """October 23, 1962
Telegram from the French Embassy in Havana
T. nos. 538 to 540. Very urgent. Reserved.
Havana, 23 October 1962, 19:30
(Received: 24 October at 2:45 a.m.)
There is no panic in the streets of the town.
""",
            {
                "date": "1962-10-23",
                "cable_number": "538 to 540",
                "precedence": "Very urgent",
                "classification": "Reserved",
                "when": [("Received", "1962-10-24T02:45")],
                "message": "There is no panic in the streets of the town.",
            },
        ),
    ),
)
