"""The sender's number and the receiving office's register number.

Sources: "No. Chen- 8/35", "(61) [North] Korea Consular No. 059", "Public [Security Serial] (61) 21",
"Foreign Ministry Received Chen-593", "Received (65) No. 284", "[Stamp:] Second Asian Department, Gong 1313"
(Chinese); "CIPHERED TELEGRAM No. 709", "Ciphered Telegram # 600428/sh", "Spec. No. 1643-1644", "6148 27/X/62"
(Soviet); "Ciphergram No. 15909" (Polish); "No.: 067.220" (Romanian); "RECEIVED" above "12.698" (Brazilian).
"""

import re
from functools import cache

from desktop.reading import labels
from desktop.reading.copies import has_copy_number
from desktop.reading.dates import find_dates, whole_date
from desktop.reading.draft import BARE, HINT, LABELLED, Draft
from desktop.reading.form_registry import words_of
from desktop.reading.institutions import is_institution, is_name
from desktop.reading.lines import Line
from desktop.reading.marks import marks_of
from desktop.reading.times import find_time

_SIGN = r"(?:number|num|no|nr)(?![^\W\d_])\s?[.:]{0,2}\s?:?\s{0,3}|№\s?|#\s?|n[°º]\s?"
_KIND = (
    r"(?:(?:(?:en|de)?ciphered|cipher|coded?|secret|outgoing|incoming|issuing|special|spec\.?|urgent|serial|reference|ref\.?|our|"
    r"document|doc\.?|telegram|radiogram|cable|ciphergram|cryptogram|message|report|letter|dispatch|despatch|memorandum|file)\s{1,3}){0,4}"
)
_ANYWHERE = re.compile(rf"(?<![^\W_])(?:{_SIGN})[\w(][\w()/-]{{0,20}}(?:\.\d[\w/-]{{0,12}})?", re.IGNORECASE)
_UNSIGNED = re.compile(
    r"(?:(?:ciphered|cipher|coded|secret|outgoing|incoming)\s)?(?:telegram|cable|ciphergram|telex|message)\s{1,3}"
    r"(?P<value>(?:[A-Za-z]{1,3}\s)?\d{2,9}(?:[./-]\w{1,8})?)(?P<dated>,?\s(?:dated|of|from|on)\s.{4,30})?",
    re.IGNORECASE,
)
_IN_REGISTER = re.compile(
    r"\[?(?:vkh\.?|inc\.?|incoming|entry|receipt|receiving|received|register(?:ed|y)?|registration)\s{0,3}"
    rf"(?:under\s?)?:?\s{{0,3}}(?:{_SIGN})\]?:?\s{{0,3}}(?P<value>\S.*)",
    re.IGNORECASE,
)
_RECEIVED = re.compile(
    r"(?:\(\d\d\)\s)?(?:\[?[^\W\d_][\w’'\[\]]*\s){0,8}\[?received\b\]?\s?:?\s{0,3}"
    r"(?:(?:telegram|cable|message|letter)\s(?:no\.?\s)?)?(?P<value>(?:\S{1,20}\s{1,3}){0,4}\S{0,20}\d\S{0,20})",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"\[(?:received\s)?stamp(?:\s[^\]:\n]{1,20})?(?:\]\s?:?|:\s?\]?)\s{0,3}(?P<value>\S.*)", re.IGNORECASE
)
_BARE = re.compile(r"\d[\d.,/ -]{1,12}\d")
_OF_FILE = r"(?:file|ref(?:erence)?|serial)(?:\s?:|\.)\s{0,3}(?=\(?\d)"
_BEFORE_DATE = re.compile(r"(?:^|\s)(?:from|of|dated?|on)\s{0,3}$", re.IGNORECASE)
_HOUR = re.compile(r"[0-2]?\d\.[0-5]\d")
_KIND_BEFORE = re.compile(_KIND, re.IGNORECASE)
_TAIL_NUMBER = re.compile(r"\b(?:no|nr)\.\s{0,2}\d[\w./-]{0,16}$|№\s?\d[\w./-]{0,16}$", re.IGNORECASE)
_SERIAL = re.compile(r"\(\d\d\)\s{0,2}(?:\S{1,20}\s){0,3}(?:no\.\s?)?\d{1,6}$", re.IGNORECASE)
_IN_YEAR = re.compile(r"\d{2,7}(?:/\d{1,3})?/(?:19|20)?\d\d")
_IN_SERIES = re.compile(r"[A-Z][a-z]{1,7}\s?-\s?\d{2,6}(?:/\d{1,4})?")
_VALUE = re.compile(r"[\w(\[№][\w()\[\]./\- –]{0,60}")
_LONGEST = 120
_WORDS_OF_STAMP = 6


@cache
def _numbered() -> re.Pattern[str]:
    of_cable = r"(?:number|no\.?)\sof\s(?:the\s)?(?:cable|telegram|document|message)\s?:\s{0,3}"
    labels = "|".join(
        (of_cable, _OF_FILE, *(rf"(?:{word})\s?[:.]\s{{0,3}}" for word in words_of("label of number")), _SIGN)
    )
    return re.compile(rf"\[?(?P<kind>{_KIND})(?:{labels})(?P<value>\S.*)", re.IGNORECASE)


def read_number(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer the number that a line such as "No. Chen- 8/35" states; return the number of lines taken."""
    line = lines[i]
    match = _numbered().match(line.text) if len(line.text) <= _LONGEST else None
    if _IN_REGISTER.match(line.text):
        return 0
    if match is None:
        unsigned = _UNSIGNED.fullmatch(line.text)
        if unsigned is None:
            return 0
        if unsigned["dated"]:
            after = line.part(unsigned.start("dated"), len(line.text))
            if not _is_moment(after.text):
                return 0
            draft.date_in(after, find_dates(after.text)[0], BARE)
        start, end = unsigned.span("value")
        return int(draft.offer("cable_number", line.start + start, line.start + end, LABELLED))
    start, end = match.span("value")
    value = _number_in(line.text[start:end])
    if value is None:
        # "Telegram No. .... To send": a form whose number was never filled in.
        return int(not any(figure.isdigit() for figure in match["value"]) and len(match["value"].split()) < 6)
    after = line.part(start + value, len(line.text))
    if after.text.startswith(",") and _continues(after.text):
        value, after = end - start, line.part(end, end)
    dated = _is_moment(after.text)
    if after.text and not dated and marks_of(after.text) is None and len(after.text.split()) > 3:
        return 0
    if dated:
        draft.date_in(after, find_dates(after.text)[0], BARE)
    elif after.text.strip(" .,;-–]") and not labels.read_marks(draft, [after], 0):
        draft.unread.append(after)
    special = match["kind"].lower().startswith("spec")
    draft.offer("cable_number", line.start + start, line.start + start + value, BARE if special else LABELLED)
    return 1


def _is_moment(text: str) -> bool:
    # A date, perhaps with an hour, and no other word.
    dates = find_dates(text) if len(text) < 60 else []
    if len(dates) != 1 or _BEFORE_DATE.sub("", text[: dates[0].start]).strip(" ,.;-–()/"):
        return False
    time = find_time(text, dates[0].end, len(text))
    rest = text[dates[0].end :] if time is None else text[dates[0].end : time.start] + text[time.end :]
    rest = rest.replace("at", "").strip(" ,.;()")
    return rest == "" or (len(rest.split()) <= 3 and is_name(rest))


def first_number(text: str) -> tuple[int, int] | None:
    """Return the place of the first "No. 4040" in a line, up to the full stop or comma behind it."""
    match = _ANYWHERE.search(text[:200])
    return match.span() if match else None


def read_receipt(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer the register number of the receiving office; return the number of lines taken."""
    line = lines[i]
    if len(line.text) > _LONGEST:
        return 0
    if (
        line.text.rstrip(":").lower() == "received"
        and i + 1 < len(lines)
        and _BARE.fullmatch(lines[i + 1].text)
    ):
        draft.offer("receipt_number", lines[i + 1].start, lines[i + 1].end, LABELLED)
        return 2
    stamp = _STAMP.match(line.text)
    if stamp:
        return _stamp(draft, line, stamp.start("value"))
    sure = _IN_REGISTER.match(line.text)
    match = sure or _RECEIVED.match(line.text)
    if match is None or (line.text.endswith(".") and len(line.text.split()) > _WORDS_OF_STAMP):
        return 0
    if not sure and not _registers(line.text[: match.start("value")], match["value"]):
        return 0
    start = match.start("value")
    while line.text[start:].lower().startswith("no. ") and line.text.count("No.") > 1:
        start += len("no. ")
    value = line.text[start:].rstrip(" .]")
    dates = find_dates(value)
    if dates and dates[0].start:
        draft.unread.append(line.part(start + dates[0].start, len(line.text)))
        value = re.sub(r"\son$", "", value[: dates[0].start].rstrip(" ,;/"))
    if len(value) > 40 or whole_date(value) is not None:
        return 0
    draft.offer("receipt_number", line.start + start, line.start + start + len(value), LABELLED)
    return 1


def read_serial(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer an office's own serial as its number: a phrase that ends in "No. 059" or "(61) 21".

    A second such line is the number under which another office registered the cable, which is doubtful.
    """
    line = lines[i]
    if len(line.text) > 80 or line.text.endswith((":", ".")):
        return 0
    tail = _TAIL_NUMBER.search(line.text)
    if not (tail or _SERIAL.search(line.text)) or has_copy_number(line.text):
        return 0
    kind = _KIND_BEFORE.match(line.text)
    marks = line.part(kind.end() if kind else 0, tail.start()) if tail else None
    if tail and marks is not None and labels.read_marks(draft, [marks], 0):
        # "Ciphered Confidential No. 225/229"
        return read_number(draft, [line.part(tail.start(), len(line.text))], 0)
    if draft.has("cable_number"):
        draft.offer("receipt_number", line.start, line.end, HINT)
        draft.doubt("receipt_number", "number-of-another-office", line.start, line.end)
    else:
        draft.offer("cable_number", line.start, line.end, BARE)
    return 1


def read_bare_number(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer a number that stands beside a date, or alone, as the register's; nothing says what it is."""
    line = lines[i]
    parts = line.text.split(None, 1)
    if len(parts) <= 2 and (_IN_YEAR.fullmatch(line.text) or _IN_SERIES.fullmatch(line.text)):
        draft.offer("cable_number", line.start, line.end, HINT)
        draft.doubt("cable_number", "number-without-name", line.start, line.end)
        return 1
    if not parts or len(line.text) > 60 or len(parts[0]) > 10 or not parts[0].replace(".", "").isdecimal():
        return 0
    if _HOUR.fullmatch(parts[0]):
        return 0
    date = whole_date(parts[1].strip()) if len(parts) == 2 else None
    if (len(parts) == 2 and date is None) or whole_date(parts[0]) is not None:
        return 0
    draft.offer("receipt_number", line.start, line.start + len(parts[0]), HINT)
    draft.doubt("receipt_number", "number-without-name", line.start, line.start + len(parts[0]))
    return 1


def _continues(text: str) -> bool:
    # "(62) Asia 2, Fa 1123": a second part with figures, and no date.
    return any(figure.isdigit() for figure in text) and len(text.split()) <= 4 and not find_dates(text)


def _registers(before: str, value: str) -> bool:
    # "I have received your telegram of 30 October" is a sentence of the message.
    words = value.split()
    small = [
        word for word in words if word.isalpha() and word.islower() and word not in ("no", "of", "the", "and")
    ]
    return is_name(re.sub(r"\breceived\b.*", "", before, flags=re.IGNORECASE) or "Received") and not small


def _stamp(draft: Draft, line: Line, start: int) -> int:
    value = line.text[start:].rstrip(" ].")
    dates = find_dates(value)
    value = value[: dates[0].start] if dates else value
    for part in reversed(value.split(",")):
        stripped = part.strip()
        if any(figure.isdigit() for figure in stripped) and not find_dates(stripped) and len(stripped) < 40:
            at = line.start + start + value.rindex(stripped)
            draft.offer("receipt_number", at, at + len(stripped), BARE)
            break
    else:
        draft.doubt("receipt_number", "stamp-not-read", line.start, line.end)
    return 1


def _number_in(text: str) -> int | None:
    """Return how many first characters of `text` are a number, or None where there is no figure in it."""
    match = _VALUE.match(text)
    if match is None:
        return None
    value = match.group().rstrip(" .-–")
    dated = next((date.start for date in find_dates(text[:90]) if date.start), None)
    if dated is not None and any(figure.isdigit() for figure in value[:dated]):
        # "56 228 3 June 1969, Beijing": where the date begins, the number has ended.
        value = _BEFORE_DATE.sub("", value[:dated]).rstrip(" .-–/,(")
    if not any(figure.isdigit() for figure in value) or len(value) > 45:
        return None
    # Words after the number ("No. 49201 Time") are no part of it.
    words = value.split()
    kept = len(words)
    while (
        kept > 1
        and not any(figure.isdigit() for figure in words[kept - 1])
        and is_institution(words[kept - 1]) is False
    ):
        kept -= 1
    last = words[kept - 1].rstrip(".,;")
    return value.index(last, sum(len(word) for word in words[: kept - 1])) + len(last)
