"""Taking a TEI file apart: safely, and piece by piece, so that a volume never lies in memory as a tree.

Nothing outside the file is opened: no DTD, no schema, no inclusion. Entities that the file declares are not
expanded by the parser; those that stand for plain words are put in by hand (`Entities`), and a file that
declares one in terms of others, or words from outside, is refused before it is parsed: nobody writes so but
to fill the memory of whoever reads. What the files of TEI P4 declare is harmless and passed over: switches of
their DTD ("INCLUDE"), its modules, which are never fetched, and pictures by their names.
"""

from __future__ import annotations

import codecs
import html.entities
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import cast

from lxml import etree

from db.errors import ReadingError

MOST_BYTES = 64 * 1024 * 1024
"""A larger file is refused; the largest volume of Foreign Relations has 8 MB."""

TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_HEAD = 64 * 1024
_PROLOG = re.compile(
    r"(?:\ufeff|\s+|<\?(?:[^?]|\?(?!>)){0,2000}\?>|<!--(?:[^-]|-(?!->)){0,20000}-->"
    r"|<!DOCTYPE[^\[>]{0,1000}(?:\[(?P<inside>[^\]]{0,60000})\]\s*)?>)*+"
)
_DECLARED = re.compile(
    r"<!ENTITY\s+(?P<parameter>%\s+)?(?P<name>[\w.:-]+)\s+(?:(?P<outside>SYSTEM|PUBLIC)\b(?P<place>[^>]{0,600})"
    r"|(?P<quote>[\"'])(?P<value>.*?)(?P=quote))",
    re.DOTALL,
)
_PICTURE = re.compile(r"[\"']\s+NDATA\s+[\w.:-]+\s*$")
_SWITCHES = frozenset(("INCLUDE", "IGNORE", ""))
_CHARACTER = re.compile(r"&#(?:x(?P<hex>[0-9a-fA-F]{1,6})|(?P<figures>\d{1,7}));")
_LONGEST_ENTITY = 500

Element = etree._Element


def local(element: Element) -> str:
    """Return an element's name without its namespace; "" for an entity, a comment or an instruction."""
    tag: object = element.tag
    return _local(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1000)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


@dataclass(frozen=True, slots=True)
class Entities:
    """What the named entities of a file stand for. `known` are those that it declares."""

    known: dict[str, str]

    def words(self, name: str) -> str | None:
        """Return what `&name;` stands for, None where nobody says it.

        Old files name the characters of HTML, whose declarations lie in a DTD outside.
        """
        found = self.known.get(name)
        return html.entities.html5.get(f"{name};") if found is None else found


def entities_of(data: bytes, name: str) -> Entities:
    """Return the entities that the file called `name` declares. Raises `ReadingError` "xml-entities"."""
    prolog = _PROLOG.match(_head(data))
    inside = prolog["inside"] if prolog is not None else None
    known: dict[str, str] = {}
    told = 0
    for declared in _DECLARED.finditer(inside or ""):
        told += 1
        value = declared["value"]
        if _is_passed_over(declared):
            continue
        if declared["parameter"] or declared["outside"] or len(value) > _LONGEST_ENTITY:
            raise ReadingError("xml-entities", name=name, entity=declared["name"])
        # An ampersand is declared as the reference to one: "&#38;#38;".
        words = _CHARACTER.sub(_character, value)
        left = _CHARACTER.sub("", words).replace("&amp;", "").replace("&lt;", "")
        if "&" in left or "<" in left or "%" in value:
            raise ReadingError("xml-entities", name=name, entity=declared["name"])
        words = _CHARACTER.sub(_character, words)
        known[declared["name"]] = words.replace("&lt;", "<").replace("&amp;", "&")
    if data[:_HEAD].count(b"<!ENTITY") > told:
        raise ReadingError("xml-entities", name=name, entity="?")
    return Entities(known)


def _is_passed_over(declared: re.Match[str]) -> bool:
    if declared["parameter"]:
        return bool(declared["outside"]) or declared["value"].strip() in _SWITCHES
    return bool(declared["outside"]) and _PICTURE.search(declared["place"]) is not None


def events(data: bytes, name: str) -> Iterator[tuple[str, Element]]:
    """Yield "start" and "end" of each element of the file as it is met.

    Whoever has done with an element clears it (`forget`). Raises `ReadingError` "xml-broken" with the line.
    """
    lead = data.lstrip(b" \t\r\n")
    reader = etree.iterparse(
        # A blank line above the declaration is the only thing that XML does not allow there.
        BytesIO(lead if lead.startswith(b"<?xml") else data),
        events=("start", "end"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        attribute_defaults=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
        collect_ids=False,
    )
    try:
        yield from reader
    except etree.XMLSyntaxError as broken:
        # Two elements with one id are told at the end, and are no reason not to read either.
        log = list(cast("Iterable[etree._LogEntry]", reader.error_log))
        serious = [one for one in log if one.type != etree.ErrorTypes.DTD_ID_REDEFINED]
        if serious or not log:
            line, reason = (serious[0].line, serious[0].message) if serious else (broken.lineno, str(broken))
            raise ReadingError("xml-broken", name=name, line=line or 1, reason=reason[:200]) from broken


def forget(element: Element) -> None:
    """Let go of all that an element holds, and of what stood before it, so that memory stays small."""
    _empty(element)
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    while before is not None:
        parent.remove(before)
        before = element.getprevious()


def ids_of(data: bytes, name: str) -> dict[str, bool]:
    """Return every id that the file gives, and whether a note bears it."""
    found: dict[str, bool] = {}
    for event, element in events(data, name):
        if event == "start":
            own = id_of(element)
            if own is not None:
                found[own] = local(element) == "note"
        elif not len(element):
            _empty(element)
    return found


def elements_with_ids(data: bytes, name: str, ids: Collection[str]) -> dict[str, Element]:
    """Return the elements of the whole file that bear these ids, each with all that it holds."""
    found: dict[str, Element] = {}
    held = 0
    for event, element in events(data, name):
        wanted = id_of(element) in ids
        if event == "start":
            held += wanted
            continue
        if wanted:
            held -= 1
            found[id_of(element) or ""] = element
        elif not held and not len(element):
            _empty(element)
    return found


def id_of(element: Element) -> str | None:
    """Return the id of an element, as TEI P5 gives it or as P4 did; None for one without."""
    return element.get(XML_ID) or element.get("id")


def is_element(node: Element) -> bool:
    """Tell whether a node is an element, and not an entity that the parser left standing."""
    name: object = node.tag
    return isinstance(name, str)


def all_words(element: Element) -> str:
    """Return all words in an element, of notes too, with single spaces."""
    return " ".join("".join(str(words) for words in element.itertext()).split())


def _empty(element: Element) -> None:
    tail = element.tail
    element.clear()
    element.tail = tail


def _head(data: bytes) -> str:
    sample = data[:_HEAD]
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"<\0", "utf-16-le"),
        (b"\0<", "utf-16-be"),
    ):
        if sample.startswith(mark):
            return sample.decode(encoding, "replace")
    return sample.decode("latin-1")


def _character(match: re.Match[str]) -> str:
    number = int(match["hex"], 16) if match["hex"] else int(match["figures"])
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
