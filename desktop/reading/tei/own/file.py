"""Which cables of ours a TEI file holds, each with what it carries in its `xenoData`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from db.errors import ReadingError
from desktop.interchange.tei_form import PROFILE, TEI, XML_ID, Element, name_of
from desktop.interchange.tei_packing import ENCODING, unpacked
from desktop.reading.tei.source import MOST_BYTES, entities_of

_Q = f"{{{TEI}}}"
_LINED = re.compile(r"\s*\n\s*")
_SIGNS = tuple(PROFILE.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


@dataclass(frozen=True, slots=True)
class OwnCable:
    """One cable of the file: its `TEI`, the whole file round it, and what was told beside."""

    element: Element
    root: Element
    told: Mapping[str, Any]

    @property
    def header(self) -> Element | None:
        """The `teiHeader`."""
        return self.element.find(f"{_Q}teiHeader")

    @property
    def text(self) -> Element | None:
        """The `text`."""
        return self.element.find(f"{_Q}text")

    @property
    def beside(self) -> list[Element]:
        """Every `standOff` that tells of the cable, those of the corpus round it too."""
        found = self.element.findall(f"{_Q}standOff")
        return found if self.root is self.element else [*found, *self.root.findall(f"{_Q}standOff")]

    def noted(self) -> Iterator[Element]:
        """Give the notes that stand beside the text."""
        for part in self.element.findall(f"{_Q}standOff"):
            yield from part.iter(f"{_Q}note")

    def named(self) -> dict[str, Element]:
        """Return the elements that bear an id outside of the text, by their ids."""
        above = self.root.find(f"{_Q}teiHeader") if self.root is not self.element else None
        parts = [each for each in (above, self.header, *self.beside) if each is not None]
        return {name: each for part in parts for each in part.iter(f"{_Q}*") if (name := each.get(XML_ID))}


def own_cables(data: bytes, name: str) -> tuple[OwnCable, ...]:
    """Return the cables of ours in a file; empty where Chancery did not write it.

    Raises `ReadingError` "xml-entities", "xml-broken" or "file-too-large" for one that cannot be read.
    """
    if not any(sign in data for sign in _SIGNS):
        return ()
    if len(data) > MOST_BYTES:
        raise ReadingError("file-too-large", name=name, size=len(data), most=MOST_BYTES)
    entities_of(data, name)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
        attribute_defaults=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as broken:
        raise ReadingError(
            "xml-broken", name=name, line=broken.lineno or 1, reason=str(broken)[:200]
        ) from broken
    found = []
    for element in [root, *root.iter(f"{_Q}TEI")] if name_of(root) != "TEI" else [root]:
        told = _told(element) if name_of(element) == "TEI" else None
        if told is not None:
            found.append(OwnCable(element, root, told))
    return tuple(found)


def _told(element: Element) -> dict[str, Any] | None:
    header = element.find(f"{_Q}teiHeader")
    for xeno in header.findall(f"{_Q}xenoData") if header is not None else ():
        if xeno.get("type") != PROFILE:
            continue
        words = xeno.text or ""
        try:
            words = unpacked(words) if xeno.get("subtype") == ENCODING else words
            told = json.loads(_LINED.sub(" ", words) if "\n" in words.strip() else words)
        except (ValueError, RecursionError):
            continue
        if isinstance(told, dict) and told.get("profile") == PROFILE:
            return told
    return None
