"""Making TEI elements, with the characters that XML cannot hold put as references to their declarations."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import Any

from lxml import etree

from desktop.exporting.dates import in_words
from desktop.interchange.tei_form import (
    NOT_XML,
    TEI,
    XML_ID,
    XML_SPACE,
    Element,
    character_id,
    name_of,
    shown,
)

_Q = f"{{{TEI}}}"
_DEFAULT: Any = {None: TEI}
_POINT = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)?)?")
_KNOWN = {"xml_id": XML_ID, "xml_space": XML_SPACE}
_MIXED = frozenset(
    ("p", "head", "ab", "fw", "note", "span", "title", "persName", "orgName", "placeName", "seg", "xenoData")
)
"""Elements whose white space is words."""


def element(name: str, /, *, parent: Element | None = None, **attributes: str | None) -> Element:
    """Return a new element, the last child of its parent; attributes without a value are left out.

    `xml_id` is xml:id, `xml_space` xml:space.
    """
    made = etree.Element(_Q + name, nsmap=_DEFAULT) if parent is None else etree.SubElement(parent, _Q + name)
    for key, value in attributes.items():
        if value:
            made.set(_KNOWN.get(key, key), shown(value))
    return made


def put(parent: Element, words: str) -> None:
    """Add words at the end of an element, each character that XML cannot hold as a `g`."""
    at = 0
    for found in NOT_XML.finditer(words):
        _append(parent, words[at : found.start()])
        element("g", parent=parent, ref=f"#{character_id(found[0])}")
        at = found.end()
    _append(parent, words[at:] if at else words)


def put_lines(parent: Element, words: str) -> None:
    """Add words whose line ends become `lb`."""
    for number, line in enumerate(words.split("\n")):
        if number:
            element("lb", parent=parent)
        put(parent, line)


def _append(parent: Element, words: str) -> None:
    if not words:
        return
    if len(parent):
        last = parent[-1]
        last.tail = (last.tail or "") + words
    else:
        parent.text = (parent.text or "") + words


def token(words: str) -> str:
    """Return words as one word of TEI: no blanks, no characters that cannot be seen."""
    seen = "".join(" " if unicodedata.category(each)[0] in "CZ" else each for each in shown(words))
    return "-".join(seen.split())


def dated(parent: Element, edtf: str) -> Element:
    """Add a `date` that says an EDTF time: `when`, `from` and `to`, or where these cannot, `when-custom`."""
    made = element("date", parent=parent)
    put(made, shown(in_words(edtf)))
    start, slash, end = edtf.partition("/")
    if slash and w3c(start) and w3c(end):
        made.set("from", w3c(start))
        made.set("to", w3c(end))
    elif not slash and w3c(edtf):
        made.set("when", w3c(edtf))
    else:
        made.set("when-custom", shown(edtf))
    return made


def w3c(edtf: str) -> str:
    """Return a time as the XML Schema types have it, "" where it is none of them."""
    if not _POINT.fullmatch(edtf) or edtf[:4] == "0000":
        return ""
    whole = edtf if len(edtf) >= 10 else f"{edtf}{'-01-01'[len(edtf) - 4 :]}"
    try:
        datetime.fromisoformat(whole)
    except ValueError:
        return ""
    if "T" not in edtf:
        return edtf
    clock = edtf[11:]
    return edtf if re.match(r"\d\d:\d\d:\d\d", clock) else f"{edtf[:16]}:00{edtf[16:]}"


def indent(parent: Element, level: int = 0) -> None:
    """Put each element that holds no words on a line of its own."""
    if not len(parent) or parent.get(XML_SPACE) or name_of(parent) in _MIXED:
        return
    if (parent.text or "").strip() or any((child.tail or "").strip() for child in parent):
        return
    parent.text = "\n" + "  " * (level + 1)
    for child in parent:
        indent(child, level + 1)
        child.tail = parent.text
    parent[-1].tail = "\n" + "  " * level
