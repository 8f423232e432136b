"""The rich words of a comment (/RC: a small XHTML page), as CommonMark and as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from desktop.reading.commonmark import commonmark
from desktop.reading.intake import FoundStructure

_MOST = 1_000_000
_BOLD = re.compile(r"font-weight\s{0,5}:\s{0,5}(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s{0,5}:\s{0,5}(?:italic|oblique)", re.IGNORECASE)
_BLOCKS = frozenset(("p", "div", "li", "body"))
_KINDS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic"}


def commonmark_of(rich: str, contents: str) -> str:
    """Return a comment's words as CommonMark.

    The rich words are taken where they say the same as the plain `contents`, or where there are no others:
    programs that do not know them change the plain ones alone.
    """
    text, marks = _read(rich)
    if text and (not contents.strip() or _bare(text) == _bare(contents)):
        return commonmark(text, marks)
    return commonmark(contents.strip("\n"), ())


def plain_of(rich: str) -> str:
    """Return the words of a rich comment without what they wear."""
    return _read(rich)[0]


def _bare(words: str) -> str:
    return "".join(words.split())


def _read(rich: str) -> tuple[str, list[FoundStructure]]:
    if not rich.strip() or len(rich) > _MOST:
        return "", []
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(rich.strip().encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return "", []
    if root is None:
        return "", []
    pieces: list[str] = []
    marks: list[FoundStructure] = []
    at = 0
    for words, styles in _words(root):
        if not words or (words == "\n" and (not pieces or pieces[-1].endswith("\n"))):
            continue
        piece = words.lstrip(" \t") if pieces and pieces[-1] == "\n" else words
        pieces.append(piece)
        marks += [FoundStructure(kind, at, at + len(piece)) for kind in sorted(styles) if piece.strip()]
        at += len(piece)
    text = "".join(pieces)
    kept = text.rstrip()
    marks = [FoundStructure(m.kind, m.start, min(m.end, len(kept))) for m in marks if m.start < len(kept)]
    return kept, _joined(marks)


def _words(root: etree._Element) -> Iterator[tuple[str, frozenset[str]]]:
    """Give the words of an element and of what is in it, with what they wear; a line end for each block."""
    worn: list[frozenset[str]] = [frozenset()]
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""
        if event == "start":
            style = element.get("style") or "" if name else ""
            own = {_KINDS[name]} if name in _KINDS else set()
            own |= {"bold"} if _BOLD.search(style) else set()
            own |= {"italic"} if _ITALIC.search(style) else set()
            worn.append(worn[-1] | own)
            if name in _BLOCKS or name == "br":
                yield "\n", frozenset()
            if name:
                yield _flat(element.text), worn[-1]
            continue
        worn.pop()
        if name in _BLOCKS and name != "body":
            yield "\n", frozenset()
        if element is not root:
            yield _flat(element.tail), worn[-1]


def _flat(words: str | None) -> str:
    return re.sub(r"[ \t\r\n]+", " ", words or "")


def _joined(marks: list[FoundStructure]) -> list[FoundStructure]:
    joined: list[FoundStructure] = []
    for one in sorted(marks, key=lambda each: (each.kind, each.start)):
        if joined and joined[-1].kind == one.kind and joined[-1].end == one.start:
            joined[-1] = FoundStructure(one.kind, joined[-1].start, one.end)
        else:
            joined.append(one)
    return joined
