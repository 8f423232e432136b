"""Characters that Qt would swallow or turn into something else, replaced one for one in the picture.

`QTextDocument` starts a new block at CR, U+2029, U+FDD0 and U+FDD1, takes U+FFFC for an embedded object and
draws controls as nothing at all; PySide drops a byte order mark with which a string begins. Each of them is
one UTF-16 unit and so is its stand-in, so that no offset moves. The library's text is untouched; copying
takes from it.
"""

from __future__ import annotations

import re
from functools import cache

#: Shown for a control character; Source Serif has it, so that it is never an empty box.
CONTROL = "\u00a4"
#: Shown for what ends a paragraph elsewhere.
PARAGRAPH = "\u00b6"
#: Stands for U+FEFF: as wide as that, which is nothing.
JOINER = "\u2060"

_ODD = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2029\ufdd0\ufdd1\ufffc\ufeff\ufffe\uffff\ud800-\udfff]"
_ODD_ASCII = bytes((*range(9), *range(0x0B, 0x20), 0x7F))
_RARE = (
    *(("\u1100", "\u11ff"), ("\u2e80", "\ud7ff"), ("\uf900", "\ufaff"), ("\ufe30", "\uffef")),
    ("\U00020000", "\U0003ffff"),
)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern ready to be used: made when first wanted, which at the start of the window none is."""
    return re.compile(pattern)


def shown(text: str) -> str:
    """Return the text as the widget may hold it: as long as `text`, line by line and unit by unit."""
    if text.isascii():  # one pass in C over the bytes instead of the pattern's
        plain = text.encode()
        if len(plain.translate(None, _ODD_ASCII)) == len(plain):
            return text
    return _compiled(_ODD).sub(_stand_in, text)


def has_rare_letters(text: str) -> bool:
    """Tell whether the text has characters that only the CJK face has, so that it must be loaded at once."""
    if text.isascii():
        return False
    # Not by a pattern: of so many characters one takes longer to make than the few different ones to look at.
    high = [letter for letter in set(text) if letter >= _RARE[0][0]]
    return any(first <= letter <= last for letter in high for first, last in _RARE)


def _stand_in(found: re.Match[str]) -> str:
    if found.group() == "\ufeff":
        return JOINER
    return PARAGRAPH if found.group() in "\r\u2029\x85" else CONTROL
