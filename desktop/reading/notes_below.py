"""Notes that an editor or a clerk set below a cable's end, which are no words of the message.

Sources: "[1] Poland's ambassador to Cuba (1961-1965)." below a Polish ciphergram; "Spravka: no. 48 (from no.
837) ..." below the signature of a Soviet telegram; "NOTE OF DCA: -- ..." below that of a Brazilian one.
"""

import re

from desktop.reading.dates import find_dates
from desktop.reading.institutions import is_name
from desktop.reading.lines import Line
from desktop.reading.list_headings import is_heading

_NUMBERED = re.compile(r"\[(\d{1,3})\]\s")
_BARE = re.compile(r"(\d{1,2})\s(?=[A-Z])")
_POINTED = re.compile(r"(\d{1,3})[a-z]?\.\s(?=\S)")
# "x/ Pseudonym of ..." below a rule.
_MARKED = re.compile(r"(?:x{1,3}|\*{1,3})\s?[/)]\s", re.IGNORECASE)
_RULE = re.compile(r"[—–_=*-]{3,80}")
_BACK_TO_TEXT = "↩"
# Words that only an editor writes; without a name above the notes, only these tell them from points.
_EDITOR = re.compile(
    r"^\d{1,3}\.\sSource:|\b[Nn]ot\sprinted\b|\(Ibid\b|\b[Ii]bid\.|[(,]\s?(?:supra|infra|ante|post)\b|\bCentral\sFiles\b"
)
# ... and these where a name stands above.
_PERHAPS = re.compile(
    r"\d{1,3}\.\s(?:(?:In\s)?(?:this\s)?[Tt]elegram\s\d|Dated\s[A-Z]|Document\s\d|Printed\sfrom\s)"
)
# Where an editor found the document: its archive's marks, or the whole line in brackets.
_SOURCE = re.compile(
    r"\[(?:source|translated|translation|obtained|provided)\b.{1,400}\]$"
    r"|source\s?:\s.{0,80}\b(?:fond|f\.|opis|op\.|archives?|avp|aprf|rgaspi|mol|amae|pa\saa|fma)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"\[?(?:spravka|reference|remark"
    r"|(?:(?:translator|editor|clerk|archivist)[’']?s?[’']?\s)?notes?(?:\sof\s[\w’' ]{2,30})?)\s?:",
    re.IGNORECASE,
)
# "510599" / "fb": a clerk's number and a typist's initials below the name.
_TYPIST = re.compile(r"(?:[a-z]{2,3}|[A-Z]{2,4}[/:][a-zA-Z]{2,4})\.?|\d{4,8}")
_LONGEST_NAME = 60


def notes_begin(lines: list[Line]) -> int:
    """Return the index of the first note below the message, or the number of lines where there is none."""
    kept = len(lines) - int(len(lines) > 1 and _SOURCE.match(lines[-1].text) is not None)
    kept = _above_footnotes(lines[:kept])
    kept = _above_numbered(lines[:kept], _NUMBERED)
    marked = kept
    while marked > 1 and _MARKED.match(lines[marked - 1].text[:6]):
        marked -= 1
    ruled = marked < kept and _RULE.fullmatch(lines[marked - 1].text[:80]) is not None
    kept = marked if ruled or _is_signature(lines[marked - 1]) else kept
    bare = _above_numbered(lines[:kept], _BARE)
    kept = bare if bare < kept and _is_signature(lines[bare - 1]) else kept
    typed = kept
    while typed > 1 and _TYPIST.fullmatch(lines[typed - 1].text[:12]):
        typed -= 1
    kept = typed if _is_signature(lines[typed - 1]) else kept
    for i in range(max(1, kept - 2), kept):
        if _LABELLED.match(lines[i].text) and not is_heading(lines[i]) and _is_signature(lines[i - 1]):
            return i
    return kept


def _above_footnotes(lines: list[Line]) -> int:
    """Go up over an edition's footnotes ("1. Source: Central Files"), whose first number may be any."""
    at, below = len(lines), 0
    while at > 1 and lines[at - 1].text.endswith(_BACK_TO_TEXT):
        at -= 1
    kept = at
    while at > 1:
        match = _POINTED.match(lines[at - 1].text[:8])
        if match is None or (below and int(match[1]) != below - 1):
            break
        below = int(match[1])
        at -= 1
    notes, above = lines[at:kept], lines[at - 1].text
    told = any(_EDITOR.search(note.text[:400]) for note in notes)
    if not told and len(above) < _LONGEST_NAME and above[-1:].isalpha() and len(above.split()) <= 4:
        # "Conclusions" above points that begin with 1 is no name; a page's footnotes go on from another's.
        told = is_name(above) and (below > 1 or any(_PERHAPS.match(note.text[:60]) for note in notes))
    return at if told else kept


def _above_numbered(lines: list[Line], pattern: re.Pattern[str]) -> int:
    """Go up while lines are numbered in order; only where they begin with 1 are they notes."""
    at, awaited = len(lines), 0
    while at > 1:
        match = pattern.match(lines[at - 1].text[:8])
        if match is None or (awaited and int(match[1]) != awaited):
            break
        awaited = int(match[1]) - 1
        at -= 1
        if awaited == 0:
            return at
    return len(lines)


def _is_signature(line: Line) -> bool:
    if len(line.text) > _LONGEST_NAME or line.text.endswith((":", ",")):
        return False
    dates = find_dates(line.text)
    name = line.text
    if len(dates) == 1:
        name = (line.text[: dates[0].start] + line.text[dates[0].end :]).strip(" ,.")
    return bool(name) and len(name.split()) <= 4 and is_name(name) and (bool(dates) or name.isupper())
