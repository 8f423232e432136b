"""Document pages of the Office of the Historian: what their markup keeps of the edition's own, by its names.

The pages are made from TEI, and the class of an element tells what it was: "tei-dateline", "tei-signed".
Heading and source note are read by the same rules as in the edition's own files.
"""

from __future__ import annotations

import re

from desktop.reading.intake import FoundNote, Span, ToldField
from desktop.reading.offers import Offered
from desktop.reading.tei.heads import own_number, parties_of
from desktop.reading.tei.source_note import told_by
from desktop.reading.web.elements import Element, names

_HEAD = re.compile(r"\.tei-head\d{0,2}")
_FIELDS = {".tei-dateline": "date", ".tei-signed": "signatory"}


def field_of(element: Element) -> str:
    """Return the field whose value an element of such a page is, "" for any other."""
    if not element.get("class"):
        return ""
    called = names(element)
    if any(_HEAD.fullmatch(name) for name in called):
        return "title"
    return next((field for name, field in _FIELDS.items() if name in called), "")


def offers_of(text: str, fields: list[tuple[str, Span]]) -> tuple[Offered, ...]:
    """Return what the marked parts of a page say; of several headings the first is the document's."""
    offers: list[Offered] = []
    for name in ("title", "date", "signatory"):
        spans = [span for field, span in fields if field == name]
        if not spans:
            continue
        span = spans[-1] if name == "signatory" else spans[0]
        offers.append(Offered(name, *span))
        if name == "title":
            parties = parties_of(text, span, None, None)
            said = {
                "originator": parties.sender,
                "addressee": parties.addressee,
                "cable_number": own_number(text, span),
            }
            offers += [Offered(field, *place) for field, place in said.items() if place is not None]
    return tuple(offers)


def told_by_notes(notes: tuple[FoundNote, ...]) -> tuple[ToldField, ...]:
    """Return what the source note of a page tells of the document."""
    source = next((note for note in notes if note.kind == "source"), None)
    return tuple(told_by(source.words)) if source is not None else ()
