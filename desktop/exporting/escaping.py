"""Words that are no markup, written as CommonMark: what would be a mark is escaped."""

from __future__ import annotations

import re

_MARKS = re.compile(r"([\\`*_\[\]<>&~|])")


def escaped(words: str) -> str:
    """Return CommonMark that reads as exactly these words inside a paragraph."""
    return _MARKS.sub(r"\\\1", words)
