"""The end of a cable: signature, place and date, numbers, stamps; read backwards from the last line.

Sources: the sending embassy above date and stamps (Chinese); name, number and date, or "S H T Y K O V"
(Soviet); "Signed: Dumitru Popa" (Romanian); "Budapest, 1972 July 1." (Hungarian).
"""

import re

from desktop.reading import distribution, labels, letterhead, list_headings, numbers, parties, stages
from desktop.reading.dates import find_dates
from desktop.reading.draft import BARE, HINT, Draft, RawStage
from desktop.reading.form import Rule
from desktop.reading.form_registry import closing_rules
from desktop.reading.institutions import is_institution, is_name
from desktop.reading.lines import Line
from desktop.reading.notes_below import notes_begin
from desktop.reading.times import find_time

_LIST_ZONE = 60
_MOST_LINES = 60
_WORDS_OF_NAME = 4
_WORDS_IN_CAPITALS = 7
_NO_NAME = re.compile(r"\b(?:OF|THE|FROM|TO|BY|FOR|AND|IN|ON|WITH)\b")
_FORMULA = re.compile(
    r"(?:with\s.{0,40}(?:greetings|regards|respect)|yours\s.{0,30}|end\sof\s(?:message|text)|signed|\(?signature\)?)[.,!]?",
    re.IGNORECASE,
)
# A footnote's number may stand behind the full stop.
_ENDED = re.compile(r"[.!?…][\"”’)\]]?\d{0,2}$")
_SPACED = re.compile(r"(?:[^\W\d_]\.? ){2,30}[^\W\d_]\.?")
_WAS_SENT = re.compile(
    r"(?:this|the)\s(?:cable|telegram|message|letter)\swas\s(?P<word>sent|received|dispatched|transmitted|delivered|printed)\b",
    re.IGNORECASE,
)
_SEAL = re.compile(
    r"\s{0,3}[\[(](?:official\s)?(?:seal|stamp|signature|signed)[^\])]{0,30}[\])]$", re.IGNORECASE
)
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)\s")
# "2.XI.62 g. ALEKSEEV": the Russian sign of a year.
_YEAR_SIGN = re.compile(r"\s?(?:g\.|y\.|year|\.)\s", re.IGNORECASE)
_NUMBER_BEHIND = re.compile(r"(?P<name>[^\W\d_][^\d]{2,40})\s(?P<number>\d{1,5})")
_FULL_NAME = re.compile(r"\[(?:[A-Z][\w’'-]{0,20}\.?\s){1,3}[A-Z][\w’'-]{1,20}\]")
_OF_THIS_YEAR = re.compile(r"\d{1,2}\s[A-Za-z]{3,9}\s(?:of\s)?this\syear\.?", re.IGNORECASE)
_TITLE = re.compile(
    r"\(?(?:(?:the|acting|deputy|assistant|first|second|third|minister)\s){0,3}"
    r"(?:under[\s-]secretary|secretary\sof\sembassy"
    r"|(?:deputy\s)?(?:head|chief)\sof\s(?:the\s)?(?:[\w-]{2,20}\s){0,3}"
    r"(?:department|division|section|mission|branch|bureau|office|directorate)"
    r"|(?:(?:1st|2nd|3rd|first|executive|press|general)\s)?secretary"
    r"|ambassador|charg[ée].{0,30}|minister|counsell?or|attach[ée]|consul|director)"
    r"\b.{0,60}",
    re.IGNORECASE,
)


def read_closing(draft: Draft, lines: list[Line]) -> int:
    """Offer what the document's end says; `lines` begin with the message. Return how many are its own."""
    lines = lines[: notes_begin(lines)]
    kept = _take_lists(draft, lines)
    kept = _take_archive(draft, lines, kept)
    if kept > 1 and _FULL_NAME.fullmatch(lines[kept - 1].text[:60]):
        # "[Signed] Moldt" above "[Ewald Moldt]": an editor's fuller name.
        kept -= labels.read_signed(Draft(draft.text), lines[kept - 2 : kept - 1], 0)
    numbered: list[Line] = []
    found: list[tuple[str, Line]] = []
    i = kept - 1
    while i > 0 and kept - i <= _MOST_LINES:
        before = len(draft.stages)
        if not _ask(draft, lines, i, numbered):
            break
        _in_text_order(draft, before)
        found.append(("stamp", lines[i]))
        kept = i
        i -= 1
    kept = _take_signature(draft, lines, kept, closed=bool(found))
    if not draft.has("cable_number", HINT) and numbered:
        numbers.read_number(draft, numbered[-1:], 0)
    elif numbered:
        for line in numbered:
            draft.doubt("cable_number", "number-at-end", line.start, line.end)
    return kept


def _take_archive(draft: Draft, lines: list[Line], kept: int) -> int:
    """Offer the archive's name where it is the last line, right below the stamps."""
    if kept != len(lines) or kept < 3 or not is_institution(lines[-1].text):
        return kept
    above = lines[kept - 2]
    if not stages.read_stages(Draft(draft.text), [above], 0) or not find_dates(above.text):
        return kept
    draft.offer("archive", lines[-1].start, lines[-1].end, BARE)
    return kept - 1


def _ask(draft: Draft, lines: list[Line], i: int, numbered: list[Line]) -> bool:
    # Asked of one line alone: what lies below has been read already.
    alone = lines[i : i + 2] if i + 1 < len(lines) and _is_split_stamp(lines, i) else lines[i : i + 1]
    if any(rule(draft, alone, 0) for rule in (*closing_rules(), *_RULES)):
        return True
    probe = Draft(draft.text)
    if numbers.read_number(probe, alone, 0) and probe.has("cable_number"):
        numbered.append(lines[i])
        return True
    return False


def _is_split_stamp(lines: list[Line], i: int) -> bool:
    return len(lines[i].text) < 80 and lines[i].text.rstrip(":")[-1:].isalnum()


def _in_text_order(draft: Draft, before: int) -> None:
    # Lines are read from below, the stages of one line from its beginning: a new line goes before the last.
    new = draft.stages[before:]
    if not new:
        return
    known = {stage.start for stage in draft.stages[:before]}
    kept = draft.stages[:before] + [stage for stage in new if stage.start not in known]
    draft.stages = sorted(kept, key=lambda stage: stage.start)


def _take_lists(draft: Draft, lines: list[Line]) -> int:
    """Read distribution lists below the message; return the index where the first of them begins."""
    kept = len(lines)
    i = max(1, len(lines) - _LIST_ZONE)
    while i < len(lines):
        taken = 0
        if list_headings.is_heading(lines[i]) and len(lines[i].text) < 2000:
            taken = distribution.read_distribution(draft, lines, i)
        taken = taken or distribution.read_counted_below(draft, lines, i)
        if taken:
            kept = _stamps_below(draft, lines, i, i + taken, kept)
        i += taken or 1
    return kept


def _stamps_below(draft: Draft, lines: list[Line], begin: int, after: int, kept: int) -> int:
    numbered: list[Line] = []
    for i in range(after, len(lines)):
        if not list_headings.is_heading(lines[i]):
            _ask(draft, lines, i, numbered)
    _in_text_order(draft, 0)
    return min(kept, begin)


def _take_signature(draft: Draft, lines: list[Line], kept: int, *, closed: bool) -> int:
    # "Pyongyang 12 May 1961" reads like a dated signature: a name above it is the better one.
    if draft.has("signatory", BARE):
        return kept
    at = kept - 1
    if (
        at > 1
        and len(lines[at].text) < 90
        and _TITLE.fullmatch(lines[at].text)
        and _signs(lines[at - 1], closed=True)
    ):
        at -= 1
    if at < 1:
        return kept
    above = lines[at - 1].text
    dated = at > 1 and letterhead.read_place_and_date(Draft(draft.text), lines[at - 1 : at], 0) > 0
    person = not is_institution(lines[at].text) and len(lines[at].text.split()) <= _WORDS_OF_NAME
    person = person and len(above) < 90 and _ENDED.search(above[-4:]) is None
    titled = person and _TITLE.fullmatch(above.rstrip(":")) is not None
    sure = closed or dated or titled or _is_formula(above)
    long_name = lines[at].text.isupper() and not _NO_NAME.search(lines[at].text[:120])
    most = _WORDS_IN_CAPITALS if long_name else _WORDS_OF_NAME + 1
    ended = _ENDED.search(above[-4:]) is not None and len(lines[at].text.split()) <= most
    if not _signs(lines[at], closed=sure or ended):
        return kept
    name = _without_seal(lines[at])
    name = name.part(1, len(name.text) - 1) if name.text[0] + name.text[-1] == "()" else name
    numbered = _NUMBER_BEHIND.fullmatch(name.text)
    if numbered and (numbered["name"].isupper() or _is_number(draft, numbered["number"])):
        # "VAN ROIJEN 874": Dutch telegrams are numbered behind the name.
        draft.offer("cable_number", name.start + numbered.start("number"), name.end, HINT)
        name = name.part(0, numbered.end("name"))
    draft.offer("signatory", name.start, name.end, BARE)
    if not sure:
        draft.doubt("signatory", "signature-without-date", lines[at].start, lines[at].end)
    if titled or above.lower() == "signed":
        # "Ambassador:" and "Signed" above a name are no words of the message.
        at -= 1
    elif closed and at > 1 and is_institution(lines[at].text) and is_institution(lines[at - 1].text):
        # Two ministries sign; the lower one was taken.
        at -= 1
    dated = at > 1 and letterhead.read_place_and_date(draft, lines[at - 1 : at], 0) > 0
    return at - int(dated)


def _is_number(draft: Draft, figures: str) -> bool:
    number, title = draft.best("cable_number"), draft.best("title")
    told = title is not None and re.search(rf"\bno\.\s?{figures}\b", title.value[:200], re.IGNORECASE)
    return bool(told) or (number is not None and number.value == figures)


def read_dated_signature(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer the name, and note the date, of "25.X.62 ALEKSEEV"."""
    line = lines[i]
    dates = find_dates(line.text) if len(line.text) < 80 else []
    if len(dates) != 1:
        return 0
    written = dates[0]
    year = _YEAR_SIGN.match(line.text, written.end)
    before, after = (
        line.part(0, written.start),
        line.part(year.end() if year else written.end, len(line.text)),
    )
    name = before if before.text.strip(" ,") else after
    name = name.part(0, len(name.text.rstrip(" ,")))
    if (before.text.strip(" ,") and after.text.strip(" .,")) or not _signs(name, closed=True):
        return 0
    draft.date_in(line, written, BARE)
    end = name.start + len(name.text.rstrip(" ,"))
    return int(draft.offer("signatory", name.start, end, HINT))


def read_dated_office(draft: Draft, lines: list[Line], i: int) -> int:
    """Offer the office of "Embassy in Egypt, June 2": it signs; a town would be the place."""
    dates = find_dates(lines[i].text) if len(lines[i].text) < 80 else []
    office = dates and is_institution(lines[i].text[: dates[0].start].rstrip(" ,"))
    return read_dated_signature(draft, lines, i) if office else 0


def _is_formula(text: str) -> bool:
    return len(text) < 80 and _FORMULA.fullmatch(text) is not None


def _without_seal(line: Line) -> Line:
    seal = _SEAL.search(line.text)
    return line.part(0, seal.start()) if seal else line


def _signs(line: Line, *, closed: bool) -> bool:
    """Whether a line can be a signature, a name or an office; with no date below it, only a sure one."""
    text = _without_seal(line).text
    if (
        not text
        or len(text) > 120
        or text[:2] in ("- ", "– ", "• ")
        or text.endswith((":", ",", ";", '"', "”", "?", "!"))
    ):
        return False
    if _SPACED.fullmatch(text):
        return True
    if text.endswith(".") and not re.search(r"\b\w\.$", text):
        return False
    words = text.split()
    if len(words) > 14 or not is_name(text) or (text[0].isdigit() and not _ORDINAL.match(text)):
        return False
    return closed or is_institution(text) or (text.upper() == text and len(words) <= 4)


def read_sent_note(draft: Draft, lines: list[Line], i: int) -> int:
    """Add the stage that a remark tells: "This cable was sent to the embassy on March 5th at 6:00pm"."""
    line = lines[i]
    match = _WAS_SENT.match(line.text) if len(line.text) < 160 else None
    dates = find_dates(line.text, match.end()) if match else []
    if match is None or len(dates) != 1:
        return 0
    date = dates[0]
    time = find_time(line.text, match.end(), len(line.text), (date.start, date.end))
    word = draft.found(line.start + match.start("word"), line.start + match.end("word"))
    moved = time.moved(line.start) if time else None
    draft.stages.append(RawStage(word, None, line.start, line.end, date.moved(line.start), moved))
    return 1


def read_moment(draft: Draft, lines: list[Line], i: int) -> int:  # noqa: ARG001 (every rule has this shape)
    """Take a line of nothing but a date and a time, which a clerk wrote below a cable."""
    line = lines[i]
    dates = find_dates(line.text) if len(line.text) < 60 else []
    if _OF_THIS_YEAR.fullmatch(line.text[:60]):
        return 1
    if len(dates) != 1:
        return 0
    time = find_time(line.text, 0, len(line.text), (dates[0].start, dates[0].end))
    if time is None:
        return 0
    places = sorted([(dates[0].start, dates[0].end), (time.start, time.end)])
    between = line.text[places[0][1] : places[1][0]]
    rest = line.text[: places[0][0]] + between.replace("at", "") + line.text[places[1][1] :]
    return int(not rest.strip(" ,.;[]()"))


_RULES: tuple[Rule, ...] = (
    stages.read_stages,
    labels.read_label,
    labels.read_signed,
    labels.read_date,
    read_dated_office,
    letterhead.read_place_and_date,
    labels.read_marks,
    letterhead.read_no_field,
    parties.read_copy,
    read_sent_note,
    read_moment,
    read_dated_signature,
)
