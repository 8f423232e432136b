"""The notes of a web page: a raised mark in the text that links to words below it.

Sources: the Office of the Historian (a "footnote" link and a list at the document's end), Marxists.org and
Word's own web pages ("[1]" both ways), MediaWiki. A mark is a short link down the page, to an element that
something else, too, says is a note: its name, the mark's own form, or a link back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote

from lxml import etree

from desktop.reading.note_source import NoteSource, collapsed
from desktop.reading.web.elements import BLOCKS, CELLS, HEADINGS, Element, is_hidden, kinds, names, tag

_LABEL = re.compile(
    r"[\[(]?(?P<label>\d{1,4}[a-z]?|(?P<letter>[a-z])(?P=letter)?|[ivxlc]{1,6}|[*†‡§¶#]{1,4})[\])]?[.:]?",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"[.#](?:[\w-]{0,20}(?:foot|end)[\w-]{0,3}note[\w-]{0,20}|e?note?(?:ref)?[\d_:.-]{0,20}|"
    r"_?(?:ftn|edn|fn|cite_?note|cite_?ref)(?:ref)?[\w:.-]{0,40}|fn-\w{1,20}|reference)"
)
_ROLES = frozenset(("doc-noteref", "doc-footnote", "doc-endnote", "footnote", "noteref"))
_ARROWS = frozenset(("↩", "↩︎", "^", "↑", "⏎", "↵", "back", "return", "return to text", "back to text"))
_TITLES = frozenset(("notes", "notes:", "footnotes", "footnotes:", "endnotes", "endnotes:"))
_HOLDERS = frozenset(("li", "p", "div", "dd", "dt", "td", "tr", "aside", "section", "blockquote", "footer"))
_EDIT = re.compile(r"\s{0,5}\[[^\[\]]{1,30}\]$")
"""What MediaWiki sets behind each heading: "[edit]"."""
_SOURCE = re.compile(r"\s{0,5}\*{0,3}Sources?\b\*{0,3}\s?:")
_LONGEST_MARK = 12
_FEW = 6
_MOST_ELEMENTS = 2000
_MOST_LINKS = 5000


@dataclass(frozen=True, slots=True)
class PageNote:
    """A mark and what it points to: `mark` and `holders` are left out of the text."""

    label: str
    mark: Element
    words: str
    holders: tuple[Element, ...]

    @property
    def is_source(self) -> bool:
        """Whether it tells where the document lies, as the first note of each document of the series does."""
        return _SOURCE.match(self.words[:40]) is not None


def find_notes(body: Element) -> list[PageNote]:
    """Return the notes of a page in the order of their marks; one that is marked again is told once."""
    order = {element: at for at, element in enumerate(body.iter())}
    targets = _targets(order)
    links = [
        (link, target, label)
        for link in order
        if tag(link) == "a" and (target := _target(link, targets)) is not None and (label := _label_of(link))
    ]
    links = links[:_MOST_LINKS]
    back = {_place(target) for link, target, _ in links if order[target] < order[link]}
    notes: list[PageNote] = []
    taken: set[Element] = set()
    starts = {target for link, target, _ in links if order[link] < order[target]}
    for link, target, label in links:
        if order[target] < order[link] or target in taken:
            continue
        if not _is_note(link, target, label, linked_back=_place(link) in back):
            continue
        note = _note(link, target, label, starts)
        if note is not None and not any(link in holder.iter("a") for holder in note.holders):
            taken.add(target)
            notes.append(note)
    return notes


def headings_of(notes: list[PageNote]) -> list[Element]:
    """Return the headings that stand above notes and say no more than that these follow."""
    found: list[Element] = []
    for note in notes:
        holder = note.holders[0]
        parent = holder.getparent()
        around = [holder, *([parent] if parent is not None and holder.getprevious() is None else [])]
        above = around[-1].getprevious()
        if (
            above is not None
            and tag(above) in HEADINGS
            and _EDIT.sub("", _short_text(above).lower()) in _TITLES
        ):
            found.append(above)
    return found


def _targets(order: dict[Element, int]) -> dict[str, Element]:
    targets: dict[str, Element] = {}
    for element in order:
        for name in (element.get("id"), element.get("name") if tag(element) == "a" else None):
            if name:
                targets.setdefault(name, element)
    return targets


def _target(link: Element, targets: dict[str, Element]) -> Element | None:
    address = link.get("href") or ""
    fragment = address.rpartition("#")[2] if "#" in address else ""
    return targets.get(fragment, targets.get(unquote(fragment))) if fragment else None


def _label_of(link: Element) -> str:
    words = _short_text(link)
    match = _LABEL.fullmatch(words)
    if match is not None:
        return match["label"]
    return "↩" if words.lower() in _ARROWS else ""


def _short_text(element: Element) -> str:
    text = ""
    for piece in element.itertext():
        text += str(piece)
        if len(text) > 100:
            return text
    return "".join(text.split()) if len(text.strip()) <= _LONGEST_MARK else text.strip()


def _place(element: Element) -> Element:
    """Return the element that stands for a mark's place, whether its name is on it, in it or around it."""
    for _ in range(_FEW):
        parent = element.getparent()
        if parent is None or tag(parent) not in ("sup", "span", "a"):
            break
        if len(_short_text(parent)) > _LONGEST_MARK:
            break
        element = parent
    return element


def _is_note(link: Element, target: Element, label: str, *, linked_back: bool) -> bool:
    if label == "↩" or is_hidden(link):
        return False
    if linked_back or _is_raised(link) or _short_text(link) != label:
        return True
    return any(_is_named(element) for element in (link, target, target.getparent()) if element is not None)


def _is_raised(link: Element) -> bool:
    around = [link, *islice(link, _FEW), *islice(link.iterancestors("sup", "span"), _FEW)]
    return any("superscript" in kinds(element) for element in around)


def _is_named(element: Element) -> bool:
    said = {element.get("role"), element.get("rel"), element.get("{http://www.idpf.org/2007/ops}type")}
    said.add(element.get("epub:type"))
    own = element.get("name")
    called = {*names(element), *([f"#{own.lower()[:60]}"] if own else ())}
    return bool(said & _ROLES) or any(_NAMED.fullmatch(name) for name in called)


def _note(link: Element, target: Element, label: str, starts: set[Element]) -> PageNote | None:
    holder = target
    while tag(holder) not in _HOLDERS:
        parent = holder.getparent()
        if parent is None or tag(parent) in ("body", "html", "main", "article"):
            return None
        holder = parent
    for holders in _larger(holder, starts):
        if not _is_one(holders[0], starts):
            return None
        words = _words(holders, label)
        if words and not _LABEL.fullmatch(words):
            return PageNote(label, _whole_mark(link, label), words, holders)
    return None


def _larger(holder: Element, starts: set[Element]) -> Iterator[tuple[Element, ...]]:
    """Yield what may hold the words of a note: the element itself, and what goes with it where it is bare."""
    parent = holder.getparent()
    if (
        parent is not None
        and tag(parent) in ("div", "li", "aside", "section")
        and _is_named(parent)
        and _is_one(parent, starts)
    ):
        yield (parent,)
    yield (holder,)
    if tag(holder) == "dt":
        following = holder.getnext()
        if following is not None and tag(following) == "dd":
            yield (holder, following)
    if tag(holder) in CELLS and parent is not None:
        yield (parent,)


def _is_one(holder: Element, starts: set[Element]) -> bool:
    """Whether this is one note: an element of reasonable size in which no other note begins."""
    begun = 0
    for at, element in enumerate(holder.iter()):
        begun += element in starts
        if begun > 1 or at > _MOST_ELEMENTS:
            return False
    return True


def _whole_mark(link: Element, label: str) -> Element:
    """Return the mark with what raises it, if that holds nothing else."""
    mark = link
    while (parent := mark.getparent()) is not None and tag(parent) in (
        "sup",
        "span",
        "b",
        "i",
        "small",
        "font",
    ):
        words = _short_text(parent)
        match = _LABEL.fullmatch(words)
        if match is None or match["label"] != label:
            break
        mark = parent
    return mark


def _words(holders: tuple[Element, ...], label: str) -> str:
    """Return what a note says, without its own label and the link back to its mark."""
    note = NoteSource()
    italic = bold = skipped = 0
    for holder in holders:
        for event, element in etree.iterwalk(holder, events=("start", "end", "comment", "pi")):
            begins = event == "start"
            if event in ("start", "end"):
                step = 1 if begins else -1
                found = kinds(element)
                italic += step * ("italic" in found)
                bold += step * ("bold" in found)
                skipped += step * (_leads_back(element) or (is_hidden(element) and element is not holder))
                if tag(element) in BLOCKS:
                    note.new_paragraph()
            text = element.text if begins else element.tail if element is not holder else None
            if text and not skipped:
                address = _address(element if begins else element.getparent())
                note.run(collapsed(text), italic=italic > 0, bold=bold > 0, address=address)
        note.new_paragraph()
    return re.sub(
        rf"^\W{{0,4}}{re.escape(label)}(?:[\])]?\.?[\])]?)\s{{1,4}}|^\s+", "", note.source(), count=1
    )


def _leads_back(element: Element) -> bool:
    if tag(element) != "a" or not (element.get("href") or "").rpartition("#")[2]:
        return False
    address = element.get("href") or ""
    return "#" in address and bool(_label_of(element))


def _address(element: Element | None) -> str:
    for _ in range(_FEW):
        if element is None or tag(element) == "a" or tag(element) in BLOCKS:
            break
        element = element.getparent()
    address = element.get("href") or "" if element is not None else ""
    return address if address.startswith(("https://", "http://", "mailto:")) else ""
