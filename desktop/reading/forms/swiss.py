"""Telegrams of the Swiss Foreign Ministry, 1950s and 1960s, in translation.

The file's letters stand at the top, number, date and hour on two lines, then the post that receives it; one
line holds urgency, addressee and classification ("FLASH To Ambassador ... – Top Secret").
"""

import re

from desktop.reading import labels
from desktop.reading.draft import Draft
from desktop.reading.form import Example, Form
from desktop.reading.lines import Line

_FILE = re.compile(r"[a-z]\.[A-Z]\.\d{1,3}\..{2,40}", re.IGNORECASE)
_POST = re.compile(r"(?:embassy|legation|consulate\sgeneral|consulate)\sof\sswitzerland", re.IGNORECASE)
_TOWN = re.compile(r"[A-Z][\w’-]{2,20}(?:\s[A-Z][\w’-]{2,20})?")
_BEHIND = re.compile(
    r"(?P<marks>[A-Za-z]{3,12}(?:[:,]\s[A-Za-z ]{4,24}\.?)?)\s(?:[–—-]\s)?"
    r"(?:To|For)\s(?P<whom>[A-Z][^–—]{3,60}?)\.?"
    r"(?:\s[–—-]\s(?P<more>[A-Za-z ]{4,24})\.?)?"
)
_CODE = re.compile(r"[A-Z]\s?\.\s?\d{3,6}")


def read_post(draft: Draft, lines: list[Line], i: int) -> int:
    """Take the file's letters, and the receiving post with its town, which is not the sender."""
    if _FILE.fullmatch(lines[i].text[:60]) and i < 3:
        return 1
    title = draft.best("title")
    to_post = title is not None and re.search(r"\bto (?:the )?Swiss ", title.value[:300])
    if not to_post or not _POST.fullmatch(lines[i].text[:60]) or i + 1 >= len(lines):
        return 0
    return 2 if _TOWN.fullmatch(lines[i + 1].text[:50]) else 0


def read_marks_and_name(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer marks and addressee of "Flash: Secret. – For Ambassador Brown."."""
    line = lines[i]
    match = _BEHIND.fullmatch(line.text) if len(line.text) < 140 else None
    if match is None:
        return 0
    begin, end = match.span("marks")
    marks = line.part(begin, end)
    parts = marks.text.split(":")
    first = line.part(begin, begin + len(parts[0]))
    if not labels.read_marks(draft, [first], 0):
        return 0
    if len(parts) > 1:
        labels.read_marks(draft, [line.part(begin + len(parts[0]) + 1, end)], 0)
    if match["more"]:
        labels.read_marks(draft, [line.part(*match.span("more"))], 0)
    start, stop = match.span("whom")
    draft.addressees.append(draft.found(line.start + start, line.start + stop))
    return 1


def read_code(draft: Draft, lines: list[Line], i: int) -> int:  # noqa: ARG001 (every rule has this shape)
    """Take the clerk's code below a telegram ("A .2503")."""
    return int(_CODE.fullmatch(lines[i].text[:12]) is not None)


FORM = Form(
    name="Swiss Foreign Ministry telegrams, 1950s and 1960s",
    rules=(read_post, read_marks_and_name),
    closing=(read_code,),
    examples=(
        Example(
            """October 26, 1962
Telegram from Swiss Foreign Ministry to Swiss Embassy in Havana
p.b.73.Cuba.o.(X) – PO
Telegram no.50
26.10.1962 11h00
Embassy of Switzerland
Havana
Flash: Secret. – For Ambassador Brown.
Your 34 and 35. The envoy brought a paper yesterday.
Ministry of Foreign Affairs
Copy to: - Mr. Minister Gray
- Mr. Minister White
A .2503
""",
            {
                "date": "1962-10-26",
                "cable_number": "50",
                "precedence": "Flash",
                "classification": "Secret",
                "addressees": ["Ambassador Brown"],
                "signatory": "Ministry of Foreign Affairs",
                "copies": [("Mr. Minister Gray", None), ("Mr. Minister White", None)],
                "message": "Your 34 and 35. The envoy brought a paper yesterday.",
            },
        ),
        Example(
            """October 23, 1962
Telegram from Swiss Foreign Ministry to Swiss Embassy in Havana
Telegram no. 49
FLASH To Ambassador [A.] Brown. – Top Secret
The secretary took him aside and told him this.
""",
            {
                "precedence": "FLASH",
                "classification": "Top Secret",
                "addressees": ["Ambassador [A.] Brown"],
                "message": "The secretary took him aside and told him this.",
            },
        ),
    ),
)
