"""From the first line of the document to the first of the message: which rule reads which line.

The rules of the archives' forms are asked first, then the common ones in the order of `RULES`.
"""

import re
from functools import cache

from desktop.reading import distribution, labels, letterhead, numbers, parties, stages
from desktop.reading.draft import BARE, HINT, Draft
from desktop.reading.form import Rule
from desktop.reading.form_registry import header_rules
from desktop.reading.institutions import PERSONS, is_name
from desktop.reading.lines import Line, columns
from desktop.reading.marks import mark_of, marks_of
from desktop.reading.message_start import NUMBERED, SENTENCE_END, is_message, more_follows
from desktop.reading.title_words import is_addressed, is_title_words, repeats_title

RULES: tuple[Rule, ...] = (
    distribution.read_distribution,
    distribution.read_counted_below,
    stages.read_stages,
    labels.read_label,
    labels.read_marks,
    labels.read_date,
    letterhead.read_place_and_date,
    letterhead.read_place_and_hour,
    numbers.read_number,
    numbers.read_receipt,
    parties.read_originator,
    parties.read_address,
    parties.read_copy,
    parties.read_office,
    parties.read_marked_name,
    labels.read_signed,
    letterhead.read_no_field,
    letterhead.read_kind_and_marks,
    numbers.read_serial,
    numbers.read_bare_number,
    letterhead.read_letterhead,
)
_SURE_RULES: tuple[Rule, ...] = (
    labels.read_label,
    labels.read_marks,
    numbers.read_number,
    parties.read_address,
    parties.read_office,
)
"""Rules whose lines hardly occur in a message."""

_SURE_NUMBERED: tuple[Rule, ...] = (
    distribution.read_distribution,
    labels.read_label,
    labels.read_marks,
    numbers.read_number,
    stages.read_stages,
)

_HEADER_LINES = 80
_SHORT_AHEAD = 3
_OFFICE_HELD = re.compile(rf"\b{PERSONS}$", re.IGNORECASE)
_ABROAD = re.compile(
    r"[A-Z]{3,20}(?:\s?--\s?|\s?[–—]\s?|,\s)(?:[A-Z]{3,20}\s){0,3}(?:AMBASSADOR|MINISTER|CONSUL|ENVOY)\.?"
)
_LABEL_LIKE = re.compile(r"[A-Za-z][a-z]{0,12}(?:[ &/-]{1,3}[A-Za-z]{1,12}){0,3}\s?:|[a-z]")
# "Telegram ct 372/79 dated ...", "Ex. No 1", "[CC: ...": whatever they are, they are no heading.
_NUMBER_LINE = re.compile(
    r"^(?:\w+\s)?(?:telegram|cryptogram|cable|ciphergram)\b.{0,20}\d|\b(?:no|nr)\.?\s?\d|№|^\[[^\]]{0,20}:|^from\s.{2,60}\b\d{4}\b",
    re.IGNORECASE,
)
_COMRADE = re.compile(r"Com(?:rade|r)?\.?\s(?=[A-Z])")
_HEADING_WORDS = 5
_TITLE_LINES = 3
_BY_HAND = re.compile(r"\[hand-?writ(?:ing|ten)\]:?\s{0,3}(?=(?:no|nr)\b|№)", re.IGNORECASE)
_SHORT_LINE = 60
_CAPITALS_BEHIND = re.compile(r"[a-z]\s{1,9}(?P<mark>[A-Z]{6,12}|[A-Z]{3,8}\s[A-Z]{6,12})$")
_BETWEEN = re.compile(r"\s[-–—]\s")
_STATEMENT = re.compile(r"(?:from|to|no|nr|number)\b", re.IGNORECASE)
_LONGEST_DASHED = 120
_LABEL = 30


def read_header(draft: Draft, lines: list[Line]) -> int:
    """Offer what the header says and return the index of the message's first line."""
    i, addressed = 0, False
    while i < min(len(lines), _HEADER_LINES):
        if i < _TITLE_LINES and repeats_title(draft, lines[i]):
            i += 1
            continue
        whom = letterhead.salutation(lines[i])
        if whom is not None:
            if not draft.addressees:
                letterhead.address_of_letter(draft, lines[:i], whom)
            break
        named = ":" not in lines[i].text[:_LABEL] and is_title_words(draft, lines[i])
        taken = 0 if named else _take(draft, lines, i)
        if taken:
            addressed = addressed or bool(draft.addressees)
            i += taken
            continue
        if addressed and not is_title_words(draft, lines[i]) and not _is_heading_of_message(draft, lines, i):
            if lines[i - 1].text.endswith(":") or not _goes_on(draft, lines, i):
                break
        elif is_message(lines[i]) and not more_follows(draft, lines, i):
            break
        draft.unread.append(lines[i])
        i += 1
    else:
        # No line reads like a message: it begins after the last line that said something.
        i = _after_last_read(draft, lines[:i])
    _settle(draft, lines[:i])
    return i


def _after_last_read(draft: Draft, header: list[Line]) -> int:
    unread = {line.start for line in draft.unread}
    kept = len(header)
    while kept and header[kept - 1].start in unread:
        kept -= 1
    dropped = {line.start for line in header[kept:]}
    draft.unread = [line for line in draft.unread if line.start not in dropped]
    return kept


def _take(draft: Draft, lines: list[Line], i: int) -> int:
    by_hand = _BY_HAND.match(lines[i].text[:_LABEL])
    if by_hand is not None:
        return numbers.read_number(draft, [lines[i].part(by_hand.end(), len(lines[i].text))], 0)
    pieces = _dashed(lines[i]) or columns(lines[i])
    if len(pieces) == 1 or len(lines[i].text) > 300:
        return _ask(draft, lines, i) or _ask_numbered(draft, lines[i])
    if numbers.read_bare_number(draft, lines, i):
        return 1
    read = [_ask(draft, pieces, n) for n in range(len(pieces))]
    if any(read):
        draft.unread += [
            piece for piece, taken in zip(pieces, read, strict=True) if not taken and len(piece.text) > 2
        ]
    return int(any(read))


def _dashed(line: Line) -> list[Line]:
    """Return the statements of "Urgent - From the Korea Desk - No (63) 395", none of any other line."""
    edges = [dash.span() for dash in _BETWEEN.finditer(line.text)] if len(line.text) < _LONGEST_DASHED else []
    if not edges or not _STATEMENT.match(line.text, edges[0][1]) or not marks_of(line.text[: edges[0][0]]):
        return []
    starts, ends = [0, *(end for _, end in edges)], [*(start for start, _ in edges), len(line.text)]
    return [line.part(start, end) for start, end in zip(starts, ends, strict=True)]


def _ask_numbered(draft: Draft, line: Line) -> int:
    """Read a statement with a number before it ("(2) Number: Lai 1021"), which a message's points are not."""
    number = NUMBERED.match(line.text)
    if number is None:
        return 0
    rest = line.part(number.end(), len(line.text))
    rules = _SURE_NUMBERED if ":" in rest.text[:_LABEL] else _SURE_NUMBERED[:-1]
    return int(any(rule(draft, [rest], 0) for rule in rules))


@cache
def _rules() -> tuple[Rule, ...]:
    return (*header_rules(), *RULES)


def _ask(draft: Draft, lines: list[Line], i: int) -> int:
    for rule in _rules():
        taken = rule(draft, lines, i)
        if taken:
            if rule is stages.read_stages:
                prefix = stages.prefix_of(lines[i])
                if prefix is not None:
                    parties.read_originator(draft, [prefix], 0)
            return taken
    return 0


def _goes_on(draft: Draft, lines: list[Line], i: int) -> bool:
    # After the To line the message begins, unless a short line without a full stop leads on to more header.
    if is_message(lines[i]) or (lines[i].text.endswith(".") and not lines[i].text.isupper()):
        return False
    below = [line for line in lines[i + 1 : i + 1 + _SHORT_AHEAD] if not is_message(line)]
    return any(
        rule(Draft(draft.text), [line], 0) for line in below for rule in (*header_rules(), *_SURE_RULES)
    )


def _is_heading_of_message(draft: Draft, lines: list[Line], i: int) -> bool:
    """Whether a line below the To line is the subject: words with capitals right above the message."""
    line = lines[i]
    return (
        not draft.has("subject", BARE)
        and len(line.text.split()) >= _HEADING_WORDS
        and is_name(line.text)
        and _is_phrase(line)
        and not is_message(line)
        and i + 1 < len(lines)
        and is_message(lines[i + 1])
    )


def _settle(draft: Draft, header: list[Line]) -> None:
    """Find the subject among the lines that no rule read, and the sender and addressee in the heading."""
    subject = next((line for line in draft.unread if is_title_words(draft, line)), None)
    address = draft.addressed_at
    if subject is None and not draft.has("subject", BARE) and address is not None:
        before = [line for line in header if line.end <= address]
        last = next(
            (line for line in reversed(before) if line in draft.unread or line in draft.letterhead), None
        )
        if (
            last is not None
            and last in draft.unread
            and _is_phrase(last)
            and before.index(last) >= len(before) - 4
        ):
            subject = last
    if subject is None and draft.unread and header and draft.unread[-1] == header[-1] and address is not None:
        last = draft.unread[-1]
        if last.start > address and len(last.text.split()) >= _HEADING_WORDS and _is_phrase(last):
            subject = last
    if subject is not None and not draft.has("subject", BARE):
        draft.offer("subject", subject.start, subject.end, BARE)
        draft.unread.remove(subject)
    _mark_behind(draft)
    _office_abroad(draft)
    _named_in_title(draft)
    titled = bool(draft.unread) and _OFFICE_HELD.search(draft.unread[-1].text) is not None
    if not draft.addressees and draft.unread and (draft.has("originator", HINT) or titled):
        _bare_name(draft, header)
    if not draft.has("originator"):
        letterhead.sender_of_letterhead(draft, header)
    for line in draft.unread:
        draft.doubt("header", "line-not-read", line.start, line.end)


def _is_phrase(line: Line) -> bool:
    words = line.text.split()
    return (
        len(words) >= 3
        and not SENTENCE_END.search(line.text[-8:])
        and not line.text.isupper()
        and line.text[0] not in "\"“'("
        and not _LABEL_LIKE.match(line.text)
        and not _NUMBER_LINE.search(line.text)
    )


def _mark_behind(draft: Draft) -> None:
    """Offer the mark in capitals that ends a line of a letterhead: "in Korea TOP SECRET"."""
    for line in draft.unread if not draft.has("classification", HINT) else ():
        behind = _CAPITALS_BEHIND.search(line.text) if len(line.text) < _SHORT_LINE else None
        if behind is not None and mark_of(behind["mark"]) == "classification":
            draft.offer("classification", line.start + behind.start("mark"), line.end, HINT)
            return


def _office_abroad(draft: Draft) -> None:
    """Take "BEIJING--SOVIET AMBASSADOR" and "PYONGYANG, SOVIET AMBASSADOR" for the addressee."""
    line = next((line for line in draft.unread if _ABROAD.fullmatch(line.text[:120])), None)
    if line is not None and not draft.addressees:
        draft.addressees.append(draft.found(line.start, line.end))
        draft.doubt("addressees", "name-without-label", line.start, line.end)
        draft.unread.remove(line)


def _named_in_title(draft: Draft) -> None:
    """Take a name alone on its line for the addressee where the archive's title says "... to" that name."""
    if draft.addressees:
        return
    for line in draft.unread:
        if is_addressed(draft, line):
            found = draft.found(line.start, line.start + len(line.text.rstrip(":")))
            draft.addressees.append(found)
            draft.doubt("addressees", "name-without-label", found.start, found.end)
            draft.unread.remove(line)
            return


def _bare_name(draft: Draft, header: list[Line]) -> None:
    """Take a name in capitals, or a comrade's, alone on the header's last line for the addressee."""
    last = header[-1]
    words = last.text.split()
    if (
        last in draft.unread
        and len(words) <= 5
        and (last.text.upper() == last.text or _COMRADE.match(last.text))
        and is_name(last.text)
    ):
        draft.addressees.append(draft.found(last.start, last.end))
        draft.doubt("addressees", "name-without-label", last.start, last.end)
        draft.unread.remove(last)
