"""The tables of a cable: their columns, and what stands in each row.

Every row names its cable, so that rows of many cables can stand in one table and be sorted. A value is words,
a number, a day or a moment of a day; only what is told in full is a day, everything else stays as EDTF.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from db.records import NoteKind
from db.referring.links import with_links
from desktop.exporting.dossier import Dossier, DossierDistribution, DossierNote

Value = str | int | date | None
Row = tuple[Value, ...]

_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):?(\d\d)(?::(\d\d))?)?")
_FIRST = date(1900, 3, 1)
"""Spreadsheets know no day before, and count a 29 February 1900 that was none."""

KINDS: dict[NoteKind, str] = {
    "footnote": "footnote",
    "marginal": "marginal note",
    "highlight": "highlight",
    "source": "source note",
    "own": "cable’s own note",
    "general": "general note",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what stands at its head, and how wide it is in characters; `long` words are wrapped."""

    head: str
    width: int = 14
    long: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, which is also that of the choice, its title, its columns, and a cable's rows."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[Dossier], Iterator[Row]]


_CABLE = (Column("Cable", 40, long=True), Column("Cable no."), Column("Cable date", 12))
_ID = (Column("Cable id", 36),)


def moment(edtf: str | None) -> Value:
    """Return a day or a moment where a time is told in full, else its EDTF as words, None for none."""
    if not edtf:
        return None
    match = _MOMENT.fullmatch(edtf)
    if match is None:
        return edtf
    parts = [int(part) for part in match.groups() if part is not None]
    try:
        found = datetime(*parts) if len(parts) > 3 else date(*parts)  # type: ignore[arg-type]
    except ValueError:
        return edtf
    return found if date(*parts[:3]) >= _FIRST else edtf


def _of(dossier: Dossier) -> Row:
    return dossier.title, dossier.value("cable number"), moment(dossier.value("date"))


def _cables(dossier: Dossier) -> Iterator[Row]:
    values = (dossier.value(name) for name in _HEADER)
    counts = (len(dossier.notes), len(dossier.stages), dossier.stages_total_minutes)
    yield (*_of(dossier), *values, dossier.language, len(dossier.text), *counts, dossier.cable_id)


_HEADER = ("receipt number", "precedence", "classification", "originator", "addressee", "subject", "source")


def _notes(dossier: Dossier) -> Iterator[Row]:
    line_ends = [match.start() for match in re.finditer("\n", dossier.text)]
    for each in dossier.notes:
        start, end = each.spans[0] if each.spans else (None, None)
        yield (
            *_of(dossier),
            _mark(each),
            KINDS[each.kind],
            with_links(each.words, lambda link: link.words),  # an address within the library is no use here
            " … ".join(each.quotes),
            None if start is None else bisect_left(line_ends, start) + 1,
            start,
            end,
            len(each.spans),
            "; ".join(f"{first}-{last}" for first, last in each.spans),
            each.colour,
            "; ".join(each.tags),
            each.author,
            each.created,
            each.modified,
            each.id,
            dossier.cable_id,
        )


def _mark(note: DossierNote) -> str:
    return note.mark or (str(note.number) if note.number is not None else note.label or "")


def _header(dossier: Dossier) -> Iterator[Row]:
    for order, each in enumerate(dossier.fields, 1):
        value = moment(each.value) if each.name == "date" else each.value
        yield (*_of(dossier), order, each.name, each.label, value, "yes" if each.supplied else "no",
               dossier.cable_id)  # fmt: skip


def _stages(dossier: Dossier) -> Iterator[Row]:
    for order, each in enumerate(dossier.stages, 1):
        yield (*_of(dossier), order, each.name, moment(each.when), each.by, each.as_written, each.elapsed,
               dossier.cable_id)  # fmt: skip


def _distribution(dossier: Dossier) -> Iterator[Row]:
    for number, each in enumerate(dossier.distributions, 1):
        rows = _entries(each) or [(None, "", None, "")]
        for row in rows:
            total = (each.stated_total, each.counted, each.verdict)
            yield (*_of(dossier), number, each.heading, *row, *total, dossier.cable_id)


def _entries(each: DossierDistribution) -> list[Row]:
    return [(at, entry.recipient, entry.copies, entry.state) for at, entry in enumerate(each.entries, 1)]


TABLES = (
    Table(
        "cables",
        "Cables",
        (*_CABLE, Column("Receipt no."), Column("Precedence"), Column("Classification"), Column("From", 24),
         Column("To", 30), Column("Subject", 40, long=True), Column("Source", 30), Column("Language", 9),
         Column("Characters", 11), Column("Notes", 7), Column("Stages", 7), Column("Minutes in all", 13),
         *_ID),
        _cables,
    ),
    Table(
        "notes",
        "Notes",
        (*_CABLE, Column("Mark", 6), Column("Kind", 14), Column("Words", 60, long=True),
         Column("On the words", 30, long=True), Column("Line", 6), Column("Start", 7), Column("End", 7),
         Column("Places", 7), Column("Spans", 16), Column("Colour", 8), Column("Tags", 16),
         Column("Author", 16), Column("Created", 26), Column("Changed", 26), Column("Note id", 36), *_ID),
        _notes,
    ),
    Table(
        "header",
        "Header fields",
        (*_CABLE, Column("No.", 5), Column("Field", 16), Column("Label", 16), Column("Value", 60, long=True),
         Column("Supplied by the editor", 12), *_ID),
        _header,
    ),
    Table(
        "stages",
        "Transcription stages",
        (*_CABLE, Column("No.", 5), Column("Stage"), Column("When", 17), Column("By", 16),
         Column("As written", 40, long=True), Column("Minutes to the next", 12), *_ID),
        _stages,
    ),
    Table(
        "distribution",
        "Distribution",
        (*_CABLE, Column("List", 5), Column("Heading", 24), Column("No.", 5), Column("Recipient", 40),
         Column("Copies", 7), Column("State", 12), Column("Stated total", 8), Column("Counted", 8),
         Column("Verdict", 16), *_ID),
        _distribution,
    ),
)  # fmt: skip
"""In the order of the workbook's sheets."""


def table_named(name: str) -> Table:
    """Return the table of this name; raises KeyError."""
    return {each.name: each for each in TABLES}[name]
