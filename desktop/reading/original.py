"""Cables in the language they were written in; only the order of their lines is that of translated ones.

A `Language` gives the words; the lines are read here: labels, stamps, lists, numbers, marks and names above
the message, signature, numbers and stamps below it. Fewer forms are known than of translated cables, so
whatever is not surely a field is left unread and told, rather than guessed.
"""

import re

from desktop.reading.dates import find_dates, whole_date
from desktop.reading.draft import BARE, LABELLED, Draft, RawStage
from desktop.reading.furniture import take_page
from desktop.reading.intake import Found, FoundDistribution, FoundRecipient, Span
from desktop.reading.language import Language
from desktop.reading.lines import Line
from desktop.reading.times import find_time

_LOOKED_AT = 1_500
_SHARE = 2
_LONGEST = 200
_HEADER_LINES = 40
_CLOSING_LINES = 15
_MOST_BESIDE = 24
_PLACES = ("originator", "addressees", "info_addressees")
_FROM = re.compile(r"\s(?:от|за)\s(?=\d)")
_BRACKETS = "([（【「"
_CLOSED = ")]）】」"


def is_in(language: Language, lines: list[Line]) -> bool:
    """Whether most letters of the first lines are of the language's script."""
    sample = "".join(line.text for line in lines[:30])[:_LOOKED_AT]
    if sample.isascii():
        return False
    letters = sum(character.isalpha() for character in sample)
    return len(language.letter.findall(sample)) * _SHARE > letters


def read_in(language: Language, draft: Draft, lines: list[Line]) -> Span:
    """Offer what heading and ending say; return the place of the message."""
    inner = take_page(draft, lines)
    first = 0
    while first < min(len(inner) - 1, _HEADER_LINES) and not _is_message(language, draft.text, inner[first]):
        if not _read(language, draft, inner[first]):
            draft.unread.append(inner[first])
        first += 1
    first = min(first, len(inner) - 1)
    _settle(language, draft, inner[:first])
    kept = _read_closing(language, draft, inner, first)
    for line in draft.unread:
        draft.doubt("header", "line-not-read", line.start, line.end)
    return inner[first].start, inner[kept - 1].end


def _is_message(language: Language, text: str, line: Line) -> bool:
    if _read(language, Draft(text), line):
        return False
    return len(line.text) > _LONGEST or language.ended.search(line.text) is not None


def _read(language: Language, draft: Draft, line: Line) -> bool:
    if len(line.text) > _LONGEST and not language.listed.match(line.text):
        return False
    return (
        _read_list(language, draft, line)
        or _read_stages(language, draft, line)
        or _read_label(language, draft, line)
        or _read_marks(language, draft, line)
        or _read_date(draft, line)
        or language.no_field.fullmatch(line.text) is not None
        or _read_number(language, draft, line)
        or _read_parties(language, draft, line)
    )


def _read_label(language: Language, draft: Draft, line: Line) -> bool:
    for name, pattern in language.labels.items():
        match = pattern.match(line.text)
        if match is None:
            continue
        value = line.part(match.end(), len(line.text))
        if name == "date":
            dates = find_dates(value.text)
            if dates:
                draft.date_in(value, dates[0], LABELLED)
            return bool(dates)
        if name in _PLACES:
            _add_parties(language, draft, name, value)
        elif value.text:
            end = _FROM.search(value.text)
            draft.offer(name, value.start, value.start + end.start() if end else value.end, LABELLED)
        return True
    return False


def _add_parties(language: Language, draft: Draft, name: str, value: Line) -> None:
    if name == "originator":
        draft.offer(name, value.start, value.end, LABELLED)
        return
    names = draft.addressees if name == "addressees" else draft.info_addressees
    names += [draft.found(a, b) for a, b in _parted(language, value) if draft.text[a:b].strip()]
    if name == "addressees":
        draft.addressed_at = value.start


def _parted(language: Language, place: Line) -> list[Span]:
    """Return the places between the signs that part names, those in brackets aside."""
    depth, begin, places = 0, 0, []
    cuts = {match.start(): match.end() for match in language.between.finditer(place.text)}
    for at, character in enumerate(place.text):
        depth += (character in _BRACKETS) - (character in _CLOSED)
        if at in cuts and depth <= 0:
            places.append((place.start + begin, place.start + at))
            begin = cuts[at]
    return [*places, (place.start + begin, place.end)]


def _read_marks(language: Language, draft: Draft, line: Line) -> bool:
    rest = line.text.strip(" .!。！")
    found: list[tuple[str, int]] = []
    at = 0
    while at < len(rest) and len(rest) < 80:
        for kind, pattern in language.marks.items():
            match = pattern.match(rest, at)
            if match and match.end() > at:
                found.append((kind, at))
                break
        else:
            return False
        begin = line.text.index(rest) + at
        at = match.end()
        draft.offer(kind, line.start + begin, line.start + line.text.index(rest) + at, BARE)
        while at < len(rest) and rest[at] in " ,.;、，—–-":
            at += 1
    return bool(found)


def _read_date(draft: Draft, line: Line) -> bool:
    written = whole_date(line.text)
    if written is not None:
        draft.date_in(line, written, BARE)
    return written is not None


def _read_number(language: Language, draft: Draft, line: Line) -> bool:
    match = language.number.fullmatch(line.text)
    if match is None:
        return False
    start, end = match.span("value")
    return draft.offer("cable_number", line.start + start, line.start + end, BARE)


def _read_parties(language: Language, draft: Draft, line: Line) -> bool:
    who = language.sender.fullmatch(line.text)
    if who is not None:
        start, end = who.span("who")
        rest = line.part(end, len(line.text))
        if rest.text.strip(" .,"):
            _read_number(
                language, draft, rest.part(len(rest.text) - len(rest.text.lstrip(" .,")), len(rest.text))
            )
        return draft.offer("originator", line.start + start, line.start + end, BARE)
    whom = language.address.fullmatch(line.text)
    if whom is not None and not draft.addressees:
        start, end = whom.span("whom")
        _add_parties(language, draft, "addressees", line.part(start, end))
    return whom is not None


def _read_stages(language: Language, draft: Draft, line: Line) -> bool:
    """Add the stamps of a line, each a word and its moment, whichever stands first."""
    words = list(language.stage.finditer(line.text))
    leading = bool(words) and not line.text[: words[0].start()].strip(" .([")
    if not words or (language.first and not leading):
        return False
    edges = [word.start() for word in words[1:]] + [len(line.text)]
    found: list[RawStage] = []
    for n, word in enumerate(words):
        begin, end = (word.end(), edges[n]) if leading else (words[n - 1].end() if n else 0, word.start())
        stage = _stage(language, draft, line, word, begin, end)
        if stage is None:
            return False
        found.append(stage)
    draft.stages += found
    return True


def _stage(
    language: Language, draft: Draft, line: Line, word: re.Match[str], begin: int, end: int
) -> RawStage | None:
    dates = find_dates(line.text, begin, end)
    date = dates[0] if dates else None
    time = find_time(line.text, begin, end, (date.start, date.end) if date else (0, 0))
    if date is None and time is None:
        return None
    taken = sorted((part.start, part.end) for part in (date, time) if part is not None)
    rest = list(line.text[begin:end])
    for a, b in taken:
        rest[a - begin : b - begin] = " " * (b - a)
    left = "".join(rest)
    doer = language.doer.search(left)
    if len(left.strip(" ,.;:：，。()[]")) > _MOST_BESIDE:
        # Words of a sentence stand around it: no stamp.
        return None
    place = line.part(min(begin, word.start()), max(end, word.end()))
    who = (
        draft.found(line.start + begin + doer.start("who"), line.start + begin + doer.end("who"))
        if doer
        else None
    )
    return RawStage(
        draft.found(line.start + word.start("word"), line.start + word.end("word")),
        who,
        place.start,
        place.end,
        date.moved(line.start) if date else None,
        time.moved(line.start) if time else None,
    )


def _read_list(language: Language, draft: Draft, line: Line) -> bool:
    heading = language.listed.match(line.text)
    if heading is None:
        return False
    rest = line.part(heading.end(), len(line.text))
    total = language.total.search(rest.text)
    names = rest.part(0, total.start()) if total else rest
    entries: list[FoundRecipient] = []
    for start, end in _parted(language, names):
        piece = draft.found(start, end)
        if not any(character.isalnum() for character in piece.value):
            continue
        count = language.count.search(piece.value)
        stop = count.start() if count else len(piece.value.rstrip(".。"))
        name: Found = draft.found(piece.start, piece.start + stop)
        copies = int(next(group for group in count.groups() if group)) if count else None
        entries.append(FoundRecipient(name, copies, False, piece.start, piece.end))
    if not entries and total is None:
        return False
    span = (rest.start + total.start("n"), rest.start + total.end("n")) if total else None
    number = int(total["n"]) if total else None
    draft.distributions.append(
        FoundDistribution((line.start, line.start + heading.end()), tuple(entries), number, span)
    )
    return True


def _settle(language: Language, draft: Draft, header: list[Line]) -> None:
    """Take the unread line right above the addressees for the subject, else the one above the message."""
    if not language.headed:
        return
    above = draft.addressed_at
    before = [line for line in header if above is None or line.end <= above]
    last = before[-1] if before else None
    if last is None or last not in draft.unread or draft.has("subject") or len(last.text) >= _LONGEST:
        return
    if not language.name.fullmatch(last.text):
        draft.offer("subject", last.start, last.end, BARE)
        draft.unread.remove(last)


def _read_closing(language: Language, draft: Draft, lines: list[Line], first: int) -> int:
    kept = len(lines)
    while kept - 1 > first and len(lines) - kept < _CLOSING_LINES:
        before = len(draft.addressees)
        numbered = draft.has("cable_number")
        line = lines[kept - 1]
        if numbered and language.number.fullmatch(line.text):
            kept -= 1
            continue
        named = language.name.fullmatch(line.text) and not language.no_field.fullmatch(line.text)
        if named or not _read(language, draft, line) or len(draft.addressees) != before:
            break
        kept -= 1
    draft.stages.sort(key=lambda stage: stage.start)
    if kept - 1 > first and language.name.fullmatch(lines[kept - 1].text):
        draft.offer("signatory", lines[kept - 1].start, lines[kept - 1].end, BARE)
        kept -= 1
    return kept
