"""Korean names in Latin letters: how Revised, McCune-Reischauer and North Korean spellings answer.

Without their diacritics and apostrophes the older spellings say less than the Revised one: `song` is seong or
song, `ch` is j or ch. So a name has a few other spellings, of which mostly one is ever written.
"""

from __future__ import annotations

import re

_SYLLABLE = re.compile(
    r"(kk|gg|tt|dd|pp|bb|ss|jj|tch|ch|sh|[kgntdrlmpbsjh]?)"
    r"(yeo|yae|wae|weo|ae|eo|ya|ye|yo|yu|yi|wa|wo|we|wi|oe|eu|ui|[aouie])"
    r"(ng(?![aeiouwy])|ng|[kgnltmp](?![aeiouwy])|[kgnltmp]|)"
)
_ONSETS = {
    "g": ("g", "k"), "k": ("k", "g"), "d": ("d", "t"), "t": ("t", "d"), "b": ("b", "p"), "p": ("p", "b"),
    "j": ("j", "ch"), "ch": ("ch", "j"), "r": ("r", "l"), "l": ("l", "r"), "kk": ("kk",), "gg": ("kk",),
    "tt": ("tt",), "dd": ("tt",), "pp": ("pp",), "bb": ("pp",), "jj": ("jj", "tch"), "tch": ("jj", "tch"),
    "sh": ("s", "sh"),
}  # fmt: skip
_VOWELS = {
    "eo": ("eo", "o"), "o": ("o", "eo"), "eu": ("eu", "u"), "u": ("u", "eu"), "yeo": ("yeo", "yo"),
    "yo": ("yo", "yeo"), "wo": ("wo",), "weo": ("wo",), "ui": ("ui",), "yi": ("yi", "i"),
}  # fmt: skip
_CODAS = {"g": ("k", "g"), "k": ("k", "g")}


def syllables(word: str) -> list[tuple[str, ...]] | None:
    """Return for each syllable of a word in small letters its spellings, its own first; None for another."""
    parsed = _parse(word)
    return [_spellings(*syllable) for syllable in parsed] if parsed else None


def _parse(word: str) -> list[tuple[str, str, str]]:
    """Return how a word falls into syllables, a consonant between vowels beginning the next; none, if not."""
    found: list[tuple[str, str, str]] = []
    at = 0
    while at < len(word):
        match = _SYLLABLE.match(word, at)
        if match is None or match.end() == at:
            return []
        onset, vowel, coda = match.groups()
        end = match.end()
        if coda and end < len(word) and word[end] in "aeiouwy":
            keep = coda[:-1] if coda == "ng" and not found else ""
            end -= len(coda) - len(keep)
            coda = keep
        found.append((onset, vowel, coda))
        at = end
    return found


def _spellings(onset: str, vowel: str, coda: str) -> tuple[str, ...]:
    made = [
        start + middle + end
        for middle in _VOWELS.get(vowel, (vowel,))
        for start in _ONSETS.get(onset, (onset,))
        for end in _CODAS.get(coda, (coda,))
    ]
    return tuple(dict.fromkeys((onset + vowel + coda, *made)))
