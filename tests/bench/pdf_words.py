"""The words of a finished PDF as poppler finds them, and which words of the cable they are.

Nothing here is ours: the boxes are poppler's, and difflib finds the order that page and text have in common.
A word counts only inside a stretch of several that are the same, so that the truth is the truth.
"""

from __future__ import annotations

import difflib
import html
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache

Span = tuple[int, int]

_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">')
_WIDE = re.compile("[\u2e80-\u9fff\uff00-\uffef]")
_CLOSING = re.compile("[，。、！？；：]")
_TOKEN = re.compile("[\u2e80-\u2fff\u3004-\u9fff]|[^\\s\u2e80-\u9fff\uff00-\uffef]+")
_LEAST = 4


@dataclass(frozen=True, slots=True)
class PageWord:
    """One word of a page, counted from 0; the box is left, bottom, right, top from the lower left corner."""

    page: int
    box: tuple[float, float, float, float]
    word: str


@dataclass(frozen=True, slots=True)
class KnownWord:
    """A word of a page that is the one at `span` of the text."""

    at: PageWord
    span: Span


@cache
def has_poppler() -> bool:
    """Tell whether there is a `pdftotext` to ask."""
    return shutil.which("pdftotext") is not None


def page_words(data: bytes) -> list[PageWord]:
    """Return all words of a PDF in poppler's order."""
    told = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=data, capture_output=True, check=True
    ).stdout.decode()
    found: list[PageWord] = []
    for number, page in enumerate(told.split("<page ")[1:]):
        size = _PAGE.search("<page " + page)
        assert size is not None
        height = float(size[2])
        for left, top, right, bottom, word in _WORD.findall(page):
            box = (float(left), height - float(bottom), float(right), height - float(top))
            found += _parted(PageWord(number, box, html.unescape(word)))
    return found


def tokens(text: str) -> list[tuple[str, Span]]:
    """Return the words of a text, each Han character as one, with their spans."""
    return [(found.group(), found.span()) for found in _TOKEN.finditer(text)]


def _parted(word: PageWord) -> list[PageWord]:
    """Return a line of full-width characters, which poppler takes for one word, as its characters."""
    if len(word.word) < 2 or not all(_WIDE.match(sign) for sign in word.word):
        return [word]
    left, bottom, right, top = word.box
    step = (right - left) / len(word.word)
    return [
        PageWord(word.page, (left + step * n, bottom, left + step * (n + 1), top), sign)
        for n, sign in enumerate(word.word)
        if not _CLOSING.match(sign)
    ]


def known_words(words: list[PageWord], text: str) -> list[list[KnownWord]]:
    """Return the stretches of words that page and text have in common, in order."""
    ours = tokens(text)
    matcher = difflib.SequenceMatcher(None, [one.word for one in words], [word for word, _ in ours], False)
    return [
        [KnownWord(words[block.a + n], ours[block.b + n][1]) for n in range(block.size)]
        for block in matcher.get_matching_blocks()
        if block.size >= _LEAST
    ]
