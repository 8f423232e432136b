"""Names and editor's marks that a person has put into the TEI: `persName`, `unclear`, `supplied` ..."""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.library_records import Name, NameKind
from db.records import ID, Author, EditorialMark, MarkKind, Mention
from desktop.interchange.tei_form import XML_ID, Element, name_of, words_of
from desktop.reading.tei.own.back import Back, derived
from desktop.reading.tei.own.notes import Places, anchor_at

_MARKS: dict[str, MarkKind] = {
    "supplied": "insertion",
    "del": "deletion",
    "unclear": "uncertain",
    "gap": "gap",
}
_NAMES: dict[str, NameKind] = {"persName": "person", "placeName": "place", "orgName": "organization"}
_OURS = re.compile(f"p{ID}")
_ENTRIES: dict[str, NameKind] = {"person": "person", "place": "place", "org": "organization"}


class Listed:
    """Whoever is in the lists beside the text; one that was put in is entered when a text names him."""

    def __init__(self, back: Back, beside: Iterable[Element]) -> None:
        """Look at the lists of a cable, and of the corpus round it."""
        self._back = back
        entries = [each for part in beside for each in part.iter("{*}person", "{*}place", "{*}org")]
        self._entries = {name: each for each in entries if (name := each.get(XML_ID))}

    def meant(self, ref: str) -> str:
        """Return the id of the name that a reference means, "" for none."""
        name = ref.removeprefix("#")
        entry = self._entries.get(name)
        # An id of ours is a record of this cable, or of another one in the same file.
        if self._back.get(Name, name) or (entry is not None and _OURS.fullmatch(name)):
            return name
        made = None if entry is None else _entered(self._back, entry, name)
        return made.id if made else ""


def _entered(back: Back, entry: Element, name: str) -> Name | None:
    said = [words_of(child) for child in entry if name_of(child) in _NAMES]
    said = [each for each in said if each]
    if not said:
        return None
    notes = {child.get("type", ""): words_of(child) for child in entry if name_of(child) == "note"}
    links = tuple(words_of(child) for child in entry if name_of(child) == "idno")
    made = Name(
        derived("p", name, said[0]),
        _ENTRIES[name_of(entry)],
        said[0],
        tuple(said[1:]),
        notes.get("dates", ""),
        notes.get("description", notes.get("", "")),
        links,
    )
    back.put(made)
    return made


def add_marked(back: Back, places: Places, names: Listed, moment: str) -> None:
    """Enter the mentions and marks in the text that did not leave with it."""
    ours = {anchor.id for some in back.places.values() for anchor in some}
    for element, read in places.own.marked:
        if element.get(XML_ID, "") in ours:
            continue
        span = places.settled.span(read)
        kind = name_of(element)
        if kind in _NAMES:
            meant = names.meant(element.get("ref", ""))
            if meant and span[0] < span[1]:
                key = derived("m", back.cable.id, meant, str(span))
                mention = Mention(key, back.cable.id, meant, _author(back, element), moment)
                back.put(mention)
                back.put(anchor_at(mention, 0, span, places))
        elif kind in _MARKS and (span[0] < span[1] or kind in ("supplied", "gap")):
            _mark(back, places, element, span, moment)


def _mark(back: Back, places: Places, element: Element, span: tuple[int, int], moment: str) -> None:
    kind = _MARKS[name_of(element)]
    words = words_of(element) if kind == "insertion" else ""
    if kind == "gap":
        counted = " ".join(filter(None, (element.get("quantity"), element.get("unit"))))
        words = element.get("extent") or counted
    if kind == "insertion" and not words:
        return
    key = derived("k", back.cable.id, kind, words, str(span))
    mark = EditorialMark(
        key, back.cable.id, kind, words, element.get("reason", ""), _author(back, element), moment
    )
    back.put(mark)
    back.put(anchor_at(mark, 0, span, places))


def _author(back: Back, element: Element) -> str:
    resp = element.get("resp", "").removeprefix("#")
    return resp if back.get(Author, resp) else back.author("")
