"""Telegrams printed in "Foreign Relations of the United States", as pasted from its web pages.

The older volumes print the file number ("893.01/11–2948: Telegram"), who wrote to whom, place, date and hour;
the later ones a numbered heading ("27. Telegram From the Embassy in Italy to the Department of State").
The telegram's own number begins its text.
"""

import re

from desktop.reading.dates import find_dates
from desktop.reading.draft import BARE, LABELLED, TITLE, Draft
from desktop.reading.form import Example, Form
from desktop.reading.lines import Line
from desktop.reading.tei.heads import own_number, parties_of

_FILE = re.compile(
    r"(?=.{0,40}\d)[\w.,()/ –-]{3,60}:\s(?:Circular\s)?(?:Telegram|Airgram|Despatch|Letter)", re.IGNORECASE
)
_HEADING = re.compile(
    r"(?:\d{1,4}\.\s)?(?:Circular\s)?(?:Tele(?:gram|x)|Airgram|Despatch|Message)\s(?:[\w–-]{1,12}\s)?From\s.{3,200}\s[tT]o\s.{3,100}"
)
_SIDES = re.compile(r"(?:The|Mr\.|Sir)\s.{3,120}\sto\s(?:the|certain|all|Mr\.|Sir)\s.{3,100}", re.IGNORECASE)
_FOOTNOTE = re.compile(r"(?<=[^\W\d])\s?\d{1,2}$")
_PLACE = re.compile(r"[A-Z][\w’.' -]{1,30},\s")
_YEAR = re.compile(r"\d{4}\b")
_NUMBER = re.compile(r"(?P<number>(?:[A-Z]{1,3}[–-]?)?\d{2,6})\.\s(?=\S)")
_ALONE = re.compile(r"(?P<number>(?:[A-Z]{1,3}[–-]?)?\d{2,6})\.")
_CAPTION = re.compile(r"\[paraphrase\]|(?:personal|secret)\s(?:for|from)\sthe\s.{3,60}\.", re.IGNORECASE)
_FIRST_LINES = 3


def read_file(draft: Draft, lines: list[Line], i: int) -> int:  # noqa: ARG001 (every rule has this shape)
    """Take the file number above the heading, which is no number of the telegram's."""
    told = _FILE.fullmatch(lines[i].text[:100]) if i + 1 < len(lines) else None
    return int(told is not None and _SIDES.fullmatch(lines[i + 1].text[:240]) is not None)


def read_heading(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer title, sender and addressee of the edition's heading."""
    line = lines[i]
    if i >= _FIRST_LINES or len(line.text) > 240 or draft.has("title"):
        return 0
    filed = i > 0 and _FILE.fullmatch(lines[i - 1].text[:100]) is not None
    if not _HEADING.fullmatch(line.text) and not (filed and _SIDES.fullmatch(line.text)):
        return 0
    footnote = _FOOTNOTE.search(line.text)
    end = line.start + (footnote.start() if footnote else len(line.text))
    draft.offer("title", line.start, end, TITLE)
    parties = parties_of(draft.text, (line.start, end), None, None)
    if parties.sender:
        draft.offer("originator", *parties.sender, BARE)
    if parties.addressee:
        draft.addressees.append(draft.found(*parties.addressee))
    number = own_number(draft.text, (line.start, end))
    if number:
        draft.offer("cable_number", *number, LABELLED)
    return 1


def read_dateline(draft: Draft, lines: list[Line], i: int) -> int:
    """Note the date of "Nanking, July 12," / "1949—4 p. m.", on one line or on two."""
    line, taken = lines[i], 1
    if not _is_edition(draft) or not _PLACE.match(line.text) or len(line.text) > 60:
        return 0
    if line.text.endswith(",") and i + 1 < len(lines) and _YEAR.match(lines[i + 1].text):
        end, taken = lines[i + 1].end, 2
        line = Line(line.start, end, draft.text[line.start : end])
    dates = find_dates(line.text)
    if len(dates) != 1:
        return 0
    draft.date_in(line, dates[0], LABELLED)
    return taken


def read_number_alone(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer the telegram's number where it stands alone, and take captions between heading and message."""
    line = lines[i]
    alone = _ALONE.fullmatch(line.text[:12]) if len(line.text) <= 80 and _is_edition(draft) else None
    if alone is not None:
        return int(draft.offer("cable_number", line.start, line.start + alone.end("number"), LABELLED))
    return int(_CAPTION.fullmatch(line.text[:80]) is not None and _is_edition(draft))


def open_message(draft: Draft, line: Line) -> int:
    """Offer the telegram's number, which stays in its text as the edition prints it."""
    match = _NUMBER.match(line.text[:20]) if _is_edition(draft) else None
    if match is not None:
        draft.offer("cable_number", line.start, line.start + match.end("number"), BARE)
    return 0


def _is_edition(draft: Draft) -> bool:
    title = draft.best("title")
    return title is not None and bool(_HEADING.match(title.value[:240]) or _SIDES.match(title.value[:240]))


FORM = Form(
    name="Foreign Relations of the United States, as pasted text",
    rules=(read_file, read_heading, read_dateline, read_number_alone),
    words={"precedence": (r"u\.?s\.?\surgent", r"(?:double|triple)\spriority", r"operational\simmediate")},
    opens=open_message,
    examples=(
        Example(
            """893.01/11–2948: Telegram
The Ambassador in China (Brown) to the Secretary of State
secret
Nanking, November 29,
1948—4 p. m.
[Received November 29—7:22 a. m.]
2356. The best information confirms that important branches will move.
Brown
1. Not printed.
""",
            {
                "title": "The Ambassador in China (Brown) to the Secretary of State",
                "date": "1948-11-29",
                "originator": "Ambassador in China (Brown)",
                "addressees": ["Secretary of State"],
                "cable_number": "2356",
                "classification": "secret",
                "when": [("Received", "1948-11-29T07:22")],
                "signatory": "Brown",
                "message": "2356. The best information confirms that important branches will move.",
            },
        ),
        Example(
            """27. Telegram From the Embassy in Italy to the Department of State1
Rome, January 25, 1967, 1230Z.
3812. The minister spoke for an hour last night.
Brown
1. Source: Central Files 1967–69. Secret; Immediate.
2. Dated January 21.
""",
            {
                "date": "1967-01-25",
                "originator": "Embassy in Italy",
                "addressees": ["Department of State"],
                "cable_number": "3812",
                "message": "3812. The minister spoke for an hour last night.",
            },
        ),
    ),
)
