"""The lines of the text, each a paragraph of Word's, with the style that it has."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.exporting.dossier import Dossier
from desktop.exporting.pdf.line_kinds import LineKinds
from desktop.exporting.pdf.page_text import is_telegraphic
from desktop.exporting.word.places import Place

_LONG = 90
"""A line of more characters is prose."""

_NEAR_THE_TOP = 4
"""So many lines may stand before the line of the title, and it is still the head of the page."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line `[start, end)` of the text and what it is: a key of `styles.TEXT_STYLES`."""

    start: int
    end: int
    kind: str


def lines(dossier: Dossier, places: Sequence[Place], *, page_lines: bool) -> list[Line]:
    """Return the lines of a dossier's text; web-page lines without a note are hidden unless chosen."""
    return list(_lines(dossier, [place.offset for place in places], page_lines=page_lines))


def _lines(dossier: Dossier, offsets: Sequence[int], *, page_lines: bool) -> Iterator[Line]:
    kinds = LineKinds(dossier)
    telegraphic = is_telegraphic(dossier.text)
    start = shown = 0
    for words in dossier.text.split("\n"):
        end = start + len(words)
        kind = kinds.of(start, end)
        if kind == "page" and not page_lines:
            at = bisect_left(offsets, start)
            noted = at < len(offsets) and offsets[at] <= end
            kind = "page" if noted else "hidden"
        elif kind == "title" and shown >= _NEAR_THE_TOP:
            kind = "subject"
        elif kind in {"head", "body"} and telegraphic:
            kind = "telegram"
        elif kind == "body" and len(words) < _LONG:
            kind = "line"
        shown += kind not in {"hidden", "blank"}
        yield Line(start, end, kind)
        start = end + 1
