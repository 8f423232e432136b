"""`--bench round-trip-pdf`: annotated PDFs go out and come back, into a library that has nothing of them."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from db.checking.record_check import records_of
from db.library_records import Name
from db.records import Author, Record
from db.store import Store
from desktop.exporting.carried import is_same
from desktop.exporting.choices import ExportChoices, PdfChoices
from desktop.exporting.dossier import Dossier
from desktop.exporting.formats import Report
from desktop.exporting.ledger import Ledger
from desktop.exporting.pdf import single
from desktop.importing import for_library
from desktop.reading.pdf.returned import returned
from desktop.reading.returned import Returned
from desktop.returning.own_cables import own_cables
from tests.bench.round_trips import CABLES, NOTES, library, round_trips, rows_of
from tests.bench.rows import Row


def measure(cables: int = CABLES, notes: int = NOTES) -> list[Row]:
    """Return what came back of these cables, and what of it another library has afterwards."""
    with library(cables, notes) as ours, tempfile.TemporaryDirectory() as folder:
        other = Store(Path(folder) / "other.chancery")
        try:

            def read(data: bytes, name: str) -> Returned | None:
                found = returned(data, name)
                if found is not None:
                    for one in own_cables(found):
                        other.apply(for_library(other, one.change), author="bench", undoable=False)
                return found

            came = round_trips(ours, write, read, lambda _data: 0)
            differing = sum(_differing(ours[0], other, cable) for cable in ours[1])
        finally:
            other.close()
    work = f"{len(came.writing)} cables, {came.notes:,} notes"
    row = Row("PDF: records that differ in the other library", work, 0, differing, "", 0, "0", differing == 0)
    return [row, *rows_of("PDF", came, "of no schema")]


def write(dossiers: Sequence[Dossier], choices: ExportChoices, path: Path, report: Report) -> Ledger:
    """Write a PDF with the choices that all formats share."""
    shared = {each.name: getattr(choices, each.name) for each in fields(ExportChoices)}
    return single.write(dossiers, PdfChoices(**shared), path, report)


def _differing(store: Store, other: Store, cable: str) -> int:
    """Return how many records of a cable are not the same in both libraries.

    The reader's doubts stay where they are, and so do mentions and marks that have lost their words.
    """
    here, there = _records(store, cable), _records(other, cable)
    return sum(
        name not in here or name not in there or not is_same(here[name], there[name])
        for name in here.keys() | there.keys()
    )


def _records(store: Store, cable: str) -> dict[str, Record]:
    state = store.cable_state(cable)
    left = {one for one in (*state.mentions, *state.marks) if not state.spans_of(one)} | set(state.doubts)
    return {
        one.id: one
        for one in records_of(state)
        if not isinstance(one, Author | Name) and one.id not in left and getattr(one, "owner", "") not in left
    }
