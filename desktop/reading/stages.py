"""Stages: the stamps that tell when a cable was received, deciphered, typed, proofread, copied, and by whom.

Sources: "Received: May 12 at 1700 Proofread: May 13 at 0920" (Chinese, two on a line); "Sent by wire on
10/14/50 at 03:15 a.m.", "Arrived at the 8D/GS on ...", "Deciphered by Morozov on ...", "From BEIJING Received
13:55" above "3.7.1951" (Soviet); "From Havana dispatched on 10.27.1962 at 18:00", "... and received on ...",
"Came into the Deciphering Department on 10.27 [28?].1962 at 16:00" (Polish).
A stamp begins its line; words between its verb and its time can only be a place, a unit or a person, so that
a sentence of the message is not taken for one.
"""

import re
from dataclasses import replace
from functools import cache, lru_cache

from desktop.reading.dates import (
    WrittenDate,
    find_dates,
    find_day_and_month,
    find_group,
    find_ordinal_day,
    whole_date,
)
from desktop.reading.draft import BARE, Draft, RawStage
from desktop.reading.form_registry import alternatives
from desktop.reading.institutions import is_institution, is_name
from desktop.reading.intake import Found
from desktop.reading.letterhead import is_kind
from desktop.reading.lines import Line
from desktop.reading.name_list import CAPITALS
from desktop.reading.times import WrittenTime, clock, find_time

_WORDS = (
    r"(?:came|went|passed)(?=\s(?:in|to|for))|taken\sin(?:to)?\s(?:process(?:ing)?|work|hand)|rec[’']d|sent(?:\s(?:off|out))?(?:\sby\s(?:wire|telegraph|"
    r"telegram|radio|courier|cable|mail|telex|teletype|fax))?|(?:re)?received|reached|dispatched|despatched|deciphered|decoded|decrypted|"
    r"enciphered|encoded|encrypted|ciphered|coded|typed|retyped|proof-?read|transcribed|copied|(?:re)?transmitted|"
    r"printed|translated|checked|verified|collated|compared|created|drafted|approved|authori[sz]ed|arrived|handed\s(?:over|in)|"
    r"delivered|registered|filed|forwarded|relayed|telegraphed|cabled|wired|recorded|reproduced|distributed|circulated|"
    r"issued|released|reviewed|edited|revised|corrected|prepared|taken\sdown|written|logged|entered|submitted|stamped|"
    r"processed|mimeographed|duplicated|compiled|sealed|archived|cleared|read|proofed|reported|presented|"
    # Any word that is a label, at the beginning of a line or after another stamp.
    r"(?:(?<![^\[(])|(?<=[\d\]).;]\s)|(?<=[\d\]).;]\s\[))(?-i:[A-Z])[a-z]{3,15}(?=\s?:\s)"
)
_NO_STAGE = frozenset(
    (
        "date",
        "time",
        "hour",
        "hours",
        "dates",
        "dated",
        "times",
        "from",
        "subject",
        "number",
        "priority",
        "level",
        "classification",
        "sender",
        "signed",
        "index",
        "copies",
        "distribution",
        "place",
        "page",
        "note",
        "stamp",
        "telegram",
        "cable",
        "ministry",
        "total",
        "rights",
        "language",
        "source",
        "recipient",
        "original",
        "reference",
        "serial",
    )
)
_MIDDLE = re.compile(
    r"\s{0,3}[:,]?\s{0,3}(?:(?:(?:no|nr)\.?\s?(?P<register>[\w/-]{1,12})|\d[\d.]{1,10}(?=\s/))\s?[,;/]?\s{0,3})?(?:(?P<prep>in\sto|into|in|at|by|from|to|for|with|through)\b\s?:?\s{0,2}(?P<the>the\s)?(?P<who>[^\s:,;.].{0,80}?))?"
    r"(?:(?<=:\s)(?P<doer>(?:[A-Z][\w’'-]{0,20}\.?\s){0,2}[A-Z][\w’'-]{1,20}|(?:[A-Z]\.\s?){1,3}),?)?"
    r"\s{0,3}(?:[:,;–—-]\s{0,3})?(?:(?<![^\W_])(?:on|at)\s?:?\s{0,3})?(?:the\s)?(?:(?:time|hour)\s?:?\s)?[(\[]?$",
    re.IGNORECASE,
)
_AFTER_BY = re.compile(r"(?:\s?(?:hours|hrs|h))?[\s,;]{0,3}by\s?:?\s{0,2}(?P<who>\S.{0,60})$", re.IGNORECASE)
# "Deciphered: C. Ionescu, 3.XI. 15.00" and "Deciphered 14.10.50 at 7:45, Morozov".
_NAME_BEHIND = re.compile(r",\s(?P<doer>(?:[^\W\d_][\w’'-]{0,20}\.?\s){0,2}[^\W\d_][\w’'-]{1,20})\.?")
_BY_HAND = re.compile(
    r"(?:de|en)c|typed|retyped|transl|transcr|proof|check|verif|draft|print|copied", re.IGNORECASE
)
_BY_ONLY = re.compile(r"\s?by\s?:?\s{0,3}(?P<the>the\s)?(?P<who>\S.{0,80})$", re.IGNORECASE)
_MOVED = re.compile(r"came|went|passed", re.IGNORECASE)
# What a telegram is passed to: work, not a name.
_WORK = re.compile(
    r"(?:de|en)?(?:ciphering|coding|crypting)|translation|typing|(?:cipher|typing)\s(?:office|pool)",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(r"\[[^\]]{3,40}\]")
_TRAIL = re.compile(r"(?:\s(?:and|&))?[\s,;(\[]{0,8}$", re.IGNORECASE)
_LONGEST = 300


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{alternatives(_WORDS, 'stage')})(?![^\W_])", re.IGNORECASE)


@lru_cache(maxsize=128)
def _verbs(text: str) -> tuple[re.Match[str], ...]:
    return tuple(verb for verb in _verb().finditer(text) if _may_be_stage(text, verb))


def read_stages(draft: Draft, lines: list[Line], i: int) -> int:
    """Add the stages stamped on line `i`, and on the next where it completes one; return the lines taken."""
    line = lines[i]
    if len(line.text) > _LONGEST:
        return 0
    verbs = _verbs(line.text)
    if not verbs or not _may_precede(line.text[: verbs[0].start()]):
        return 0
    found: list[RawStage] = []
    taken = 1
    for n, verb in enumerate(verbs):
        last = n + 1 == len(verbs)
        stop = len(line.text) if last else verbs[n + 1].start()
        stage = _stage(draft, line, verb, stop)
        if last and (stage is None or stage.date is None):
            longer = _over_two_lines(draft, lines, i, verb, stage)
            stage, taken = (longer, 2) if longer else (stage, 1)
        if stage is not None and found and stage.date is None and stage.time is not None:
            # A second stamp of the line may tell its hour only: "..., typed by Bantsekina at 7:00 a.m."
            stage = replace(stage, date=found[-1].date)
        if stage is not None:
            found.append(stage)
    if found:
        draft.stages += found
        return taken
    return 0


def prefix_of(line: Line) -> Line | None:
    """Return what stands before the first stamp of a line ("From BEIJING" Received ...), or None."""
    verbs = _verbs(line.text[:_LONGEST])
    return line.part(0, verbs[0].start()) if verbs and verbs[0].start() else None


def _may_be_stage(text: str, verb: re.Match[str]) -> bool:
    word = verb.group().lower()
    before = text[: verb.start()].lower().split()
    if word in _NO_STAGE or word in CAPITALS or text[verb.end() :].lstrip(" ").startswith(("-", "/")):
        return False
    return not before or before[-1] not in ("by", "the", "a", "be", "of", "mr.", "comrade")


def _may_precede(prefix: str) -> bool:
    prefix = prefix.strip(" :;,.-–[(*•")
    if not prefix:
        return True
    words = prefix.split()
    return len(words) <= 8 and (words[0].lower() in ("from", "stamp", "telegram", "cable") or is_name(prefix))


def _stage(draft: Draft, line: Line, verb: re.Match[str], stop: int) -> RawStage | None:
    text = line.text
    trail = _TRAIL.search(text, verb.end(), stop)
    stop = trail.start() if trail and trail.end() == stop else stop
    # A stamp in brackets: the closing one is not its last word.
    if text[stop - 1] in ")]" and text.count({")": "(", "]": "["}[text[stop - 1]], verb.start(), stop) == 0:
        stop -= 1
    date, time = _moment(text, verb.end(), stop)
    if date is None and time is None:
        return _without_time(draft, line, verb, stop)
    begin = min(part.start for part in (date, time) if part is not None)
    end = max(part.end for part in (date, time) if part is not None)
    middle = _MIDDLE.fullmatch(text, verb.end(), begin) if begin - verb.end() < 120 else None
    moved = _MOVED.fullmatch(verb.group()) is not None
    known = (
        middle is None
        or not middle["who"]
        or _is_who(middle["who"])
        or (moved and _WORK.fullmatch(middle["who"]))
    )
    if middle is None or not known or stop - end > 60:
        return None
    word_end, by = verb.end(), None
    if middle["register"] and verb.group().lower() in ("received", "registered", "arrived"):
        start, end = middle.span("register")
        draft.offer("receipt_number", line.start + start, line.start + end, BARE)
    if middle["who"]:
        by, word_end = _who(draft, line, verb, middle)
    else:
        after = _AFTER_BY.match(text, end, stop)
        doer = middle.span("doer") if middle["doer"] else None
        if doer is None and not after and (named := _NAME_BEHIND.fullmatch(text, end, stop)):
            doer = named.span("doer")
        if doer and _BY_HAND.match(verb.group()) and is_name(text[slice(*doer)]):
            by = draft.found(line.start + doer[0], line.start + doer[1])
        elif after and _is_who(after["who"]):
            by = draft.found(line.start + after.start("who"), line.start + after.end("who"))
        elif verb.start() and is_institution(text[: verb.start()].strip(" :[")):
            by = draft.found(line.start, line.start + verb.start())
    word = draft.found(line.start + verb.start(), line.start + len(text[:word_end].rstrip(" …")))
    return RawStage(
        word,
        by,
        line.start + verb.start(),
        line.start + max(stop, end),
        date and date.moved(line.start),
        time and time.moved(line.start),
    )


def _who(draft: Draft, line: Line, verb: re.Match[str], middle: re.Match[str]) -> tuple[Found | None, int]:
    """Return who did the stage, and where its name ends: "Came into the Deciphering Department" is a name."""
    start, end = middle.span("who")
    who = draft.found(line.start + start, line.start + end)
    stripped = who.value.rstrip(" ,:;…")
    who = Found(stripped, who.start, who.start + len(stripped))
    if verb.group().lower() in ("came", "went", "passed"):
        return who, start + len(stripped)
    prep = (middle["prep"] or "").lower()
    unit = middle["the"] is not None or is_institution(stripped)
    if prep == "by" or (prep in ("at", "in", "into", "in to", "to") and unit):
        return who, verb.end()
    # "in Moscow" and "from Havana" tell a place, which stays in the words as written.
    return None, verb.end()


def _without_time(draft: Draft, line: Line, verb: re.Match[str], stop: int) -> RawStage | None:
    match = _BY_ONLY.match(line.text, verb.end(), stop)
    if match is None or len(match["who"].split()) > 8:
        return None
    if is_kind(line.text[: verb.start()].strip()) and is_institution(match["who"]):
        # "Cable Received by the Ministry" heads a form.
        return None
    if not _is_who(match["who"]) and not _UNKNOWN.fullmatch(match["who"]):
        return None
    by = draft.found(line.start + match.start("who"), line.start + match.end("who"))
    word = draft.found(line.start + verb.start(), line.start + verb.end())
    return RawStage(word, by, line.start + verb.start(), line.start + stop, None, None)


def _is_who(text: str) -> bool:
    if not any(character.isalpha() for character in text):
        return False
    return is_name(text) or (any(figure.isdigit() for figure in text) and len(text) < 12)


def _over_two_lines(
    draft: Draft, lines: list[Line], i: int, verb: re.Match[str], stage: RawStage | None
) -> RawStage | None:
    """Join a stamp that goes on in the next line: a time above its date, or a verb alone above both."""
    if i + 1 >= len(lines) or len(lines[i + 1].text) > 60:
        return None
    line, below = lines[i], lines[i + 1]
    alone = not line.text[verb.end() :].strip(" :")
    if stage is None and not alone:
        return None
    date, time = _moment(below.text, 0, len(below.text))
    if date is None or below.text[: date.start].strip(" onat,") or len(below.text) - date.end > 20:
        return None
    if stage is not None and whole_date(below.text) is None:
        return None
    word = draft.found(line.start + verb.start(), line.start + verb.end())
    written = stage.time if stage is not None else time and time.moved(below.start)
    by = stage.by if stage is not None else None
    return RawStage(word, by, line.start + verb.start(), below.end, date.moved(below.start), written)


def _moment(text: str, start: int, stop: int) -> tuple[WrittenDate | None, WrittenTime | None]:
    group = find_group(text, start, stop)
    if group is not None:
        return group[0], clock(group[1], group[0].start, group[0].end)
    dates = find_dates(text, start, stop)
    date = dates[0] if dates else None
    time = find_time(text, start, stop, (date.start, date.end) if date else (0, 0))
    if date is None:
        date = find_day_and_month(text, start, stop)
        if date is not None and time is not None and time.start < date.end and date.start < time.end:
            time = find_time(text, start, stop, (date.start, date.end))
            date = date if time is not None else None
            time = time or find_time(text, start, stop)
        date = date or (find_ordinal_day(text, start, stop) if time is not None else None)
    return date, time
