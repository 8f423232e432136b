"""The text of a cable out of our own TEI, to the character, and the places of all that is marked in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from rapidfuzz.distance import Indel

from desktop.interchange.tei_form import SPACE, XML_ID, Element, character_of, literal, name_of
from desktop.reading.intake import Span

_NOT_OF_THE_TEXT = frozenset({"sic", "supplied", "orig", "abbr", "desc", "figDesc", "index", "rdg"})
"""Elements whose words the text does not have: what stood there before, and what an editor puts in."""
_BLOCKS = frozenset(
    {"p", "ab", "head", "fw", "l", "seg", "trailer", "salute", "signed", "dateline", "byline"}
)
_MARKED = frozenset({"persName", "placeName", "orgName", "supplied", "del", "unclear", "gap"})
_WORD = re.compile(r"\S+")


@dataclass(slots=True)
class OwnText:
    """The words of a text, the span of each element that bears an id, and the notes with their places.

    `indented` says that a program has laid out the file anew: then white space tells less than words do.
    """

    text: str = ""
    spans: dict[str, Span] = field(default_factory=dict)
    notes: list[tuple[Element, int]] = field(default_factory=list)
    marks: dict[str, Element] = field(default_factory=dict)
    marked: list[tuple[Element, Span]] = field(default_factory=list)
    """Names and editor's marks in the order of the text, each with its place."""
    indented: bool = False


def own_text(text: Element) -> OwnText:
    """Return what the `text` element of our TEI says."""
    walk = _Walk()
    walk.division(text)
    walk.found.text = "".join(walk.pieces)
    return walk.found


class _Walk:
    def __init__(self) -> None:
        self.found = OwnText()
        self.pieces: list[str] = []
        self._length = 0
        self._line_end = False

    def division(self, element: Element) -> None:
        """Read what parts a text: divisions, and in them the blocks."""
        self._remember(element, self._length)
        for child in element:
            name = name_of(child)
            if name == "note":
                self.found.notes.append((child, self._length))
            elif name == "lb":
                self._line_end = True
            elif name and _is_block(child, name):
                self._block(child)
            elif name:
                self.division(child)

    def _block(self, element: Element) -> None:
        if self.pieces or self._length:
            self._put("\n" if self._line_end else "\n\n")
        else:
            self.pieces.append("")
        self._line_end = False
        self._content(element)

    def _content(self, element: Element) -> None:
        start = self._length
        kept = name_of(element) == "seg" and element.get("type") == SPACE
        self._words(element.text, whole=kept)
        for child in element:
            self._element(child)
            self._words(child.tail, whole=False)
        self._remember(element, start)

    def _element(self, child: Element) -> None:
        name = name_of(child)
        if name == "note":
            self.found.notes.append((child, self._length))
        elif name == "lb":
            self._put("\n")
        elif name == "g":
            self._put(character_of(child.get("ref", "")) or "".join(str(each) for each in child.itertext()))
        elif name in _NOT_OF_THE_TEXT:
            self._remember(child, self._length)
        elif name:
            self._content(child)

    def _words(self, words: str | None, *, whole: bool) -> None:
        if not words:
            return
        self.found.indented = self.found.indented or "\n" in words
        if whole and not words.strip("\n"):
            words = " "
        self._put(words.replace("\n", "") if whole else literal(words))

    def _put(self, words: str) -> None:
        self.pieces.append(words)
        self._length += len(words)

    def _remember(self, element: Element, start: int) -> None:
        if name_of(element) in _MARKED:
            self.found.marked.append((element, (start, self._length)))
        name = element.get(XML_ID)
        if name:
            self.found.spans[name] = (start, self._length)
            self.found.marks[name] = element


def _is_block(element: Element, name: str) -> bool:
    if name in _BLOCKS or (element.text or "").strip():
        return True
    return any((child.tail or "").strip() for child in element)


class Settled:
    """The text that is meant, and where the places that were read stand in it.

    Where a program has laid out the file anew, the white space is that of `base`, the text as it left.
    """

    def __init__(self, base: str, found: OwnText) -> None:
        """Compare what was read with the text as it left."""
        self._read = [at for at, sign in enumerate(found.text) if not sign.isspace()]
        self.same = found.text == base
        self.text = found.text
        if not self.same and found.indented:
            if "".join(found.text.split()) == "".join(base.split()):
                self.text, self.same = base, True
            else:
                self.text = spaced_as(base, found.text)
        self._own = [at for at, sign in enumerate(self.text) if not sign.isspace()]
        self._moved = self.text != found.text

    def span(self, span: Span) -> Span:
        """Return where a span that was read stands in the text that is meant."""
        if not self._moved:
            return span
        first, last = (bisect_left(self._read, at) for at in span)
        end = self._own[last - 1] + 1 if last else 0
        start = self._own[first] if first < last else end
        return (start, max(start, end))

    def is_at(self, span: Span, place: Span) -> bool:
        """Tell whether a span that was read is this place of the text, apart from white space at its ends."""
        if not self._moved:
            return span == place
        read = [bisect_left(self._read, at) for at in span]
        return read == [bisect_left(self._own, at) for at in place]


def spaced_as(base: str, words: str) -> str:
    """Return words with the white space that the same ones have in `base`, where they follow one another."""
    return "".join(_spaced(base, words))


def _spaced(base: str, words: str) -> Iterator[str]:
    ours, theirs = list(_WORD.finditer(base)), list(_WORD.finditer(words))
    pairs = _same_words([one[0] for one in ours], [one[0] for one in theirs])
    last = -2
    for at, word in enumerate(theirs):
        here = pairs.get(at, -2)
        before = words[theirs[at - 1].end() if at else 0 : word.start()]
        if here >= 0 and (here == last + 1 or (at == 0 and here == 0)):
            before = base[ours[here - 1].end() if here else 0 : ours[here].start()]
        yield before
        yield word[0]
        last = here
    end = words[theirs[-1].end() :] if theirs else words
    yield base[ours[-1].end() :] if ours and last == len(ours) - 1 else end


def _same_words(ours: list[str], theirs: list[str]) -> dict[int, int]:
    """Return for each word of the second list which one of the first it is, where it is one."""
    found: dict[int, int] = {}
    for code in Indel.opcodes(ours, theirs):
        if code.tag == "equal":
            steps = range(code.dest_end - code.dest_start)
            found.update({code.dest_start + step: code.src_start + step for step in steps})
    return found
