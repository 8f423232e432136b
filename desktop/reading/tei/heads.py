"""Who sent it to whom, as the heading of a document in Foreign Relations says it.

"Telegram From the Embassy in Israel to the Department of State", "The Chargé in Iraq (Dorsz) to the
Secretary of State", "Mr. Seward to Mr. Dayton". Where an office has a "to" in its name ("the Special
Assistant to the President"), the names that the edition marks as sender's and addressee's, or the
parentheses, tell which "to" is the one; where neither does, the doubt is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.reading.intake import Span

_NUMBER = re.compile(r"(?:\d{1,4}[a-z]?|[A-Z]{1,2}–\d{1,3})\.\s")
_FROM = re.compile(r"\bFrom\s(?:the\s)?", re.IGNORECASE)
_TO = re.compile(r"\s(?:to|To)\s(?:the\s|The\s)?")
_TELEGRAM = re.compile(r"\b(?:tele(?:gram|x)|cable(?:gram)?|airgram|message)\b", re.IGNORECASE)
_OWN_NUMBER = re.compile(
    r"\b(?:Telegram|Airgram|Despatch|Dispatch|Instruction)\s(?:No\.\s)?(?P<number>[A-Z]{0,3}[-–]?\d[\w/–-]{0,12})\s"
)
_KIND = re.compile(
    r"(?:(?:[A-Z][\w’–-]*\s){0,3})(?:Telegram|Telex|Cable|Airgram|Message|Letter|Memorandum|Despatch|Dispatch|Note|"
    r"Instruction|Minute|Report|Paper|Memo|Summary|Transcript)\b[^,]{0,40}?\s(?=From\b)"
)
_BY = re.compile(
    r"(?:[A-Z][\w’–-]*\s){0,3}?(?:Memorand(?:um|a)|Minutes?|Report|Paper|Notes?|Draft|Statement|Summary|Record|"
    r"Message|Letter|Telegram)\b[^()\n]{0,60}?,?\s(?:by|By)\s(?:the\s)?"
)
_PERSON = re.compile(r"(?:Mrs?|Miss|Dr)\.?\s|(?:Sir|General|Admiral|Colonel|Lord|Senator)\s")
_TITLED = re.compile(r"(?:The|Mr\.|Mrs\.|Sir|Dr\.|General|Lord)\s")
_NAMES = re.compile(r"(?:[A-Z][\w.’-]*\s){1,4}to(?:\s[A-Z][\w.’-]*){1,5}")
_END = re.compile(r"[,;](?=\s[A-Z][a-z]+(?:,\s|\s\d))|\s*$")


@dataclass(frozen=True, slots=True)
class Parties:
    """Where sender and addressee stand in a heading; `sure` if there was only one way to read it."""

    sender: Span | None
    addressee: Span | None
    sure: bool = True


def parties_of(text: str, head: Span, sender: Span | None, addressee: Span | None) -> Parties:
    """Return sender and addressee in the heading `head` of a text, with the spans that the edition marks."""
    start, end = head
    number = _NUMBER.match(text, start, end)
    start = number.end() if number else start
    written = _BY.match(text, start, end)
    if written is not None:
        return _written_by(text, written.end(), end, sender, addressee)
    kind = _KIND.match(text, start, end)
    begin = _FROM.match(text, kind.end(), end) if kind else None
    if begin is None and (kind is not None or not _names_two(text, start, end, sender, addressee)):
        return Parties(sender, addressee)
    first = begin.end() if begin else _without_article(text, start)
    cuts = list(_TO.finditer(text, first, end))
    after = sender[1] if sender else first
    before = addressee[0] if addressee else end
    fitting = [cut for cut in cuts if cut.start() >= after and cut.end() <= before]
    closed = [cut for cut in fitting if text[cut.start() - 1] == ")"]
    chosen = closed or fitting
    if not chosen:
        return Parties(sender, addressee)
    cut = chosen[-1] if addressee and not closed else chosen[0]
    last = _last(text, cut.end(), end, addressee)
    return Parties((first, cut.start()), (cut.end(), last), sure=len(chosen) == 1)


def _written_by(text: str, first: int, end: int, sender: Span | None, addressee: Span | None) -> Parties:
    """Return the parties of "Memorandum by the Chief of the Division (Bishop) to the Committee"."""
    after = max(first, sender[1]) if sender else first
    before = addressee[0] if addressee else end
    cuts = [cut for cut in _TO.finditer(text, first, end) if cut.start() >= after and cut.end() <= before]
    closed = [cut for cut in cuts if text[cut.start() - 1] == ")"]
    if addressee or closed or _PERSON.match(text, first):
        chosen = (closed or cuts)[:1]
        if chosen:
            last = _last(text, chosen[0].end(), end, addressee)
            return Parties((first, chosen[0].start()), (chosen[0].end(), last), sure=len(closed or cuts) == 1)
    # "by the Special Assistant to the Secretary (Smith)": no name before it, so "to" is the office's own.
    last = _last(text, first, end, sender)
    return Parties((first, last), addressee, sure=not cuts or bool(sender))


def own_number(text: str, head: Span) -> Span | None:
    """Return the place of the number that a heading gives its telegram: "Telegram 4503 From ..."."""
    found = _OWN_NUMBER.search(text, *head)
    return found.span("number") if found else None


def is_telegram(words: str) -> bool:
    """Tell whether a heading or a source note says that the document was telegraphed."""
    return _TELEGRAM.search(words) is not None


def _names_two(text: str, start: int, end: int, sender: Span | None, addressee: Span | None) -> bool:
    if sender and addressee:
        return True
    # Without marks only the old form is certain: "The Chargé in Iraq (Dorsz) to the Secretary of State".
    words = text[start:end]
    if len(_TO.findall(words)) != 1:
        return False
    return _TITLED.match(words) is not None or _NAMES.fullmatch(words) is not None


def _without_article(text: str, start: int) -> int:
    return start + 4 if text.startswith("The ", start) else start


def _last(text: str, start: int, end: int, addressee: Span | None) -> int:
    least = addressee[1] if addressee else start
    if text[least : least + 1] == ")":
        least += 1
    found = _END.search(text, least, end)
    last = found.start() if found else end
    return start + len(text[start:last].rstrip(" .,;"))
