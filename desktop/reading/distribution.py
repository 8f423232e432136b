"""Distribution lists: who was given how many copies, and how many the cable says there are.

Sources: "Distribution: A (2), B. Total of 19 copies" (Chinese); "Distribution list - 11 copies: Stalin - 2",
"Copies: Stalin (2)" (Soviet); "[Translator’s note: Distribution for this cable is as follows: A, B]";
"Produced in 6 copies for:" above a list with dashes (Hungarian, East German). One name listed twice is two
entries; "Second Asian Department and Consular Department (2)" is one.
"""

import re
from dataclasses import replace
from itertools import pairwise

from desktop.reading.copies import NUMBER, counted, has_copy_number, leads_with_count, value_of
from desktop.reading.dates import find_dates
from desktop.reading.draft import Draft
from desktop.reading.institutions import is_name
from desktop.reading.intake import Found, FoundDistribution, FoundRecipient
from desktop.reading.lines import Line
from desktop.reading.list_headings import heading_of
from desktop.reading.list_totals import EACH, TOTAL, TOTAL_FIRST, TOTAL_INSIDE, total_in
from desktop.reading.marks import mark_of
from desktop.reading.numbered_copies import numbered_copies
from desktop.reading.numbered_names import without_numbers

_NTH = r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth)\s(?:copy|ex\.?|exemplar)\s?[:–-]"
_NUMBERED = rf"(?:{_NTH}|(?:copy|ex\.?)\s\d{{1,2}}\s?:)\s{{0,8}}(?=\S)"
_NUMBERED_COPY = re.compile(_NUMBERED, re.IGNORECASE)
_ITEM = re.compile(rf"(?:[-–—•*·]|\(?\d{{1,3}}[.)](?!\d))\s{{0,8}}(?=\S)|{_NUMBERED}", re.IGNORECASE)
_IN_LINE = re.compile(r"(?<=\S)\s([-–—•*·])\s(?=\S)")
_DASHES = ("- ", "– ", "• ")
_PARTED = re.compile(r"[,;]|[-–—]\s?\d{1,3}(?!\w)")
_SECOND_HEADING = re.compile(
    r"(?:(?:sent|given|distributed|issued|handed|copies)\s)?(?:to|for)\s?:|received\sby\s?:|(?:distribution(?:\slist)?|recipients)\s?:",
    re.IGNORECASE,
)
_CC = re.compile(r"(?:c\.?c\.?|copies|copy)\s?:?", re.IGNORECASE)
_NAMED_FIGURE = re.compile(r"(?P<name>[A-Z][^\d,;:]{2,60}?)\s{1,8}(?P<n>\d{1,3})")
_MOST_LINES = 150
_LONGEST_EACH = 400
_FEWEST_PLAIN = 2
_BRACKETED = re.compile(
    rf"(?P<n>{NUMBER})\s?[(\[](?P<names>[^()\[\]]{{1,300}},[^()\[\]]{{1,300}})[)\]]\.?", re.IGNORECASE
)
_COMRADE = re.compile(r"(?:comrade|cde\.|com\.)\s", re.IGNORECASE)
_NO_NAME = frozenset(("to", "from", "no", "no.", "subject", "re", "received", "telegram", "cable", "dear"))


def read_counted_below(draft: Draft, lines: list[Line], i: int) -> int:
    """Add the list under a bare "CC:" whose lines tell their copies; without counts it is no such list."""
    below = lines[i + 1] if i + 1 < len(lines) else None
    if below is None or not _CC.fullmatch(lines[i].text) or not leads_with_count(below.text):
        return 0
    pieces = _items(draft, lines[i + 1 : i + 1 + _MOST_LINES], None, named=True)
    entries = [entry for piece in pieces for entry in _entries(draft, piece)]
    heading = (lines[i].start, lines[i].end)
    draft.distributions.append(FoundDistribution(heading, tuple(entries), None, None))
    return 1 + len(pieces)


def read_distribution(draft: Draft, lines: list[Line], i: int) -> int:
    """Add the distribution list that begins on line `i`; return the number of lines it takes, 0 if none."""
    line = lines[i]
    match = heading_of(line)
    if match is None:
        return 0
    heading = (line.start, line.start + match.end())
    total, total_span = total_in(line.text[: match.end()], line.start)
    rest = line.part(match.end(), len(line.text))
    stamped = find_dates(rest.text[:40])
    if stamped and stamped[0].start == 0:
        # "Distributed: 29 December, 15:30 hours" is a stamp.
        return 0
    first = TOTAL_FIRST.match(rest.text[:80]) if total is None else None
    if first:
        total, total_span = total_in(rest.text[: first.end()].rstrip(" :;,–-"), rest.start)
        rest = rest.part(first.end(), len(rest.text))
    bracketed = _BRACKETED.fullmatch(rest.text[:_LONGEST_EACH]) if total is None else None
    if bracketed:
        total = value_of(bracketed["n"])
        total_span = (rest.start + bracketed.start("n"), rest.start + bracketed.end("n"))
        rest = rest.part(*bracketed.span("names"))
    named = _named_figures(lines, i, total) if not rest.text else []
    if named:
        entries = [entry for piece, n in named for entry in _plain_entry(draft, piece, n)]
        draft.distributions.append(FoundDistribution(heading, tuple(entries), total, total_span))
        return 1 + len(named)
    below = _second_heading(lines, i) if not rest.text else None
    second = int(below is not None)
    rest = below if below is not None else rest
    numbered, many = numbered_copies(draft, [rest] if rest.text else lines[i + second + 1 :], total)
    if numbered and (any(entry.copies for entry in numbered) or (total is not None and not rest.text)):
        draft.distributions.append(FoundDistribution(heading, tuple(numbered), total, total_span))
        return 1 + second + (0 if rest.text else many)
    each, rest = _each(rest)
    pieces, taken = _pieces(draft, lines, i + second, rest, total)
    taken += second
    entries = []
    single = _one_a_line(pieces)
    for piece in pieces:
        at = max(0, len(piece.text) - 60)
        inside = TOTAL_INSIDE.search(piece.text, at) if total is None else None
        end = TOTAL.search(piece.text, at) if total is None and not inside else None
        if end:
            total, total_span = total_in(piece.text[at:], piece.start + at)
        kept = [piece.part(0, end.start()) if end else piece]
        if inside:
            total = value_of(inside["a"])
            total_span = (piece.start + inside.start("a"), piece.start + inside.end("a"))
            kept = [piece.part(0, inside.start()), piece.part(inside.end(), len(piece.text))]
        for part in kept:
            entries += (
                _entry(draft, part.text, 0, len(part.text), part.start) if single else _entries(draft, part)
            )
    if each is not None and each > 1:
        entries = [entry if entry.copies is not None else replace(entry, copies=each) for entry in entries]
    if not entries and total is None:
        return 0
    draft.distributions.append(FoundDistribution(heading, tuple(entries), total, total_span))
    return taken


def joined(lists: list[FoundDistribution]) -> list[FoundDistribution]:
    """Return the lists, a lone total ("5 copies" in the heading) joined to the list below that has none."""
    for n, (above, below) in enumerate(pairwise(lists)):
        if not above.entries and below.entries and below.stated_total is None:
            one = replace(below, stated_total=above.stated_total, total_span=above.total_span)
            return [*lists[:n], one, *lists[n + 2 :]]
    return lists


def _each(rest: Line) -> tuple[int | None, Line]:
    """Return the copies that every entry has ("one copy each: A, B"), and the entries without these words."""
    match = EACH.search(rest.text) if len(rest.text) < _LONGEST_EACH else None
    if match is None:
        return None, rest
    word = match["n"] or match["last"]
    left = (match.end(), len(rest.text)) if match.start() == 0 else (0, match.start())
    return 1 if word.lower() == "a" else value_of(word), rest.part(*left)


def _one_a_line(pieces: list[Line]) -> bool:
    """Whether each line is one entry: most have no comma but a count, so a comma stands inside a name."""
    rows = [line.text for line in pieces if TOTAL.fullmatch(line.text) is None]
    plain = sum("," not in row and counted(row).copies is not None for row in rows)
    divided = any(";" in row or row.endswith(",") for row in rows)
    return plain >= _FEWEST_PLAIN and plain * 2 > len(rows) and not divided


def _second_heading(lines: list[Line], i: int) -> Line | None:
    """Return what stands behind the heading on the next line: "Produced in 7 copies" above "Sent to:"."""
    below = lines[i + 1] if i + 1 < len(lines) else None
    match = _SECOND_HEADING.match(below.text) if below is not None else None
    if below is None or match is None:
        return None
    rest = below.part(match.end(), len(below.text))
    return rest if not rest.text or "," in rest.text else None


def _named_figures(lines: list[Line], i: int, total: int | None) -> list[tuple[Line, int]]:
    """Return the lines of "Sent to: Ministry 2" above "Embassy 1": bare figures whose sum is the total."""
    below = lines[i + 1] if total and i + 1 < len(lines) else None
    match = _SECOND_HEADING.match(below.text) if below is not None else None
    if below is None or match is None:
        return []
    found: list[tuple[Line, int]] = []
    for line in (below.part(match.end(), len(below.text)), *lines[i + 2 : i + _MOST_LINES]):
        figure = _NAMED_FIGURE.fullmatch(line.text[:100])
        if figure is None or sum(n for _, n in found) == total:
            break
        found.append((line.part(0, figure.end("name")), int(figure["n"])))
    return found if sum(n for _, n in found) == total else []


def _plain_entry(draft: Draft, name: Line, copies: int) -> list[FoundRecipient]:
    end = name.end + len(str(copies)) + draft.text[name.end : name.end + 40].index(str(copies))
    return [FoundRecipient(draft.found(name.start, name.end), copies, False, name.start, end)]


def _pieces(draft: Draft, lines: list[Line], i: int, rest: Line, total: int | None) -> tuple[list[Line], int]:
    """Return the pieces of the list, the heading's own rest or what follows it, and the number of lines."""
    at = i + 1
    if rest.text:
        pieces = [rest]
        # "Copy to: - A" above "- B": the list goes on with the dash that begins it.
        dash = rest.text[:2] if rest.text[:2] in _DASHES else None
        while at < len(lines) and at - i < _MOST_LINES and _goes_on(pieces[-1], lines[at], dash):
            pieces.append(lines[at])
            at += 1
    else:
        pieces = _items(draft, lines[at : at + _MOST_LINES], total, named=lines[i].text.endswith(":"))
        at += len(pieces)
    if len(pieces) >= _MOST_LINES:
        draft.doubt("distribution", "list-cut", pieces[-1].start, pieces[-1].end)
    if at < len(lines) and pieces and len(lines[at].text) < 80 and TOTAL.fullmatch(lines[at].text):
        pieces.append(lines[at])
        at += 1
    return pieces, at - i


def _goes_on(last: Line, line: Line, dash: str | None) -> bool:
    return last.text.endswith((",", ";", " and")) or (dash is not None and line.text.startswith(dash))


def _items(draft: Draft, below: list[Line], total: int | None, *, named: bool) -> list[Line]:
    # Without dashes only a line that carries a count or ends in a comma is surely still the list. Names alone
    # are taken until the stated total is reached; without a total, as long as they stand equally close.
    dashed = bool(below) and _ITEM.match(below[0].text) is not None
    items: list[Line] = []
    sum_so_far = 0
    for n, line in enumerate(below):
        if len(line.text) >= 200:
            break
        count = counted(line.text.rstrip(".")).copies
        if dashed:
            # A list with dashes does not go on with the numbered points of the message.
            more = _ITEM.match(line.text) is not None and line.text[0].isalnum() == below[0].text[0].isalnum()
        else:
            listed = count is not None or line.text.endswith((",", ";")) or has_copy_number(line.text)
            listed_below = named or _COMRADE.match(line.text) is not None
            open_end = listed_below and _is_near(draft, below, n) if total is None else sum_so_far < total
            more = (listed or (open_end and _is_bare_name(line))) and TOTAL.fullmatch(line.text) is None
        if not more:
            break
        items.append(line)
        sum_so_far += 1 if count is None else count
    if items and total is None and not dashed and all(counted(item.text).copies is None for item in items):
        draft.doubt("distribution", "list-end-unsure", items[-1].start, items[-1].end)
    return items


def _is_near(draft: Draft, below: list[Line], n: int) -> bool:
    gaps = [draft.text.count("\n", below[k - 1].end, below[k].start) for k in (1, n) if 0 < k < len(below)]
    return len(set(gaps)) <= 1


def _is_bare_name(line: Line) -> bool:
    words = line.text.split()
    first = words[0].strip("[").lower()
    if len(words) > 6 or not words[0][0].isupper() or first in _NO_NAME or ":" in line.text:
        return False
    return (
        is_name(line.text)
        and not any(figure.isdigit() for figure in line.text)
        and mark_of(line.text) is None
    )


def _entries(draft: Draft, piece: Line) -> list[FoundRecipient]:
    text = piece.text
    if piece.text.endswith("]") and text.count("]") > text.count("["):
        text = text[:-1]
    if _NUMBERED_COPY.match(text) or (leads_with_count(text) and not _counts_again(text)):
        # "1st copy: MfAA, Deputy Minister" and "2x Ministry, Far East Department" are one name each.
        return _entry(draft, text, 0, len(text), piece.start)
    dashes = _IN_LINE.findall(text) if _ITEM.match(text) or not _PARTED.search(text) else []
    if len(dashes) > 1 and len(set(dashes)) == 1:
        # "- Comrade Marjai - Comrade Barity - Department": a list with dashes run into one line.
        edges = [0, *(dash.start() for dash in _IN_LINE.finditer(text)), len(text)]
        return [entry for a, b in pairwise(edges) for entry in _entry(draft, text, a, b, piece.start)]
    places: list[tuple[int, int]] = []
    begin, depth = 0, 0
    for at, character in enumerate(text):
        if character in "([":
            depth += 1
        elif character in ")]":
            depth = max(0, depth - 1)
        elif depth == 0 and character in ",;\n":
            places.append((begin, at))
            begin = at + 1
    places = without_numbers(text, [*places, (begin, len(text))])
    return [entry for start, stop in places for entry in _entry(draft, text, start, stop, piece.start)]


def _counts_again(text: str) -> bool:
    return any(leads_with_count(piece.strip()) for piece in text.split(",")[1:])


def _entry(draft: Draft, text: str, begin: int, stop: int, offset: int) -> list[FoundRecipient]:
    raw = text[begin:stop]
    lead = len(raw) - len(raw.lstrip())
    raw = raw.strip()
    item = _ITEM.match(raw)
    if item:
        lead, raw = lead + item.end(), raw[item.end() :]
    for small in ("and the ", "and ", "comrades "):
        if raw.lower().startswith(small):
            lead, raw = lead + len(small), raw[len(small) :]
            break
    raw = raw if raw.endswith("...") or re.search(r"\s\w\.$", raw[-4:]) else raw.rstrip(".")
    raw = raw.rstrip(" -–—:").removesuffix(" and")
    if not any(character.isalnum() or character in "?…" for character in raw):
        return []
    start = offset + begin + lead
    result = counted(raw)
    name: Found = draft.found(start + result.name_start, start + result.name_end)
    if result.implausible:
        draft.doubt("distribution", "count-implausible", start, start + len(raw), recipient=name.value)
    elif result.illegible:
        draft.doubt("distribution", "count-illegible", start, start + len(raw), recipient=name.value)
    return [FoundRecipient(name, result.copies, result.illegible, start, start + len(raw))]
