"""Read TEI: a file of one document, or one document of a volume.

The text is made here from the marked-up one, by the rules in `kinds` and `text`: the same file gives the same
text always, and every word of it is in the text or in a note. The original bytes are kept beside it.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from db.errors import ReadingError
from desktop.reading.draft import Draft
from desktop.reading.intake import Doubt, Found, Intake, LineEnds, ToldField
from desktop.reading.parts import WHOLE, Part, Report
from desktop.reading.tei.facts import Facts
from desktop.reading.tei.header import told_by_header
from desktop.reading.tei.pointers import Pointers, pointers_of
from desktop.reading.tei.source import (
    MOST_BYTES,
    Element,
    Entities,
    elements_with_ids,
    entities_of,
    events,
    ids_of,
    local,
)
from desktop.reading.tei.text import write
from desktop.reading.tei.volume import Unit, documents, head_of, is_document, units
from desktop.reading.tei.written import Written

_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z][\w.-]{0,40})")
_ATTRIBUTES = {
    "title": "title",
    "date": "date",
    "precedence": "precedence",
    "classification": "classification",
    "originator": "originator",
    "addressee": "addressees",
    "info addressee": "info_addressees",
    "subject": "subject",
    "archive": "archive",
    "rights": "rights",
}


def parts_of(data: bytes, name: str, report: Report | None = None) -> tuple[Part, ...]:
    """Return the documents of a volume as parts, or the one part of a file that is one document.

    Raises `ReadingError` "file-too-large", "xml-broken" or "xml-entities".
    """
    _check(data, name)
    entities_of(data, name)
    found = documents(data, name)
    if report is not None:
        report(1.0, "looking")
    if sum(each.kind != "section" for each in found) < 2:
        return (Part(),)
    return tuple(
        Part(each.key, _numbered(each.number, each.title), each.date, each.key, "document", kind=each.kind)
        for each in found
    )


def read(data: bytes, name: str, part: str = WHOLE) -> Intake:
    """Return what the document with this key says, or the whole file as one, every value with its place.

    Raises `ReadingError` "part-not-found", "file-without-text", "xml-elsewhere" and what `parts_of` raises.
    """
    for _, found in read_parts(data, name, (part,)):
        if isinstance(found, ReadingError):
            raise found
        return found
    raise ReadingError("part-not-found", name=name, part=part)


def read_parts(data: bytes, name: str, keys: Iterable[str]) -> Iterator[tuple[str, Intake | ReadingError]]:
    """Yield each key with what its document says, in the order of the file, which is gone through once.

    Keys that the file does not have come last, each with the error "part-not-found".
    """
    _check(data, name)
    wanted = dict.fromkeys(keys)
    file = _File(data, name)
    if WHOLE in wanted:
        del wanted[WHOLE]
        yield WHOLE, file.whole()
    if wanted:
        for unit in units(data, name):
            if unit.key in wanted:
                del wanted[unit.key]
                yield unit.key, file.document(unit)
                if not wanted:
                    return
    for key in wanted:
        yield key, ReadingError("part-not-found", name=name, part=key)


class _File:
    """What the documents of one file share."""

    def __init__(self, data: bytes, name: str) -> None:
        self._data, self._name = data, name
        self._entities: Entities = entities_of(data, name)
        self._ids: dict[str, bool] | None = None
        self._facts = _facts_of(data)

    def whole(self) -> Intake:
        root: Element | None = None
        for event, element in events(self._data, self._name):
            if event == "start" and root is None:
                root = element
        assert root is not None, "a file without an element is not well-formed"
        header = next((child for child in root if local(child) == "teiHeader"), None)
        inside = [element for element in root.iter("*") if is_document(element)]
        document = inside[0] if len(inside) == 1 else root
        return self._intake(root, document, header)

    def document(self, unit: Unit) -> Intake:
        return self._intake(unit.element, unit.element, unit.header)

    def _intake(self, root: Element, document: Element, header: Element | None) -> Intake:
        pointers = pointers_of(root, self._find)
        try:
            written = write(root, self._entities, pointers, head_of(document))
        except RecursionError as deep:
            raise ReadingError("xml-too-deep", name=self._name) from deep
        if not written.text.strip() and not written.notes:
            # A volume whose chapters lie in files of their own, a header without a text, pictures alone.
            file = next((file for file, _ in written.elsewhere), "")
            raise ReadingError("xml-elsewhere" if file else "file-without-text", name=self._name, file=file)
        facts = Facts(document, written)
        _tell_doubts(facts.draft, written, pointers)
        told = [*facts.told, *told_by_header(header, document.get("n", ""))]
        return _intake(self._name, self._facts, facts, written, told)

    def _find(self, ids: Collection[str]) -> Mapping[str, Element | None]:
        """Return those of these ids that the file has anywhere, with the note that bears it, if one does."""
        if self._ids is None:
            self._ids = ids_of(self._data, self._name)
        there = {each: None for each in ids if each in self._ids}
        notes = [each for each in there if self._ids[each]]
        return {**there, **(elements_with_ids(self._data, self._name, notes) if notes else {})}


def _check(data: bytes, name: str) -> None:
    if not data:
        raise ReadingError("file-empty", name=name)
    if len(data) > MOST_BYTES:
        raise ReadingError("file-too-large", name=name, size=len(data), most=MOST_BYTES)


def _facts_of(data: bytes) -> tuple[str, str, LineEnds, bool]:
    """Return the checksum of a file, its encoding, its line ends, and whether it has a byte order mark."""
    had_bom = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    declared = _ENCODING.match(data.removeprefix(codecs.BOM_UTF8))
    encoding = "utf-16" if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8"
    if declared:
        encoding = declared[1].decode("ascii").lower()
    ends: LineEnds = "crlf" if b"\r\n" in data else "cr" if b"\r" in data else "lf"
    return hashlib.sha256(data).hexdigest(), encoding, ends, had_bom


def _numbered(number: str, title: str) -> str:
    """Return a title that begins with the document's number, as the later volumes print it."""
    return title if not number or title.startswith(f"{number}.") else f"{number}. {title}".rstrip()


def _tell_doubts(draft: Draft, written: Written, pointers: Pointers) -> None:
    for pointer in pointers.dangling:
        start, end = written.spans.get(pointer, (0, 0))
        words = draft.text[start:end] or pointer.get("target", "")
        draft.doubts.append(Doubt("text", "pointer-without-note", words[:80], start, end))
    for note in pointers.unpointed:
        words = written.notes[written.note_elements[note]].words
        draft.doubts.append(Doubt("text", "note-without-pointer", words[:80], 0, 0))
    for span in written.unknown:
        draft.doubt("text", "entity-unknown", *span)
    for file, at in written.elsewhere:
        draft.doubts.append(Doubt("text", "text-elsewhere", file[:80], at, at))


def _intake(
    name: str,
    file: tuple[str, str, LineEnds, bool],
    facts: Facts,
    written: Written,
    told: list[ToldField],
) -> Intake:
    draft = facts.draft
    best = draft.best
    found: dict[str, Found | object | None] = {
        "title": best("title"),
        "date": facts.date,
        "precedence": best("precedence"),
        "classification": best("classification"),
        "originator": best("originator"),
        "addressees": tuple(draft.addressees),
        "info_addressees": tuple(draft.info_addressees),
        "subject": best("subject"),
    }
    taken: set[str] = set()
    kept = []
    for each in told:
        if found.get(_ATTRIBUTES.get(each.name, "")) or (each.name in taken and each not in facts.told):
            continue
        taken.add(each.name)
        kept.append(each)
    furniture = tuple(each.span for each in written.structures if each.kind == "furniture")
    sha256, encoding, line_ends, had_bom = file
    return Intake(
        name=name,
        data_sha256=sha256,
        encoding=encoding,
        line_ends=line_ends,
        had_bom=had_bom,
        text=written.text,
        title=best("title"),
        date=facts.date,
        precedence=best("precedence"),
        classification=best("classification"),
        originator=best("originator"),
        addressees=tuple(draft.addressees),
        info_addressees=tuple(draft.info_addressees),
        cable_number=best("cable_number"),
        receipt_number=None,
        subject=best("subject"),
        signatory=best("signatory"),
        archive=None,
        credit=None,
        rights=None,
        summary=None,
        distributions=(),
        stages=facts.stages,
        body=facts.body,
        furniture=furniture,
        doubts=tuple(sorted(draft.doubts, key=_where)),
        structures=tuple(each for each in written.structures if each.kind != "furniture"),
        notes=tuple(written.notes),
        told=tuple(kept),
    )


def _where(doubt: Doubt) -> tuple[int, int]:
    return doubt.start, doubt.end
