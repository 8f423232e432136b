"""Finding words in a text whatever their case and diacritics, with offsets that stay those of the text.

The words are turned into a pattern instead of folding the text: each letter becomes the class of the text's
own characters that have it as their base ("o" finds o, O, ŏ and ö), combining marks and the modifier
letters of romanizations (ʻ, ʼ) may stand between letters, and a blank in the words is any run of white space.
"""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = frozenset("'\u2018\u2019\u201b`\u00b4\u02bb\u02bc\u02bd\u02be\u02bf")
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
_QUOTES = frozenset('"\u201c\u201d\u201e\u00ab\u00bb')
_BETWEEN = "[\u0300-\u036f\u02bb-\u02bf\u00ad]*"


class Words:
    """A text made ready for finding; preparing it costs a few milliseconds a megabyte, once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._classes: dict[str, list[str]] = {}
        for character in sorted(set(text)):
            self._classes.setdefault(_base(character), []).append(character)

    def find(self, words: str) -> list[tuple[int, int]]:
        """Return all places of `words` as code-point spans in order; none for nothing but blanks."""
        pattern = self._pattern(words)
        if pattern is None:
            return []
        return [found.span() for found in pattern.finditer(self._text) if found.end() > found.start()]

    def _pattern(self, words: str) -> re.Pattern[str] | None:
        parts: list[str] = []
        for piece in words.split():
            letters = [self._letter(_base(c)) for c in piece if not unicodedata.combining(c)]
            if any(letter is None for letter in letters):
                return None  # the text has no such letter at all
            parts.append(_BETWEEN.join(letter for letter in letters if letter))
        return re.compile(r"\s+".join(part + _MARKS for part in parts)) if any(parts) else None

    def _letter(self, base: str) -> str | None:
        members = self._classes.get(base)
        return "[" + "".join(re.escape(member) for member in members) + "]" if members else None


#: Combining marks that belong to the last letter are part of what was found.
_MARKS = "[\u0300-\u036f]*"


def _base(character: str) -> str:
    """Return what a character is found by: its base letter in lower case, one for all kinds of a sign."""
    for kind, signs in (("'", _APOSTROPHES), ("-", _DASHES), ('"', _QUOTES)):
        if character in signs:
            return kind
    if "\uac00" <= character <= "\ud7a3":  # a Korean syllable is a letter of its own, not a base with marks
        return character
    base = unicodedata.normalize("NFKD", character)[:1].lower()
    return base[:1] or character
