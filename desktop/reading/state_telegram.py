"""The form of State Department telegrams of the 1970s, as the National Archives publish them.

From the first page line to the caption lines above the message: classification, "PAGE 01 SAIGON 13753 ...",
"ACTION EA-10 INFO OCT-01 ... /058 W" over several lines (-00 is listed without a copy; /058 is the sum; the
"/43" of the dash line is not), "DRAFTED BY", the line of precedence and date-time group "O R 301250Z OCT 74",
FM, TO and INFO with their posts, then classification with number, E.O., TAGS, REF, SUBJECT. Page lines inside
the message and the trailer below it are furniture. A lost slash before the sum is tolerated.
"""

import re

from desktop.reading.dates import find_group
from desktop.reading.draft import BARE, LABELLED, Draft
from desktop.reading.intake import Found, FoundDistribution, FoundRecipient, Span
from desktop.reading.lines import Line
from desktop.reading.marks import marks_of
from desktop.reading.stages import read_stages

_PAGE = re.compile(r"PAGE\s{1,3}\d{1,3}(?:\s{1,3}(?P<number>[A-Z][A-Z ]{1,20}\s\d{3,6}))?(?:\s.{0,40})?")
_NUMBER = re.compile(r"(?P<number>[A-Z][A-Z ]{1,20}\s\d{3,6})(?=\s|$)")
_LISTED = re.compile(r"(?:ACTION|ORIGIN|INFO)\s{1,3}[A-Z/]{1,6}-\d\d")
_CODE = re.compile(r"(?P<code>[A-Z][A-Z/]{0,5})-(?P<copies>\d\d)(?!\d)")
_SUM = re.compile(r"(?:/|(?<=\s))(?P<sum>\d{3})\s?[A-Z]?$")
_ROLE = re.compile(r"(?:ACTION|ORIGIN|INFO)\s{1,3}")
_CODES_ONLY = re.compile(r"(?:[A-Z][A-Z/]{0,5}-\d\d\s{0,3}){1,20}(?:/?\d{3}\s?[A-Z]?)?")
_DASHES = re.compile(r"-{6,}")
_GROUP = re.compile(r"(?P<precedence>[ZOPR](?:\s{1,2}[ZOPR]){0,3})\s{1,2}(?=\d{6}\s?Z)")
_MARKED = re.compile(
    r"(?P<classification>C O N F I D E N T I A L|S E C R E T|T O P S E C R E T|U N C L A S S I F I E D|"
    r"L I M I T E D O F F I C I A L U S E|LIMITED OFFICIAL USE|UNCLAS(?:SIFIED)?|CONFIDENTIAL|SECRET)"
    r"(?:\s{1,3}(?:SECTION\s\d{1,2}\sOF\s\d{1,2}\s{1,3})?(?P<number>[A-Z][A-Z ]{1,20}\s\d{3,6}))?"
)
_CAPTION = re.compile(
    r"(?:E\.?\s?O\.?\s?\d|TAGS\b|REFS?\b|EXDIS|NODIS|LIMDIS|NOFORN|STADIS|ROGER|CHEROKEE|"
    r"NO DISTRIBUTION|DEPT|PASS\b)"
)
_SUBJECT = re.compile(r"SUBJ(?:ECT)?\s?[:.]\s{0,3}")
_NEW_PART = re.compile(r"\(?(?:\d{1,2}|[A-Z])[.)]\s|(?:BEGIN|SUMMARY|FOR|FROM|ACTION|E\.O|TAGS|REF|FOL)\b")
_POST_TAIL = re.compile(r"(?:\s{1,3}(?:NIACT|IMMEDIATE|PRIORITY|FLASH|ROUTINE|\d{2,6}))+$")
_END = re.compile(r"<<\s?END OF DOCUMENT\s?>>|NNNN|Message Attributes|Sheryl P\. Walter.*")
_LONGEST = 200
_SUBJECT_LINES = 3
_LOOK_AHEAD = 14


def is_telegram(lines: list[Line]) -> bool:
    """Whether the document has this form: a page line and a list of bureaus near its head."""
    head = [line.text[:_LONGEST] for line in lines[:12]]
    return any(_PAGE.match(text) for text in head) and any(_LISTED.match(text) for text in head)


def read_telegram(draft: Draft, lines: list[Line]) -> Span:
    """Offer what the telegram's header says, and return the span of the message."""
    i = _read_lists(draft, lines)
    i = _read_posts(draft, lines, i)
    i = _read_captions(draft, lines, i)
    kept = len(lines)
    for n in range(i, len(lines)):
        if _END.match(lines[n].text):
            kept = n
            break
    message = lines[i:kept]
    draft.furniture += [line_span(line) for line in lines[kept:]]
    _furnish_pages(draft, message)
    if not draft.has("subject"):
        _subject_below(draft, message)
    while message and line_span(message[-1]) in draft.furniture:
        message.pop()
    if not message:
        draft.doubt("body", "body-not-found", 0, 0)
        return lines[0].start, lines[-1].end
    return message[0].start, message[-1].end


def line_span(line: Line) -> Span:
    """Return the place of a line as a pair of offsets."""
    return line.start, line.end


def _read_lists(draft: Draft, lines: list[Line]) -> int:
    """Read from the top to the date-time group; return the index of the line after it."""
    entries: list[FoundRecipient] = []
    total: tuple[int | None, Span | None] = (None, None)
    for i, line in enumerate(lines):
        text = line.text[:_LONGEST]
        group = _GROUP.match(text)
        if group or text.startswith("FM "):
            if entries:
                draft.distributions.append(FoundDistribution(None, tuple(entries), *total))
            return i + _read_group(draft, line, group)
        if _LISTED.match(text) or (entries and _CODES_ONLY.fullmatch(text)):
            entries += _entries(line)
            summed = _SUM.search(text)
            if summed:
                place = (line.start + summed.start("sum"), line.start + summed.end("sum"))
                total = (int(summed["sum"]), place)
            continue
        _read_top(draft, lines, i)
    if entries:
        draft.distributions.append(FoundDistribution(None, tuple(entries), *total))
    return len(lines)


def _read_top(draft: Draft, lines: list[Line], i: int) -> None:
    line = lines[i]
    page = _PAGE.match(line.text)
    number = _NUMBER.match(line.text) if i and _PAGE.match(lines[i - 1].text) else None
    marks = marks_of(line.text)
    if page or number:
        found = page if page and page["number"] else number
        if found and found["number"]:
            start, end = found.span("number")
            draft.offer("cable_number", line.start + start, line.start + end, LABELLED)
    elif marks and marks[0].kind == "classification":
        draft.offer("classification", line.start, line.end, BARE)
    elif not (line.text.isdecimal() or _DASHES.match(line.text) or read_stages(draft, [line], 0)):
        # Clearances below "APPROVED BY" name offices and persons in no fixed form.
        draft.doubt("header", "line-not-read", line.start, line.end)


def _entries(line: Line) -> list[FoundRecipient]:
    found: list[FoundRecipient] = []
    role = _ROLE.match(line.text)
    for code in _CODE.finditer(line.text, role.end() if role else 0):
        start, end = line.start + code.start(), line.start + code.end()
        name = Found(code["code"], start, line.start + code.end("code"))
        found.append(FoundRecipient(name, int(code["copies"]), False, start, end))
    return found


def _read_group(draft: Draft, line: Line, group: re.Match[str] | None) -> int:
    if group is None:
        return 0
    start, end = group.span("precedence")
    draft.offer("precedence", line.start + start, line.start + end, BARE)
    written = find_group(draft.text, line.start, line.end)
    if written is not None:
        draft.dates.append((written[0], LABELLED))
    return 1


def _read_posts(draft: Draft, lines: list[Line], i: int) -> int:
    """Read FM, TO and INFO with the posts below them; return the index of the line after."""
    names: list[Found] | None = None
    while i < len(lines):
        text = lines[i].text[:_LONGEST]
        word = text.split(" ", 1)[0].rstrip(":")
        if word == "FM":
            draft.offer("originator", lines[i].start + len("FM "), lines[i].end, LABELLED)
        elif word in ("TO", "INFO"):
            names = draft.addressees if word == "TO" else draft.info_addressees
            _post(draft, lines[i].part(len(word), len(text)), names)
        elif _MARKED.match(text) or _CAPTION.match(text) or _SUBJECT.match(text) or _NEW_PART.match(text):
            break
        elif names is not None and len(text) < 60:
            _post(draft, lines[i], names)
        else:
            break
        i += 1
    return i


def _post(draft: Draft, place: Line, names: list[Found]) -> None:
    tail = _POST_TAIL.search(place.text)
    found = draft.found(place.start, place.start + tail.start() if tail else place.end)
    if found.value:
        names.append(found)


def _read_captions(draft: Draft, lines: list[Line], i: int) -> int:
    """Read the lines between the posts and the message; return the index of the message's first line."""
    reference = False
    while i < len(lines):
        line = lines[i]
        marked = _MARKED.match(line.text)
        if _SUBJECT.match(line.text):
            return i + _read_subject(draft, lines, i)
        if marked:
            draft.offer("classification", line.start, line.start + marked.end("classification"), BARE)
            if marked["number"]:
                start, end = marked.span("number")
                draft.offer("cable_number", line.start + start, line.start + end, BARE)
        elif _CAPTION.match(line.text):
            reference = line.text.startswith("REF")
        elif not (reference and re.match(r"[A-Z]\.\s", line.text)):
            return i
        i += 1
    return i


def _read_subject(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer the subject with the lines that it runs over; return how many lines it takes."""
    match = _SUBJECT.match(lines[i].text)
    taken = 1
    while i + taken < len(lines) and taken < _SUBJECT_LINES:
        above, below = lines[i + taken - 1], lines[i + taken]
        # A blank line ends the subject, unless blank lines stand everywhere.
        apart = _gap(draft, above, below) > (_gap(draft, lines[i - 1], lines[i]) if i else 1)
        if apart or len(above.text) < 45 or len(below.text) > 80 or _NEW_PART.match(below.text):
            break
        taken += 1
    last = lines[i + taken - 1]
    draft.offer("subject", lines[i].start + (match.end() if match else 0), last.end, LABELLED)
    return taken


def _gap(draft: Draft, above: Line, below: Line) -> int:
    return draft.text.count("\n", above.end, below.start)


def _subject_below(draft: Draft, message: list[Line]) -> None:
    # A telegram that repeats another has that one's subject inside the message.
    for i, line in enumerate(message[:_LOOK_AHEAD]):
        if _SUBJECT.match(line.text):
            _read_subject(draft, message, i)
            draft.doubt("subject", "subject-in-message", line.start, line.end)
            return


def _furnish_pages(draft: Draft, message: list[Line]) -> None:
    furniture: set[int] = set()
    for i, line in enumerate(message):
        if not _PAGE.fullmatch(line.text):
            continue
        furniture.add(i)
        if (
            i + 1 < len(message)
            and _NUMBER.match(line.text[4:]) is None
            and _NUMBER.match(message[i + 1].text)
        ):
            furniture |= {i + 1} if line.text[-1].isdigit() and len(line.text) < 10 else set()
        above = i - 1
        while above >= 0 and i - above <= 2 and _is_classification(message[above]):
            furniture.add(above)
            above -= 1
    last = len(message) - 1
    if last >= 0 and _is_classification(message[last]):
        furniture.add(last)
    draft.furniture += [line_span(message[i]) for i in sorted(furniture)]


def _is_classification(line: Line) -> bool:
    marks = marks_of(line.text)
    return marks is not None and all(mark.kind == "classification" for mark in marks)
