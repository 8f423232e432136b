"""The cable's text as the page prints it: lines, runs under spans, and the marks of the notes.

The text is printed line by line as it stands, with its line ends and runs of spaces. Left out are only
the archive's web-page lines (unless chosen, or unless a note lies on them) and the line that is already
printed as the title. Offsets are code points of the whole text.

A line is a list of tokens: a string; `[run, style, string]` for words under spans; the same with letters
behind it ("bi": bold and italic) for words that the source sets otherwise, with a run of -1 where no span
lies over them; `[note]` or `[note, 1]` for the mark of a note, the second with a separator before it; textual
notes and those that say who is mentioned count on from there; `{"name": n}` where name n is mentioned;
`["e", "", string]` is what the editor has put in.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from db.numbering import mark_place
from desktop.exporting import han
from desktop.exporting.dossier import Dossier
from desktop.exporting.identified import identified
from desktop.exporting.pdf import editor_marks
from desktop.exporting.pdf.glyphs import BREAK
from desktop.exporting.pdf.line_kinds import LineKinds
from desktop.exporting.pdf.runs import MOST_WASHES, Run, flatten

MARKED = frozenset({"footnote", "marginal", "own"})
"""The kinds whose words stand at the foot of the page; each has a mark in the text."""

_COLOURED = MARKED | {"highlight"}
UNTITLED = "Untitled cable"

_MOST_LINES = 4
_LONG = 90
"""A source line longer than this is prose and makes a paragraph; shorter ones keep to their neighbours."""

_FULL = 55
"""Some 60 capitals of the text's own size fill a line of the page; a teleprinter's lines have up to 69."""

Token = Any


@dataclass
class PageText:
    """The printed text with what is needed to find each note on the finished page.

    `runs` holds the owners (indices into the dossier's notes) of each numbered run, none where the words only
    mention a name; `visible` the notes that have at least one printed character, `places` the offset of each
    mark. Marks of textual notes, then of those that say who is mentioned, are counted on from the notes'.
    """

    title: list[Token]
    title_in_text: bool
    blocks: list[dict[str, Any]] = field(default_factory=list)
    styles: list[dict[str, Any]] = field(default_factory=list)
    runs: list[tuple[int, ...]] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)

    @property
    def visible(self) -> set[int]:
        """Return the notes of which the page shows at least one character of their words."""
        return {owner for owners in self.runs for owner in owners}


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    kind: str
    forced: bool = False


def lay_out(dossier: Dossier, *, page_lines: bool, show: Callable[[str], str]) -> PageText:
    """Return the text of a dossier as blocks of tokens for the template."""
    return _Layout(dossier, show).lay_out(page_lines=page_lines)


def is_telegraphic(text: str) -> bool:
    """Return whether a text is a teleprinter's: its full lines, in capitals, need smaller type."""
    full = [line for line in text.split("\n") if _FULL <= len(line) < _LONG]
    return len([line for line in full if line.upper() == line and line.lower() != line]) * 2 > len(full)


class _Layout:
    def __init__(self, dossier: Dossier, show: Callable[[str], str]) -> None:
        self.dossier, self.text, self.show = dossier, dossier.text, show
        self.page = PageText([], title_in_text=False)
        self._styles: dict[tuple[str, ...], int] = {}
        self._marks = self._place_marks()
        self._mark_places = [place for place, _ in self._marks]
        spans = [
            (start, end, index)
            for index, note in enumerate(dossier.notes)
            if note.kind in _COLOURED
            for start, end in note.spans
        ]
        named = [span for name in dossier.names for each in name.mentions for span in each.spans]
        self._named = flatten(len(self.text), [(start, end, 0) for start, end in named])
        self._named_starts = [run.start for run in self._named]
        self._names_at: dict[int, list[int]] = {}
        for index, name in enumerate(dossier.names):
            for each in name.mentions:
                self._names_at.setdefault(each.spans[0][0], []).append(index)
        borders = [place for span in named for place in span]
        self._runs = flatten(len(self.text), spans, [*self._mark_places, *borders])
        self._starts = [run.start for run in self._runs]
        self._worn = flatten(len(self.text), editor_marks.worn(dossier))
        self._worn_starts = [run.start for run in self._worn]

    def lay_out(self, *, page_lines: bool) -> PageText:
        lines = self._lines()
        title = next((line for line in lines if line.kind == "title"), None)
        if title:
            self.page.title = self._tokens(title)
            self.page.title_in_text = True
        else:
            self.page.title = [self.show(self.dossier.title.strip() or UNTITLED)]
        printed = [
            line for line in lines if line is not title and (page_lines or line.kind != "page" or line.forced)
        ]
        self.page.blocks = self._blocks(printed)
        return self.page

    def _place_marks(self) -> list[tuple[int, int]]:
        marks = []
        for index, note in enumerate(self.dossier.notes):
            if note.kind in MARKED and note.spans:
                start, end = note.spans[0]
                if not 0 <= start <= end <= len(self.text):
                    continue
                place = mark_place(self.text, end, note.kind)
                self.page.places[index] = place
                marks.append((place, index))
        # Textual notes are counted on from the notes; at one place the letter stands before the number.
        first = len(self.dossier.notes)
        textual = [
            (mark_place(self.text, each.span[1]), first + at)
            for at, each in enumerate(self.dossier.corrections)
        ]
        first += len(self.dossier.corrections)
        said = enumerate(identified(self.dossier))
        told = [(mark_place(self.text, each.span[1]), first + at) for at, each in said]
        self.page.places.update((index, place) for place, index in (*textual, *told))
        marks += editor_marks.places(self.dossier)
        return sorted([*marks, *textual, *told], key=lambda each: (each[0], *self._order(each[1])))

    def _order(self, index: int) -> tuple[float, int, str, int]:
        """Return the order of marks at one place: what the editor put in, letters, then numbers."""
        if index < 0:
            return (-2.0, 0, "", -index)
        if index >= len(self.dossier.notes):
            return (-1.0, 0, "", index)
        note = self.dossier.notes[index]
        number = float("inf") if note.number is None else float(note.number)
        return (number, note.spans[0][0], note.created, index)

    def _lines(self) -> list[_Line]:
        lines, start = [], 0
        kinds = LineKinds(self.dossier)
        for words in self.text.split("\n"):
            end = start + len(words)
            lines.append(_Line(start, end, kinds.of(start, end), self._noted(start, end)))
            start = end + 1
        return lines

    def _noted(self, start: int, end: int) -> bool:
        """Return whether a note lies on this line or has its mark there."""
        at = max(0, bisect_right(self._starts, start) - 1)
        for index in range(at, len(self._runs)):
            run = self._runs[index]
            if run.start >= end:
                break
            if run.owners and run.end > start:
                return True
        return bool(self._marks_between(start, end))

    def _blocks(self, lines: Sequence[_Line]) -> list[dict[str, Any]]:
        blocks: list[dict[str, Any]] = []
        gap = subjects = 0
        previous: _Line | None = None
        for line in lines:
            words = self.text[line.start : line.end]
            if not words.strip() and not self._marks_between(line.start, line.end):
                gap, previous = gap + 1, None
                continue
            tokens = self._tokens(line)
            short = line.end - line.start < _LONG
            joins = (
                previous is not None
                and short
                and previous.kind == line.kind
                and line.kind in {"body", "head", "page"}
                and previous.end - previous.start < _LONG
            )
            if joins:
                blocks[-1]["lines"].append(tokens)
            else:
                space = _space(blocks[-1]["kind"] if blocks else "", line.kind, gap, prose=not short)
                blocks.append({"kind": line.kind, "space": space, "prose": not short, "lines": [tokens]})
                blocks[-1]["lower"] = 0.0
                subjects += line.kind == "subject"
                # No level of heading may be skipped, and the page's title is the first.
                blocks[-1]["level"] = 3 if line.kind == "heading" and subjects else 2
                blocks[-1]["plain"] = "".join(_printed(token) for token in tokens)
            shapes = han.shapes(words, self.dossier.language)
            blocks[-1]["han"] = shapes or blocks[-1].get("han")
            gap, previous = 0, line
        return blocks

    def _tokens(self, line: _Line) -> list[Token]:
        text = self.text
        tokens: list[Token] = []
        words = text[line.start : line.end]
        # Blanks at either end of a line stand in no wash; those at its end are not seen at all.
        visible_end = line.start + len(words.rstrip())
        indent = line.start + len(words) - len(words.lstrip())
        marks = self._marks_between(line.start, line.end)
        at = max(0, bisect_right(self._starts, line.start) - 1)
        start = line.start
        for index in range(at, len(self._runs)):
            run = self._runs[index]
            if run.start >= line.end:
                break
            while marks and marks[0][0] <= max(run.start, line.start):
                self._add_mark(tokens, marks.pop(0)[1])
            start, end = max(run.start, line.start), min(run.end, visible_end)
            if run.owners and start < min(end, indent):
                tokens.append(self.show(text[start : min(end, indent)]))
                start = min(end, indent)
            if start < end:
                tokens += [{"name": each} for each in self._names_at.get(run.start, ())]
                tokens += [self._words(run, *piece) for piece in self._pieces(start, end)]
        for _, index in marks:
            self._add_mark(tokens, index)
        return tokens

    def _marks_between(self, start: int, end: int) -> list[tuple[int, int]]:
        first = bisect_left(self._mark_places, start)
        return self._marks[first : bisect_right(self._mark_places, end)]

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Yield the pieces of `[start, end)` that are set in one way, with the letters that say how."""
        letters = editor_marks.LETTERS
        for index in range(bisect_right(self._worn_starts, start) - 1, len(self._worn)):
            run = self._worn[index]
            if run.start >= end:
                break
            wears = "".join(sorted(letters[owner] for owner in run.owners))
            yield max(start, run.start), min(end, run.end), wears

    def _words(self, run: Run, start: int, end: int, wears: str) -> Token:
        words = self.show(self.text[start:end])
        if not run.owners and not self._is_named(start):
            return [-1, -1, words, wears] if wears else words
        self.page.runs.append(run.owners)
        self.page.spans.append((start, end))
        # The source's own note is about a place: its mark stands, and no words are washed.
        notes = [note for owner in run.owners if (note := self.dossier.notes[owner]).kind != "own"]
        colours = tuple(dict.fromkeys(note.colour for note in notes))
        if len(notes) > len(colours):
            colours = tuple(note.colour for note in notes)
        colours = colours[:_MOST_LINES]
        if colours not in self._styles:
            self._styles[colours] = len(self.page.styles)
            self.page.styles.append({"washes": colours[:MOST_WASHES], "lines": colours})
        token = [len(self.page.runs) - 1, self._styles[colours], words]
        return [*token, wears] if wears else token

    def _add_mark(self, tokens: list[Token], index: int) -> None:
        if index < 0:
            tokens.append(editor_marks.token(self.dossier, index, self.show))
            return
        beside = bool(tokens) and isinstance(tokens[-1], list) and len(tokens[-1]) < 3
        tokens.append([index, 1] if beside else [index])

    def _is_named(self, place: int) -> bool:
        """Return whether a character belongs to words that mention a name: an index asks for its page."""
        return bool(self._named[bisect_right(self._named_starts, place) - 1].owners) if self._named else False


def _printed(token: Token) -> str:
    if isinstance(token, str):
        return token.replace(BREAK, "")
    if isinstance(token, dict):
        return ""
    return str(token[2]).replace(BREAK, "") if len(token) > 2 else ""


def _space(before: str, kind: str, gap: int, *, prose: bool) -> float:
    """Return the room above a block in points; `gap` counts the blank lines of the source before it."""
    if not before or {before, kind} & {"subject", "heading"}:
        return 0.0  # the title and headings bring their own
    if before != kind:
        return 14.0 + 4 * max(0, gap - 1)
    own = {"page": 7.0, "head": 8.4}.get(kind, 11.4 if prose else 8.0)
    return own + 6 * gap
