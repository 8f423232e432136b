"""The text of a web page's main part, as a browser shows it and gives it out when it is copied.

Each block begins a line, each row of a table is one, its cells parted by tabs; items of a numbered list bear
their numbers. Blanks and line ends of the
markup are one blank, but for preformatted text; a no-break blank stays what it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from desktop.reading.figures import figure
from desktop.reading.intake import FoundNote, FoundStructure, Span
from desktop.reading.note_source import collapsed
from desktop.reading.text_builder import Opened, TextBuilder
from desktop.reading.web.elements import BLOCKS, CELLS, ROWS, Element, is_unmarked, keeps_blanks, kinds, tag
from desktop.reading.web.historian import field_of
from desktop.reading.web.notes import PageNote

_FIELD = "field "
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_PAGE_BREAK = re.compile(r"\[(?:Page|p\.)\s?([\dIVXLCivxlc]{1,8})\]")


@dataclass(slots=True)
class PageText:
    """Writes the elements it is given into one text; `left_out` and the notes' own words are passed over."""

    left_out: set[Element]
    notes: list[PageNote]
    builder: TextBuilder = field(default_factory=TextBuilder)
    fields: list[tuple[str, Span]] = field(default_factory=list)
    _places: list[tuple[PageNote, Opened]] = field(default_factory=list)
    _marks: dict[Element, PageNote] = field(default_factory=dict)
    _passed: set[Element] = field(default_factory=set)
    _numbers: dict[Element, int] = field(default_factory=dict)
    _kept_blanks: int = 0

    def __post_init__(self) -> None:
        self._marks = {note.mark: note for note in self.notes}
        self._passed = self.left_out | {holder for note in self.notes for holder in note.holders}

    def write(self, root: Element) -> None:
        """Write all that an element shows."""
        opened: list[tuple[Element, list[Opened]]] = []
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start":
                if element is not root and (element in self._passed or element in self._marks):
                    if element in self._marks:
                        self._places.append((self._marks[element], self.builder.place()))
                    walk.skip_subtree()
                    continue
                self._begin(element)
                opened.append((element, [self.builder.open(kind) for kind in self._kinds(element)]))
                self._write(element.text)
                continue
            if opened and opened[-1][0] is element:
                for one in reversed(opened.pop()[1]):
                    self._close(one)
                self._end(element)
            if element is not root:
                self._write(element.tail)

    def structures(self) -> tuple[FoundStructure, ...]:
        """Return what the page marks in its text, in the order of the text.

        A paragraph that is one line is told by its line already.
        """
        text = self.builder.text
        found = [
            FoundStructure(kind, start, end)
            for kind, start, end in self.builder.kept
            if not kind.startswith(_FIELD)
            if kind != "paragraph" or "\n" in text[start:end]
        ]
        found += [FoundStructure("page break", *m.span(), m[1]) for m in _PAGE_BREAK.finditer(text)]
        return tuple(sorted(found, key=lambda one: (one.start, -one.end)))

    def found_notes(self) -> tuple[FoundNote, ...]:
        """Return the notes whose marks stand in what was written, each at the place of its mark."""
        last = self.builder.length
        places = [(note, last if place.start is None else place.start) for note, place in self._places]
        return tuple(
            FoundNote(note.label, note.words, (at, at), "source" if note.is_source else "own")
            for note, at in places
        )

    def _kinds(self, element: Element) -> list[str]:
        found = kinds(element)
        value = field_of(element)
        return [*found, _FIELD + value] if value else found

    def _close(self, opened: Opened) -> None:
        span = self.builder.close(opened)
        if span is not None and opened.kind.startswith(_FIELD):
            self.fields.append((opened.kind.removeprefix(_FIELD), span))

    def _begin(self, element: Element) -> None:
        name = tag(element)
        if name == "br":
            self.builder.line_end()
        elif name in ROWS:
            self.builder.new_row()
        elif name in CELLS:
            if element.getprevious() is not None:
                self.builder.tab()
        elif name in BLOCKS:
            self.builder.new_line()
            if name == "li" and (number := self._number(element)):
                self.builder.lead(f"{number}. ")
        self._kept_blanks += keeps_blanks(element)

    def _number(self, item: Element) -> str:
        """Return the number that a browser sets before an item of a numbered list, "" in any other list."""
        above = item.getparent()
        if above is None or tag(above) != "ol" or is_unmarked(above) or is_unmarked(item):
            return ""
        said = item.get("value") or (above.get("start") if above not in self._numbers else None) or ""
        figures = said.strip()
        plain = figures.isascii() and figures.isdecimal() and len(figures) < 7
        at = int(figures) if plain else self._numbers.get(above, 0) + 1
        self._numbers[above] = at
        return figure(at, _FORMS.get(item.get("type") or above.get("type") or "1", "decimal"))

    def _end(self, element: Element) -> None:
        name = tag(element)
        if name in ROWS:
            self.builder.new_row()
        elif name in BLOCKS:
            self.builder.new_line()
            if name == "li":
                self.builder.lead("")
        self._kept_blanks -= keeps_blanks(element)

    def _write(self, text: str | None) -> None:
        if not text:
            return
        if self._kept_blanks:
            self._write_lines(text)
            return
        words = collapsed(text)
        if words[0] == " ":
            self.builder.blank()
        if inner := words.strip(" "):
            self.builder.words(inner)
            if words[-1] == " ":
                self.builder.blank()

    def _write_lines(self, text: str) -> None:
        # Blanks at the end of a line are no part of any word, but they are the text's.
        for at, line in enumerate(text.split("\n")):
            if at:
                self.builder.line_end()
            self.builder.words(line)
