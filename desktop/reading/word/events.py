"""What stands in a Word file, one thing after the other: paragraphs, words, line ends, marks of notes.

Tracked changes are seen as accepted: what was deleted or moved away is passed over, what was inserted is
there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from desktop.reading.word.package import Element, Relation, child, related_id, value_of, word_tag
from desktop.reading.word.styles import PLAIN, Look, Styles, look_of

Kind = Literal[
    "paragraph",
    "paragraph end",
    "row",
    "cell",
    "table end",
    "words",
    "line",
    "page",
    "footnote",
    "endnote",
    "comment",
    "comment start",
    "comment end",
    "box",
    "hidden",
    "changed",
]

# fmt: off
_PASSED = frozenset(
    ("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "instrText", "delText",
     "delInstrText", "fldData", "footnoteRef", "endnoteRef", "annotationRef", "rt", "other:Fallback")
)
# fmt: on
_CHANGED_AWAY = frozenset(("del", "moveFrom"))
_CHANGED_IN = frozenset(("ins", "moveTo"))
_OF_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_BY_ID: dict[str, Kind] = {
    "footnoteReference": "footnote",
    "endnoteReference": "endnote",
    "commentReference": "comment",
    "commentRangeStart": "comment start",
    "commentRangeEnd": "comment end",
}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing. `words` are the words, or the id of a note; `label` the mark of a note that has its own.

    `address` is that of a link, "#" and a name for one within the file. `joined` is set on a paragraph that
    goes on in the next, since the mark between them was deleted. `style` is the id of the words' own style.
    """

    kind: Kind
    words: str = ""
    look: Look = PLAIN
    label: str = ""
    address: str = ""
    element: Element | None = None
    joined: bool = False
    style: str = ""


def events(root: Element, styles: Styles, relations: dict[str, Relation]) -> Iterator[Event]:
    """Yield all that stands in `root`, a document, a note or a comment."""
    return _Walk(styles, relations).run(root)


class _Walk:
    """The state of going through a tree: the looks of paragraph and run, and the link that words stand in."""

    def __init__(self, styles: Styles, relations: dict[str, Relation]) -> None:
        self._styles = styles
        self._relations = relations
        self._paragraph = Look()
        self._run = Look()
        self._label = ""
        self._address = ""
        self._style = ""

    def run(self, root: Element) -> Iterator[Event]:
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            name = word_tag(element)
            if event == "end":
                yield from self._end(element, name)
            elif name in _PASSED:
                walk.skip_subtree()
            elif name in _CHANGED_AWAY or (name == "tr" and child(element, "trPr", "del") is not None):
                yield Event("changed")
                walk.skip_subtree()
            elif name == "txbxContent" and element is not root:
                yield Event("box", plain_words(element, self._styles))
                walk.skip_subtree()
            else:
                yield from self._start(element, name)

    def _start(self, element: Element, name: str) -> Iterator[Event]:
        if name == "t" or element.tag == _OF_FORMULA:
            yield from self._words(element.text or "")
        elif name == "r":
            self._begin_run(element)
        elif name == "p":
            style = child(element, "pPr", "pStyle")
            self._paragraph = self._styles.look(value_of(style)) if style is not None else Look()
            yield Event("paragraph", element=element)
        elif name in _SIGNS:
            yield from self._words(_SIGNS[name])
        elif name in ("br", "cr"):
            yield Event("page" if value_of(element, "type") in ("page", "column") else "line")
        elif name == "sym":
            yield from self._words(_sign(value_of(element, "char")))
        elif name in _BY_ID:
            yield Event(_BY_ID[name], value_of(element, "id"), label=self._label)
        elif name == "tr":
            yield Event("row")
        elif name == "tc":
            yield Event("cell")
        elif name == "hyperlink":
            relation = self._relations.get(related_id(element))
            anchor = value_of(element, "anchor")
            self._address = relation.target if relation is not None and relation.outside else f"#{anchor}"
        elif name in _CHANGED_IN:
            yield Event("changed")

    def _end(self, element: Element, name: str) -> Iterator[Event]:
        if name == "p":
            mark = child(element, "pPr", "rPr")
            deleted = child(mark, "del") is not None or child(mark, "moveFrom") is not None
            if deleted:
                yield Event("changed")
            yield Event("paragraph end", joined=deleted)
        elif name == "r":
            self._run, self._label, self._style = Look(), "", ""
        elif name == "tbl":
            yield Event("table end")
        elif name == "hyperlink":
            self._address = ""

    def _begin_run(self, element: Element) -> None:
        properties = child(element, "rPr")
        style = child(properties, "rStyle")
        self._style = value_of(style) if style is not None else ""
        own = self._styles.look(self._style) if style is not None else Look()
        self._run = look_of(properties).over(own).over(self._paragraph)
        reference = next(
            (one for one in element if word_tag(one) in ("footnoteReference", "endnoteReference")), None
        )
        if reference is not None and value_of(reference, "customMarkFollows") in ("1", "true", "on"):
            self._label = "".join(
                _sign(value_of(one, "char")) if word_tag(one) == "sym" else one.text or ""
                for one in element
                if word_tag(one) in ("t", "sym")
            ).strip()

    def _words(self, words: str) -> Iterator[Event]:
        if words and not self._label:
            hidden = bool(self._run.hidden)
            yield Event(
                "hidden" if hidden else "words", words, self._run, address=self._address, style=self._style
            )


def plain_words(root: Element, styles: Styles) -> str:
    """Return the words in `root` without anything else, paragraphs parted by line ends."""
    pieces = {"words": None, "line": "\n", "page": "\n", "paragraph end": "\n", "cell": "\t"}
    seen = (event for event in events(root, styles, {}) if event.kind in pieces)
    return "".join(pieces[event.kind] or event.words for event in seen).strip()


def is_heading(element: Element | None, styles: Styles) -> bool:
    """Whether a paragraph is a heading, by its style or its own level."""
    style, level = child(element, "pPr", "pStyle"), child(element, "pPr", "outlineLvl")
    if style is not None and styles.is_heading(value_of(style)):
        return True
    return level is not None and value_of(level) in set("012345678")


def _sign(code: str) -> str:
    # A sign of a font of its own lies in the private area; what it looks like only that font knows.
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"
    return "\ufffd" if 0xD800 <= ord(sign) < 0xE000 else sign
