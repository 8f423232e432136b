"""Words as the index keeps them: Chinese, Japanese and Korean characters stand apart, each a word of its own.

These scripts put no spaces between words; with every character a word, any two of them are found as a
phrase. Everything else is taken apart by the index itself: runs of letters and figures, without case and
diacritics.
"""

from __future__ import annotations

import re
import unicodedata

_APART = re.compile(
    "[\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3040-\u30ff\u3105-\u312f"
    "\u3130-\u318f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\uff66-\uff9f\uffa0-\uffdc\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)


def spaced(words: str) -> str:
    """Return words with each character of these scripts set apart by spaces."""
    return _APART.sub(r" \g<0> ", words)


def has_word(words: str) -> bool:
    """Tell whether the index would find a word here: a letter or figure of any script."""
    return any(unicodedata.category(character)[0] in "LN" for character in words)
