"""The parts of a Word file: markup within limits, without entities, found by their relations.

Parsed by lxml itself and not by python-docx: that opens every part of a package before anything can be looked
at, pictures too, sets no limit, and gives neither footnotes nor tracked changes.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from lxml import etree

from db.errors import ReadingError
from desktop.reading.packed import Packed

Element = etree._Element

MOST_PART = 16 * 1024 * 1024
"""Bytes of one part unpacked."""
MOST_ELEMENTS = 800_000

_DOCTYPE = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
_RELATED = "/relationships/"
_WORD = frozenset(
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_IDS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)


def word_tag(element: Element) -> str:
    """Return an element's name in Word's own namespace, else with its prefix of another: "mc:Fallback"."""
    name: object = element.tag
    if not isinstance(name, str):
        return ""
    space, _, local = name[1:].rpartition("}")
    return local if space in _WORD else f"other:{local}"


def value_of(element: Element, name: str = "val") -> str:
    """Return an attribute in Word's own namespace, "" where it is not there."""
    return element.get(f"{{{_W}}}{name}") or element.get(f"{{{_STRICT}}}{name}") or ""


def related_id(element: Element) -> str:
    """Return the id of the relation that an element names."""
    return next((element.get(name) or "" for name in _IDS if element.get(name)), "")


def child(element: Element | None, *names: str) -> Element | None:
    """Return the first element at the end of a path of Word's own names, or None."""
    for name in names:
        if element is None:
            return None
        element = next((inner for inner in element if word_tag(inner) == name), None)
    return element


def is_on(element: Element | None) -> bool:
    """Whether a property that is on or off is there and on."""
    return element is not None and value_of(element).lower() not in ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: the kind of it, and the part's path or the address outside of the file."""

    kind: str
    target: str
    outside: bool


@dataclass(slots=True)
class WordPackage:
    """A Word file, opened."""

    name: str
    document: Element
    path: str
    relations: dict[str, Relation]
    _packed: Packed
    _parts: dict[str, Element | None] = field(default_factory=dict)

    def related(self, kind: str) -> list[Element]:
        """Return the parts of a kind that the document refers to: "footnotes", "comments", "header" ..."""
        paths = [one.target for one in self.relations.values() if one.kind == kind and not one.outside]
        return [part for path in paths if (part := self._part(path)) is not None]

    def relations_of(self, kind: str) -> dict[str, Relation]:
        """Return what the one part of a kind refers to itself."""
        for one in self.relations.values():
            if one.kind == kind and not one.outside:
                return _relations(self._packed, one.target, self.name)
        return {}

    def changed_by(self) -> tuple[str, str]:
        """Return who saved the file last, and when, as its properties say; "" for what they do not."""
        part = self._part("docProps/core.xml")
        told = {word_tag(one): one.text or "" for one in part} if part is not None else {}
        return told.get("other:lastModifiedBy", "").strip(), told.get("other:modified", "").strip()

    def _part(self, path: str) -> Element | None:
        if path not in self._parts:
            self._parts[path] = _markup(self._packed, path, self.name)
        return self._parts[path]


def open_word(data: bytes, name: str) -> WordPackage:
    """Open a Word file.

    Raises `ReadingError` with the code "archive-damaged", "archive-encrypted", "archive-bomb",
    "file-too-large", "word-damaged" or "word-with-entities".
    """
    packed = Packed(data, name)
    of_package = _relations(packed, "", name)
    path = next(
        (one.target for one in of_package.values() if one.kind == "officeDocument"), "word/document.xml"
    )
    document = _markup(packed, path, name)
    if document is None:
        raise ReadingError("word-damaged", name=name)
    return WordPackage(name, document, path, _relations(packed, path, name), packed)


def _relations(packed: Packed, path: str, name: str) -> dict[str, Relation]:
    folder, file = posixpath.split(path)
    root = _markup(packed, posixpath.join(folder, "_rels", f"{file}.rels"), name)
    found: dict[str, Relation] = {}
    for one in root if root is not None else ():
        kind = (one.get("Type") or "").rpartition(_RELATED)[2]
        target = one.get("Target") or ""
        outside = one.get("TargetMode") == "External"
        if not outside:
            # A path from the package's root, whatever dots it has: it is only looked up among the members.
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[one.get("Id") or ""] = Relation(kind, target, outside)
    return found


def _markup(packed: Packed, path: str, name: str) -> Element | None:
    member = packed.member(path)
    if member is None:
        return None
    try:
        data = packed.unpack(member, MOST_PART)
    except ReadingError as refused:
        # What she knows is the file, not its parts.
        raise ReadingError(refused.code, **{**refused.values, "name": name}) from refused
    if _DOCTYPE.search(data):
        raise ReadingError("word-with-entities", name=name)
    if data.count(b"<") > MOST_ELEMENTS:
        raise ReadingError("file-too-large", name=name, size=len(data), most=MOST_PART)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
                             remove_pis=True)  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError("word-damaged", name=name) from error
