"""Which characters the shipped fonts can print, and what the page shows for the others.

A page that declares PDF/A must not hold a character without a glyph, and a reader must not be shown an
empty box; so `[U+1F600]` stands for it, the ledger counts it, and the attached text keeps the original.
Controls that cannot be seen but change what is read (direction marks, soft hyphens, form feeds) are
shown in the same way.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from resources import folder

_KNOWN = frozenset(
    "".join(map(chr, range(0x20, 0x7F))) + "".join(map(chr, range(0xA0, 0x17F))) + "–—‘’“”„…•"
) - {"\xad"}
"""Characters known to be in the text face, so that most exports never read a font's table."""

_NEVER = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories never printed as themselves: controls, formats, lone surrogates, private use, unassigned."""

_KEYCAP = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe2f\U000e0100-\U000e01ef]"
)
_TAB = 8

BREAK = "\u200b"
"""Where a line may end inside a word. The page's own: one in the text is a format, and named like others."""

_UNBROKEN = re.compile("[^\\s\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]{60,}")
_STEP = 20


@cache
def _faces() -> tuple[frozenset[int], ...]:
    """Return the code points of each shipped face; of a collection the first, for all have the same."""
    from fontTools.ttLib import TTFont

    faces = []
    for path in sorted((folder() / "fonts").iterdir()):
        if path.suffix in {".ttf", ".otf", ".ttc"}:
            with TTFont(path, fontNumber=0, lazy=True) as font:
                faces.append(frozenset(font.getBestCmap()))
    return tuple(faces)


@cache
def printable(character: str) -> bool:
    """Return whether the shipped fonts can print this one character."""
    if character in _KNOWN or character in "\n\t":
        return True
    if unicodedata.category(character) in _NEVER:
        return False
    return any(ord(character) in face for face in _faces())


@cache
def _combines(base: str, mark: str) -> bool:
    """Return whether one face has both: a mark from another face than its letter's is not found."""
    return any(ord(base) in face and ord(mark) in face for face in _faces())


def code_point(character: str) -> str:
    """Return the name of a character as printed: "U+1F600"."""
    return f"U+{ord(character):04X}"


def breakable(text: str) -> str:
    """Return `text` with places to break in words so long that they would leave the page."""
    if len(text) < _STEP or not _UNBROKEN.search(text):
        return text
    return _UNBROKEN.sub(_with_breaks, text)


def _with_breaks(match: re.Match[str]) -> str:
    word = match[0]
    cuts = range(0, len(word), _STEP)
    # No break before a mark: it belongs to the letter it stands on.
    return "".join(
        word[at : at + _STEP] if at == 0 or _KEYCAP.match(word[at]) else BREAK + word[at : at + _STEP]
        for at in cuts
    )


class Glyphs:
    """Makes strings printable and keeps count of the characters that had to be replaced."""

    def __init__(self) -> None:
        self._count: Counter[str] = Counter()
        self._table: dict[int, str] = {}
        self._seen: set[str] = set()

    def show(self, text: str) -> str:
        """Return `text` as the page can print it: tabs as spaces, unprintable characters named."""
        if text.isascii() and text.isprintable():
            return breakable(text)
        self._learn(text)
        if "\t" in text:
            text = text.expandtabs(_TAB)
        if self._table:
            for character in text:
                if ord(character) in self._table:
                    self._count[character] += 1
            text = text.translate(self._table)
        if _KEYCAP.search(text):
            text = _KEYCAP.sub(self._mark, text)
        return breakable(text)

    def plain(self, text: str) -> str:
        """Return the same as `show`, uncounted, on one line: for running heads and metadata."""
        self._learn(text)
        return " ".join(text.translate(self._table).split())

    def substitutes(self) -> tuple[tuple[str, str, int], ...]:
        """Return the characters replaced so far, each with its name and how often, in code point order."""
        return tuple((each, code_point(each), self._count[each]) for each in sorted(self._count))

    def _learn(self, text: str) -> None:
        fresh = set(text) - self._seen
        self._seen |= fresh
        for character in fresh:
            if not printable(character):
                self._table[ord(character)] = f"[{code_point(character)}]"

    def _mark(self, match: re.Match[str]) -> str:
        mark = match[0]
        base = match.string[match.start() - 1 : match.start()]
        # A mark on a mark stands or falls with the letter below both.
        place = match.start() - 1
        while place > 0 and _KEYCAP.match(base):
            place -= 1
            base = match.string[place]
        if base and not base.isspace() and not _KEYCAP.match(base) and _combines(base, mark):
            return mark
        self._count[mark] += 1
        return f"[{code_point(mark)}]"
