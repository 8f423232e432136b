"""Notes that begin at the foot of a later page than their mark, and the remedy.

typst takes a line over to the next page when the first note of the line finds no room at the foot; for a
second note of the same line, and behind a note that goes on overleaf, it lets the note begin on the next
page instead. Setting the paragraph of such a mark one line lower sends the line after its note. That needs
another compile, so it is done only where there are few notes: with thousands, one note in a hundred
begins overleaf, as in many a printed edition.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Pdf

MOST_NOTES = 300
MOST_ATTEMPTS = 20

_LINE = 15.0
"""Points from one line of the text to the next, rounded up."""


def late_marks(pdf: Pdf) -> list[int]:
    """Return which marks of the document, counted from 0 in reading order, have their note overleaf."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    late = []
    ordinal = 0
    for number, page in enumerate(pdf.pages):
        for annotation in page.obj.get("/Annots", Array()).as_list():
            target: Any = annotation.get("/Dest")
            if target is None:
                continue
            page_of_target = numbers[target[0].objgen]
            # A mark points down or onwards, the number before a note back up to its mark.
            below = page_of_target == number and float(target[3]) < float(annotation.Rect[1])
            if page_of_target > number:
                late.append(ordinal)
            if page_of_target > number or below:
                ordinal += 1
    return late


def lower(data: dict[str, Any], mark: int) -> bool:
    """Set the paragraph of a mark one line lower; return whether there is such a paragraph."""
    ordinal = len(list(_marks([data["title"]]))) + len(data["source-notes"])
    for block in data["blocks"]:
        ordinal += len(list(_marks(block["lines"])))
        if mark < ordinal:
            block["lower"] += _LINE
            return True
    return False


def _marks(lines: list[list[Any]]) -> Iterator[int]:
    for line in lines:
        for token in line:
            if isinstance(token, list) and len(token) < 3:
                yield token[0]
