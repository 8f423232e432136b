"""Read a Word file as a cable: its text with structure and notes, through the rules for plain text.

A paragraph is a line, an empty one an empty line, a row of a table one line with its cells parted by tabs.
Footnotes and endnotes are the cable's own notes, comments marginal notes of their authors. What is on the
page but not in the text (text boxes, page heads) is told as a doubt with its words.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from itertools import groupby

from db.errors import ReadingError
from desktop.reading import plain
from desktop.reading.encoding import MOST_LINES
from desktop.reading.intake import Doubt, FoundNote, FoundStructure, Intake
from desktop.reading.parts import WHOLE
from desktop.reading.source_text import SourceText, part_of
from desktop.reading.text_builder import Opened, TextBuilder
from desktop.reading.word.events import Event, events, is_heading, plain_words
from desktop.reading.word.notes import WordNote, WordNotes
from desktop.reading.word.numbering import Numbering, numbering_of
from desktop.reading.word.package import WordPackage, child, open_word
from desktop.reading.word.styles import Styles, styles_of

_QUOTED = 200


def read(data: bytes, name: str, part: str = WHOLE) -> Intake:
    """Return what a Word file says, or the `part` of it.

    Raises `ReadingError` with the codes of `word_source`, or "part-not-found".
    """
    return plain.read_text(part_of(word_source(data, name), part))


def word_source(data: bytes, name: str, encoding: str | None = None) -> SourceText:  # noqa: ARG001
    """Return the text of a Word file with its structure and notes; such a file tells its own encoding.

    Raises `ReadingError` with the codes of `package.open_word`, "file-without-text" or "file-too-many-lines".
    """
    package = open_word(data, name)
    styles = styles_of(package.related("styles"))
    text = _WordText(styles, numbering_of(package.related("numbering")), WordNotes(package, styles))
    for event in events(package.document, styles, package.relations):
        text.take(event)
    text.builder.finish()
    written = text.builder.text
    if not written.strip():
        raise ReadingError("file-without-text", name=name)
    lines = written.count("\n") + 1
    if lines > MOST_LINES:
        raise ReadingError("file-too-many-lines", name=name, lines=lines, most=MOST_LINES)
    return SourceText(
        name=name,
        text=written,
        data_sha256=hashlib.sha256(data).hexdigest(),
        structures=text.structures(),
        notes=text.found_notes(),
        doubts=(*text.doubts, *_heads(package, styles)),
    )


@dataclass(slots=True)
class _Placed:
    """A note with the places where it begins and where its mark stands."""

    label: str
    note: WordNote
    start: Opened
    end: Opened
    marginal: bool


@dataclass(slots=True)
class _WordText:
    """Writes what stands in a document into one text."""

    styles: Styles
    numbering: Numbering
    notes: WordNotes
    builder: TextBuilder = field(default_factory=lambda: TextBuilder(exact=True))
    doubts: list[Doubt] = field(default_factory=list)
    _placed: list[_Placed] = field(default_factory=list)
    _ranges: dict[str, tuple[Opened, int | None]] = field(default_factory=dict)
    _heading: Opened | None = None
    _begun: bool = False
    _joined: bool = False
    _page: bool = False
    _cells: list[int] = field(default_factory=list)

    def take(self, event: Event) -> None:
        """Write one thing."""
        match event.kind:
            case "words":
                self._write(event)
            case "paragraph":
                self._begin_paragraph(event)
            case "paragraph end":
                self._end_paragraph(joined=event.joined)
            case "line":
                self.builder.words("\n")
            case "page":
                self.builder.kept.append(("page break", self.builder.length, self.builder.length))
            case "row" | "table end":
                self.builder.row()
                self._cells.append(0) if event.kind == "row" else None
            case "cell":
                if self._cells and self._cells[-1]:
                    self.builder.tab()
                self._cells[-1:] = [1]
            case "footnote" | "endnote":
                self._note(event)
            case "comment" | "comment start" | "comment end":
                self._comment(event)
            case "changed":
                self._doubt("changes-accepted", "")
            case "box":
                self._doubt("text-box-left-out", event.words)
            case "hidden":
                self._doubt("hidden-words-left-out", event.words)

    def structures(self) -> tuple[FoundStructure, ...]:
        """Return what the file marks in its text, runs of one look that touch as one."""
        found: list[FoundStructure] = []
        by_kind = sorted(self.builder.kept)
        for kind, spans in groupby(by_kind, key=lambda one: one[0]):
            for _, start, end in spans:
                last = found[-1] if found and found[-1].kind == kind else None
                if last is not None and start == last.end and kind not in ("heading", "page break"):
                    found[-1] = FoundStructure(kind, last.start, end)
                else:
                    found.append(FoundStructure(kind, start, end))
        return tuple(sorted(found, key=lambda one: (one.start, -one.end)))

    def found_notes(self) -> tuple[FoundNote, ...]:
        """Return the notes whose marks stand in the text, in the order of their marks."""
        last = self.builder.length
        found: list[FoundNote] = []
        for one in self._placed:
            end = last if one.end.start is None else one.end.start
            start = min(end, last if one.start.start is None else one.start.start)
            note = FoundNote(
                one.label, one.note.words, (start, end), "own", one.note.author, one.note.created
            )
            found.append(replace(note, kind="marginal") if one.marginal else note)
        return tuple(sorted(found, key=lambda note: note.place[1] if note.place else -1))

    def _write(self, event: Event) -> None:
        opened = [self.builder.open(kind) for kind in event.look.kinds]
        self.builder.words(event.words)
        for one in opened:
            self.builder.close(one)

    def _begin_paragraph(self, event: Event) -> None:
        if self._begun and not self._joined:
            self.builder.line_end()
        self._begun, self._joined = True, False
        if self._heading is None and is_heading(event.element, self.styles):
            self._heading = self.builder.open("heading")
        if label := self.numbering.label(child(event.element, "pPr", "numPr")):
            self.builder.words(label)

    def _end_paragraph(self, *, joined: bool) -> None:
        self._joined = joined
        if self._heading is not None and not joined:
            self.builder.close(self._heading)
            self._heading = None

    def _note(self, event: Event) -> None:
        label = self.notes.label(event.kind, event.label)
        note = self.notes.note(event.kind, event.words)
        place = self.builder.place()
        if note is None:
            self._doubt("note-without-words", label)
            return
        self._placed.append(_Placed(label, note, place, place, marginal=False))

    def _comment(self, event: Event) -> None:
        if event.kind == "comment start":
            self._ranges[event.words] = (self.builder.next_place(), None)
        elif event.kind == "comment end" and event.words in self._ranges:
            self._ranges[event.words] = (self._ranges[event.words][0], self.builder.length)
        elif event.kind == "comment" and (note := self.notes.note("comment", event.words)) is not None:
            start, end = self._ranges.get(event.words, (None, None))
            mark = Opened("", end) if end is not None else self.builder.place()
            self._placed.append(_Placed("", note, start or mark, mark, marginal=True))

    def _doubt(self, code: str, words: str) -> None:
        doubt = Doubt("text", code, words[:_QUOTED], 0, 0)
        if doubt not in self.doubts and len(self.doubts) < _QUOTED:
            self.doubts.append(doubt)


def _heads(package: WordPackage, styles: Styles) -> list[Doubt]:
    words = {plain_words(part, styles) for kind in ("header", "footer") for part in package.related(kind)}
    told = sorted(one for one in words if any(map(str.isalpha, one)))
    return [Doubt("text", "page-head-left-out", one[:_QUOTED], 0, 0) for one in told]
