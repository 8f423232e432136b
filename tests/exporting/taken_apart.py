"""A finished PDF taken apart: pypdf for its objects, PDFium for its words and their places."""

from __future__ import annotations

import json
from dataclasses import dataclass
from io import BytesIO
from typing import Any, cast

import pypdfium2
from pypdf import PageObject, PdfReader

Entries = dict[str, Any]
"""A PDF dictionary; what its entries are is what the tests ask."""


@dataclass(frozen=True)
class Highlight:
    """One highlight annotation: its entries, the page it is on, and the words under its boxes."""

    page: int
    entries: Entries
    under: str

    @property
    def note(self) -> str:
        return str(self.entries["/NM"])


def reader(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data), strict=True)


def words(data: bytes) -> str:
    """Return all words of the pages, with their line ends."""
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_range().replace("\r", "") for page in document)
    finally:
        document.close()


def page_words(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range().replace("\r", "") for page in document]
    finally:
        document.close()


def highlights(data: bytes) -> list[Highlight]:
    """Return the highlights in the order of the pages, with the characters whose middle lies in a box."""
    document = pypdfium2.PdfDocument(data)
    found = []
    try:
        for number, page in enumerate(reader(data).pages):
            characters = _characters(document[number])
            for annotation in _annotations(page):
                if annotation["/Subtype"] == "/Highlight":
                    quads = [float(each) for each in annotation["/QuadPoints"]]
                    found.append(Highlight(number, annotation, _under(characters, quads)))
    finally:
        document.close()
    return found


def catalog(data: bytes) -> Entries:
    """Return the document catalog."""
    return cast(Entries, reader(data).trailer["/Root"].get_object())


def xmp(data: bytes) -> str:
    """Return the XMP packet."""
    return str(catalog(data)["/Metadata"].get_data().decode())


def links(data: bytes) -> list[str]:
    """Return the addresses of all links to somewhere outside, in the order of the pages."""
    found = [
        annotation.get("/A", {}).get("/URI")
        for page in reader(data).pages
        for annotation in _annotations(page)
    ]
    return [str(each) for each in found if each is not None]


def _annotations(page: PageObject) -> list[Entries]:
    entries = cast(Entries, page).get("/Annots") or []
    return [each.get_object() for each in entries]


def _characters(page: pypdfium2.PdfPage) -> list[tuple[str, float, float]]:
    text = page.get_textpage()
    found = []
    for at in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(at)
        found.append((text.get_text_range(at, 1), (left + right) / 2, (bottom + top) / 2))
    return found


def _under(characters: list[tuple[str, float, float]], quads: list[float]) -> str:
    boxes = [quads[at : at + 8] for at in range(0, len(quads), 8)]
    return "".join(
        character
        for character, x, y in characters
        if any(box[0] <= x <= box[2] and box[5] <= y <= box[1] for box in boxes)
    )


def squeezed(text: str) -> str:
    """Return text without white space: what a page's words are compared by."""
    return "".join(text.split())


def attachment(data: bytes) -> dict[str, Any]:
    """Return the attached JSON-LD."""
    (raw,) = reader(data).attachments["chancery.jsonld"]
    found: dict[str, Any] = json.loads(raw)
    return found


def outline(data: bytes) -> list[str]:
    """Return the titles of the outline, flattened."""

    def titles(entries: list[Any]) -> list[str]:
        flat: list[str] = []
        for entry in entries:
            flat += titles(entry) if isinstance(entry, list) else [str(entry.title)]
        return flat

    return titles(reader(data).outline)
