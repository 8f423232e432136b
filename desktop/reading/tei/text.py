"""The text of a TEI element with all that its marks say: spans, structures, notes at their exact places.

The text is what the document's writer left standing. What he struck out, and what the edition's editors put
beside his words (corrections, regular spellings, expanded abbreviations, other readings), becomes a note on
the place, whose label is the name of the element: "del", "corr", "reg", "expan", "rdg". Words that the
editors supplied or read with doubt stand in the text and are marked by a structure; where something is
missing, "[…]" stands, the only words that the file itself does not have. `kinds` has the rule of white space.
"""

from __future__ import annotations

from typing import Literal

from desktop.interchange.tei_form import character_of
from desktop.reading.commonmark import commonmark
from desktop.reading.intake import FoundNote, FoundStructure, Span
from desktop.reading.tei import kinds
from desktop.reading.tei.flow import Flow, Start
from desktop.reading.tei.pointers import Pointers
from desktop.reading.tei.source import Element, Entities, all_words, is_element, local
from desktop.reading.tei.written import WaitingNote, Written, place_of, span_of

GAP = "[…]"
"""What stands where the edition says that something is missing."""


def write(root: Element, entities: Entities, pointers: Pointers, title: Element | None = None) -> Written:
    """Return the text of an element; `title` is the heading that is no heading within the text."""
    walk = _Walk(entities, pointers, title)
    walk.element(root, "", keep=False)
    for note in pointers.unpointed:
        walk.note(note, apart=True)
    return walk.written()


def note_words(note: Element) -> str:
    """Return the words of a note as CommonMark."""
    return _Walk(Entities({}), Pointers(), None)._words_of(note)


class _Walk:
    def __init__(self, entities: Entities, pointers: Pointers, title: Element | None) -> None:
        self._flow = Flow()
        self._entities, self._pointers, self._title = entities, pointers, title
        self._spans: dict[Element, tuple[Start, Span]] = {}
        self._structures: list[tuple[str, str, Start, int]] = []
        self._notes: list[WaitingNote] = []
        self._unknown: list[tuple[Start, int]] = []
        self._elsewhere: list[tuple[str, Start]] = []

    def written(self) -> Written:
        """Return what was written, all places known."""
        end = self._flow.length
        spans = {each: span_of(start, last, end) for each, (start, (_, last)) in self._spans.items()}
        structures = [
            FoundStructure(kind, *span_of(start, last, end), detail)
            for kind, detail, start, last in self._structures
        ]
        order = sorted(range(len(self._notes)), key=lambda at: place_of(self._notes[at], end) or (-1, at))
        notes = [self._found(self._notes[at], end) for at in order]
        elements = {
            element: place
            for place, at in enumerate(order)
            if (element := self._notes[at].element) is not None
        }
        structures = [each for each in structures if each.start < each.end or each.kind == "page break"]
        structures.sort(key=lambda each: (each.start, -each.end))
        unknown = [span_of(start, last, end) for start, last in self._unknown]
        elsewhere = [(file, span_of(start, 0, end)[0]) for file, start in self._elsewhere]
        return Written(self._flow.text, spans, structures, notes, elements, unknown, elsewhere)

    def element(self, element: Element, within: str, *, keep: bool) -> None:
        """Write an element and everything in it."""
        name = local(element)
        if name in _SPECIAL:
            _SPECIAL[name](self, element, within, keep)
        elif not kinds.is_beside(element, name):
            self._generic(element, name, within, keep=keep)

    def note(self, element: Element, *, label: str = "", apart: bool = False) -> None:
        """Enter a note at this place; `label` is what the pointer to it said, where it bears none itself."""
        is_source = element.get("type") == "source" and not _is_attached(element)
        own = (element.get("n") or label).strip()
        if is_source and own in ("0", "*"):
            own = ""
        # The source note is about the whole document, wherever its mark is printed.
        place = Start(-1) if apart or is_source else self._flow.mark()
        words = self._words_of(element)
        kind: Literal["own", "source"] = "source" if is_source else "own"
        self._notes.append(WaitingNote(place, place, own, words, kind, element))

    def _generic(self, element: Element, name: str, within: str, *, keep: bool) -> None:
        flow = self._flow
        strength = kinds.break_before(element, name, within=within)
        beside_label = name == "item" and _follows_label(element)
        flow.part(min(strength, kinds.SPACE) if beside_label else strength)
        if name == "cell" and _has_cell_before(element):
            flow.tab()
        if beside_label:
            flow.join(joined=True)
        start = flow.start()
        about = len(self._notes)
        for note in self._pointers.anchored.get(element, ()):
            self.note(note)
        anchored = self._notes[about:]
        self._content(element, name, kinds.container(name, within), keep=kinds.keeps_space(element, keep))
        for each in anchored:
            each.start, each.end = start, Start(flow.length)
        if beside_label:
            flow.join(joined=False)
        self._spans[element] = (start, (0, flow.length))
        self._mark_structures(element, name, start)
        flow.part(strength if name != "label" or strength == kinds.NOTHING else kinds.SPACE)

    def _content(self, element: Element, name: str, within: str, *, keep: bool) -> None:
        flow, block = self._flow, kinds.is_block(name)
        children = len(element)
        if element.text:
            flow.words(element.text, opens=not block, closes=not block and not children, keep=keep)
        for at, child in enumerate(element, 1):
            if is_element(child):
                self.element(child, within, keep=keep)
            else:
                self._entity(child)
            if child.tail:
                flow.words(child.tail, closes=not block and at == children, keep=keep)

    def _mark_structures(self, element: Element, name: str, start: Start) -> None:
        last = self._flow.length
        for kind in kinds.rendered(element):
            self._structures.append((kind, "", start, last))
        kind = kinds.KINDS.get(name, "")
        if name == "head" and element is not self._title:
            parent = element.getparent()
            kind = "caption" if parent is not None and local(parent) in ("list", "table") else "heading"
        if name == "ref" and not element.get("target", "").startswith("#"):
            kind = "link"
        if name == "date" and element.get("when"):
            self._structures.append(("date", element.get("when", ""), start, last))
        if kind:
            detail = element.get("target", "") if kind == "link" else kinds.detail_of(element)
            self._structures.append((kind, detail, start, last))

    def _words_of(self, element: Element) -> str:
        """Return the words of a note as CommonMark, notes within it in brackets at its end."""
        walk = _Walk(self._entities, self._pointers, None)
        walk._content(element, "note", "note", keep=False)
        written = walk.written()
        words = commonmark(written.text, written.structures)
        told = [": ".join(filter(None, (note.label, note.words))) for note in written.notes]
        inner = [f"[{each}]" for each in told if each]
        return "\n\n".join([*([words] if words else []), *inner])

    def _set_aside(self, element: Element, label: str) -> None:
        words = self._words_of(element)
        if words:
            place = self._flow.mark()
            self._notes.append(WaitingNote(place, place, label, words, "own"))

    def _entity(self, entity: Element) -> None:
        name = (entity.text or "").strip("&;")
        words = self._entities.words(name)
        if words is not None:
            self._flow.words(words)
            return
        start = self._flow.start()
        self._flow.words(f"&{name};")
        self._unknown.append((start, self._flow.length))

    def _found(self, waiting: WaitingNote, end: int) -> FoundNote:
        place = place_of(waiting, end)
        return FoundNote(waiting.label, waiting.words, place, waiting.kind)

    # -- elements that are not written as they come ------------------------------------------------------

    def _inline_or_note(self, element: Element, within: str, keep: bool) -> None:
        if element in self._pointers.elsewhere:
            return
        if kinds.runs_on(element) and element.get("type") != "source":
            self._generic(element, "note", within, keep=keep)
        else:
            self.note(element)

    def _pointer(self, element: Element, within: str, keep: bool) -> None:
        note = self._pointers.moved.get(element)
        if note is None:
            self._generic(element, local(element), within, keep=keep)
        else:
            self.note(note, label=all_words(element))

    def _choice(self, element: Element, within: str, keep: bool) -> None:
        children = [child for child in element if is_element(child)]
        if _has_own_words(element):  # no choice as TEI has it: nothing of it may be lost
            self._generic(element, local(element), within, keep=keep)
            return
        names = [local(child) for child in children]
        taken = next((names.index(name) for name in kinds.PREFERRED if name in names), 0)
        for at, child in enumerate(children):
            if at == taken:
                self.element(child, within, keep=keep)
        start, last = self._span_of(children[taken]) if children else (Start(0), Start(0))
        for at, child in enumerate(children):
            if at == taken or names[at] in kinds.WORDLESS:
                continue
            self._set_aside(child, names[at])
            if self._notes and children:
                self._notes[-1].start, self._notes[-1].end = start, last

    def _span_of(self, element: Element) -> tuple[Start, Start]:
        start, (_, last) = self._spans.get(element, (self._flow.mark(), (0, self._flow.length)))
        return start, Start(last)

    def _beside(self, element: Element, within: str, keep: bool) -> None:
        del within, keep
        self._set_aside(element, local(element))

    def _gap(self, element: Element, within: str, keep: bool) -> None:
        del within, keep
        said = (element.get(name, "") for name in ("reason", "quantity", "unit", "extent"))
        start = self._flow.start()
        self._flow.words(GAP)
        self._structures.append(("gap", " ".join(filter(None, said)), start, self._flow.length))
        for child in element:
            if local(child) == "desc":
                self._set_aside(child, "gap")

    def _page_break(self, element: Element, within: str, keep: bool) -> None:
        del within, keep
        if element.get("break") == "no":
            self._flow.glue()
        start = self._flow.start()
        number, image = element.get("n", ""), element.get("facs", "")
        detail = ", ".join(filter(None, (number, f"image {image}" if image else "")))
        self._structures.append(("page break", detail, start, -1))

    def _line_break(self, element: Element, within: str, keep: bool) -> None:
        del keep
        if element.get("break") == "no":
            self._flow.glue()
        else:
            self._flow.part(kinds.break_before(element, "lb", within=within))

    def _character(self, element: Element, within: str, keep: bool) -> None:
        """Write a character that the file describes: as it says it, or one of ours by its number."""
        own = character_of(element.get("ref", ""))
        if own and not (element.text or "").strip():
            self._flow.words(own, keep=True)
        else:
            self._generic(element, "g", within, keep=keep)

    def _included(self, element: Element, within: str, keep: bool) -> None:
        self._elsewhere.append((element.get("href", ""), self._flow.mark()))
        self._generic(element, "include", within, keep=keep)

    def _space(self, element: Element, within: str, keep: bool) -> None:
        del element, within, keep
        self._flow.space()


_SPECIAL = {
    "note": _Walk._inline_or_note,
    "ref": _Walk._pointer,
    "ptr": _Walk._pointer,
    "choice": _Walk._choice,
    "app": _Walk._choice,
    "del": _Walk._beside,
    "figDesc": _Walk._beside,
    "index": _Walk._beside,
    "gap": _Walk._gap,
    "pb": _Walk._page_break,
    "lb": _Walk._line_break,
    "space": _Walk._space,
    "include": _Walk._included,
    "g": _Walk._character,
}


def _is_attached(element: Element) -> bool:
    return any(local(above) == "attachment" for above in element.iterancestors())


def _has_own_words(element: Element) -> bool:
    return any((words or "").strip() for words in (element.text, *(child.tail for child in element)))


def _has_cell_before(element: Element) -> bool:
    return any(local(before) == "cell" for before in element.itersiblings(preceding=True))


def _follows_label(element: Element) -> bool:
    before = element.getprevious()
    while before is not None and local(before) in ("pb", "cb", "milestone", "note", "anchor", ""):
        before = before.getprevious()
    return before is not None and local(before) == "label"
