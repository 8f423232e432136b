"""How much of a decoded text stands where no writing has it: what tells a wrong encoding from the right one.

A sign in the middle of a word ("T‚l‚gramme", "jedn§n"), a letter of another script in it, a capital behind a
small letter: each language's words are free of them, whatever the language.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

_WORD = re.compile(r"[^\s\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+")
_WITHOUT_BLANKS = frozenset(("CJK", "HIRAGANA", "KATAKANA", "HANGUL"))
"""Scripts whose words and stops stand without blanks between them."""
_JOINING = frozenset("’ʼ‘·­-–—\u200c\u200d")
_OPENING = frozenset("“„«‹‚‘‛¿¡—–…[({§€£¥°№")
_CLOSING = frozenset("”“»›’‘—–…])}®©™°ºª²³¹½¼¾€£¥†‡")


def strangeness(text: str) -> float:
    """Return the share of the characters beyond ASCII that stand where no word has them, 0 where none do."""
    strange = high = 0
    for found in _WORD.finditer(text):
        word = found[0]
        if word.isascii():
            continue
        beyond = sum(character > "\x7f" for character in word)
        high += beyond
        strange += min(beyond, _strange_in(word))
    return strange / high if high else 0.0


def is_of_one_script(data: bytes, encoding: str) -> bool:
    """Whether bytes decode to words that are each of one script of East Asia, Japanese of its three."""
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):
        return False
    for found in _WORD.finditer(text):
        scripts = {_script(c) for c in found[0] if c > "\x7f" and c.isalpha()}
        if not scripts <= _WITHOUT_BLANKS or ("HANGUL" in scripts and len(scripts) > 1):
            return False
    return True


def _strange_in(word: str) -> int:
    first, last = 0, len(word)
    while first < last and word[first] in _OPENING:
        first += 1
    while last > first and word[last - 1] in _CLOSING:
        last -= 1
    inner = word[first:last]
    scripts = {_script(c) for c in inner if c.isalpha()}
    if scripts & _WITHOUT_BLANKS:
        return 0
    strange = sum(
        not (c.isalpha() or c.isdecimal() or c in _JOINING or _is_mark(c)) for c in inner if c > "\x7f"
    )
    if len(scripts) > 1:
        strange += len(inner)
    capitals = sum(a.islower() and b.isupper() for a, b in pairwise(inner))
    return strange + capitals


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    return unicodedata.name(character, "").split(" ", 1)[0]


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) == "Mn"
