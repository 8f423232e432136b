"""Lists of names in one line: which commas and which "and" divide, and which stand inside a name."""

import re
from collections.abc import Iterator

from desktop.reading.institutions import HEADS, PERSONS

# The editor's sign of words that he left out.
_LEFT_OUT = re.compile(r"\s\[(?:…|\.{3})\]$")
_JOIN = re.compile(
    r"\s?[;,](?:\d{1,2})?\s(?:and\s)?(?:report(?:ing)?\s)?(?:to\s)?(?:the\s)?|\s(?=with\s(?:a\s)?cop(?:y|ies)\sto\s)"
    r"|\s(?:and|&)\s(?:report(?:ing)?\s(?=to\s))?(?:to\s)?(?P<the>the\s)?",
    re.IGNORECASE,
)
_NEXT = re.compile(rf"\[?(?:the\s|cop(?:y|ied|ying)\b|comrades?\b|\[|{HEADS}\b|{PERSONS}\b)", re.IGNORECASE)
_PLURAL = re.compile(r"(?:comrades|misters|messrs\.?)\s", re.IGNORECASE)
# "Comrade Oancea, Deputy Minister" and "AMBASSADOR, BEIJING" are one person each.
APPOSITION = re.compile(
    r"(?:deputy|vice|head|director|chief|member|first\s(?:deputy|secretary))\b", re.IGNORECASE
)
# "Comrade Deputy Minister, Constantin Oancea" is one, too: an office with the name behind it.
_TITLE_ALONE = re.compile(
    r"(?:comrade\s|mr\.?\s|the\s)?(?:(?:deputy|vice|first|foreign|prime|state|assistant|acting|permanent)[\s-]){0,3}"
    r"(?:minister|ambassador|director|(?:general\s)?secretary|head|chief|chairman|president|premier|consul|member"
    r"|charg[ée]\sd[’']affaires)(?:\s(?:of|for)\s(?:the\s)?[A-Z][\w ]{2,60})?",
    re.IGNORECASE,
)
# "Foreign, New Delhi" is an office with its town.
# fmt: off
CAPITALS = frozenset(
    (
        "moscow", "beijing", "peking", "pyongyang", "seoul", "washington", "new delhi", "delhi", "havana",
        "warsaw", "budapest", "bucharest", "berlin", "prague", "sofia", "tirana", "belgrade", "ulan bator",
        "ulaanbaatar", "hanoi", "london", "paris", "bonn", "tokyo", "rome", "vienna", "new york", "brasilia",
        "rio de janeiro", "cairo", "jakarta", "rangoon", "helsinki", "stockholm", "geneva",
    )
)
# fmt: on
"""Towns that head a line or stand behind an office."""

_OFFICES_OF = re.compile(
    r"\b(?:offices|departments|bureaus|committees|divisions|embassies|consulates|legations|missions)\)?\s(?:of|in|at)\s[A-Z][^:;]{2,80}$",
    re.IGNORECASE,
)
_PLACES = re.compile(
    rf"(?!{HEADS}\b|{PERSONS}\b)[A-Z][\w’'-]{{2,20}}(?:\s(?!{HEADS}\b)[A-Z][\w’'-]{{2,20}})?(?=\s?(?:,|;|:|\sand\s|$))"
)
_PERSONAL = re.compile(r"(?:[A-Z][\w’'-]{1,20}\.?\s|[A-Z]\.\s?){1,3}[A-Z][\w’'-]{1,24}")
_ADJECTIVE = re.compile(
    r"(?:provincial|municipal|regional|autonomous|local|district|county|military|civil)\s(?:(?:and|or)\s)?[a-z]"
)
_PERSON = re.compile(rf"{PERSONS}\b", re.IGNORECASE)
_NOTE_MARK = re.compile(r"(?<=[^\W\d_]),?\d{1,2}$|,\d{1,2}$")
_LEADING_MARK = re.compile(r"\d{1,2}\s")


def split_names(text: str) -> list[tuple[int, int]]:
    """Return the places of the names in a list such as "the Ministry of A and the Ministry of B:".

    Commas and semicolons outside brackets divide; "and" divides only before what begins a new name, so that
    a Ministry of Trade and Industry stays one.
    """
    text = text.rstrip().rstrip(":").rstrip()
    text = _LEFT_OUT.sub("", text)
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
    if not join.group().strip():
        return True
    if _ADJECTIVE.match(right):
        # "all provincial, municipal and regional committees" are one.
        return False
    if _OFFICES_OF.search(left) and _PLACES.match(text, join.end()):
        # "the bureaus of Liaoning, Jilin and Inner Mongolia" are named by their provinces.
        return False
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
            text[join.end() :].strip().lower() in CAPITALS
            and text.count(",") == 1
            and left.lower() not in CAPITALS
        ):
            return False
        one_word = text.count(",") == 1 and " " not in right.strip() and not _PLURAL.match(left)
        return _PERSON.match(left) is None or not (one_word or APPOSITION.match(right))
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
