"""Elements of a web page, and words that a page can hold.

The tree is lxml's, which writes every word as words: user text is never markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeAlias

from lxml import html
from lxml.etree import _Element as Element

from db.referring.links import id_in, kind_of
from desktop.exporting import han, note_words

Content: TypeAlias = Element | str

_HELD_BY_NO_PAGE = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ufdd0-\\ufdef\\ufffe\\uffff\\ud800-\\udfff]"
)
"""What HTML does not allow as a character: controls, noncharacters, lone surrogates."""

_EAST_ASIAN = re.compile(
    "([\u1100-\u11ff\u2e80-\u30ff\u3130-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U0003ffff]+)"
)
_TAGS = {"sc": "zh-Hans", "tc": "zh-Hant", "jp": "ja", "kr": "ko"}


def element(tag: str, *content: Content, **attributes: str | None) -> Element:
    """Return an element; an attribute's name may be written with _ for -, and class_ for class."""
    made: Element = html.Element(tag)
    for name, value in attributes.items():
        if value is not None:
            made.set(name.rstrip("_").replace("_", "-"), held(value))
    add(made, content)
    return made


def add(parent: Element, content: Iterable[Content]) -> None:
    """Put words and elements behind what an element has already."""
    for each in content:
        if not isinstance(each, str):
            parent.append(each)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + held(each)
        else:
            parent.text = (parent.text or "") + held(each)


def in_languages(words: str, language: str) -> list[Content]:
    """Return words with the East Asian ones in a `span` of their language: it decides their shapes."""
    if words.isascii():
        return [words]
    shapes = han.shapes(words, language)
    made: list[Content] = []
    for order, piece in enumerate(_EAST_ASIAN.split(words)):
        if piece:
            made.append(element("span", piece, lang=_TAGS[shapes]) if order % 2 and shapes else piece)
    return made


def held(words: str) -> str:
    """Return words as a page can hold them: "[U+0000]" for a character that it does not allow."""
    return _HELD_BY_NO_PAGE.sub(lambda found: f"[U+{ord(found[0]):04X}]", words)


def unheld(words: str) -> int:
    """Return how many characters of words a page does not allow."""
    return len(_HELD_BY_NO_PAGE.findall(words))


def paragraphs(words: str) -> list[Element]:
    """Return a note's words (CommonMark) as paragraphs."""
    return [element("p", *_content(pieces)) for pieces in note_words.parse(words, references=True)]


def _content(pieces: Iterable[note_words.Piece]) -> list[Content]:
    return [piece if isinstance(piece, str) else _marked_up(piece) for piece in pieces]


def place_of(address: str) -> str:
    """Return the id in the page of what a reference leads to: of a cable's article, or a note's words."""
    return f"note-{id_in(address)}" if kind_of(address) == "note" else id_in(address)


def _marked_up(piece: list[Any]) -> Element:
    if piece[0] == "br":
        return element("br")
    if piece[0] == "a" and kind_of(piece[1]):
        return element("a", *_content(piece[2]), href=f"#{place_of(piece[1])}")
    if piece[0] == "a":
        return element("a", *_content(piece[2]), href=piece[1], rel="noreferrer")
    return element({"i": "em", "b": "strong"}[piece[0]], *_content(piece[1]))
