"""A note's words as a small tree, from their CommonMark source.

Known are emphasis, strong emphasis, links and line breaks; everything else (raw HTML, headings, lists,
images, code) comes out as it was typed. The tree is plain lists and strings, ready for JSON:
a paragraph is a list of pieces; a piece is a string, `["br"]`, `["i", pieces]`, `["b", pieces]` or
`["a", address, pieces]`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from db.referring.links import kind_of

Piece = Any
"""A string or a list that begins with its kind; JSON has no better name for it."""

_LONGEST = 2000
_MARKS = re.compile(r"[*_\[\]\\\n\r\0]|^\s|\s$")
"""Without any of these a note is one paragraph as it stands, and needs no parsing."""

_SCHEMES = frozenset({"http", "https", "mailto", "ftp", "doi", "note", "cable"})
"""The open web, and what is in the library: `desktop.exporting.references`."""


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["emphasis", "link", "newline", "escape"])
    # A link to anything else is no link: its source is left standing as typed.
    parser.validateLink = _is_address  # type: ignore[method-assign]
    # The address stays as typed; escaping it is the page's matter.
    parser.normalizeLink = str  # type: ignore[assignment,method-assign]
    return parser


def _is_address(url: str) -> bool:
    try:
        return len(url) <= _LONGEST and urlsplit(url.strip()).scheme.lower() in _SCHEMES
    except ValueError:
        return False


def parse(words: str, show: Callable[[str], str] = str, *, references: bool = False) -> list[list[Piece]]:
    """Return the paragraphs of a note's source; `show` is laid over every string that is printed.

    Links to notes and cables of the library are links only for who asks for `references`, since they lead
    nowhere outside of it; for others they are the words in their brackets.

    Line breaks are kept, so a soft break is a break, too. NBSP and runs of spaces stay.
    """
    if words and not _MARKS.search(words):
        return [[show(words)]]
    # The parser replaces NUL, which CommonMark forbids; the page must show it as a substitute instead.
    source = show(words) if "\0" in words else words
    blocks = [token for token in _parser().parse(source) if token.type == "inline"]
    return [_pieces(iter(block.children or ()), show, references) for block in blocks]


def _pieces(tokens: Iterable[Token], show: Callable[[str], str], references: bool) -> list[Piece]:
    pieces: list[Piece] = []
    for token in tokens:
        kind = token.type
        if kind in {"em_close", "strong_close", "link_close"}:
            break
        if kind in {"softbreak", "hardbreak"}:
            pieces.append(["br"])
        elif kind == "em_open":
            pieces.append(["i", _pieces(tokens, show, references)])
        elif kind == "strong_open":
            pieces.append(["b", _pieces(tokens, show, references)])
        elif kind == "link_open":
            address, inside = str(token.attrGet("href") or ""), _pieces(tokens, show, references)
            pieces += [["a", address, inside]] if references or not kind_of(address) else inside
        elif token.content:
            pieces.append(show(token.content))
    return pieces


def plain(words: str) -> str:
    """Return a note's words without their marks of emphasis, paragraphs parted by line ends."""
    return "\n".join(_plain(paragraph) for paragraph in parse(words))


def _plain(pieces: list[Piece]) -> str:
    return "".join(
        piece if isinstance(piece, str) else "\n" if piece[0] == "br" else _plain(piece[-1])
        for piece in pieces
    )
