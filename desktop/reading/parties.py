"""Who sent the cable and to whom: From and Sender lines, To lines, copies for information.

Sources: "To the Ministry of A and the Ministry of B:", "[To] Premier ...", "[To the Chinese] Embassy ..."
(Chinese); "From BEIJING", "TO KRASOVSKY" (Soviet); "To: KRAJEWSKI, Urgent, EYES ONLY" (Polish); "Sender:"
(Romanian); "FROM THE EMBASSY IN WASHINGTON" (Brazilian).
"""

import re
from functools import cache

from desktop.reading import list_headings, numbers
from desktop.reading.dates import find_dates
from desktop.reading.draft import BARE, HINT, LABELLED, Draft
from desktop.reading.form_registry import words_of
from desktop.reading.institutions import is_institution, is_name
from desktop.reading.intake import Found
from desktop.reading.lines import Line
from desktop.reading.marks import mark_of, marks_of
from desktop.reading.name_list import APPOSITION, split_names

_FROM = (
    r"(?:\[?(?:(?:cipher(?:ed)?|coded|incoming|secret)\s)?"
    r"(?:telegram|cable|message|ciphergram|report|dispatch)\]?\s)?\[?(?:sent\s|(?:received|rec[’']d)\s|incoming\s|dispatched\s)?"
    r"(?:from|sender|originator|(?:(?:place|office|post)\sof\s)?origin|(?:place|office|post)\sof\s(?:dispatch|sending)|fm)\b\]?"
)
_FROM_END = re.compile(
    r"\s{1,3}(?:received|dispatched|despatched|sent|on|to)\b|\s{1,9}no\.|[,;]\s", re.IGNORECASE
)
# "Telegram from Havana File # 10.815", "From: Havana No. 10.911": the number is no part of the place.
_NUMBER_BEHIND = re.compile(r"\s{1,9}(?:(?:file|reg\.?)\s)?(?:no\.|nr\.?|#|№)\s?(?=\d)", re.IGNORECASE)
_TO = (
    r"\[To\b[^\]\n]{0,40}\]\s{0,3}:?|\[?(?:To|TO|Addressees?|ADDRESSEES?|Addressed to|"
    r"(?:(?:Sent|Send|To) (?:to|whom)|For|FOR)(?=\s?:)|Recipient|RECIPIENT|"
    r"Personal(?:ly)?,? (?:to|for)|Attention|ATTN|Attn)\b\]?"
)
_COPY = re.compile(
    r"(?:cop(?:y|ies|ied)\s(?:to|for)|repeated(?:\sfor\sinformation)?\sto"
    r"|for\sinformation(?:\sto)?|info(?:rmation)?|c\.?c\.?|carbon\scopy|copy)\b\s?(?P<colon>:)?"
    r"\s{0,3}(?:to\s)?(?P<the>the\s)?",
    re.IGNORECASE,
)
_COPIED = re.compile(
    r"(?:(?:with\s)?(?:a\s)?cop(?:y|ies|ied|ying)(?:\sto)?"
    r"|(?:and\s)?(?:also\s)?(?:reporting|reported|repeated?|forwarded)\s(?:for\sinformation\s)?to"
    r"|for\sthe\sinformation\sof|informing|(?-i:cc|c\.c\.)|cc:|info:?)\s(?:the\s)?",
    re.IGNORECASE,
)
# "Addressed to Foreign Office telegram No. 2636" and "To my telegram No. 3" speak of another one.
_OTHER_TELEGRAM = re.compile(
    r"\b(?:telegram|cable)\s(?:no|nr|number)\b|^to\s(?:(?:my|your|our)\s)?(?:no\b|nr\b|№|n[º°])",
    re.IGNORECASE,
)
_MARKS_BEHIND = re.compile(r":\s{0,2}[(\[](?P<marks>[^()\[\]]{4,40})[)\]]$")
_LONGEST_MARKS = 60
_JOURNAL = re.compile(r"(?:journal|diary|notebook)\sof\b", re.IGNORECASE)
_COPY_BEHIND = re.compile(
    r",?\s(?:and\s)?(?:with\s)?(?:a\s)?cop(?:y|ies|ied|ying)\s(?:to|for)\s", re.IGNORECASE
)
_COMRADE = re.compile(r"(?:comrade|cde\.?|mr\.?|minister|deputy\sminister)\s", re.IGNORECASE)
_BETWEEN = re.compile(r"\sto\s(?:the\s)?", re.IGNORECASE)
_ALL_POSTS = re.compile(
    r"(?:to\s)?all\s(?:(?:diplomatic|overseas|foreign)\s)?(?:embass|mission|legation|consulate|post|section)\w{0,4}"
    r"(?:\s(?:and|,)\s[a-z ]{4,40})?(?:\sabroad)?",
    re.IGNORECASE,
)
# "From…N. Delhi….." fills the line with dots.
_DOTS = re.compile(r"\s?(?:…|\.\.)[.…]{0,40}$")
_ALL_OTHERS = re.compile(
    r"\s(?:(?:along|together)\swith|and)\sall\s(?:the\s)?other\s[a-z]{4,12}(?:\s(?:and\s)?[a-z]{2,12}){0,3}[,:]$"
)
_MOST_BELOW = 12
_WORDS_TO = 24
_WORDS_OF_PLACE = 3
_LONG_IN_CAPITALS = 18


@cache
def _from() -> re.Pattern[str]:
    labels = "|".join((*(rf"(?:{word})(?=\s?:)" for word in words_of("label of sender")), _FROM))
    return re.compile(
        rf"(?:{labels})(?P<colon>\s{{0,8}}(?::|…{{1,40}}|\.{{3,40}}|_{{3,40}}))?\s{{0,8}}(?:by\s)?(?P<the>the\s{{1,3}})?",
        re.IGNORECASE,
    )


@cache
def _to() -> re.Pattern[str]:
    labels = "|".join((*(rf"(?i:{word})(?=\s?:)" for word in words_of("label of addressee")), _TO))
    return re.compile(rf"(?:{labels})(?P<colon>\s{{0,8}}:)?\s{{0,8}}(?P<the>(?:the|The|THE)\s{{1,3}})?")


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
    if (not match["colon"] and not (first.isupper() or first.isdigit())) or _JOURNAL.match(value):
        return 0
    sentence = (
        value.endswith(".") and len(value.split()) > _WORDS_OF_PLACE and numbers.first_number(value) is None
    )
    if not match["colon"] and (
        len(value.split()) > (_LONG_IN_CAPITALS if value.isupper() else 10) or sentence
    ):
        return 0
    end = (_FROM_END if not match["colon"] else _NUMBER_BEHIND).search(value)
    end = _NUMBER_BEHIND.search(value, 0, end.start() if end else len(value)) or end
    stop = end.start() if end else len(value)
    # "From PYONGYANG 15.V.1949. 13 hrs. 40 min.": the date is no part of the place.
    stop = match.end() + next((date.start for date in find_dates(value[:120]) if 0 < date.start < stop), stop)
    kept = line.text[match.end() : stop].rstrip(" -–—,;")
    kept = _DOTS.sub("", kept)
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
    if len(dates) == 1 and (place is not None or not rest.text[: dates[0].start].strip(" ,.on")):
        draft.date_in(rest, dates[0], BARE)


def is_address(line: Line) -> bool:
    """Whether the line is a To line: a name after "To", no sentence such as "To my telegram ..."."""
    match = _to().match(line.text)
    if match is None or len(line.text) > 300 or _OTHER_TELEGRAM.search(line.text):
        return False
    value = line.text[match.end() :].rstrip()
    if value.lower() == "the":
        # "To the" alone: the office stands on the lines below.
        return True
    if match["colon"] or (line.text.startswith("[To") and value.endswith(":")):
        return True
    if find_dates(value[-40:]):
        # "To the Decoding Department 11.06.1962, 4:00" is a stamp.
        return False
    first = value.lstrip("[\"“'‘( ")[:1]
    named = first.isupper() or (match["the"] is not None and value.endswith(":"))
    if not named or len(value.split()) > _WORDS_TO:
        return False
    return value.endswith(":") or len(value.split()) <= 8 or not value.endswith((".", "!", "?"))


def read_address(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer the addressees of a To line, and marks of urgency among them; return the lines taken."""
    line = _without_marks(draft, lines[i])
    if not is_address(line):
        return 0
    match = _to().match(line.text)
    begin = match.end() if match else 0
    taken, place = 1, Line(line.start + begin, line.end, line.text[begin:])
    if place.text.strip(" :").lower() in ("", "the"):
        if i + 1 >= len(lines) or len(lines[i + 1].text) > 160:
            return 0
        if place.text and not is_institution(lines[i + 1].text):
            return 0
        taken, place = 2, lines[i + 1]
    if place.text.endswith(","):
        # "To: Comrade Nicolae Ghenea," above "Deputy Foreign Minister".
        below = lines[i + taken] if i + taken < len(lines) else None
        office = below is not None and len(below.text) < 100 and APPOSITION.match(below.text)
        taken += int(bool(office) and below is not None and not below.text.endswith("."))
        place = place.part(0, len(place.text) - 1)
    draft.addressed_at = line.start
    _add(draft, draft.addressees, place)
    return taken + _comrades_below(draft, lines[i + taken : i + taken + _MOST_BELOW])


def _without_marks(draft: Draft, line: Line) -> Line:
    """Return an address without the marks behind its colon: "[To the] Foreign Office: (Top Secret)"."""
    behind = _MARKS_BEHIND.search(line.text[-_LONGEST_MARKS:]) if line.text.endswith((")", "]")) else None
    if behind is None:
        return line
    begin = len(line.text) - len(behind.group()) + 1
    marks = line.part(len(line.text) - len(behind["marks"]) - 1, len(line.text) - 1)
    found = marks_of(marks.text)
    if found is None:
        return line
    for mark in found:
        if mark.kind in ("precedence", "classification"):
            draft.offer(mark.kind, marks.start + mark.start, marks.start + mark.end, BARE)
    return line.part(0, begin)


def _comrades_below(draft: Draft, below: list[Line]) -> int:
    """Offer the further addressees of a To line that stand on lines of their own, each with his title."""
    taken = 0
    for line in below:
        plain = line.text.rstrip(",;")
        if len(plain) > 100 or ":" in plain or not _COMRADE.match(plain) or not is_name(plain):
            break
        _add(draft, draft.addressees, line.part(0, len(plain)))
        taken += 1
    return taken


def read_office(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer the addressees of a line that names offices before a colon: "Embassy in the Soviet Union:"."""
    line = _without_marks(draft, lines[i])
    plain = line.text[:-1]
    others = _ALL_OTHERS.search(line.text) if len(line.text) < 200 else None
    if not (line.text.endswith(":") or others) or len(plain) > 200 or ":" in plain:
        return 0
    # As in "Chairman [Mao], and report to the Central Committee".
    named = _COPY_BEHIND.split(plain)[0].replace("and report to ", "and to ")
    named = plain[: others.start()] if others else named
    if not is_institution(named) and not _ALL_POSTS.fullmatch(plain):
        return 0
    if list_headings.is_heading(line):
        return 0
    draft.addressed_at = line.start
    if others and not draft.addressees:
        draft.addressees.append(draft.found(line.start, line.start + len(plain)))
        return 1
    sides = _BETWEEN.search(plain)
    if (
        sides
        and "and report to " not in plain
        and not _COPY_BEHIND.search(plain)
        and draft.offer("originator", line.start, line.start + sides.start(), HINT)
    ):
        line = line.part(sides.end(), len(line.text))
    if not draft.addressees:
        _add(draft, draft.addressees, line)
    return 1


def read_marked_name(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer the addressee of a line such as "[Director] MILNIKIEL, Very Urgent": a name, then marks alone."""
    line = lines[i]
    name, comma, rest = line.text.partition(", ")
    if not comma or len(line.text) > 100 or draft.addressees or not is_name(name) or mark_of(name):
        return 0
    marks = marks_of(rest)
    if marks is None or any(mark.kind not in ("precedence", "classification") for mark in marks):
        return 0
    _add(draft, draft.addressees, line)
    return 1


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
    # "To the offices, with copies to A and to B": who stands behind the copies gets one.
    copies = False
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
            copies = copies or copied is not None
            (draft.info_addressees if copies else names).append(found)
