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
from desktop.exporting.identified import identified
from desktop.exporting.pdf.line_kinds import LineKinds
from desktop.exporting.pdf.page_text import MARKED
from desktop.exporting.pdf.runs import flatten


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the text from `start` on: `notes` are the indices of the notes that lie over them.

    `wears` are the kinds of structure ("italic" ...) that they are set in, `struck` and `unsure` the indices
    of the editor's marks by which they are taken out or uncertain.
    """

    start: int
    text: str
    notes: tuple[int, ...] = ()
    wears: tuple[str, ...] = ()
    struck: tuple[int, ...] = ()
    unsure: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """The place of the mark of a note, by the note's index."""

    note: int


@dataclass(frozen=True, slots=True)
class Named:
    """The place of the mark of an automatic note on a name, by its index in `identified`."""

    name: int


@dataclass(frozen=True, slots=True)
class Label:
    """The place where an editor's mark, by its index, says something: "[words]", "[?]", "[...]"."""

    mark: int


Piece = Words | Mark | Named | Label


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text; `kind` is that of `LineKinds.of`, "blank" where it has no words."""

    kind: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """Return the words of the line as they stand in the cable."""
        return "".join(piece.text for piece in self.pieces if isinstance(piece, Words))


def lines(dossier: Dossier, *, page_lines: bool = True) -> Iterator[Line]:
    """Yield the lines of a cable; without `page_lines`, not those of the archive's page.

    A line of the archive's page on which a note or an editor's mark lies is told in any case.
    """
    text = dossier.text
    marks = _marks(dossier)
    places = [place for place, _, _ in marks]
    owned = [(*span, index) for index, note in enumerate(dossier.notes) for span in note.spans]
    kinds = list(WEARS)
    worn = [(s.start, s.end, -1 - kinds.index(s.kind)) for s in dossier.structure if s.kind in WEARS]
    first_mark = len(dossier.notes)
    marked = [(*each.span, first_mark + at) for at, each in enumerate(dossier.marks)]
    runs = flatten(len(text), [*owned, *worn, *marked], places)
    starts = [run.start for run in runs]
    line_kinds = LineKinds(dossier)
    start = 0
    for words in text.split("\n"):
        end = start + len(words)
        pieces: list[Piece] = []
        here = marks[bisect_left(places, start) : bisect_right(places, end)]
        for run in runs[max(0, bisect_right(starts, start) - 1) : bisect_left(starts, end)]:
            first, last = max(run.start, start), min(run.end, end)
            while here and here[0][0] <= first:
                pieces.append(here.pop(0)[2])
            if first < last:
                notes = tuple(owner for owner in run.owners if 0 <= owner < first_mark)
                wears = tuple(kinds[-1 - owner] for owner in run.owners if owner < 0)
                over = [owner - first_mark for owner in run.owners if owner >= first_mark]
                struck = tuple(each for each in over if dossier.marks[each].kind == "deletion")
                unsure = tuple(each for each in over if dossier.marks[each].kind == "uncertain")
                pieces.append(Words(first, text[first:last], notes, wears, struck, unsure))
        pieces += [piece for _, _, piece in here]
        kind = line_kinds.of(start, end)
        noted = any(
            not isinstance(piece, Words) or piece.notes or piece.struck or piece.unsure for piece in pieces
        )
        if page_lines or kind != "page" or noted:
            yield Line(kind, tuple(pieces))
        start = end + 1


def _marks(dossier: Dossier) -> list[tuple[int, int, Mark | Named | Label]]:
    """Return the place of each note's mark, in order; what the editor puts in there stands before them.

    Behind that stands the mark of a name, before those of notes, as on a printed page.
    """
    all_named = identified(dossier)
    before = -len(dossier.marks) - len(all_named)
    made: list[tuple[int, int, Mark | Named | Label]] = [
        (each.span[1], before + at, Label(at)) for at, each in enumerate(dossier.marks) if each.label
    ]
    for index, named in enumerate(all_named):
        made.append((mark_place(dossier.text, named.span[1]), index - len(all_named), Named(index)))
    for index, note in enumerate(dossier.notes):
        if note.kind in MARKED and note.spans:
            made.append((mark_place(dossier.text, note.spans[0][1], note.kind), index, Mark(index)))
    return sorted(made, key=lambda each: each[:2])
