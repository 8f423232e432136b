"""What stands between posts and message: classification with number, E.O., TAGS, REF, SUBJECT, captions.

Their order varies, and a caption ("EXDIS", "DEPT PASS USDOC", "CINCPAC FOR POLAD") may stand anywhere among
them. A telegram that repeats another one has that one's subject inside its message.
"""

import re

from desktop.reading.draft import BARE, LABELLED, Draft
from desktop.reading.lines import Line
from desktop.reading.telegram.statements import CLASSIFICATION, NUMBER, SUBJECT

_SECTION = r"(?:(?:FINAL\s)?SECTION\s{1,3}\w{1,6}\s{1,3}OF\s{1,3}\w{1,6}\s{0,6})?"
_MARKED = re.compile(
    rf"(?P<classification>{CLASSIFICATION})(?:\s{{0,6}}{_SECTION}(?P<number>{NUMBER})(?!\d))?(?P<rest>.{{0,40}})$"
)
_HANDLING = (
    r"EXDIS|NODIS|LIMDIS|NOFORN|STADIS|ROGER|CHEROKEE|NO DISTRIBUTION|NOCONTRACT|SPECAT|EYES ONLY"
    r"|C\s?O\s?R\s?R\s?E\s?C\s?T\s?E\s?D\s{1,3}C\s?O\s?P\s?Y|FOUO|AIDAC"
)
_CAPTION = re.compile(
    rf"(?:E\.?\s?O\.?\s{{0,2}}[:\d]|TAGS?\b|REF(?:S|TELS?|ERENCES?)?\s?[:.( ]|REF(?:S|TELS?)?$|{_HANDLING})"
)
_PASSED_ON = re.compile(
    r"(?:DEPT|DEPARTMENT|[A-Z/]{2,14}|[A-Z]{3,12}\s[A-Z]{2,12})\s{1,3}(?:ALSO\s|PLEASE\s|PLS\s)?"
    r"(?:PASS|FOR|REPEAT|ALSO FOR)\b"
    r"|(?:PASS|FOR|FROM|PLEASE PASS|JOINT|USIA FOR|ATTN|ATTENTION)\b"
)
_SUBJECT = re.compile(rf"{SUBJECT}\s{{0,8}}")
_REFERENCE = re.compile(r"\(?[A-Z0-9][.)]\s|[A-Z]\.\)|\d\d\s[A-Z]{4,}\s\d")
_FIRST_OF_ALL = re.compile(r"\(?A[.)]")
_BARE_REF = re.compile(r"REF\w{0,7}\s?[:.]?")
_MESSAGE = re.compile(
    r"\(?(?:\d{1,2}|[A-Z])[.)]\s|(?:BEGIN|SUMMARY|ACTION|FOL|FOLLOWING|QUOTE|TEXT|INTRODUCTION|ENTIRE TEXT)\b"
)
_OPEN_END = re.compile(r"(?:[-,:/]|\b(?:OF|TO|THE|AND|FOR|IN|ON|WITH|BY|FROM|AT|A|AN|OR|RE|US))$")
_WIDE, _NARROW, _LONGEST_NEXT = 45, 45, 80
_SUBJECT_LINES = 4
_LOOK_AHEAD = 14


def is_classified(text: str) -> bool:
    """Whether a line is the classification above the message, its number beside it or not."""
    return _MARKED.match(text) is not None


def ends_posts(text: str) -> bool:
    """Whether no post can stand on or below this line."""
    return bool(_CAPTION.match(text) or _SUBJECT.match(text) or _MESSAGE.match(text))


def is_passed_on(text: str) -> bool:
    """Whether a line asks to pass the telegram on, or tells whom at a post it is for."""
    return len(text) < _LONGEST_NEXT and _PASSED_ON.match(text) is not None


def read_captions(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer what the captions say; return the index of the message's first line."""
    reference = False
    said = False
    while i < len(lines):
        line = lines[i]
        marked = _MARKED.match(line.text)
        if _SUBJECT.match(line.text):
            i += _read_subject(draft, lines, i)
            reference, said = False, True
            continue
        if marked and (not said or not marked["number"]):
            _read_classification(draft, line, marked)
        elif _CAPTION.match(line.text):
            reference = line.text.startswith("REF")
        elif said:
            if not (reference and _is_reference(lines, i) and not re.match(r"1\.\s", line.text)):
                return i
        elif not (reference and _is_reference(lines, i)) and not _is_before_subject(lines, i):
            return i
        i += 1
    return i


def _is_reference(lines: list[Line], i: int) -> bool:
    """Whether a line goes on with the references; an A stands there only below a "REF:" that says nothing."""
    text = lines[i].text
    if not _REFERENCE.match(text):
        return False
    return _FIRST_OF_ALL.match(text) is None or _BARE_REF.fullmatch(lines[i - 1].text) is not None


def _is_before_subject(lines: list[Line], i: int) -> bool:
    # "CINCPAC FOR POLAD" or a word that no rule knows, with the captions going on right below it.
    below = [line.text for line in lines[i + 1 : i + 3]]
    return is_passed_on(lines[i].text) and any(_CAPTION.match(text) or _SUBJECT.match(text) for text in below)


def _read_classification(draft: Draft, line: Line, marked: re.Match[str]) -> None:
    draft.offer("classification", line.start, line.start + marked.end("classification"), BARE)
    if marked["number"]:
        start, end = marked.span("number")
        draft.offer("cable_number", line.start + start, line.start + end, BARE)


def _read_subject(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer the subject with the lines that it runs over; return how many lines it takes."""
    match = _SUBJECT.match(lines[i].text)
    taken = 1
    begin = match.end() if match else 0
    while i + taken < len(lines) and taken < _SUBJECT_LINES and _runs_on(draft, lines, i, i + taken, begin):
        taken += 1
    last = lines[i + taken - 1]
    draft.offer("subject", lines[i].start + begin, last.end, LABELLED)
    return taken


def _runs_on(draft: Draft, lines: list[Line], first: int, at: int, begin: int) -> bool:
    above, below = lines[at - 1], lines[at]
    if at - 1 == first and not above.text[begin:].strip():
        return True
    # A blank line ends the subject, unless blank lines stand everywhere.
    usual = _gap(draft, lines[first - 1], lines[first]) if first else 1
    if _gap(draft, above, below) > max(1, usual):
        return False
    text = below.text
    if len(text) > _LONGEST_NEXT or _ends_subject(text):
        return False
    if _OPEN_END.search(above.text) or (len(above.text) >= _WIDE and not text.endswith(".")):
        return True
    # A short line is a second line of the subject only where the captions or the message plainly follow it.
    after = lines[at + 1].text if at + 1 < len(lines) else ""
    return len(text) <= _NARROW and not text.endswith(".") and _ends_subject(after)


def _ends_subject(text: str) -> bool:
    return bool(
        _CAPTION.match(text)
        or _SUBJECT.match(text)
        or _MESSAGE.match(text)
        or is_passed_on(text)
        or _MARKED.match(text)
    )


def _gap(draft: Draft, above: Line, below: Line) -> int:
    return draft.text.count("\n", above.end, below.start)


def read_subject_below(draft: Draft, message: list[Line]) -> None:
    """Offer the subject that stands inside the message, that of the telegram it repeats, with a doubt."""
    for i, line in enumerate(message[:_LOOK_AHEAD]):
        if _SUBJECT.match(line.text):
            _read_subject(draft, message, i)
            draft.doubt("subject", "subject-in-message", line.start, line.end)
            return
