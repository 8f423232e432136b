"""Characters that XML cannot hold, or that Word would swallow, shown as "[U+0007]" in a style of their own.

XML 1.0 allows no control but tab and line ends, no lone surrogate, neither U+FFFE nor U+FFFF; Word makes
line ends of U+0085, U+2028 and U+2029. The style tells a reader which brackets stand for a character.
"""

from __future__ import annotations

import re

_IN_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def stand_in(character: str) -> str:
    """Return what is shown for a character."""
    return f"[U+{ord(character):04X}]"


def pieces(text: str) -> list[tuple[str, bool]]:
    """Return a text in pieces: words as they are, and stand-ins, each with whether it is one."""
    if text.isascii() and text.isprintable():
        return [(text, False)] if text else []
    found: list[tuple[str, bool]] = []
    at = 0
    for match in _IN_TEXT.finditer(text):
        if at < match.start():
            found.append((text[at : match.start()], False))
        found.append((stand_in(match[0]), True))
        at = match.end()
    if at < len(text):
        found.append((text[at:], False))
    return found


def plain(text: str) -> str:
    """Return a text with its stand-ins, for where nothing can have a style: properties, page heads."""
    return "".join(words for words, _ in pieces(text))


def held(text: str) -> int:
    """Return how many characters of a text are shown by a stand-in."""
    return 0 if text.isascii() and text.isprintable() else len(_IN_TEXT.findall(text))
