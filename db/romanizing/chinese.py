"""Chinese names in Latin letters: pinyin and Wade-Giles, syllable by syllable.

Wade-Giles is taken without its apostrophes and diacritics, as most cables print it: `chou` is then zhou, chou
or, in another name, nothing else; so a syllable has up to five counterparts.
"""

from __future__ import annotations

from functools import cache

_GROUPS = (
    ("b p m f", "a o ai ei ao ou an en ang eng u i ie iao ian in ing"),
    ("d t n l", "a e ai ei ao ou an en ang eng ong u uo ui uan un i ie iao iu ian in iang ing ue"),
    ("g k h", "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    ("j q x", "i ia ie iao iu ian in iang ing iong u ue uan un"),
    ("zh ch sh r", "i a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    ("z c s", "i a e ai ei ao ou an en ang eng ong u uo ui uan un"),
)
_ALONE = {
    "a": "a", "ai": "ai", "an": "an", "ang": "ang", "ao": "ao", "e": "o", "en": "en", "er": "erh", "ou": "ou",
    "yi": "i", "ya": "ya", "ye": "yeh", "yao": "yao", "you": "yu", "yan": "yen", "yin": "yin", "yang": "yang",
    "ying": "ying", "yong": "yung", "yu": "yu", "yue": "yueh", "yuan": "yuan", "yun": "yun", "wa": "wa",
    "wo": "wo", "wai": "wai", "wei": "wei", "wan": "wan", "wen": "wen", "wang": "wang", "weng": "weng",
    "wu": "wu",
}  # fmt: skip
_INITIALS = {
    "b": "p", "d": "t", "g": "k", "j": "ch", "q": "ch", "x": "hs", "zh": "ch", "r": "j", "z": "ts", "c": "ts",
}  # fmt: skip
_FINALS = {"ong": "ung", "ie": "ieh", "ian": "ien", "iong": "iung", "ue": "ueh"}
_WHOLE = {
    "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "ssu",
    "ge": "ko", "ke": "ko", "he": "ho", "gui": "kuei", "kui": "kuei", "guo": "kuo", "kuo": "kuo",
    "huo": "huo", "shuo": "shuo",
}  # fmt: skip
_OTHER = {"si": ("szu",), "ge": ("ke",), "ke": ("ke",), "he": ("he",), "yan": ("yen",), "yi": ("yi",)}


def syllables(word: str) -> list[tuple[str, ...]] | None:
    """Return, for each syllable of a word in small letters, its spellings, its own first; None for another.

    A word is either pinyin or Wade-Giles throughout; where it may be both, all counterparts are there.
    """
    to_wade, to_pinyin = _tables()
    ways: list[list[tuple[str, ...]]] = []
    for table in (to_wade, to_pinyin):
        parsed = _parse(word, table)
        if parsed:
            ways.append([(each, *table[each]) for each in parsed])
    if not ways:
        return None
    if len(ways) == 2 and len(ways[0]) == len(ways[1]):
        return [tuple(dict.fromkeys(a + b)) for a, b in zip(*ways, strict=True)]
    return min(ways, key=len)


def _parse(word: str, table: dict[str, tuple[str, ...]]) -> list[str]:
    """Return how a word falls into the fewest syllables of a table; nothing where it does not."""
    best: list[list[str] | None] = [[], *([None] * len(word))]
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 6), end):
            before = best[start]
            if before is None or word[start:end] not in table:
                continue
            known = best[end]
            if known is None or len(before) + 1 < len(known):
                best[end] = [*before, word[start:end]]
    return best[-1] or []


@cache
def _tables() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Return what each syllable of pinyin is in Wade-Giles, and the other way round."""
    to_wade: dict[str, tuple[str, ...]] = {pinyin: (wade,) for pinyin, wade in _ALONE.items()}
    for initials, finals in _GROUPS:
        for initial in initials.split():
            for final in finals.split():
                pinyin = initial + final
                to_wade[pinyin] = (_WHOLE.get(pinyin) or _wade(initial, final), *_OTHER.get(pinyin, ()))
    to_pinyin: dict[str, list[str]] = {}
    for pinyin, wades in to_wade.items():
        for wade in wades:
            to_pinyin.setdefault(wade, []).append(pinyin)
    return to_wade, {wade: tuple(found) for wade, found in to_pinyin.items()}


def _wade(initial: str, final: str) -> str:
    if final == "uo":
        return _INITIALS.get(initial, initial) + "o"
    return _INITIALS.get(initial, initial) + _FINALS.get(final, final)
