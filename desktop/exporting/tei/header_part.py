"""The `teiHeader` of a cable: what it is, where it lies, who sent it to whom, and how it was handled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from db.records import HeaderField, Stage
from desktop.exporting.dossier import Dossier
from desktop.exporting.tei.elements import dated, element, put, token, w3c
from desktop.exporting.tei.kept import Kept
from desktop.exporting.tei.note_part import SOURCE
from desktop.interchange.tei_form import PROFILE, XML_ID, Element, name_of, shown
from desktop.interchange.tei_packing import ENCODING, packed

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_PAPER = {"archive": "repository", "file number": "idno"}
_NUMBERS = {"cable number": "cable-number", "receipt number": "receipt-number"}
_PARTIES = {"originator": "sent", "addressee": "received", "info addressee": "received"}
_BIBL = {"source": "title", "credit": "note", "URL": "idno"}


def tei_header(kept: Kept, beside: str, *, shared: bool) -> Element:
    """Return the header of a cable; `beside` is what `xenoData` holds, as JSON: it is packed here.

    With `shared`, the corpus round it says who the authors are and what the words mean.
    """
    header = element("teiHeader")
    file = element("fileDesc", parent=header)
    rest = _Fields(kept.fields)
    statement = element("titleStmt", parent=file)
    _title(statement, kept.dossier, rest)
    if not shared:
        add_authors(statement, kept)
    publication(element("publicationStmt", parent=file), kept.dossier.exported_by, rest.take("rights"))
    notes = _notes_statement(rest)
    source = _source(kept, rest)
    profile = _profile(kept, rest)
    for each in rest.left():
        _named(notes, each, "note", type="header", n=each.name)
    if len(notes):
        file.append(notes)
    file.append(source)
    header.append(profile)
    xeno = element("xenoData", parent=header, type=PROFILE, subtype=ENCODING, xml_space="preserve")
    xeno.text = f"\n{packed(beside)}\n"
    _revisions(header, kept)
    return header


class _Fields:
    """The header fields that have not found their place yet."""

    def __init__(self, fields: Iterable[HeaderField]) -> None:
        self._fields = list(fields)

    def take(self, *names: str) -> list[HeaderField]:
        """Return the fields of these names, in their order; they have found their place."""
        found = [each for each in self._fields if each.name in names]
        self._fields = [each for each in self._fields if each.name not in names]
        return found

    def left(self) -> list[HeaderField]:
        """Return those that are left."""
        return self._fields


def _named(parent: Element, each: HeaderField, name: str, **attributes: str) -> Element:
    """Add an element that says a field, under the field's id."""
    made = element(name, parent=parent, xml_id=each.id, **attributes)
    if not each.supplied:
        made.set("source", f"#{each.cable}.{SOURCE}")
    put(made, shown(each.value))
    return made


def _title(statement: Element, dossier: Dossier, rest: _Fields) -> None:
    titles = rest.take("title")
    for each in titles:
        _named(statement, each, "title", type="main")
    if not titles:
        put(element("title", parent=statement), shown(dossier.title) or "[untitled]")


def add_authors(statement: Element, *kept: Kept) -> None:
    """Add who made the notes and the readings, each once."""
    for author in {each.id: each for one in kept for each in one.authors.values()}.values():
        made = element("respStmt", parent=statement, xml_id=author.id)
        put(element("resp", parent=made), "notes and readings")
        put(element("name", parent=made), shown(author.name) or "[unnamed]")


def publication(statement: Element, exported_by: str, rights: list[HeaderField]) -> None:
    """Say who made the file, and what may be done with it."""
    by = f" by {shown(exported_by)}" if shown(exported_by) else ""
    put(element("publisher", parent=statement), f"Written with Chancery{by}")
    element("date", parent=statement, when=date.today().isoformat())
    if rights:
        available = element("availability", parent=statement)
        for each in rights:
            _named(available, each, "licence")


def _notes_statement(rest: _Fields) -> Element:
    notes = element("notesStmt")
    for each in rest.take("summary"):
        _named(notes, each, "note", type="summary", n=each.name)
    return notes


def _source(kept: Kept, rest: _Fields) -> Element:
    made = element("sourceDesc")
    name = f"{kept.dossier.cable_id}.{SOURCE}"
    paper = rest.take("archive", "file number")
    if paper:
        description = element("msDesc", parent=made, xml_id=name)
        identifier = element("msIdentifier", parent=description)
        for kind, tag in _PAPER.items():
            same = [each for each in paper if each.name == kind]
            for each in same[:1]:
                _named(identifier, each, tag)
            for each in same[1:]:
                other = element("altIdentifier", parent=identifier, type=tag)
                _named(other, each, "idno", type=tag)
        _order(identifier)
        name = ""
    listed = element("bibl", parent=made, xml_id=name)
    put(element("title", parent=listed), shown(kept.dossier.title) or "[untitled]")
    for kind, tag in _BIBL.items():
        for each in rest.take(kind):
            _named(listed, each, tag, type=kind)
    for kind, code in _NUMBERS.items():
        for each in rest.take(kind):
            _named(listed, each, "idno", type=code)
    return made


def _order(identifier: Element) -> None:
    """Put other identifiers behind the first of each kind, as TEI has it."""
    for each in [one for one in identifier if name_of(one) == "altIdentifier"]:
        identifier.append(each)


def _profile(kept: Kept, rest: _Fields) -> Element:
    profile = element("profileDesc")
    language = kept.dossier.language
    code = language if _LANGUAGE.fullmatch(language) else "und"
    use = element("langUsage", parent=profile)
    put(element("language", parent=use, ident=code), language)
    correspondence = element("correspDesc")
    sent = element("correspAction", type="sent")
    dates = rest.take("date")
    for each in rest.take("originator", "signatory"):
        _named(sent, each, "name", type=each.name)
    for each in dates:
        dated(sent, each.value).set(XML_ID, each.id)
    received = element("correspAction", type="received")
    for each in rest.take("addressee"):
        _named(received, each, "name", type=each.name)
    informed = element("correspAction", type="received", subtype="information")
    for each in rest.take("info addressee"):
        _named(informed, each, "name", type="info-addressee")
    for action in (sent, received, informed):
        if len(action):
            correspondence.append(action)
    for stage in kept.stages:
        _action(correspondence, stage)
    if len(correspondence):
        profile.append(correspondence)
    return profile


def _action(parent: Element, stage: Stage) -> None:
    """Add a handling step: `transmitted`, with the kind of step as its subtype."""
    action = element(
        "correspAction", parent=parent, xml_id=stage.id, type="transmitted", subtype=subtype(stage.name)
    )
    if stage.by:
        put(element("name", parent=action, type="by"), shown(stage.by))
    if stage.place:
        put(element("placeName", parent=action), shown(stage.place))
    if stage.when:
        dated(action, stage.when)
    put(element("note", parent=action, type="stage"), shown(stage.name))
    if stage.as_written:
        put(element("note", parent=action, type="as-written"), shown(stage.as_written))


def subtype(stage: str) -> str:
    """Return the subtype of a handling step: its word in small letters without blanks."""
    return token(stage.lower()) or "other"


def _revisions(header: Element, kept: Kept) -> None:
    """Say how the text came to read as it does: one `change` for each reading, the latest first."""
    if not kept.readings:
        return
    listed = element("revisionDesc", parent=header)
    for reading in reversed(kept.readings):
        change = element(
            "change",
            parent=listed,
            xml_id=reading.id,
            n=str(reading.ordinal),
            when=w3c(reading.created[:10]),
            who=f"#{reading.author}" if reading.author in kept.authors else None,
            status="current" if reading.id == kept.dossier.reading else None,
        )
        said = "The text as it was imported." if reading.parent is None else "The text corrected"
        reason = f": {shown(reading.reason)}" if shown(reading.reason) else "."
        put(change, said if reading.parent is None else said + reason)
