"""The lines of an archive's web page around a document: recognised, set apart, never removed.

Source of the rules: document pages of the Wilson Center Digital Archive as saved or pasted: menu and search
lines, the page's date and title, "This document was made possible with support from ...", and below the
document its archive, a summary and the blocks "Associated Places" to "Rights".
"""

import re

from desktop.reading import distribution, labels, numbers, stages
from desktop.reading.archive_sheet import take_sheet
from desktop.reading.dates import whole_date
from desktop.reading.draft import LABELLED, Draft
from desktop.reading.institutions import is_institution
from desktop.reading.lines import Line
from desktop.reading.marks import mark_of

# fmt: off
_TOP = frozenset(
    (
        "skip to content", "skip to main content", "search in", "search", "menu", "main menu",
        "main navigation", "home", "close", "log in", "login", "add search filter cancel search filter",
        "add search filter", "cancel search filter", "digital archive",
        "digital archive international history declassified", "international history declassified",
        "wilson center", "wilson center digital archive", "citation share download", "citation",
        "get citation", "share", "share document", "share this document", "download", "download document",
        "view document in", "english html", "english pdf", "english", "html", "pdf", "original", "print",
        "view original", "document", "documents", "collections", "themes", "topics", "browse", "about",
        "translation", "transcript", "english transcript", "english translation", "cite this document",
        "document information", "download pdf", "view pdf",
    )
)
_BLOCK = frozenset(
    (
        "author(s)", "author", "authors", "associated places", "associated topics",
        "associated people & organizations", "associated people and organizations", "associated people",
        "associated organizations", "associated collections", "document information", "original archive",
        "original uploaded date", "record id", "subjects discussed", "people mentioned", "donors",
        "related documents", "original classification", "document summary",
    )
)
_WEAK = frozenset(
    (
        "source", "rights", "type", "language", "languages", "donors", "coverage", "publisher",
        "contributor", "creator", "share", "print",
    )
)
# fmt: on
_CREDIT = re.compile(
    r"(?:this|the)\s(?:document|translation)\swas\smade\spossible\s(?:with|by|through)\b", re.IGNORECASE
)
_PAGE_SAYS = re.compile(
    r"\bwelcomes\sreuse\b|\b[Tt]ranslated\s(?:by|for)\s[A-Z]|\bobtained\s(?:by|for|and\stranslated)\b|\bDigital\sArchive\b"
)
_BULLET = re.compile(r"^[•·*–-]\s*")
_TITLE_KIND = re.compile(
    r"\b(?:cable|telegram|ciphered|enciphered|ciphergram|letter|report|memorandum|note|record|information|message|"
    r"protocol|conversation|minutes|dispatch|despatch|aide|journal|diary)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]{0,2}$")
_HEAD_OF_SHEET = "digital archive digitalarchive"
_TOP_LINES = 40
_NEAR = 6
_MOST_WORDS = 15
# Words without blanks between them.
_CHINESE = re.compile("[\u3400-\u9fff][^\\x00-\\x7f]{5,200}")
_HEADER_RULES = (distribution.read_distribution, stages.read_stages, numbers.read_receipt, labels.read_label)
_LABEL = re.compile(
    r"(?:(?:from(?!\sthe\s(?:journal|diary))|to)\b|(?:no|nr|priority|level|classification|subject|date|copies)\s?[.:])",
    re.IGNORECASE,
)


def is_menu(text: str) -> bool:
    """Whether a line is of the page's menu, not of a document."""
    return _bare(text) in _TOP


def is_block_label(text: str) -> bool:
    """Whether a line heads a block of what the archive says of a document."""
    return len(text) < 40 and (_bare(text) in _BLOCK or _bare(text) in _WEAK)


def is_document_kind(text: str) -> bool:
    """Whether a line can be an archive's heading of a document: some words, its kind among them."""
    return len(text.split(None, 4)) >= 3 and len(text) <= 400 and _TITLE_KIND.search(text[:400]) is not None


def take_page(draft: Draft, lines: list[Line]) -> list[Line]:
    """Set the page's own lines of `draft` apart and return the lines of the document between them."""
    inner = take_sheet(draft, _take_bottom(draft, lines))
    return _take_top(draft, inner)


def _plain(line: Line) -> str:
    return _bare(line.text)


def _bare(text: str) -> str:
    return _BULLET.sub("", text[:60]).rstrip(":").strip().lower()


def _furnish(draft: Draft, line: Line) -> None:
    draft.furniture.append((line.start, line.end))


def _take_bottom(draft: Draft, lines: list[Line]) -> list[Line]:
    labels = [i for i, line in enumerate(lines) if len(line.text) < 40 and _plain(line) in _BLOCK]
    weak = [i for i, line in enumerate(lines) if labels and i > labels[0] and _plain(line) in _WEAK]
    # One such line may be the cable's own; a page has several close together, below the document.
    marks = sorted(labels + weak)
    first = next((i for i in labels if i and any(i < other <= i + _NEAR for other in marks)), None)
    if (
        first is None
        and labels
        and any(_PAGE_SAYS.search(below.text) for below in lines[labels[-1] :][:_NEAR])
    ):
        first = labels[-1]
    if first is None:
        return lines
    for line in lines[first:]:
        _furnish(draft, line)
    _take_rights(draft, lines[first:])
    return _take_summary(draft, lines[:first])


def _take_summary(draft: Draft, kept: list[Line]) -> list[Line]:
    # The page's summary is one sentence after the document's end, sometimes below the archive's name. Where
    # the line above it is a sentence, too, it might be the message's own last one: taken, with a doubt.
    if len(kept) < 3 or len(kept[-1].text.split()) < 4 or not _SENTENCE_END.search(kept[-1].text[-6:]):
        return kept
    summary = kept.pop()
    _furnish(draft, summary)
    draft.offer("summary", summary.start, summary.end, LABELLED)
    if len(kept) > 2 and _is_archive(kept[-1], kept[-2]):
        archive = kept.pop()
        _furnish(draft, archive)
        draft.offer("archive", archive.start, archive.end, LABELLED)
    elif _SENTENCE_END.search(kept[-1].text[-6:]) and not summary.text.startswith("("):
        draft.doubt("summary", "summary-or-message", summary.start, summary.end)
    return kept


def _is_archive(line: Line, before: Line) -> bool:
    if _SENTENCE_END.search(line.text[-6:]) or len(line.text) > 120 or whole_date(line.text):
        return False
    if re.search(r"\barchives?\b|\blibrary\b", line.text, re.IGNORECASE):
        return True
    # A name of an office after a date or a stamp cannot be the signature, which stands above them.
    return (
        ":" not in line.text
        and is_institution(line.text)
        and any(figure.isdigit() for figure in before.text[-12:])
    )


def _take_rights(draft: Draft, block: list[Line]) -> None:
    start: int | None = None
    for i, line in enumerate(block):
        if _plain(line) == "rights":
            start = i + 1
        elif start is not None and (_plain(line) in _BLOCK or _plain(line) in _WEAK):
            block = block[:i]
            break
    if start is not None and start < len(block):
        draft.offer("rights", block[start].start, block[-1].end, LABELLED)


def _take_top(draft: Draft, lines: list[Line]) -> list[Line]:
    i, dated = 0, False
    while i < min(len(lines), _TOP_LINES):
        line = lines[i]
        if _CREDIT.match(line.text):
            _furnish(draft, line)
            draft.offer("credit", line.start, line.end, LABELLED)
        elif _plain(line) in _TOP or _plain(line).startswith(_HEAD_OF_SHEET):
            _furnish(draft, line)
        elif not dated and not draft.has("title") and (date := whole_date(line.text)) is not None:
            dated = True
            draft.date_in(line, date, LABELLED + 1)
            if _titled(draft, lines, i + 1):
                _furnish(draft, line)
        elif not draft.has("title") and _is_title(draft, lines, i, dated=dated):
            draft.offer("title", line.start, line.end, LABELLED)
        else:
            break
        i += 1
    return lines[i:]


def _titled(draft: Draft, lines: list[Line], i: int) -> bool:
    return i < len(lines) and _is_title(draft, lines, i, dated=True)


def _is_title(draft: Draft, lines: list[Line], i: int, *, dated: bool) -> bool:
    line = lines[i]
    words = line.text.split(None, 4)
    if (
        (len(words) < 2 and not _CHINESE.match(line.text))
        or len(line.text) > 400
        or mark_of(line.text)
        or _LABEL.match(line.text)
    ):
        return False
    if any(rule(Draft(draft.text), [line], 0) for rule in _HEADER_RULES):
        return False
    if dated:
        return not (line.text.endswith(".") and line.text.count(" ") > _MOST_WORDS)
    following = lines[i + 1 : i + 3]
    dated_below = any(whole_date(other.text) for other in following)
    return bool(_TITLE_KIND.search(line.text)) and len(words) > 3 and (dated_below or _framed(lines, i))


def _framed(lines: list[Line], i: int) -> bool:
    # A heading above the page's credit line needs no date to be one.
    return any(_CREDIT.match(other.text) for other in lines[i + 1 : i + 3])
