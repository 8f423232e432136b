"""Which shapes Chinese characters take: the same code point is drawn differently in Seoul, Tokyo, Beijing.

The shipped face has all four; the family decides. Told by the words themselves: Hangul means Korean,
kana Japanese; otherwise the cable's language, and simplified Chinese where that says nothing.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

Han = Literal["sc", "tc", "jp", "kr"]

_HANGUL = "[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]"
_KANA = "[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f]"
_IDEOGRAPH = "[\u2e80-\u2fdf\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern ready to be used: made when first wanted, which at the start of the window none is."""
    return re.compile(pattern)


def shapes(text: str, language: str = "") -> Han | None:
    """Return the shapes for the characters of `text`, or None where it has no East Asian character."""
    if text.isascii():
        return None
    if _compiled(_HANGUL).search(text):
        return "kr"
    if _compiled(_KANA).search(text):
        return "jp"
    if _compiled(_IDEOGRAPH).search(text):
        return of_language(language)
    return None


def of_language(language: str) -> Han:
    """Return the shapes that go with a language tag (BCP 47); simplified Chinese for all others."""
    parts = language.lower().replace("_", "-").split("-")
    if parts[0] == "ko":
        return "kr"
    if parts[0] == "ja":
        return "jp"
    if parts[0] == "zh" and {"hant", "tw", "hk", "mo"} & set(parts[1:]):
        return "tc"
    return "sc"
