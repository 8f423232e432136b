"""A dossier as the TEI writes it: every part under the id of its record.

The records that go along with the dossier have the ids. A dossier that was put together by hand has none of
them; then its parts get ids that hold within the file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from db.records import (
    Anchor,
    Author,
    Cable,
    Distribution,
    HeaderField,
    Note,
    Reading,
    Recipient,
    Record,
    Stage,
)
from desktop.exporting.dossier import Dossier, DossierNote, Span

R = TypeVar("R", bound=Record)


@dataclass(slots=True)
class Kept:
    """The parts of one dossier with their ids, each in its order."""

    dossier: Dossier
    fields: list[HeaderField] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    distributions: list[tuple[Distribution, list[Recipient]]] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    authors: dict[str, Author] = field(default_factory=dict)
    places: dict[str, list[tuple[str, Span]]] = field(default_factory=dict)
    """Of each owner: the id of each of its places in the text, and the span."""
    author_of: dict[str, str] = field(default_factory=dict)
    records: Mapping[type[Record], list[Record]] = field(default_factory=dict)

    def of(self, kind: type[R]) -> list[R]:
        """Return the records of this kind."""
        return list(_of(kind, self.records))

    def author(self, note: DossierNote) -> str:
        """Return the id of a note's author, "" where it has none."""
        return self.author_of.get(note.id, "")

    def spans(self, note: DossierNote) -> list[tuple[str, Span]]:
        """Return the id and place of each of a note's spans."""
        known = self.places.get(note.id, [])
        if [span for _, span in known] == list(note.spans):
            return known
        return [(f"{note.id}.{at}", span) for at, span in enumerate(note.spans, 1)]


def kept(dossier: Dossier) -> Kept:
    """Return the parts of a dossier under the ids of its records."""
    by_type: dict[type[Record], list[Record]] = defaultdict(list)
    for record in dossier.carried:
        by_type[type(record)].append(record)
    made = Kept(dossier, records=by_type)
    made.authors = {each.id: each for each in _of(Author, by_type)}
    made.readings = sorted(_of(Reading, by_type), key=lambda one: (one.ordinal, one.id))
    if not any(_of(Cable, by_type)):
        _by_hand(made)
        return made
    made.fields = sorted(_of(HeaderField, by_type), key=_order)
    made.stages = sorted(_of(Stage, by_type), key=_order)
    lines: dict[str, list[Recipient]] = defaultdict(list)
    for recipient in _of(Recipient, by_type):
        lines[recipient.distribution].append(recipient)
    made.distributions = [
        (each, sorted(lines[each.id], key=_order)) for each in sorted(_of(Distribution, by_type), key=_order)
    ]
    made.author_of = {each.id: each.author for each in _of(Note, by_type)}
    anchors = sorted(_of(Anchor, by_type), key=_order)
    for anchor in anchors:
        if anchor.reading == dossier.reading:
            made.places.setdefault(anchor.owner, []).append((anchor.id, (anchor.start, anchor.end)))
    return made


def _of(kind: type[R], by_type: Mapping[type[Record], list[Record]]) -> Iterable[R]:
    return (each for some in by_type.values() for each in some if isinstance(each, kind))


def _order(each: HeaderField | Stage | Distribution | Recipient | Anchor) -> tuple[int, str]:
    return (each.ordinal, each.id)


def _by_hand(made: Kept) -> None:
    """Give the parts of a dossier without records ids of their own."""
    dossier, cable = made.dossier, made.dossier.cable_id
    made.fields = [
        HeaderField(f"{cable}.f{at}", cable, at, each.name, each.value, each.supplied)
        for at, each in enumerate(dossier.fields)
    ]
    made.stages = [
        Stage(
            f"{cable}.s{at}", cable, at, each.name, each.when or "", each.by, each.as_written, "", "", False
        )
        for at, each in enumerate(dossier.stages)
    ]
    for at, told in enumerate(dossier.distributions):
        name = f"{cable}.d{at}"
        listed = Distribution(name, cable, at, told.heading, told.stated_total, 1)
        made.distributions.append(
            (
                listed,
                [
                    Recipient(f"{name}.{line}", cable, name, line, one.recipient, "", one.copies, one.state)
                    for line, one in enumerate(told.entries)
                ],
            )
        )
    for at, name in enumerate(dossier.authors):
        made.authors[f"{cable}.u{at}"] = Author(f"{cable}.u{at}", name, "", "")
    ids = {each.name: each.id for each in made.authors.values()}
    made.author_of = {each.id: ids.get(each.author, "") for each in dossier.notes}
