"""Which encodings unmarked bytes may be in that are no UTF-8: charset-normalizer's guess, put in order."""

import codecs
import re

from desktop.reading.alphabets import explained
from desktop.reading.strange_letters import strangeness

OFFERED = (
    "utf-8", "utf-16-le", "utf-16-be", "cp1252", "cp1250", "cp1251", "koi8_r", "iso8859_2", "iso8859_5",
    "iso8859_15", "cp437", "cp850", "cp852", "cp866", "gb18030", "big5", "euc_jp", "shift_jis", "euc_kr",
    "mac_roman", "mac_cyrillic",
)  # fmt: skip
"""What a user may choose from, beside the guess and its alternatives: Python's names of encodings."""

_USUAL = (
    "cp1252", "cp1250", "cp1251", "koi8_r", "iso8859_2", "gb18030", "big5", "euc_jp", "shift_jis", "cp932",
    "euc_kr", "cp949",
    "cp1253", "cp1254", "cp1258",
)  # fmt: skip
FALL_BACK = ("cp1252", "cp1250", "cp1251", "iso8859_2")
"""What Western and Central European text may be in where nothing can be guessed."""
_LATIN = frozenset(
    ("cp1250", "cp1252", "cp1254", "cp1257", "cp1258", "latin_1", "iso8859_1", "iso8859_2", "iso8859_3",
     "iso8859_4", "iso8859_9", "iso8859_10", "iso8859_13", "iso8859_14", "iso8859_15", "iso8859_16")
)  # fmt: skip
"""Encodings that differ in their accented letters only: where a text has few, a guess is weak."""
_CLEARLY = 0.05
_OF_OLD = ("cp850", "cp852", "cp866", "cp437", "mac_roman", "mac_cyrillic", "iso8859_5")
"""What text of other systems and older ones is in: taken where the usual ones make no words of it."""
_OF_ONE_BYTE = frozenset(
    (*_OF_OLD, "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1257", "koi8_r", "iso8859_2")
)
_STRANGE = 0.015
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")


def guesses(sample: bytes) -> tuple[str, ...]:
    """Return the encodings that the first bytes of a file may be in, the likeliest first.

    Empty where the bytes are UTF-8 with some damage.
    """
    # Imported here: it is needed for one file in many and slows the start.
    from charset_normalizer import from_bytes

    # Cut at a line end: a character cut in two would speak against the right guess.
    if not sample.endswith(b"\n"):
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    found: list[str] = []
    for match in from_bytes(sample):
        alike = dict.fromkeys((match.encoding, *match.could_be_from_charset))
        found += sorted((name for name in alike if name not in found), key=_rarity)
    # DOS's and the Macintosh's codes are guessed as soon as Windows's, but are rare now.
    known = sorted((name for name in found if _is_known(name)), key=lambda name: name not in _USUAL)
    if known and known[0] in _LATIN:
        known = _by_alphabet(sample, known)
    if known:
        known = _by_words(sample, known)
    if known or _MULTIBYTE.search(sample):
        return tuple(known)
    return tuple(name for name in FALL_BACK if _decodes(sample, name))


def _by_alphabet(sample: bytes, names: list[str]) -> list[str]:
    """Put an encoding first whose letters one language has, where those of the first guess are of several."""
    shares = {
        name: explained(sample.decode(name))
        for name in dict.fromkeys((*names, *FALL_BACK))
        if name in _LATIN and _decodes(sample, name)
    }
    if names[0] not in shares:
        return names
    best = max(shares, key=lambda name: shares[name])
    if shares[best] < shares[names[0]] + _CLEARLY:
        # Where the letters speak for both alike, Western Europe's is by far the more frequent.
        best = "cp1252" if shares.get("cp1252", 0.0) >= shares[names[0]] else names[0]
    return [best, *(name for name in names if name != best)]


def _by_words(sample: bytes, names: list[str]) -> list[str]:
    """Put an encoding first that makes words of the text, where the first guess does not."""
    first = strangeness(sample.decode(names[0], "replace"))
    if first < _STRANGE:
        return names
    pool = [name for name in (*names, *_OF_OLD) if name in _OF_ONE_BYTE and _decodes(sample, name)]
    scores = {name: strangeness(sample.decode(name)) for name in dict.fromkeys(pool)}
    best = min(scores, key=lambda name: scores[name], default=names[0])
    if best == names[0] or scores[best] * 3 > first:
        return names
    return [best, *(name for name in names if name != best)]


def _rarity(encoding: str) -> int:
    return _USUAL.index(encoding) if encoding in _USUAL else len(_USUAL)


def _is_known(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
