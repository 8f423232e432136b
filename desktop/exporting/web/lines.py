"""The cable's text line by line, cut where a span begins or ends or a mark stands.

What web page and Markdown share: which lines are printed, which notes lie over which words, and before which
character each mark stands. Offsets are code points of the whole text. The words of all lines, with a line end
between, are the text exactly.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from db.numbering import mark_place
from desktop.exporting.dossier import WEARS, Dossier
from desktop.exporting.pdf.line_kinds import LineKinds
from desktop.exporting.pdf.page_text import MARKED
from desktop.exporting.pdf.runs import flatten


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the text from `start` on: `notes` are the indices of the notes that lie over them.

    `wears` are the kinds of structure ("italic" ...) that they are set in.
    """

    start: int
    text: str
    notes: tuple[int, ...] = ()
    wears: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """The place of the mark of a note, by the note's index."""

    note: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text; `kind` is that of `LineKinds.of`, "blank" where it has no words."""

    kind: str
    pieces: tuple[Words | Mark, ...]

    @property
    def text(self) -> str:
        """Return the words of the line as they stand in the cable."""
        return "".join(piece.text for piece in self.pieces if isinstance(piece, Words))


def lines(dossier: Dossier, *, page_lines: bool = True) -> Iterator[Line]:
    """Yield the lines of a cable; without `page_lines`, not those of the archive's page.

    A line of the archive's page on which a note lies is told in any case.
    """
    text = dossier.text
    marks = _marks(dossier)
    places = [place for place, _ in marks]
    owned = [(*span, index) for index, note in enumerate(dossier.notes) for span in note.spans]
    kinds = list(WEARS)
    worn = [(s.start, s.end, -1 - kinds.index(s.kind)) for s in dossier.structure if s.kind in WEARS]
    runs = flatten(len(text), [*owned, *worn], places)
    starts = [run.start for run in runs]
    line_kinds = LineKinds(dossier)
    start = 0
    for words in text.split("\n"):
        end = start + len(words)
        pieces: list[Words | Mark] = []
        here = marks[bisect_left(places, start) : bisect_right(places, end)]
        for run in runs[max(0, bisect_right(starts, start) - 1) : bisect_left(starts, end)]:
            first, last = max(run.start, start), min(run.end, end)
            while here and here[0][0] <= first:
                pieces.append(Mark(here.pop(0)[1]))
            if first < last:
                notes = tuple(owner for owner in run.owners if owner >= 0)
                wears = tuple(kinds[-1 - owner] for owner in run.owners if owner < 0)
                pieces.append(Words(first, text[first:last], notes, wears))
        pieces += [Mark(index) for _, index in here]
        kind = line_kinds.of(start, end)
        noted = any(isinstance(piece, Mark) or piece.notes for piece in pieces)
        if page_lines or kind != "page" or noted:
            yield Line(kind, tuple(pieces))
        start = end + 1


def _marks(dossier: Dossier) -> list[tuple[int, int]]:
    """Return the place and index of each note that has a mark, in the order of the marks."""
    made = []
    for index, note in enumerate(dossier.notes):
        if note.kind in MARKED and note.spans:
            made.append((mark_place(dossier.text, note.spans[0][1], note.kind), index))
    return sorted(made)
