"""What happens at which place of the text: a span begins or ends, a comment, the mark of a footnote.

Offsets are code points of the text. At one place what ends stands before the marks, and those before what
begins; marks keep the order of the page: letters of corrections, then numbers.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from db.numbering import UNLABELLED, mark_place, own_mark
from db.records import NoteSeries
from desktop.exporting.dossier import Dossier, DossierNote
from desktop.exporting.identified import identified
from desktop.exporting.word.names import span_bookmark

Kind = Literal[
    "span end", "comment end", "editor", "mark", "correction", "name", "comment start", "span start"
]
_RANK: dict[Kind, int] = {
    "span end": 2,
    "comment end": 3,
    "editor": 3,
    "correction": 4,
    "name": 5,
    "mark": 5,
    "comment start": 6,
    "span start": 7,
}

FOOTNOTES = frozenset({"footnote", "own"})
"""The kinds that are Word's footnotes at their place in the text."""


@dataclass(frozen=True, slots=True)
class Place:
    """Something at a place; `index` is that of the note, correction, name or mark, `name` a bookmark's.

    At "editor" stands what a mark of the editor says in the line.
    """

    offset: int
    kind: Kind
    index: int
    name: str = ""


def is_comment(note: DossierNote) -> bool:
    """Tell whether a note is a comment of Word's: a marginal note, or a highlight that says something."""
    return bool(note.spans) and (note.kind == "marginal" or (note.kind == "highlight" and bool(note.words)))


def is_displaced(note: DossierNote) -> bool:
    """Tell whether a note has no place in the text although its kind has one."""
    return not note.spans and note.kind not in {"general", "source"}


def mark_of(note: DossierNote, beside: Collection[NoteSeries]) -> str:
    """Return the mark that a footnote bears itself; "" for one that Word numbers.

    `beside` are the series in use in its cable.
    """
    if note.kind == "own":
        return own_mark(note.label or "", beside=beside)
    if note.number is not None:
        return ""
    return note.label or UNLABELLED


def places(dossier: Dossier) -> list[Place]:
    """Return all there is in a dossier's text, in the order in which it is written."""
    text = dossier.text
    found: list[tuple[tuple[int, int, tuple[float, int, str, int]], Place]] = []

    def put(place: Place, order: tuple[float, int, str, int] = (0, 0, "", 0), rank: int = 0) -> None:
        found.append(((place.offset, rank or _RANK[place.kind], order), place))

    for index, note in enumerate(dossier.notes):
        for order, (start, end) in enumerate(note.spans):
            name = span_bookmark(note.id, order)
            # Of an empty span the beginning must come first; it is nothing else's neighbour.
            empty = start == end
            put(Place(start, "span start", index, name), (0, 0, "", index), 1 if empty else 0)
            put(Place(end, "span end", index, name), (1 if empty else 0, 0, "", index), 1 if empty else 0)
        if is_comment(note):
            put(Place(note.spans[0][0], "comment start", index), (0, 0, "", index))
            put(Place(note.spans[0][1], "comment end", index), (0, 0, "", index))
        elif note.kind in FOOTNOTES and note.spans:
            at = mark_place(text, note.spans[0][1], note.kind)
            number = float("inf") if note.number is None else float(note.number)
            put(Place(at, "mark", index), (number, note.spans[0][0], note.created, index))
    for index, each in enumerate(dossier.corrections):
        put(Place(mark_place(text, each.span[1]), "correction", index), (0, 0, "", index))
    for index, named in enumerate(identified(dossier)):
        put(Place(mark_place(text, named.span[1]), "name", index), (-1.0, 0, "", index))
    for index, mark in enumerate(dossier.marks):
        if mark.label:
            put(Place(mark.span[1], "editor", index), (0, 0, "", index))
    return [place for _, place in sorted(found, key=lambda one: one[0])]
