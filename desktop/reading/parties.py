"""Who sent the cable and to whom: From and Sender lines, To lines, copies for information.

Sources: "To the Ministry of A and the Ministry of B:", "[To] Premier ...", "[To the Chinese] Embassy ..."
(Chinese); "From BEIJING", "TO KRASOVSKY" (Soviet); "To: KRAJEWSKI, Urgent, EYES ONLY" (Polish); "Sender:"
(Romanian); "FROM THE EMBASSY IN WASHINGTON" (Brazilian).
"""

import re
from collections.abc import Iterator
from functools import cache

from desktop.reading import numbers
from desktop.reading.dates import find_dates
from desktop.reading.draft import BARE, LABELLED, Draft
from desktop.reading.form_registry import words_of
from desktop.reading.institutions import HEADS, PERSONS
from desktop.reading.intake import Found
from desktop.reading.lines import Line
from desktop.reading.marks import mark_of

_FROM = (
    r"(?:\[?(?:telegram|cable|message|ciphergram|report)\]?\s)?\[?(?:sent\s|received\s|incoming\s|dispatched\s)?"
    r"(?:from|sender|originator|origin|fm)\b\]?"
)
_FROM_END = re.compile(
    r"\s{1,3}(?:received|dispatched|despatched|sent|on|to)\b|\s{1,9}no\.|[,;]\s", re.IGNORECASE
)
_TO = (
    r"\[To\b[^\]\n]{0,40}\]\s{0,3}:?|\[?(?:To|TO|Addressees?|ADDRESSEES?|Addressed to|Recipient|Attention|"
    r"ATTN|Attn)\b\]?"
)
_COPY = re.compile(
    r"(?:cop(?:y|ies|ied)\s(?:to|for)|repeated(?:\sfor\sinformation)?\sto"
    r"|for\sinformation(?:\sto)?|info(?:rmation)?|c\.?c\.?|carbon\scopy|copy)\b\s?(?P<colon>:)?"
    r"\s{0,3}(?:to\s)?(?P<the>the\s)?",
    re.IGNORECASE,
)
_COPIED = re.compile(
    r"(?:(?:with\s)?cop(?:y|ies|ied|ying)(?:\sto)?"
    r"|(?:and\s)?(?:also\s)?(?:reporting|reported|repeated?|forwarded)\s(?:for\sinformation\s)?to"
    r"|for\sthe\sinformation\sof|informing|cc:?|info:?)\s(?:the\s)?",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r"\s?[;,](?:\d{1,2})?\s(?:and\s(?:the\s)?)?(?:the\s)?|\s(?:and|&)\s(?P<the>the\s)?", re.IGNORECASE
)
_NEXT = re.compile(rf"\[?(?:the\s|comrades?\b|\[|{HEADS}\b|{PERSONS}\b)", re.IGNORECASE)
_PLURAL = re.compile(r"(?:comrades|misters|messrs\.?)\s", re.IGNORECASE)
# "Comrade Oancea, Deputy Minister" and "AMBASSADOR, BEIJING" are one person each.
_APPOSITION = re.compile(
    r"(?:deputy|vice|head|director|chief|member|first\s(?:deputy|secretary))\b", re.IGNORECASE
)
# "Comrade Deputy Minister, Constantin Oancea" is one, too: an office with the name behind it.
_TITLE_ALONE = re.compile(
    r"(?:comrade\s|mr\.?\s|the\s)?(?:(?:deputy|vice|first|foreign|prime|state|assistant|acting|permanent)[\s-]){0,3}"
    r"(?:minister|ambassador|director|secretary|head|chief|chairman|consul|charg[ée]\sd[’']affaires)"
    r"(?:\s(?:of|for)\s(?:the\s)?[A-Z][\w ]{2,40})?",
    re.IGNORECASE,
)
# "Foreign, New Delhi" is an office with its town.
# fmt: off
_CAPITALS = frozenset(
    (
        "moscow", "beijing", "peking", "pyongyang", "seoul", "washington", "new delhi", "delhi", "havana",
        "warsaw", "budapest", "bucharest", "berlin", "prague", "sofia", "tirana", "belgrade", "ulan bator",
        "ulaanbaatar", "hanoi", "london", "paris", "bonn", "tokyo", "rome", "vienna", "new york", "brasilia",
        "rio de janeiro", "cairo", "jakarta", "rangoon", "helsinki", "stockholm", "geneva",
    )
)
# fmt: on
_PERSONAL = re.compile(r"(?:[A-Z][\w’'-]{1,20}\.?\s|[A-Z]\.\s?){1,3}[A-Z][\w’'-]{1,24}")
_PERSON = re.compile(rf"{PERSONS}\b", re.IGNORECASE)
_NOTE_MARK = re.compile(r"(?<=[^\W\d_]),?\d{1,2}$|,\d{1,2}$")
_LEADING_MARK = re.compile(r"\d{1,2}\s")
# "Addressed to Foreign Office telegram No. 2636" and "To my telegram No. 3" speak of another one.
_OTHER_TELEGRAM = re.compile(r"\b(?:telegram|cable)\s(?:no|nr|number)\b", re.IGNORECASE)
_WORDS_TO = 24
_WORDS_OF_PLACE = 3


@cache
def _from() -> re.Pattern[str]:
    labels = "|".join((*(rf"(?:{word})(?=\s?:)" for word in words_of("label of sender")), _FROM))
    return re.compile(rf"(?:{labels})(?P<colon>\s?:)?\s{{0,8}}(?:by\s)?(?P<the>the\s{{1,3}})?", re.IGNORECASE)


@cache
def _to() -> re.Pattern[str]:
    labels = "|".join((*(rf"(?i:{word})(?=\s?:)" for word in words_of("label of addressee")), _TO))
    return re.compile(rf"(?:{labels})(?P<colon>\s?:)?\s{{0,8}}(?P<the>(?:the|The|THE)\s{{1,3}})?")


def read_originator(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer the sender that a From line names; return the number of lines it takes, 0 if it is none."""
    line = lines[i]
    match = _from().match(line.text)
    if match is None or len(line.text) > 200:
        return 0
    value = line.text[match.end() :]
    if not value.strip():
        if not match["colon"] or i + 1 >= len(lines) or len(lines[i + 1].text) > 120:
            return 0
        draft.offer("originator", lines[i + 1].start, lines[i + 1].end, LABELLED)
        return 2
    first = value.lstrip("[\"“'‘( ")[:1]
    if not match["colon"] and not (first.isupper() or first.isdigit()):
        return 0
    sentence = (
        value.endswith(".") and len(value.split()) > _WORDS_OF_PLACE and numbers.first_number(value) is None
    )
    if not match["colon"] and (len(value.split()) > 10 or sentence):
        return 0
    end = _FROM_END.search(value) if not match["colon"] else None
    stop = match.end() + (end.start() if end else len(value))
    kept = line.text[match.end() : stop].rstrip(" -–—,;")
    kept = kept[:-1] if kept.endswith(".") and not match["colon"] else kept
    start = line.start + match.end()
    _read_rest(draft, line.part(stop, len(line.text)))
    return int(draft.offer("originator", start, start + len(kept), LABELLED if match["colon"] else BARE))


def _read_rest(draft: Draft, rest: Line) -> None:
    """Read what follows the sender on its line: "No. 4040. 10 hours 10 minutes. 8.II.1950", "TO LONDON"."""
    if rest.text.lower().startswith("to ") and is_address(rest):
        read_address(draft, [rest], 0)
        return
    place = numbers.first_number(rest.text)
    if place is not None:
        numbers.read_number(draft, [rest.part(*place)], 0)
    dates = find_dates(rest.text[:120])
    if len(dates) == 1 and place is not None:
        draft.date_in(rest, dates[0], BARE)


def is_address(line: Line) -> bool:
    """Whether the line is a To line: a name after "To", no sentence such as "To my telegram ..."."""
    match = _to().match(line.text)
    if match is None or len(line.text) > 300 or _OTHER_TELEGRAM.search(line.text):
        return False
    value = line.text[match.end() :].rstrip()
    if match["colon"] or (line.text.startswith("[To") and value.endswith(":")):
        return True
    first = value.lstrip("[\"“'‘( ")[:1]
    named = first.isupper() or (match["the"] is not None and value.endswith(":"))
    if not named or len(value.split()) > _WORDS_TO:
        return False
    return value.endswith(":") or len(value.split()) <= 8 or not value.endswith((".", "!", "?"))


def read_address(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer the addressees of a To line, and marks of urgency among them; return the lines taken."""
    line = lines[i]
    if not is_address(line):
        return 0
    match = _to().match(line.text)
    begin = match.end() if match else 0
    taken, place = 1, Line(line.start + begin, line.end, line.text[begin:])
    if not place.text.strip(" :"):
        if i + 1 >= len(lines) or len(lines[i + 1].text) > 160:
            return 0
        taken, place = 2, lines[i + 1]
    if place.text.endswith(","):
        # "To: Comrade Nicolae Ghenea," above "Deputy Foreign Minister".
        below = lines[i + taken] if i + taken < len(lines) else None
        office = below is not None and len(below.text) < 100 and _APPOSITION.match(below.text)
        taken += int(bool(office) and below is not None and not below.text.endswith("."))
        place = place.part(0, len(place.text) - 1)
    _add(draft, draft.addressees, place)
    return taken


def read_copy(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer who gets the cable for information ("Copy [Chinese] Central Committee:", "CC: ...")."""
    line = lines[i]
    match = _COPY.match(line.text)
    if match is None or len(line.text) > 300:
        return 0
    value = line.text[match.end() :]
    if not value.strip(" :") or not (match["colon"] or value.rstrip().endswith(":")):
        return 0
    _add(draft, draft.info_addressees, Line(line.start + match.end(), line.end, value))
    return 1


def _add(draft: Draft, names: list[Found], place: Line) -> None:
    for start, end in split_names(place.text):
        piece = place.text[start:end]
        mark = mark_of(piece.rstrip(":"))
        at = place.start + start
        if mark in ("precedence", "classification"):
            draft.offer(mark, at, at + len(piece.rstrip(":")), BARE)
            continue
        copied = _COPIED.match(piece)
        found = (
            draft.found(at + copied.end(), at + len(piece)) if copied else draft.found(at, at + len(piece))
        )
        if found.value:
            (draft.info_addressees if copied else names).append(found)


def split_names(text: str) -> list[tuple[int, int]]:
    """Return the places of the names in a list such as "the Ministry of A and the Ministry of B:".

    Commas and semicolons outside brackets divide; "and" divides only before what begins a new name, so that
    a Ministry of Trade and Industry stays one.
    """
    text = text.rstrip().rstrip(":").rstrip()
    text = text[:-1] if text.endswith(".") and text[-3:-2] != "." else text
    depths = _depths(text)
    places: list[tuple[int, int]] = []
    begin = 0
    for join in _JOIN.finditer(text):
        if depths[join.start()] or join.start() < begin:
            continue
        if not _divides(text, begin, join):
            continue
        places.append((begin, join.start()))
        begin = join.end()
    places.append((begin, len(text)))
    return [place for place in _trimmed(text, places) if place[0] < place[1]]


def _divides(text: str, begin: int, join: re.Match[str]) -> bool:
    left, right = text[begin : join.start()], text[join.end() : join.end() + 60]
    if join.group().lstrip()[:1] in ",;":
        if _TITLE_ALONE.fullmatch(left.strip()) and _PERSONAL.fullmatch(text[join.end() :].strip()):
            return False
        if (
            _PERSON.match(left)
            and _TITLE_ALONE.fullmatch(text[join.end() :].strip())
            and len(left.split()) > 1
        ):
            return False
        if (
            text[join.end() :].strip().lower() in _CAPITALS
            and text.count(",") == 1
            and left.lower() not in _CAPITALS
        ):
            return False
        one_word = text.count(",") == 1 and " " not in right.strip() and not _PLURAL.match(left)
        return _PERSON.match(left) is None or not (one_word or _APPOSITION.match(right))
    if join["the"] or _NEXT.match(right) or _PLURAL.match(left):
        return True
    return " of " not in left and " for " not in left


def _trimmed(text: str, places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for begin, stop in places:
        start, end = begin, stop
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        for pattern in (_LEADING_MARK, _PLURAL, re.compile(r"the\s", re.IGNORECASE)):
            match = pattern.match(text, start, end)
            if match:
                start = match.end()
        end = start + len(text[start:end].rstrip())
        # A note's number printed in line ("MILNIKIEL,1") is no part of a name.
        mark = _NOTE_MARK.search(text[start:end]) if "," in text[start:end][-4:] else None
        yield start, start + mark.start() if mark else end


def _depths(text: str) -> list[int]:
    depth, depths = 0, []
    for character in text:
        if character in "([":
            depth += 1
        depths.append(depth)
        if character in ")]":
            depth = max(0, depth - 1)
    return depths
