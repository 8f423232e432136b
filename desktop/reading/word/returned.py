"""A Word file of ours that comes back: what left with it, and what an editor made of it in Word."""

from __future__ import annotations

from db.mark_labels import mark_label
from db.records import EditorialMark, Record
from desktop.reading.returned import Refused, Returned, hashes
from desktop.reading.returned_records import records_from
from desktop.reading.word.own_changes import Changes
from desktop.reading.word.own_file import own_file
from desktop.reading.word.own_footnotes import Footnotes, compare_standing
from desktop.reading.word.own_part import left_cables
from desktop.reading.word.own_remarks import compare_comments, compare_highlights
from desktop.reading.word.package import open_word


def returned(data: bytes, name: str) -> Returned | None:
    """Return what a Word file of ours brings back; None where it carries no cable of ours.

    Raises `ReadingError` with the codes of `package.open_word`.
    """
    package = open_word(data, name)
    cables = left_cables(package)
    if not cables:
        return None
    records: tuple[Record, ...] = ()
    texts: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()
    labels: list[frozenset[str]] = []
    for cable in cables:
        some = records_from(cable.records, [*cable.texts, cable.text])
        marks = (one for one in some[0] if isinstance(one, EditorialMark))
        labels.append(frozenset(mark_label(one.kind, one.words) for one in marks))
        records, texts, refused = records + some[0], texts + some[1], refused + some[2]
    changes = Changes(own_file(package, labels), cables)
    changes.texts()
    Footnotes(changes).compare()
    compare_standing(changes)
    compare_comments(changes)
    compare_highlights(changes)
    changes.tables()
    return Returned(
        "docx",
        records,
        tuple(dict.fromkeys(texts)),
        (),
        hashes(records),
        tuple(changes.comments),
        (*refused, *changes.refused),
    )
