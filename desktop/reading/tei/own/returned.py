"""Our own TEI as what comes back: records under their ids, and what a person did to them in the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.changes import RECORD_TYPES
from db.records import Record
from desktop.interchange.tei_form import XML_ID, Element, name_of
from desktop.reading.returned import Comment, Refused, Returned, hashes
from desktop.reading.returned_records import records_from
from desktop.reading.tei.own.added import Listed, add_marked
from desktop.reading.tei.own.back import Back, back_of
from desktop.reading.tei.own.facts import read_facts, read_marks
from desktop.reading.tei.own.file import OwnCable, own_cables
from desktop.reading.tei.own.notes import Notes, Places, crossing_spans
from desktop.reading.tei.own.reading import enter_reading, reading_of
from desktop.reading.tei.own.text import Settled, own_text


def returned(data: bytes, name: str) -> Returned | None:
    """Return what a TEI file of ours brings back, None where Chancery did not write it.

    The TEI goes before what `xenoData` holds: a note that was reworded, a value that was changed, a text that
    was corrected come as they stand in the file. A note that was taken out or moved is told as a comment.
    Raises `ReadingError` "xml-broken", "xml-entities" or "file-too-large".
    """
    cables = own_cables(data, name)
    if not cables:
        return None
    records: dict[str, Record] = {}
    left: dict[str, str] = {}
    texts: dict[str, None] = {}
    comments: list[Comment] = []
    refused: list[Refused] = []
    for cable in cables:
        told = cable.told.get("texts")
        came, kept, bad = records_from(cable.told.get("records"), told if isinstance(told, list) else ())
        refused += bad
        back = back_of(came, kept, str(cable.told.get("cable")))
        if back is None:
            refused.append(Refused(cable.element.get(XML_ID, name), "cable-incomplete"))
            continue
        left |= hashes(came)
        read(back, cable)
        records |= back.records
        texts |= dict.fromkeys(back.texts)
        comments += back.comments
        refused += back.refused
    return Returned("tei", _in_order(records), tuple(texts), (), left, tuple(comments), tuple(refused))


def read(back: Back, cable: OwnCable) -> None:
    """Take in all that the TEI of a cable says otherwise than it left."""
    named = cable.named()
    read_facts(back, named)
    if cable.text is None:
        back.refused.append(Refused(back.cable.id, "text-missing"))
        return
    own = own_text(cable.text)
    spans = [each for part in cable.beside for each in part.iter("{*}span")]
    settled = Settled(back.text, own)
    places = Places(own, settled, crossing_spans(own, spans), reading_of(back, settled.text))
    beside = [each for each in cable.noted() if _is_of(each)]
    moment = _moment(cable, back)
    if not settled.same:
        enter_reading(back, places, [*(each for each, _ in own.notes), *beside], moment)
    read_marks(back, own.marks)
    add_marked(back, places, Listed(back, cable.beside), moment)
    digests: Mapping[str, Any] = cable.told.get("words") or {}
    notes = Notes(back, places, digests if isinstance(digests, dict) else {}, moment)
    for each, at in own.notes:
        notes.read(each, at)
    for each in beside:
        notes.read(each, None)
    notes.finish()


def _is_of(note: Element) -> bool:
    """Tell whether a note beside the text is one on it: not one that tells of a person in a list."""
    above = note.getparent()
    return above is not None and name_of(above) in ("listAnnotation", "standOff", "noteGrp")


def _moment(cable: OwnCable, back: Back) -> str:
    """Return when the file was written: what a person put into it is not older."""
    for header in cable.root.iter("{*}publicationStmt"):
        for date in header.iter("{*}date"):
            when = date.get("when", "")
            if len(when) == 10:
                return f"{when}T00:00:00+00:00"
    return back.reading.created


def _in_order(records: Mapping[str, Record]) -> tuple[Record, ...]:
    """Return records, owners before what they own."""
    order = {each: at for at, each in enumerate(RECORD_TYPES.values())}
    return tuple(sorted(records.values(), key=lambda one: order[type(one)]))
