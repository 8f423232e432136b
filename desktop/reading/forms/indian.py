"""Telegrams of the Indian Ministry of External Affairs, 1950s and 1960s.

The first line names both sides, the addressee before the sender: "FOREIGN, NEW DELHI FROM INDEMBASSY, CAIRO".
"""

import re

from desktop.reading.draft import BARE, Draft
from desktop.reading.form import Example, Form
from desktop.reading.lines import Line

_SIDES = re.compile(
    r"(?:TO\s)?(?P<whom>[A-Z][A-Z ,.()-]{2,60}?)\s{1,8}FROM(?:\s?:)?\s{1,8}(?P<who>[A-Z][A-Z ,.()-]{2,60})"
)


def read_sides(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer addressee and sender of a line of capitals that names both."""
    line = lines[i]
    match = _SIDES.fullmatch(line.text) if len(line.text) < 140 else None
    if match is None:
        return 0
    draft.addressees.append(draft.found(line.start + match.start("whom"), line.start + match.end("whom")))
    return int(
        draft.offer("originator", line.start + match.start("who"), line.start + match.end("who"), BARE)
    )


FORM = Form(
    name="Indian Ministry of External Affairs telegrams, 1950s and 1960s",
    rules=(read_sides,),
    examples=(
        Example(
            """Telegram from the Embassy of India in Cairo to the Ministry of External Affairs
FOREIGN, NEW DELHI FROM INDEMBASSY, CAIRO
No. 488. IMMEDIATE. SECRET
December 19, 1962
Saw the President this morning for an hour.
""",
            {
                "originator": "INDEMBASSY, CAIRO",
                "addressees": ["FOREIGN, NEW DELHI"],
                "cable_number": "488",
                "precedence": "IMMEDIATE",
                "classification": "SECRET",
                "date": "1962-12-19",
                "message": "Saw the President this morning for an hour.",
            },
        ),
    ),
)
