"""Which note belongs to which place, where a file keeps its notes apart from the words that they are about.

In the volumes of Foreign Relations a note stands where its mark stands. Other editions gather them at the end
and point: from the text with a `ref` or `ptr` to the note's id, or from the note with `target` to an anchor.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from desktop.reading.tei.source import Element, all_words, id_of, local

_APART = frozenset(("noteGrp", "listAnnotation"))
_NOTES = frozenset(("notes", "footnotes", "endnotes", "note"))
_OF_NOTES = frozenset(("note", "noteAnchor", "noteref", "notemark", "footnote", "endnote", "fn"))
_ABOVE = frozenset(("div", "div1", "div2", "body", "text", "back", "attachment"))
_LABEL = re.compile(r"[\[(]?(?:\d{1,4}[a-z]?|[a-z*†‡§¶]{1,3})[\])]?\.?", re.IGNORECASE)
_NAMES_NOTE = re.compile(r"(?:^|[^a-z])(?:fn|n|note|footnote|endnote)[_.-]?\d+[a-z]?$", re.IGNORECASE)
_MOST_ASKED = 2000

Finder = Callable[[Collection[str]], Mapping[str, Element | None]]
"""Returns those of these ids that the whole file has, with the note that bears it; None if it is no note."""


@dataclass(slots=True)
class Pointers:
    """Where the notes of one text are read: `moved` from a pointer, `anchored` at another element.

    `elsewhere` are the notes that are not read where they stand; those of them that nothing points to are
    `unpointed`. `dangling` are the pointers whose target the file does not hold.
    """

    moved: dict[Element, Element] = field(default_factory=dict)
    anchored: dict[Element, list[Element]] = field(default_factory=dict)
    elsewhere: set[Element] = field(default_factory=set)
    unpointed: list[Element] = field(default_factory=list)
    dangling: list[Element] = field(default_factory=list)


def pointers_of(root: Element, find: Finder) -> Pointers:
    """Return where the notes within `root` belong; `find` looks for what lies outside of it."""
    found = Pointers()
    ids: dict[str, Element] = {}
    pointing: list[Element] = []
    notes: list[Element] = []
    for element in root.iter("*"):
        name = local(element)
        if (own := id_of(element)) is not None:
            ids[own] = element
        if name == "note":
            notes.append(element)
        elif name in ("ref", "ptr") and element.get("target") and _may_point(element, name):
            pointing.append(element)
    pointers = [(each, target) for each in pointing if (target := _target(each, ids))]
    for note in notes:
        place = ids.get(_target(note, ids) or "")
        if place is not None and place is not note and local(place) != "note":
            found.anchored.setdefault(place, []).append(note)
            found.elsewhere.add(note)
    _follow(found, pointers, ids, find)
    taken = set(found.moved.values()) | found.elsewhere
    found.unpointed = [note for note in notes if _is_apart(note, root) and note not in taken]
    found.elsewhere |= set(found.moved.values()) | set(found.unpointed)
    return found


def _follow(
    found: Pointers, pointers: list[tuple[Element, str]], ids: Mapping[str, Element], find: Finder
) -> None:
    outside = list(dict.fromkeys(target for _, target in pointers if target not in ids))[:_MOST_ASKED]
    known: dict[str, Element | None] = {**(find(outside) if outside else {}), **ids}
    for pointer, target in pointers:
        note = known.get(target)
        if target not in known:
            # A page or a document that was cut off is no note: only what is called one is missed.
            if pointer.get("type") in _OF_NOTES or _NAMES_NOTE.search(target):
                found.dangling.append(pointer)
        elif note is not None and (
            local(note) == "note"
            and note not in found.elsewhere
            and note not in found.moved.values()
            and not _holds(note, pointer)
            and _stands_apart(note, outside=target not in ids)
        ):
            found.moved[pointer] = note


def _stands_apart(note: Element, *, outside: bool) -> bool:
    return outside or _is_apart(note, None) or _above(note) in _ABOVE


def _above(note: Element) -> str:
    parent = note.getparent()
    return "" if parent is None else local(parent)


def _is_apart(note: Element, root: Element | None) -> bool:
    above = note.getparent()
    stands_alone = _above(note) in _ABOVE
    while above is not None and above is not root:
        name = local(above)
        if name in _APART or (name.startswith("div") and above.get("type") in _NOTES):
            return True
        if name == "back" and stands_alone:
            return True
        above = above.getparent()
    return False


def _holds(note: Element, pointer: Element) -> bool:
    above = pointer.getparent()
    while above is not None:
        if above is note:
            return True
        above = above.getparent()
    return False


def _may_point(element: Element, name: str) -> bool:
    if element.get("type") in _OF_NOTES or name == "ptr":
        return True
    words = all_words(element)
    return len(words) < 12 and _LABEL.fullmatch(words.strip()) is not None


def _target(element: Element, ids: Collection[str]) -> str | None:
    """Return the id that an element points to, of several the first; TEI P4 wrote it without its sign."""
    target = next(iter(element.get("target", "").split()), "")
    if target.startswith("#"):
        return target[1:]
    return target if target in ids else None
