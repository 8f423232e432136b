"""From what a reader found to the records of a cable: one Change that enters it with everything read.

Nothing is decided here: each value keeps the span it was read from as an anchor, each doubt its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from db.anchoring.anchors import make_anchor
from db.changes import Change, Step
from db.editing.author_edits import new_author
from db.editing.cable_edits import new_cable
from db.records import (
    Author,
    Cable,
    Distribution,
    Doubt,
    HeaderField,
    Note,
    Recipient,
    Record,
    Stage,
    new_id,
)
from db.structures import Structure, structure_kind
from desktop.reading.intake import Found, FoundDate, FoundDistribution, FoundNote, Intake, Span
from desktop.reading.mark_words import words_at_mark

_FIELDS = (
    ("title", "title"),
    ("date", "date"),
    ("precedence", "precedence"),
    ("classification", "classification"),
    ("cable number", "cable_number"),
    ("receipt number", "receipt_number"),
    ("originator", "originator"),
    ("addressee", "addressees"),
    ("info addressee", "info_addressees"),
    ("subject", "subject"),
    ("signatory", "signatory"),
    ("archive", "archive"),
    ("credit", "credit"),
    ("rights", "rights"),
    ("summary", "summary"),
)
"""The record's name of each header field and the attribute of the intake, in the order of the panel."""


_LEFT_IN_THE_FILE = frozenset({"gloss", "date", "list", "table", "caption", "centred"})
"""Kinds of structure that nothing shows. A volume marks a term in every line, and each would take as much
room as ten lines; the original file, which is kept, tells them again."""

_COLOURS = {"marginal": "rose"}
_COLOUR = "slate"


def import_change(
    intake: Intake, data: bytes, author: str, known: Sequence[Author] = (), *, file_sha256: str = ""
) -> tuple[Change, Cable]:
    """Return the change that enters a cable as it was read, and the cable; `data` are the original bytes.

    Every record that was read from words has an anchor on them, placed "read". `author` is the id of whoever
    imports. A note whose source names somebody else is by the author of that name among the `known` ones of
    the library, or by one who is entered with the cable. `file_sha256` is that of `data`, where it is known.
    """
    change, cable = new_cable(
        intake.text,
        author=author,
        file_name=intake.name,
        data=data,
        encoding=intake.encoding,
        line_ends=intake.line_ends,
        had_bom=intake.had_bom,
        file_sha256=file_sha256,
    )
    reader = _Records(intake, cable, author, known)
    reader.add_header()
    reader.add_stages()
    reader.add_distributions()
    reader.add_structure()
    reader.add_notes()
    reader.add_doubts()
    return replace(change, kind="import", steps=(*change.steps, *reader.steps)), cable


class _Records:
    """The steps of one import, in the order in which they are carried out."""

    def __init__(self, intake: Intake, cable: Cable, author: str, known: Sequence[Author]) -> None:
        self._intake = intake
        self._cable = cable
        self._author = author
        self._authors = list(known)
        self.steps: list[Step] = []

    def add_header(self) -> None:
        read = [
            (name, found.value, found.span)
            for name, attribute in _FIELDS
            for found in _several(getattr(self._intake, attribute))
        ]
        order = [name for name, _ in _FIELDS]
        # What the file tells beside the text is neither read from words nor the editor's.
        told = [(each.name, each.value, None) for each in self._intake.told]
        fields = sorted([*read, *told], key=lambda each: order.index(each[0]) if each[0] in order else 99)
        for ordinal, (name, value, span) in enumerate(fields):
            self._add(HeaderField(new_id("f"), self._cable.id, ordinal, name, value, supplied=False), span)

    def add_stages(self) -> None:
        for ordinal, found in enumerate(self._intake.stages):
            stage = Stage(
                new_id("s"),
                self._cable.id,
                ordinal,
                found.stage,
                found.when or "",
                found.by.value if found.by is not None else "",
                found.as_written,
                "",
                "",
                found.year_inferred,
            )
            self._add(stage, found.span)

    def add_distributions(self) -> None:
        for ordinal, found in enumerate(self._intake.distributions):
            self._add_distribution(ordinal, found)

    def add_structure(self) -> None:
        intake = self._intake
        places: list[tuple[str, Span]] = [("furniture", span) for span in intake.furniture]
        places.append(("body", intake.body))
        if intake.title is not None:
            places.append(("title", intake.title.span))
        if intake.subject is not None:
            places.append(("subject", intake.subject.span))
        made: list[tuple[str, tuple[Span, ...]]] = [(kind, (span,)) for kind, span in places]
        # All places of one person are one structure: a volume marks him on every page.
        marked: dict[str, list[Span]] = {}
        for found in (each for each in intake.structures if each.kind not in _LEFT_IN_THE_FILE):
            marked.setdefault(structure_kind(found.kind, found.detail), []).append(found.span)
        made += [(kind, tuple(spans)) for kind, spans in marked.items()]
        for ordinal, (kind, spans) in enumerate(sorted(made, key=lambda one: (one[1][0], one[0]))):
            self._add(Structure(new_id("t"), self._cable.id, ordinal, kind), *spans)

    def add_notes(self) -> None:
        """Add the notes that stood in the source, each made a microsecond after the one before it.

        Notes with one mark stand in the order in which they were made.
        """
        moment = datetime.fromisoformat(self._cable.created)
        for ordinal, found in enumerate(self._intake.notes):
            made = (moment + timedelta(microseconds=ordinal)).isoformat(timespec="microseconds")
            note = Note(
                new_id("n"),
                self._cable.id,
                found.kind,
                found.words,
                found.colour or _COLOURS.get(found.kind, _COLOUR),
                (),
                found.label,
                self._author_of(found),
                found.created or made,
                found.created or made,
                origin=found.origin,
            )
            place = found.place
            if place is not None and place[0] == place[1]:
                place = words_at_mark(self._intake.text, place[1])
            self._add(note, place, *found.more)

    def _author_of(self, found: FoundNote) -> str:
        if not found.author:
            return self._author
        for author in self._authors:
            if author.name == found.author:
                return author.id
        change, author = new_author(found.author, self._authors)
        self._authors.append(author)
        self.steps = [*change.steps, *self.steps]
        return author.id

    def add_doubts(self) -> None:
        for ordinal, found in enumerate(self._intake.doubts):
            doubt = Doubt(
                new_id("q"), self._cable.id, ordinal, found.field, found.code, found.words, settled=False
            )
            self._add(doubt, (found.start, found.end) if found.end > found.start else None)

    def _add_distribution(self, ordinal: int, found: FoundDistribution) -> None:
        heading = "" if found.heading is None else self._intake.text[slice(*found.heading)]
        distribution = Distribution(new_id("d"), self._cable.id, ordinal, heading, found.stated_total, 1)
        self._add(distribution, found.heading, found.total_span)
        for place, entry in enumerate(found.entries):
            recipient = Recipient(
                new_id("p"),
                self._cable.id,
                distribution.id,
                place,
                entry.recipient.value,
                "copy",
                entry.copies if entry.copies_state == "stated" else None,
                entry.copies_state,
            )
            self._add(recipient, entry.span)

    def _add(self, record: Record, *spans: Span | None) -> None:
        self.steps.append(Step(None, record))
        present = (span for span in spans if span is not None)
        for ordinal, span in enumerate(present):
            anchor = make_anchor(
                self._intake.text,
                *span,
                cable=self._cable.id,
                owner=record.id,
                reading=self._cable.reading,
                ordinal=ordinal,
                placed="read",
            )
            self.steps.append(Step(None, anchor))


def _several(found: Found | FoundDate | Iterable[Found] | None) -> Iterable[Found | FoundDate]:
    if found is None:
        return ()
    if isinstance(found, (Found, FoundDate)):
        return (found,)
    return found
