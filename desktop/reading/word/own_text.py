"""The text of a cable in a Word file of ours as somebody left it, with all that lies on it.

Tracked changes are seen as accepted, and who made them is kept. Offsets are code points of the text here,
which is not yet that of the cable: `laid` brings the two together.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from desktop.reading.returned import Span
from desktop.reading.word import own_names
from desktop.reading.word.own_styles import StyleNames
from desktop.reading.word.package import Element, child, value_of, word_tag

_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_STAND_IN = re.compile(r"\[U\+([0-9A-F]{4,6})\]")
_PASSED = frozenset(("pPr", "rPr", "instrText", "delText", "txbxContent", "sdtPr", "other:Fallback"))
_GONE = frozenset(("del", "moveFrom"))
_COME = frozenset(("ins", "moveTo"))
_WASHED = frozenset(("", "auto", "ffffff"))


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a footnote or endnote in the text: its kind, its id in the file, its place."""

    kind: str
    note: str
    at: int


@dataclass(frozen=True, slots=True)
class Tracked:
    """A stretch that somebody changed with Word's tracking on; empty where words were deleted."""

    start: int
    end: int
    author: str
    date: str


@dataclass(frozen=True, slots=True)
class Shade:
    """A stretch with a colour behind it: ours by the name of its style, or a colour of Word's."""

    start: int
    end: int
    style: str
    colour: str


@dataclass(slots=True)
class OwnText:
    """A cable's text and what lies on it. `spans` are those of bookmarks, `comments` of comments, by id."""

    text: str = ""
    spans: dict[str, Span] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    comments: dict[str, Span] = field(default_factory=dict)
    shades: list[Shade] = field(default_factory=list)
    tracked: list[Tracked] = field(default_factory=list)


def own_text(paragraphs: Sequence[Element], styles: StyleNames, labels: Collection[str] = ()) -> OwnText:
    """Return what these paragraphs hold, each a line, one that runs on in the next none.

    `labels` are what the editor's marks say in the text; they are no words of it. What else stands in their
    style was typed there by somebody.
    """
    walk = _Walk(styles, labels)
    for paragraph in paragraphs:
        walk.paragraph(paragraph)
    return walk.finished()


class _Walk:
    def __init__(self, styles: StyleNames, labels: Collection[str]) -> None:
        self._styles = styles
        self._said = re.compile(f"(?:{'|'.join(map(re.escape, filter(None, labels))) or '(?!)'})+")
        self._label = ""
        self._found = OwnText()
        self._pieces: list[str] = []
        self._at = 0
        self._names: dict[str, str] = {}
        self._starts: dict[str, int] = {}
        self._ranges: dict[str, int] = {}
        self._begun = self._joined = False

    def paragraph(self, paragraph: Element) -> None:
        if self._begun and not self._joined:
            self._write("\n")
        self._begun = True
        for one in paragraph:
            self._node(one)
        self._end_label()
        mark = child(paragraph, "pPr", "rPr")
        gone = [child(mark, name) for name in sorted(_GONE)]
        deleted = next((one for one in gone if one is not None), None)
        self._joined = deleted is not None
        if deleted is not None:
            self._track(deleted, self._at)
        elif (added := child(mark, "ins")) is not None:
            self._track(added, self._at, self._at + 1)

    def finished(self) -> OwnText:
        """Return what was found."""
        self._found.text = "".join(self._pieces)
        return self._found

    def _node(self, element: Element) -> None:
        name = word_tag(element)
        if name in _PASSED:
            return
        if name == "r" and self._styles.of_run(element) == own_names.EDITOR_MARK:
            self._label += "".join(one.text or "" for one in element if word_tag(one) == "t")
            return
        self._end_label()
        if name == "r":
            self._run(element)
        elif name in _GONE:
            self._track(element, self._at)
        elif name == "bookmarkStart":
            # LibreOffice begins a bookmark over a table a second time where it ends.
            self._names[value_of(element, "id")] = value_of(element, "name")
            self._starts.setdefault(value_of(element, "name"), self._at)
        elif name == "bookmarkEnd":
            bookmark = self._names.get(value_of(element, "id"), "")
            if bookmark:
                self._found.spans[bookmark] = (self._starts[bookmark], self._at)
        elif name == "commentRangeStart":
            self._ranges[value_of(element, "id")] = self._at
        elif name == "commentRangeEnd":
            key = value_of(element, "id")
            self._found.comments[key] = (self._ranges.get(key, self._at), self._at)
        else:
            start = self._at
            for one in element:
                self._node(one)
            if name in _COME:
                self._track(element, start, self._at)

    def _run(self, run: Element) -> None:
        style = self._styles.of_run(run)
        if any(word_tag(one) in ("footnoteReference", "endnoteReference") for one in run):
            self._mark(run)
            return
        if style == own_names.SEPARATOR:
            return
        start = self._at
        for one in run:
            name = word_tag(one)
            if name == "t":
                words = one.text or ""
                self._write(as_it_was(words) if style == own_names.STAND_IN else words)
            elif name in ("br", "cr") and value_of(one, "type") in ("page", "column"):
                continue
            elif name in _SIGNS:
                self._write(_SIGNS[name])
            elif name == "sym":
                self._write("\ufffd")
            elif name == "commentReference":
                self._found.comments.setdefault(value_of(one, "id"), (self._at, self._at))
        self._shade(run, style, start)

    def _end_label(self) -> None:
        """Pass over what a mark of the editor says; write what is none, so that nothing typed is lost."""
        label, self._label = self._label, ""
        # Where two marks end at one place, what they say stands side by side.
        if label and not self._said.fullmatch(as_it_was(label)):
            self._write(as_it_was(label))

    def _mark(self, run: Element) -> None:
        # What else is in the run is the mark that the footnote bears itself.
        for one in run:
            name = word_tag(one)
            if name in ("footnoteReference", "endnoteReference"):
                self._found.marks.append(Mark(name.removesuffix("Reference"), value_of(one, "id"), self._at))

    def _shade(self, run: Element, style: str, start: int) -> None:
        if start == self._at:
            return
        highlight, shade = child(run, "rPr", "highlight"), child(run, "rPr", "shd")
        colour = value_of(highlight) if highlight is not None else ""
        if not colour and shade is not None and value_of(shade, "fill").lower() not in _WASHED:
            colour = value_of(shade, "fill").lower()
        if style.startswith(own_names.HIGHLIGHT) or (colour and colour != "none"):
            self._found.shades.append(Shade(start, self._at, style, colour))

    def _track(self, element: Element, start: int, end: int | None = None) -> None:
        author, date = value_of(element, "author"), value_of(element, "date")
        self._found.tracked.append(Tracked(start, start if end is None else end, author, date))

    def _write(self, words: str) -> None:
        self._pieces.append(words)
        self._at += len(words)


def as_it_was(words: str) -> str:
    """Return a character for the stand-in by which the file shows it."""
    return _STAND_IN.sub(lambda match: chr(min(int(match[1], 16), 0x10FFFF)), words)


def regions(blocks: Sequence[Element], cables: int, styles: StyleNames) -> list[list[Element]]:
    """Return the paragraphs that are the texts of the cables of a file, in their order.

    They lie between the ends of the bookmark over a text. Where that is gone and there is but one cable, they
    are those of the cable's styles; where those are gone too, all paragraphs but the edition's.
    """
    ends = _ends(blocks)
    found = [_between(blocks, ends.get(number), styles) for number in range(1, cables + 1)]
    if cables == 1 and not found[0]:
        found = [[one for one in blocks if _is_text(one, styles)]]
    if cables == 1 and not found[0]:
        found = [[one for one in blocks if word_tag(one) == "p"]]
    return found


def _between(blocks: Sequence[Element], ends: Span | None, styles: StyleNames) -> list[Element]:
    if ends is None:
        return []
    first, last = ends
    while last + 1 < len(blocks) and _is_text(blocks[last + 1], styles):
        last += 1
    found: list[Element] = []
    for block in blocks[first : last + 1]:
        if any(own_names.FACTS.fullmatch(name) for name in bookmarks(block)):
            continue
        if word_tag(block) == "tbl":
            found += [one for one in block.iter() if word_tag(one) == "p"]
        elif not styles.of_paragraph(block).startswith(own_names.EDITION_STYLES):
            found.append(block)
    return found


def _ends(blocks: Sequence[Element]) -> dict[int, Span]:
    """Return the first and the last block under each bookmark over a text, by the number of its cable.

    LibreOffice begins a bookmark over a table a second time where it ends.
    """
    keys: dict[str, int] = {}
    found: dict[int, Span] = {}
    for at, block in enumerate(blocks):
        for one in block.iter():
            name, key = word_tag(one), ""
            if name == "bookmarkStart":
                match = own_names.TEXT_REGION.fullmatch(value_of(one, "name"))
                key = value_of(one, "id")
                if match:
                    keys[key] = int(match[1])
            elif name == "bookmarkEnd":
                key = value_of(one, "id")
            if key in keys:
                number = keys[key]
                found[number] = (found.get(number, (at, at))[0], at)
    return found


def _is_text(block: Element, styles: StyleNames) -> bool:
    return word_tag(block) == "p" and styles.of_paragraph(block).startswith(own_names.TEXT_STYLES)


def bookmarks(element: Element) -> Iterator[str]:
    """Yield the names of the bookmarks that begin in an element."""
    return (value_of(one, "name") for one in element.iter() if word_tag(one) == "bookmarkStart")


def blocks_of(body: Element) -> list[Element]:
    """Return the paragraphs and tables of a body in their order, those in content controls among them."""
    found: list[Element] = []
    for one in body:
        name = word_tag(one)
        if name in ("p", "tbl"):
            found.append(one)
        elif name in ("sdt", "sdtContent", "ins", "del", "customXml", "smartTag"):
            found += blocks_of(one)
    return found
