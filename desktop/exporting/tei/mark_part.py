"""The editor's marks and the names in a text, and the lists of whom they name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from db.library_records import Name
from db.records import EditorialMark, Mention
from desktop.exporting.dossier import Span
from desktop.exporting.tei.elements import element, put, put_lines, token
from desktop.exporting.tei.inline import Around, Between
from desktop.exporting.tei.places import TextPart
from desktop.interchange.tei_form import MARKED, Element, shown

_ROUND = {"deletion": "del", "uncertain": "unclear"}
_NAMES = {"person": "persName", "place": "placeName", "organization": "orgName"}
_LISTS = {
    "person": ("listPerson", "person"),
    "place": ("listPlace", "place"),
    "organization": ("listOrg", "org"),
}


def add_marks(part: TextPart) -> None:
    """Set the editor's marks: `del` and `unclear` round words, `supplied` and `gap` between them."""
    for mark in part.kept.of(EditorialMark):
        for name, span in part.kept.places.get(mark.id, ()):
            if span[0] == span[1]:
                put_in = partial(_point, mark=mark, name=name, resp=_resp(part, mark))
                part.between.append(Between(span[0], put_in, rank=-1))
            else:
                _around(part, mark, name, span)


def _around(part: TextPart, mark: EditorialMark, name: str, span: Span) -> None:
    opened = partial(_opened, mark=mark, name=name, resp=_resp(part, mark))
    apart = part.crossing(name, span, type=mark.kind)
    part.around.append(Around(*span, opened, rank=2, apart=apart))


def _opened(parent: Element, mark: EditorialMark, name: str, resp: str | None) -> Element:
    tag = _ROUND.get(mark.kind)
    if tag is None:
        return element("seg", parent=parent, xml_id=name, type=MARKED, subtype=mark.kind, resp=resp)
    reason = _reason(mark) if tag == "unclear" else None
    return element(tag, parent=parent, xml_id=name, reason=reason, resp=resp)


def _point(parent: Element, mark: EditorialMark, name: str, resp: str | None) -> Element:
    if mark.kind == "insertion":
        made = element("supplied", parent=parent, xml_id=name, reason=_reason(mark), resp=resp)
        put_lines(made, mark.words)
        return made
    if mark.kind == "gap":
        return element(
            "gap", parent=parent, xml_id=name, reason=_reason(mark), extent=mark.words or None, resp=resp
        )
    return element("anchor", parent=parent, xml_id=name)


def _resp(part: TextPart, mark: EditorialMark) -> str | None:
    return f"#{mark.author}" if mark.author in part.kept.authors else None


def _reason(mark: EditorialMark) -> str | None:
    """Return a reason in the form of TEI, which is a list of words."""
    return " ".join(filter(None, (token(word) for word in mark.reason.split()))) or None


def add_mentions(part: TextPart) -> None:
    """Set the names round the words that name somebody or something."""
    names = {each.id: each for each in part.kept.of(Name)}
    for mention in part.kept.of(Mention):
        meant = names.get(mention.name)
        if meant is None:
            continue
        for name, span in part.kept.places.get(mention.id, ()):
            tag, ref = _NAMES[meant.kind], f"#{meant.id}"
            opened = partial(_named, tag=tag, name=name, ref=ref)
            apart = part.crossing(name, span, type=tag, ref=ref)
            part.span(name, span, Around(*span, opened, rank=4, apart=apart))


def _named(parent: Element, tag: str, name: str, ref: str) -> Element:
    return element(tag, parent=parent, xml_id=name, ref=ref)


def add_lists(parent: Element, names: Iterable[Name]) -> None:
    """Add the lists of the persons, places and organizations that texts name."""
    known = sorted({each.id: each for each in names}.values(), key=lambda one: (one.name, one.id))
    for kind, (listed, tag) in _LISTS.items():
        chosen = [each for each in known if each.kind == kind]
        if not chosen:
            continue
        made = element(listed, parent=parent)
        for each in chosen:
            _entry(element(tag, parent=made, xml_id=each.id), each)


def _entry(entry: Element, each: Name) -> None:
    tag = _NAMES[each.kind]
    put(element(tag, parent=entry, type="main"), shown(each.name))
    for variant in each.variants:
        put(element(tag, parent=entry, type="variant"), shown(variant))
    for link in each.links:
        put(element("idno", parent=entry, type="URI"), shown(link))
    if each.dates:
        put(element("note", parent=entry, type="dates"), shown(each.dates))
    if each.description:
        put_lines(element("note", parent=entry, type="description"), each.description)
