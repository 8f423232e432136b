"""The cable's text, paragraph by paragraph, with what lies on it: spans, shades, comments, marks.

Every line of the text is a paragraph and nothing else is: whoever reads the paragraphs of the styles
"Cable ..." with their words, without the marks of notes and without the words of the style "Editor Mark", has
the text exactly.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator

from desktop.exporting import han
from desktop.exporting.dossier import WEARS, Dossier
from desktop.exporting.pdf.runs import MOST_WASHES, Run, flatten
from desktop.exporting.word import runs
from desktop.exporting.word.bookmarks import Bookmarks
from desktop.exporting.word.lines import Line
from desktop.exporting.word.markup import Element, add
from desktop.exporting.word.places import Place
from desktop.exporting.word.runs import Look
from desktop.exporting.word.styles import TEXT_STYLES, WASHES, highlight_style

Marker = Callable[[Element, Place, bool], None]
"""Writes what stands at a place into a paragraph; the last says whether a mark stands there already."""

_LETTERS = tuple(WEARS.values())


class BodyText:
    """Writes the lines of one dossier."""

    def __init__(
        self, dossier: Dossier, places: list[Place], bookmarks: Bookmarks, region: str, marker: Marker
    ) -> None:
        self._dossier, self._text = dossier, dossier.text
        self._places, self._at = places, 0
        self._bookmarks, self._region = bookmarks, region
        self._marker = marker
        self._shapes = han.of_language(dossier.language)
        kinds = list(WEARS)
        self._worn = flatten(
            len(self._text),
            [(s.start, s.end, kinds.index(s.kind)) for s in dossier.structure if s.kind in WEARS]
            + [(*each.span, kinds.index("struck")) for each in dossier.marks if each.kind == "deletion"],
        )
        highlights = [
            (start, end, index)
            for index, note in enumerate(dossier.notes)
            if note.kind == "highlight"
            for start, end in note.spans
        ]
        self._shaded = flatten(len(self._text), highlights)
        self._worn_starts = [run.start for run in self._worn]
        self._shaded_starts = [run.start for run in self._shaded]

    def write(self, body: Element, line: Line) -> Element:
        """Append a line to the body and return its paragraph; the lines come in their order."""
        paragraph = add(body, "p")
        add(add(paragraph, "pPr"), "pStyle", val=TEXT_STYLES[line.kind])
        if line.start == 0:
            self._bookmarks.open(paragraph, self._region)
        shapes = han.shapes(self._text[line.start : line.end], self._dossier.language)
        if shapes == self._shapes:
            shapes = None
        at, marked = line.start, False
        while self._at < len(self._places) and self._places[self._at].offset <= line.end:
            place = self._places[self._at]
            marked = marked and place.offset == at
            if place.offset > at:
                self._words(paragraph, at, place.offset, shapes)
                at = place.offset
            self._put(paragraph, place, marked=marked)
            marked = marked or place.kind in {"mark", "correction", "name"}
            self._at += 1
        self._words(paragraph, at, line.end, shapes)
        if line.end == len(self._text):
            self._bookmarks.close(paragraph, self._region)
        return paragraph

    def _put(self, paragraph: Element, place: Place, *, marked: bool) -> None:
        if place.kind == "span start":
            self._bookmarks.open(paragraph, place.name)
        elif place.kind == "span end":
            self._bookmarks.close(paragraph, place.name)
        else:
            self._marker(paragraph, place, marked)

    def _words(self, paragraph: Element, start: int, end: int, shapes: han.Han | None) -> None:
        for first, last, wears in _cut(self._worn, self._worn_starts, start, end):
            letters = "".join(sorted(_LETTERS[owner] for owner in wears.owners))
            for begin, finish, shaded in _cut(self._shaded, self._shaded_starts, first, last):
                colours = [self._dossier.notes[owner].colour for owner in shaded.owners][:MOST_WASHES]
                look = Look(
                    style=highlight_style(colours[0]) if colours else "",
                    wears=letters,
                    shade=_blended(colours) if len(set(colours)) > 1 else "",
                    shapes=shapes,
                )
                runs.write(paragraph, self._text[begin:finish], look)


def _cut(found: list[Run], starts: list[int], start: int, end: int) -> Iterator[tuple[int, int, Run]]:
    """Yield the parts of `[start, end)` that lie in one run each."""
    for index in range(max(0, bisect_right(starts, start) - 1), len(found)):
        run = found[index]
        if run.start >= end:
            break
        if max(start, run.start) < min(end, run.end):
            yield max(start, run.start), min(end, run.end), run


def _blended(colours: list[str]) -> str:
    """Return the colour of two washes one over the other."""
    made = [255.0, 255.0, 255.0]
    for colour in colours:
        wash = WASHES.get(colour, WASHES["amber"])
        made = [have * int(wash[at : at + 2], 16) / 255 for have, at in zip(made, (0, 2, 4), strict=True)]
    return "".join(f"{round(each):02X}" for each in made)
