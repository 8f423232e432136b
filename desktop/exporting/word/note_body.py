"""The words of a note as Word's paragraphs, from their CommonMark source, in footnote, comment or text.

`shown` is the same as plain lists: what a reader finds in a file that nobody has touched.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.referring.links import id_in, kind_of
from desktop.exporting import han
from desktop.exporting.note_words import Piece, parse
from desktop.exporting.word import runs, stand_ins
from desktop.exporting.word.markup import Element, R, add, w
from desktop.exporting.word.names import body_bookmark
from desktop.exporting.word.runs import Look

Relate = Callable[[str], str]
"""Returns the id of the relation to an address of the web, of the part in which a note stands."""

Shown = list[list[list[str]]]
"""Paragraphs of runs: words, letters of what they wear, address. A line end in a paragraph is a run's, too.

An address is of the web, or that of a note to which a reference leads ("note:ID").
"""

Anchor = Callable[[str], str]
"""Returns the bookmark of the note with an id."""


def shown(words: str) -> Shown:
    """Return the runs of a note's words, neighbours of one look as one."""
    paragraphs: Shown = []
    for paragraph in parse(words, _without_nul, references=True):
        found: list[list[str]] = []
        _collect(paragraph, "", "", found)
        paragraphs.append(found)
    return paragraphs


def _without_nul(words: str) -> str:
    # CommonMark forbids it, and its parser would put U+FFFD in its place.
    return words.replace("\0", stand_ins.stand_in("\0"))


def _collect(pieces: list[Piece], wears: str, address: str, found: list[list[str]]) -> None:
    for piece in pieces:
        if isinstance(piece, str) or piece[0] == "br":
            words = piece if isinstance(piece, str) else "\n"
            if found and found[-1][1:] == [wears, address]:
                found[-1][0] += words
            else:
                found.append([words, wears, address])
        elif piece[0] == "a":
            # Where another cable is in the file, if at all, is not known yet.
            _collect(piece[2], wears, "" if kind_of(piece[1]) == "cable" else piece[1], found)
        else:
            _collect(piece[1], "".join(sorted({*wears, piece[0]})), address, found)


def write(
    paragraph: Element,
    pieces: list[list[str]],
    relate: Relate,
    shapes: han.Han | None,
    anchor: Anchor = body_bookmark,
) -> None:
    """Append the runs of one paragraph of `shown` to a paragraph of Word's."""
    for words, wears, address in pieces:
        parent: Any = paragraph
        style = ""
        if address:
            parent = add(paragraph, "hyperlink")
            if kind_of(address):
                parent.set(w("anchor"), anchor(id_in(address)))
            else:
                parent.set(f"{{{R}}}id", relate(address))
            style = "Hyperlink"
        runs.write(parent, words, Look(style=style, wears=wears, shapes=shapes))
