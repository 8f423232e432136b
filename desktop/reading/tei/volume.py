"""The documents of a TEI file, met one after the other: a volume is never in memory as a whole.

A document is a `div` of the type "document" (Foreign Relations, and whoever follows it) or of a type that
names one ("letter", "telegram" ...), a `TEI` in a corpus, or a `text` in a group. What stands in front or
behind without holding documents (press release, preface, lists of persons) is a section, and is told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from desktop.reading.tei.source import Element, events, forget, id_of, is_element, local
from desktop.reading.tei.when import date_of

FRUS = "{http://history.state.gov/frus/ns/1.0}"

Kind = Literal["document", "editorial note", "section"]

_TYPES = frozenset(
    (
        "document", "letter", "telegram", "cable", "dispatch", "despatch", "memorandum", "message", "airgram",
        "report", "note-verbale", "cablegram", "doc", "minutes", "dokument", "aktenstück", "brief",
        "telegramm", "depesche", "erlass", "bericht", "lettre", "télégramme", "dépêche", "rapport",
        "documento", "lettera", "telegramma", "dispaccio", "carta", "telegrama", "despacho", "документ",
        "письмо", "телеграмма",
    )
)  # fmt: skip
_PRETTY = re.compile(r"(?<=[(\[{“‘«])\s{0,99}\n\s{0,99}|\s{0,99}\n\s{0,99}(?=[)\]},.;:!?”’»])")
"""White space that only pretty-printing sets beside a bracket or a stop."""
_EDITORIAL = re.compile(r"(?:\d{1,4}[a-z]?\.\s)?editorial notes?\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """A document or section while its element is whole, with the header of the file it stands in."""

    key: str
    kind: Kind
    element: Element
    header: Element | None


@dataclass(frozen=True, slots=True)
class TeiDocument:
    """A document as a volume lists it: `number` as the edition counts, `date` in EDTF, both "" if untold."""

    key: str
    number: str
    title: str
    date: str
    kind: Kind


def documents(data: bytes, name: str) -> tuple[TeiDocument, ...]:
    """Return the documents of the file `data`, called `name`, and its sections, in the order of the file.

    Raises `ReadingError` "xml-broken" or "xml-entities".
    """
    return tuple(_listed(unit) for unit in units(data, name))


def units(data: bytes, name: str) -> Iterator[Unit]:
    """Yield each document and section; its element holds its words only until the next one is asked for."""
    header: Element | None = None
    whole: Element | None = None  # the document that is being met
    section: Element | None = None  # what is a section, if no document comes in it
    seen: set[str] = set()
    for event, element in events(data, name):
        label = local(element)
        if event == "start":
            if whole is None and _is_document(element, label):
                whole, section = element, None
            elif whole is None and section is None and _may_be_section(element, label):
                section = element
            continue
        if label == "teiHeader":
            header = element
        if element is whole or element is section:
            kind = _kind(element) if element is whole else "section"
            yield Unit(_key(element, seen), kind, element, _own_header(element, header))
            whole = section = None
            forget(element)
        elif whole is None and section is None and label not in _KEPT and not _in_header(element):
            forget(element)


_KEPT = frozenset({"teiHeader", "TEI", "TEI.2", "teiCorpus", "text", "body", "front", "back", "group"})


def is_document(element: Element) -> bool:
    """Tell whether an element is one document of a file that may hold several."""
    return _is_document(element, local(element))


def words_of(element: Element, without: frozenset[str] = frozenset({"note"})) -> str:
    """Return the words in an element with single spaces, those of some elements left out."""
    found: list[str] = []

    def gather(one: Element) -> None:
        found.append(one.text or "")
        for child in one:
            if is_element(child):
                if local(child) == "lb":
                    found.append(" ")
                elif local(child) not in without:
                    gather(child)
            found.append(child.tail or "")

    gather(element)
    return " ".join(_PRETTY.sub("", "".join(found)).split())


def head_of(element: Element) -> Element | None:
    """Return the heading of a document, that of its lists and attachments left out."""
    for child in element:
        name = local(child)
        if name == "head":
            return child
        if name in ("text", "front", "body") and (found := head_of(child)) is not None:
            return found
    return None


def stated_date(element: Element) -> str:
    """Return the date that the edition states of a document apart from its words, in EDTF; "" for none."""
    first, last = (element.get(f"{FRUS}doc-dateTime-{end}", "")[:10] for end in ("min", "max"))
    if not first or not last:
        return first or last
    if first == last:
        return first
    if first[:4] == last[:4] and first[5:] == "01-01" and last[5:] == "12-31":
        return first[:4]
    return f"{first}/{last}"


def _is_document(element: Element, label: str) -> bool:
    if label == "div" or label == "div1" or label == "div2":
        return _is_named_document(element)
    parent = element.getparent()
    above = local(parent) if parent is not None else ""
    return (label == "TEI" and above in ("teiCorpus", "TEI")) or (label == "text" and above == "group")


def _is_named_document(element: Element) -> bool:
    # A president's message in front of the despatches is a section of the volume and a document all the same.
    return element.get("type", "").lower() in _TYPES or element.get("subtype") == "historical-document"


def _may_be_section(element: Element, label: str) -> bool:
    return label == "titlePage" or (label.startswith("div") and not _is_named_document(element))


def _in_header(element: Element) -> bool:
    return any(local(above) == "teiHeader" for above in element.iterancestors())


def _own_header(element: Element, header: Element | None) -> Element | None:
    if local(element) == "TEI":
        return next((child for child in element if local(child) == "teiHeader"), None)
    return header


def _kind(element: Element) -> Kind:
    if element.get("subtype") == "editorial-note":
        return "editorial note"
    # The volumes that came to the web first say it in their headings alone.
    head = head_of(element)
    is_note = head is not None and _EDITORIAL.fullmatch(words_of(head)) is not None
    return "editorial note" if is_note else "document"


def _key(element: Element, seen: set[str]) -> str:
    name = id_of(element) or element.get("n") or local(element)
    key, more = name, 2
    while key in seen:
        key, more = f"{name}~{more}", more + 1
    seen.add(key)
    return key


def _listed(unit: Unit) -> TeiDocument:
    head = head_of(unit.element)
    title = words_of(head) if head is not None else ""
    if not title and local(unit.element) == "TEI":
        title = next((words_of(e) for e in unit.element.iter("{*}title")), "")
    number = unit.element.get("n", "") if unit.kind != "section" else ""
    date = "" if unit.kind == "section" else stated_date(unit.element) or _first_date(unit.element)
    return TeiDocument(unit.key, number, title, date, unit.kind)


def _first_date(element: Element) -> str:
    for line in element.iter("{*}dateline", "{*}opener"):
        for date in line.iter("{*}date"):
            if value := date_of(date):
                return value
    return ""
