"""One telegram from its first line to its last."""

import re

from desktop.reading.draft import BARE, LABELLED, Draft, RawStage
from desktop.reading.intake import Span
from desktop.reading.lines import Line
from desktop.reading.telegram.bureaus import Bureaus, is_listed
from desktop.reading.telegram.captions import read_captions, read_subject_below
from desktop.reading.telegram.pages import is_classification, is_stamp, page_lines, page_number
from desktop.reading.telegram.posts import is_group, read_group, read_posts
from desktop.reading.telegram.scanned import put_right
from desktop.reading.telegram.statements import HEAD, LONGEST, NUMBER, statements
from desktop.reading.telegram.trailer import begin_of_trailer, read_trailer

_NUMBER = re.compile(rf"(?P<number>{NUMBER})(?=\s|$)")
_HANDLED = re.compile(
    r"(?P<word>DRAFTED|APPROVED|AUTHENTICATED|CLEARED|AUTHORIZED|RELEASED"
    r"|TRANSMITTED)\s{1,3}BY"
    # Clearances may follow on the same line.
    r"\s{0,2}[:;.]?\s{0,4}(?P<by>\S.{0,80}?)(?:\s(?=[A-Z]{1,4}(?:/[A-Z]{1,5})?(?::| - ).*$)|$)"
)
_DASHES = re.compile(r"-{3,}|[\d ]+Z?\s?(?:/\d{1,3})?$|W$|Message Text$")
_SIGNED = re.compile(r"(?:(?:DE|VAN|VON|DI|LE|LA|AL|EL) )?[A-Z][A-Z'’.-]{2,20}(?: [A-Z][A-Z'’.-]{1,20}){0,2}")
# The name may stand on the last line of the message: "... END SUMMARY. KISSINGER", "UNQUOTE KISSINGER".
_RUN_ON = re.compile(r"^UNQUOTE[.:]?\s{1,3}(?=[A-Z])")
_RUN_ON_NAME = re.compile(r"(?<=[A-Z)]{2})[.!?][\")]?\s{1,3}(?:UNQUOTE\s)?(?P<name>[A-Z][A-Z'’-]{2,20})$")
_HINT = re.compile(r"\b(?:PAGE\s|FM:?\s|P\sA\sG\sE)|\d\s?Z\s{0,3}[A-Z]{3}\s{0,3}\d\d")
_MAYBE = re.compile(r"\bP\s?A\s?G\s?E\s{0,4}[\dOIl]{1,3}(?!\S)|\bFM:?\s|[\dOIl]{6}\s?Z\s", re.IGNORECASE)
_SIGNALS = 2


def is_telegram(lines: list[Line]) -> bool:
    """Whether the document has this form, be it scanned badly or typed anew in small letters."""
    if _has_marks(lines):
        return True
    near = lines[:30]
    return any(_MAYBE.search(line.text, 0, LONGEST) for line in near) and _has_marks(put_right(near))


def _has_marks(lines: list[Line]) -> bool:
    """Whether two of the four marks of this form stand near its head."""
    if not any(_HINT.search(line.text[:LONGEST]) for line in lines[:30]):
        return False
    seen: set[str] = set()
    for line in statements(lines[:30]):
        text = line.text[:LONGEST]
        if page_number(line) is not None:
            seen.add("page")
        elif is_listed(text):
            seen.add("list")
        elif is_group(text):
            seen.add("FM" if text.startswith("F") else "group")
        if len(seen) >= _SIGNALS and seen != {"page", "FM"}:
            return True
    return False


def read_telegram(draft: Draft, lines: list[Line]) -> Span:
    """Offer what the telegram's heading says, and return the span of the message."""
    lines = statements(lines if _has_marks(lines) else put_right(lines))
    i = _read_top(draft, lines)
    i = read_posts(draft, lines, i)
    i = read_captions(draft, lines, i)
    end = begin_of_trailer(lines, i)
    message = lines[i:end]
    read_trailer(draft, lines[end:])
    draft.furniture += page_lines(message)
    if not draft.has("subject", BARE):
        read_subject_below(draft, message)
    message = _without(draft, message)
    if len(message) > 1 and _is_signature(draft, message):
        begin = _RUN_ON.search(message[-1].text)
        last = message[-1].part(begin.end() if begin else 0, len(message[-1].text))
        draft.offer("signatory", last.start, last.end, BARE)
        message = _without(draft, message[:-1])
    elif message and (name := _RUN_ON_NAME.search(message[-1].text, max(0, len(message[-1].text) - 40))):
        last = message[-1].part(name.start("name"), len(message[-1].text))
        draft.offer("signatory", last.start, last.end, BARE)
        draft.doubt("signatory", "signature-without-date", last.start, last.end)
        message = [*message[:-1], message[-1].part(0, name.start("name"))]
    if not message:
        draft.doubt("body", "body-not-found", 0, 0)
        return lines[0].start, lines[-1].end
    return message[0].start, message[-1].end


def _is_signature(draft: Draft, message: list[Line]) -> bool:
    """Whether the last line is the ambassador's name: words of the message end with a stop or a hyphen."""
    last = message[-1]
    set_apart = set(draft.furniture)
    above = next((line for line in reversed(message[:-1]) if (line.start, line.end) not in set_apart), None)
    ended = above is not None and above.text.endswith((".", "!", "?", ")", '"'))
    if _RUN_ON_NAME.search(last.text[-60:]):
        return False
    return ended and not last.text.endswith(".") and _SIGNED.fullmatch(last.text) is not None


def _without(draft: Draft, message: list[Line]) -> list[Line]:
    """Return the lines of the message without the page lines at its two ends."""
    furniture = set(draft.furniture)
    kept = list(message)
    while kept and (kept[-1].start, kept[-1].end) in furniture:
        kept.pop()
    while kept and (kept[0].start, kept[0].end) in furniture:
        kept.pop(0)
    return kept


def _read_top(draft: Draft, lines: list[Line]) -> int:
    """Read from the top to the date-time group; return the index of the line after it."""
    bureaus = Bureaus(draft)
    i = 0
    for i, line in enumerate(lines[:HEAD]):
        if is_group(line.text[:LONGEST]):
            bureaus.close()
            return i + read_group(draft, line)
        if not bureaus.take(line):
            _read_line(draft, lines, i)
    bureaus.close()
    return i


def _read_line(draft: Draft, lines: list[Line], i: int) -> None:
    line = lines[i]
    page = page_number(line)
    handled = _HANDLED.match(line.text)
    if page is not None or (i and _is_page_alone(lines[i - 1])):
        place = page if page is not None else line
        number = _NUMBER.match(place.text)
        if number:
            draft.offer("cable_number", place.start, place.start + number.end("number"), LABELLED)
    elif is_stamp(line.text):
        draft.furniture.append((line.start, line.end))
    elif is_classification(line.text):
        draft.offer("classification", line.start, line.end, BARE)
    elif handled:
        word = draft.found(line.start, line.start + handled.end("word"))
        by = draft.found(line.start + handled.start("by"), line.start + handled.end("by"))
        draft.stages.append(RawStage(word, by, line.start, line.end, None, None))
    elif not _DASHES.match(line.text):
        # Clearances below "APPROVED BY" name offices and persons in no fixed form.
        draft.doubt("header", "line-not-read", line.start, line.end)


def _is_page_alone(line: Line) -> bool:
    page = page_number(line)
    return page is not None and not page.text
