"""What the source note of a document in Foreign Relations says: where it lies, how secret, how urgent.

"Source: Department of State, Central Files, 684A.00/4–1759. Confidential; Priority. Repeated to London."
In the older volumes it is a line above the heading: "741.90G/12–847: Telegram".
"""

from __future__ import annotations

import re

from desktop.reading.intake import ToldField

_LOOKED_AT = 4000
"""Characters of a source note in which its facts are looked for: they stand in its first sentences."""

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|\*")
_CLASSES = (
    r"Top Secret|Secret|Confidential|Restricted|Limited Official Use|Official Use Only|Unclassified|"
    r"Strictly Confidential|Private|Personal and Private|Eyes Only"
)
_STATUS = re.compile(
    rf"(?:^|(?<=[.)]\s))(?P<words>(?:{_CLASSES})(?:;\s[A-Z][^.;\n]{{0,60}}){{0,6}})\.(?:\s|$)"
)
_URGENT = re.compile(
    r"(?:(?:Niact|Operational|Most|Extra|Extremely|US|U\.S\.)\s)?(?:Immediate|Priority|Niact|Flash|Routine|Urgent|Critic|"
    r"Emergency|Double Priority|Operational Immediate)(?:\s(?:Immediate|Urgent|Priority|Niact))?",
    re.IGNORECASE,
)
_STATUS_LINE = re.compile(
    rf"\s*(?P<secret>{_CLASSES})?[;,.\s]*(?P<urgent>{_URGENT.pattern})?[.\s]*", re.IGNORECASE
)
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|No|Nos|Vol|Vols|Mr|Dr|Jr|St|Dept|Ibid|pt|p|pp)$")
_FILE = re.compile(r"(?:Files?\sNos?\.\s)?(?P<file>[\dA-Z][^:\n]{2,60}?)(?::\s(?P<kind>[^\n]{0,40}))?$")
_REPEATED = re.compile(
    r"\b(?:Also\s(?:sent|pouched|repeated)|Repeated)\s(?:for information\s)?to\s"
    r"(?P<names>[A-Z][^.;()\n]{1,300})[.;]",
    re.IGNORECASE,
)
_AND = re.compile(r",\s(?:and\s)?|\sand\s")
_NAME = re.compile(r"(?:the\s)?(?:[A-Z][\w’.–-]*)(?:\s(?:of\s|de\s|the\s)?[A-Z0-9][\w’.–-]*){0,3}")
_LINE = re.compile(
    r"\brepeated\s(?:for\sinfo(?:rmation)?\s)?(?:to\s)?(?P<names>[A-Z][^.;()\n]{1,200})(?=[.;)\n]|$)",
    re.IGNORECASE,
)
_POST = re.compile(r"\s?\d[\d–-]*(?:,\s\d[\d–-]*)*$")


def plain(words: str) -> str:
    """Return the words of a note without what only marks them."""
    return _ESCAPE.sub(lambda found: found[1] or "", words)


def told_by(words: str) -> list[ToldField]:
    """Return the header fields that a source note tells; `words` are its CommonMark source."""
    said = " ".join(plain(words[:_LOOKED_AT]).split())
    where = _where(said)
    if where is None:
        line = _FILE.fullmatch(said)
        return [ToldField("file number", line["file"])] if line and len(said) < 100 else []
    told = [ToldField("archive", where)]
    status = _STATUS.search(said)
    if status is not None:
        parts = status["words"].split("; ")
        urgent = [part for part in parts[1:] if _URGENT.fullmatch(part)]
        told.append(ToldField("classification", "; ".join(part for part in parts if part not in urgent)))
        if urgent:
            told.append(ToldField("precedence", "; ".join(urgent)))
    repeated = _REPEATED.search(said)
    if repeated is not None:
        told += [ToldField("info addressee", name) for name in _names(repeated["names"])]
    return told


def repeated_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the places of the posts to which `text[start:end]` says it was repeated.

    "Sent Department 97, repeated Baghdad 4, Jidda 2." Empty where a part of it is no name: then nothing is
    certain.
    """
    found = list(_LINE.finditer(text, start, end))
    if not found:
        return []
    places: list[tuple[int, int]] = []
    at = found[-1].start("names")
    for part in re.split(r"(,\s(?:and\s)?|\sand\s)", found[-1]["names"]):
        name = _POST.sub("", part)
        if not _AND.fullmatch(part):
            if not _NAME.fullmatch(name):
                return []
            places.append((at, at + len(name)))
        at += len(part)
    return places


def status_in(text: str, start: int, end: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Return where classification and precedence stand in a line of nothing else: "secret us urgent"."""
    found = _STATUS_LINE.fullmatch(text, start, end) if end - start < 200 else None
    if found is None:
        return None, None
    spans = tuple(found.span(name) if found[name] else None for name in ("secret", "urgent"))
    return spans[0], spans[1]


def _where(said: str) -> str | None:
    if not said.startswith("Source: "):
        return None
    end = 8
    while True:
        end = said.find(". ", end)
        if end < 0:
            return said[8:].rstrip(".") or None
        if not _ABBREVIATED.search(said[max(8, end - 12) : end]):
            return said[8:end]
        end += 2


def _names(listed: str) -> list[str]:
    names = [name.strip() for name in _AND.split(listed)]
    return names if all(_NAME.fullmatch(name) for name in names) else []
