"""Letters that count as the same when two texts are laid side by side, and where they are in fact not.

A text typed anew has other capitals, curly marks for straight ones, hard spaces, lines that break
elsewhere. Folded, each code point still stands at its own place, so that spans hold for both forms.
"""

from __future__ import annotations

_FORMS = {
    "'": "‘’‛′`´",
    '"': "“”„‟″«»",
    "-": "‐‑‒–—―−",
    " ": "\u00a0\u2007\u2009\u202f\u3000\t\v\f\u2028\u2029\u0085",
    ",": "，、",
    ".": "。．",
    ":": "：",
    ";": "；",
    "(": "（",
    ")": "）",
}
_SAME = {other: one for one, others in _FORMS.items() for other in others}


def folded(text: str) -> str:
    """Return a text in small letters, with plain marks and spaces; as long as it was. Line ends stay."""
    small = text.lower()
    if len(small) != len(text):  # "İ" has two code points in small letters
        small = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    for other, one in _SAME.items():
        if other in small:  # a table for `translate` costs ten times as much
            small = small.replace(other, one)
    return small


def differences(old: str, new: str) -> list[tuple[int, int]]:
    """Return where two texts of the same length differ, neighbouring code points as one stretch."""
    if old == new:
        return []
    found: list[tuple[int, int]] = []
    for at, (one, two) in enumerate(zip(old, new, strict=True)):
        if one != two:
            if found and found[-1][1] == at:
                found[-1] = (found[-1][0], at + 1)
            else:
                found.append((at, at + 1))
    return found
