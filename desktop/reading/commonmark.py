"""The words of a note as CommonMark: emphasis, strong emphasis and links, everything else as it was written.

A delimiter counts in CommonMark only where no letter touches it on the outside while a mark touches it on
the inside; so white space, and where need be punctuation, is left outside of the emphasis.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from desktop.reading.intake import FoundStructure

_ESCAPED = re.compile(r"[\\*_`]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|\](?=[(\[:])")
_IN_LINK = re.compile(rf"{_ESCAPED.pattern}|[\[\]]")
_LINE_START = re.compile(
    r"^(?P<number>\d{1,9}(?=[.)](?:\s|$)))?(?P<mark>(?(number)[.)]|(?:[-+](?=\s|$)|-(?=-)|[>#=~])))",
    re.MULTILINE,
)
_DELIMITERS = {"bold": "**", "italic": "*"}
_WEB = re.compile(r"(?:https?|mailto|ftp|note|cable):[^\s<>()\\*_\[\]]{1,1900}", re.IGNORECASE)


def commonmark(text: str, structures: Sequence[FoundStructure]) -> str:
    """Return the source of a note with these words, of which the structures mark some.

    Known are "italic", "bold" and "link", whose detail is the address; other kinds are passed over.
    """
    spans = [(s.start, s.end, s.kind, s.detail) for s in structures if _is_known(s) and s.start < s.end]
    if not spans:
        return _written([(text, frozenset(), "")]) if text else ""
    edges = sorted({0, len(text), *(edge for start, end, *_ in spans for edge in (start, end))})
    pieces: list[tuple[str, frozenset[str], str]] = []
    for start, end in pairwise(edges):
        over = [(kind, detail) for first, last, kind, detail in spans if first <= start and end <= last]
        styles = frozenset(kind for kind, _ in over if kind in _DELIMITERS)
        address = next((detail for kind, detail in over if kind == "link"), "")
        pieces += [(words, styles, address) for words in re.split(r"(\n+)", text[start:end]) if words]
    return _written(_merged(pieces))


def _is_known(found: FoundStructure) -> bool:
    if found.kind == "link":
        return _WEB.fullmatch(found.detail) is not None
    return found.kind in _DELIMITERS


def _merged(pieces: Iterable[tuple[str, frozenset[str], str]]) -> list[tuple[str, frozenset[str], str]]:
    merged: list[tuple[str, frozenset[str], str]] = []
    for piece in pieces:
        words = piece[0]
        styles, address = (frozenset(), "") if words.startswith("\n") else piece[1:]
        if merged and merged[-1][1:] == (styles, address):
            merged[-1] = (merged[-1][0] + words, styles, address)
        else:
            merged.append((words, styles, address))
    return merged


def _written(pieces: list[tuple[str, frozenset[str], str]]) -> str:
    written: list[str] = []
    for at, (words, styles, address) in enumerate(pieces):
        before = pieces[at - 1][0][-1] if at else "\n"
        after = pieces[at + 1][0][0] if at + 1 < len(pieces) else "\n"
        bare_neighbours = not (at and pieces[at - 1][1]) and not (at + 1 < len(pieces) and pieces[at + 1][1])
        lead, core, trail = _fitting(words, before, after) if styles else ("", words, "")
        escaped = _escape(core, _IN_LINK if address else _ESCAPED)
        if styles and core and (bare_neighbours or lead or _stands_apart(written)):
            delimiter = "***" if len(styles) == 2 else _DELIMITERS[next(iter(styles))]
            escaped = f"{delimiter}{escaped}{delimiter}"
        if address and core.strip():
            escaped = f"[{escaped}]({address})"
        written += [_escape(lead), escaped, _escape(trail)]
    return _LINE_START.sub(lambda found: f"{found['number'] or ''}\\{found['mark']}", "".join(written))


def _stands_apart(written: Sequence[str]) -> bool:
    """Tell whether what comes next does not touch the closing delimiter of what came before."""
    last = next((piece for piece in reversed(written) if piece), "")
    return not last.endswith("*") or last.endswith("\\*")


def _fitting(words: str, before: str, after: str) -> tuple[str, str, str]:
    """Return words as what is left outside before, what can be emphasised, and what is left outside after."""
    first, last = 0, len(words)
    while first < last and (words[first].isspace() or (_is_mark(words[first]) and _is_letter(before))):
        before = words[first]
        first += 1
    while last > first and (words[last - 1].isspace() or (_is_mark(words[last - 1]) and _is_letter(after))):
        after = words[last - 1]
        last -= 1
    return words[:first], words[first:last], words[last:]


def _is_letter(character: str) -> bool:
    return not character.isspace() and not _is_mark(character)


def _is_mark(character: str) -> bool:
    return not character.isalnum() and not character.isspace()


def _escape(words: str, escaped: re.Pattern[str] = _ESCAPED) -> str:
    return escaped.sub(r"\\\g<0>", words)
