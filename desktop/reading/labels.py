"""Statements with a label: "Priority: Urgent", "CLASSIFICATION: SECRET", "Subject: ...", "Date: 27.08.1976".

The labels here are those of many archives; a form adds its own ("Level:", "Index:").
"""

import re
from functools import cache

from desktop.reading.dates import find_dates
from desktop.reading.draft import BARE, LABELLED, Draft
from desktop.reading.form_registry import alternatives
from desktop.reading.lines import Line
from desktop.reading.marks import marks_of
from desktop.reading.times import find_time

_LABELS = (
    (
        "precedence",
        "label of precedence",
        r"(?:degree\sof\s)?(?:priority|precedence|urgency)(?:\s(?:level|grade|class))?",
    ),
    (
        "classification",
        "label of classification",
        r"(?:security\s|secrecy\s)?classification(?:\slevel)?|secrecy(?:\slevel)?|(?:level|degree|grade)\sof\s(?:secrecy|classification)|security\slevel",
    ),
    (
        "subject",
        "label of subject",
        r"subject(?:\smatter)?|subj\.?|re|regarding|concerning|topic|theme|title|content|contents|object",
    ),
    ("signatory", "label of signature", r"signed(?:\sby)?|\(signed\)|\[signed\]|signature|sgd\.?"),
    ("date", "label of date", r"dated?(?:\sof\s[a-z]{3,12})?(?:\s?(?:&|and|/)\s?(?:time|hour))?|day"),
)
_SIGNED = re.compile(
    r"(?:[(\[]?signed[)\]]?\s{1,3}(?:by\s)?|[(\[]s{1,2}[)\]]\s{0,3}|/?s{1,2}/\s{0,2}|(?:(?:-\s?)?/-{1,2}/|\[-{1,2}\])\s{0,2})(?=\S)",
    re.IGNORECASE,
)
_ON = re.compile(r"(?:on|dated?|of)\s{1,3}|on/(?:\d{1,2}/)?(?=\d)", re.IGNORECASE)
_ADDRESS = re.compile(r"\[?to\b.{0,160}:$", re.IGNORECASE)
_LONGEST = 400
_SHORT = 60


@cache
def _pattern() -> re.Pattern[str]:
    labels = (rf"(?P<{name}>(?:{alternatives(common, kind)})\s{{0,8}}:)" for name, kind, common in _LABELS)
    return re.compile(rf"(?:(?:cable|telegram|message|document)\s)?(?:{'|'.join(labels)})", re.IGNORECASE)


def read_label(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer the value of a labelled line, or of the line below an empty label; return the lines taken."""
    line = lines[i]
    match = _pattern().match(line.text)
    if match is None or len(line.text) > _LONGEST:
        return 0
    name, taken = match.lastgroup or "", 1
    place = line.part(match.end(), len(line.text))
    if not place.text:
        if i + 1 >= len(lines) or len(lines[i + 1].text) > 200:
            return 0
        if _ADDRESS.match(lines[i + 1].text):
            # A form whose subject was never filled in.
            return 1
        place, taken = lines[i + 1], 2
    if name == "date":
        return taken if _dated(draft, place) else 0
    if name in ("precedence", "classification") and _several(draft, place):
        return taken
    end = place.end - (
        len(place.text) - len(place.text.rstrip(" .;")) if name in ("subject", "precedence") else 0
    )
    return taken if draft.offer(name, place.start, end, LABELLED) else 0


def read_date(draft: Draft, lines: list[Line], i: int) -> int:
    """Note a date that stands alone or after "On"; return the number of lines taken."""
    line = lines[i]
    if len(line.text) > 60:
        return 0
    lead = _ON.match(line.text)
    place = line.part(lead.end(), len(line.text)) if lead else line
    dates = find_dates(place.text)
    if len(dates) != 1 or place.text[: dates[0].start].strip() or place.text[dates[0].end :].strip(" .,"):
        return 0
    draft.date_in(place, dates[0], BARE)
    return 1


def read_marks(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer the marks of urgency and secrecy of a line that consists of them and of dates."""
    return int(_several(draft, lines[i]))


def read_signed(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer the name after a bare "Signed" or "(signed)"."""
    line = lines[i]
    match = _SIGNED.match(line.text)
    if match is None or len(line.text) > 120:
        return 0
    return int(draft.offer("signatory", line.start + match.end(), line.end, LABELLED))


def _several(draft: Draft, place: Line) -> bool:
    marks = marks_of(place.text)
    if marks is None:
        # "Confidential 1:30 pm": the hour behind the marks says nothing that a field holds.
        time = find_time(place.text, 0, len(place.text)) if len(place.text) < _SHORT else None
        if time is None or time.end != len(place.text):
            return False
        return _several(draft, place.part(0, time.start))
    dates = {date.start: date for date in find_dates(place.text)}
    for mark in marks:
        if mark.kind == "date":
            draft.date_in(place, dates[mark.start], BARE)
        else:
            draft.offer(mark.kind, place.start + mark.start, place.start + mark.end, BARE)
    return True


def _dated(draft: Draft, place: Line) -> bool:
    dates = find_dates(place.text[:80])
    if not dates:
        return False
    draft.date_in(place, dates[0], LABELLED)
    return True
