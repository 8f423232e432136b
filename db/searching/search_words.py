"""Words as the index keeps them: folded here, so that what is found can be found again in the text itself.

The index takes what it is given apart at the blanks and does nothing else to it. Folding makes letters small
and takes their diacritics off, leaves out what may stand inside a word without being a letter of it (the
apostrophe of P'yŏngyang, a soft hyphen), and makes one of the several ways in which a character can be
written: full and half width, a Korean syllable in its parts. Everything that is no letter and no figure
becomes a blank. Chinese, Japanese and Korean characters stand apart, each a word of its own, since these
scripts put no spaces between words: any two of them are then found as a phrase.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

APART = (
    "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3040-\u30ff\u3105-\u312f"
    "\u3130-\u318f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\uff66-\uff9f\uffa0-\uffdc\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
"""The characters that stand apart, as they are written within a class of a regular expression."""
_APART = f"[{APART}]"
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef"
_UNSEEN = "\u00ad\u061c\u200b-\u200f\u2060-\u2064\ufeff\u02b9-\u02bf"
_VOWELS = "aeiouwyAEIOUWYêÊöÖüÜōŌŏŎŭŬũŨ"
_NOTHING = f"[{_MARKS}{_UNSEEN}]"
_APOSTROPHES = "'\u2018\u2019`\u00b4"
_SHARP, _LIGATURES = "ßẞ", "\ufb00-\ufb06"
_VOICE = "\u3099\u309a\uff9e\uff9f"
_SPECIAL = f"[{_MARKS}{_UNSEEN}{_APOSTROPHES}{_SHARP}{_LIGATURES}{_VOICE}\u1161-\u1175]"
"""What is not folded one for one: each is looked at together with its neighbours."""
_IN_ASCII = "['`]"
_BEYOND_ASCII = "[^\\x00-\\x7f]+"
_GAP = "\\x00-/:-@\\[-`{-\\x7f"
"""What stands between words when a text is folded: the signs of ASCII; all others have become blanks."""
_WORD = f"[^{_GAP}]+"
_OF_NO_WORD = "\ue000-\uf8ff"
"""What stands between the values of a column, and other signs that nobody looks for."""
_PLAIN = (
    "\\x00-&(-_a-\\xa9\\xab\\xac\\xae-\\xb1\\xb6-\\xb8\\xbb\\xbf-\\xde\\xe0-\u024f\u0386-\u03ff\u0400-\u0482\u048a-\u052f"
    "\u1e00-\u1e9d\u1e9f-\u1eff\u2010-\u2017\u201a-\u2027\u2030-\u205e\u20a0-\u20bf\u3000-\u3003\u3008-\u3011\u3041-\u3096"
    "\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff0f\uff1a-\uff20\U00020000-\U0002f7ff"
)
_HIDING = f"[^{_PLAIN}]"
"""What may hide a place from the loose pattern; an apostrophe does only in P'yŏngyang, Ch'en."""
_HIDING_TOO = f"[^{_PLAIN}{_APOSTROPHES}]|[{_APOSTROPHES}](?=[{_VOWELS}])(?<=[ptkhszPTKHSZ].)"
_LATIN = "[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]"
"""Letters and figures that are part of the word next to which they stand."""
_SHORT = 200
"""Characters of words of which the tokens are kept for a while."""
_ALIKE = dict(zip("ıłđøħŧĸŀ", "ildohtkl", strict=True))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern ready to be used: made when first wanted, which at the start of the window none is."""
    return re.compile(pattern)


class _Folding(dict[int, str]):
    """Each character as it is found, one for one, so that places stay what they are."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _fold(chr(code))
        return found


def _folded_run(match: re.Match[str]) -> str:
    return match.group().translate(_FOLDING)


def _fold(character: str) -> str:
    if _compiled(_APART).match(character):
        same = unicodedata.normalize("NFKC", character)
        return same if len(same) == 1 and _compiled(_APART).match(same) else character
    apart = unicodedata.normalize("NFKD", character)
    letters = [sign for sign in apart if not unicodedata.combining(sign)]
    figure = unicodedata.decomposition(character).startswith(("<super>", "<sub>")) and apart.isdigit()
    if figure or not character.isalnum():
        return " "
    base = (letters[0] if len(letters) == 1 else character).casefold()
    base = _ALIKE.get(base, base if len(base) == 1 else character)
    return base if base.isalnum() else " "


_FOLDING = _Folding()


class _Edit(NamedTuple):
    """What stands in [start, end) of a text, and where it stands when folded."""

    folded_start: int
    folded_end: int
    start: int
    end: int


class Folded:
    """A text without case and diacritics; spans in it lead back to the text."""

    def __init__(self, text: str) -> None:
        """Fold this text."""
        self._edits: list[_Edit] = []
        beyond = "" if text.isascii() else "".join(_compiled(_BEYOND_ASCII).findall(text))
        if beyond and _compiled(_SPECIAL).search(beyond):
            text = self._edited(text, _compiled(_SPECIAL))
        elif "'" in text or "`" in text:
            text = self._edited(text, _compiled(_IN_ASCII))
        if beyond:
            text = _compiled(_BEYOND_ASCII).sub(_folded_run, text)
        self.words = text.lower()
        """The folded text."""
        self._starts = [edit.folded_start for edit in self._edits]

    def _edited(self, text: str, special: re.Pattern[str]) -> str:
        parts: list[str] = []
        last = length = 0
        for match in special.finditer(text):
            found = _instead(text, match.start()) if match.start() >= last else None
            if found is None or found[0] < last:
                continue
            start, end, put = found
            parts += (text[last:start], put)
            length += start - last
            self._edits.append(_Edit(length, length + len(put), start, end))
            length += len(put)
            last = end
        return "".join((*parts, text[last:])) if parts else text

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the folded characters [start, end) stand in the text, in code points.

        Marks that belong to the last letter are part of it.
        """
        return self._place(start, is_end=False), self._place(end, is_end=True)

    def _place(self, at: int, *, is_end: bool) -> int:
        number = bisect_right(self._starts, at) - 1
        if number < 0:
            return at
        edit = self._edits[number]
        if at >= edit.folded_end:
            return edit.end + at - edit.folded_end
        if at == edit.folded_start:
            return edit.start
        return edit.end if is_end else edit.start


def _instead(text: str, at: int) -> tuple[int, int, str] | None:
    """Return what is folded as one at a special character, and what it becomes; None for as it is."""
    sign = text[at]
    if sign in _APOSTROPHES:
        return (at, at + 1, "") if _is_aspirate(text, at) else None
    if sign in _SHARP:
        return at, at + 1, "ss"
    if sign in _VOICE:
        voiced = unicodedata.normalize("NFKC", text[max(0, at - 1) : at + 1])
        return (at - 1, at + 1, voiced) if len(voiced) == 1 else None
    if "\u1161" <= sign <= "\u1175":
        if not "\u1100" <= text[at - 1 : at] <= "\u1112":
            return None
        end = at + 2 if "\u11a8" <= text[at + 1 : at + 2] <= "\u11c2" else at + 1
        return at - 1, end, unicodedata.normalize("NFC", text[at - 1 : end])
    return at, at + 1, "" if _compiled(_NOTHING).match(sign) else unicodedata.normalize("NFKC", sign)


def _is_aspirate(text: str, at: int) -> bool:
    """Tell whether an apostrophe is that of a romanization: P'yŏngyang, Ch'en; not that of don't."""
    if text[at + 1 : at + 2] not in _VOWELS or at + 1 >= len(text):
        return False
    before = text[max(0, at - 2) : at].lower()
    return before[-1:] in {"p", "t", "k"} or before in {"ch", "ts", "tz"}


def index_words(text: str) -> str:
    """Return a text as the index is given it: its words, folded, with signs of ASCII between them."""
    folded = Folded(text).words
    return folded if folded.isascii() else _compiled(_APART).sub(r" \g<0> ", folded)


@cache
def _written() -> dict[str, str]:
    """Return as which characters each letter of an alphabet is written, in a class of an expression."""
    written: dict[str, list[str]] = {}
    for first, last in ((0x41, 0x5A), (0x61, 0x7A), (0xC0, 0x24F), (0x370, 0x52F), (0x1E00, 0x1FFF)):
        for code in range(first, last + 1):
            if (base := _FOLDING[code]) != " ":
                written.setdefault(base, []).append(chr(code))
    return {base: "".join(signs) for base, signs in written.items()}


def loose_pattern_of(token: tuple[str, ...], *, begins: bool = False) -> re.Pattern[str]:
    """Return what finds nearly every place of words in a text as it is, and some that are none.

    Where the text `is_plain` it finds every place. With `begins` the last word may go on.
    """
    written = _written()
    signs = [[f"[{written[c]}]" if c in written else re.escape(c) for c in each] for each in token]
    if not is_apart(token[0]):
        # Behind the first sign, and not before it: so the expression is sought by that sign, which is quick.
        signs[0].insert(1, f"(?<!{_LATIN}.)")
    parts = ["".join(signs[0])]
    for each, (before, after) in zip(signs[1:], pairwise(token), strict=True):
        parts.append("[\\W_]" + ("*" if is_apart(before) or is_apart(after) else "+") + "".join(each))
    return re.compile("".join(parts) + ("" if begins or is_apart(token[-1]) else f"(?!{_LATIN})"))


def is_plain(text: str) -> bool:
    """Tell whether the loose pattern of words finds every place of theirs in this text.

    It does where each character is folded by itself, into one that is written as `_written` knows.
    """
    seen = _compiled(_HIDING).search(text)
    if seen is None:
        return True
    return seen.group() in _APOSTROPHES and not _compiled(_HIDING_TOO).search(text, seen.start())


def tokens(words: str) -> tuple[str, ...]:
    """Return the words that the index finds in these; none where no letter and no figure stands."""
    return _tokens(words) if len(words) <= _SHORT else tuple(words_in(index_words(words)))


@lru_cache(maxsize=64)
def _tokens(words: str) -> tuple[str, ...]:
    """Return the same of words that are asked for again and again, as those of a query are."""
    return tuple(words_in(index_words(words)))


def words_in(indexed: str) -> list[str]:
    """Return the words that the index finds in what `index_words` has made."""
    return _compiled(_WORD).findall(indexed)


def first_letters(indexed: str, most: int) -> list[str]:
    """Return the first letters of each word in what `index_words` has made, but of those that stand apart."""
    return _compiled(f"([^{_GAP}{APART}{_OF_NO_WORD}]{{1,{most}}})[^{_GAP}]*").findall(indexed)


def is_apart(token: str) -> bool:
    """Tell whether a word of the index is a character that stands apart."""
    return len(token) == 1 and _compiled(_APART).match(token) is not None


def pattern_of(token: tuple[str, ...], *, begins: bool = False) -> str:
    """Return the regular expression that finds words that follow one another in a folded text.

    It finds what the index finds: whole words, but characters that stand apart wherever they stand. With
    `begins` the last word may go on.
    """
    parts = [re.escape(token[0])]
    for before, after in pairwise(token):
        parts.append(f"[{_GAP}]" + ("*" if is_apart(before) or is_apart(after) else "+") + re.escape(after))
    start = "" if is_apart(token[0]) else f"(?<![^{_GAP}{APART}])"
    end = "" if begins or is_apart(token[-1]) else f"(?![^{_GAP}{APART}])"
    return start + "".join(parts) + end
