"""`--bench round-trip-pdf`: annotated PDFs go out and come back, into a library that has nothing of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from desktop.exporting.choices import ExportChoices, PdfChoices
from desktop.exporting.dossier import Dossier
from desktop.exporting.formats import Report
from desktop.exporting.ledger import Ledger
from desktop.exporting.pdf import single
from desktop.reading.pdf.returned import returned
from tests.bench.round_trips import CABLES, NOTES, library, round_trips, rows_of
from tests.bench.rows import Row


def write(dossiers: Sequence[Dossier], choices: ExportChoices, path: Path, report: Report) -> Ledger:
    """Write a PDF with the choices that all formats share."""
    shared = {each.name: getattr(choices, each.name) for each in fields(ExportChoices)}
    return single.write(dossiers, PdfChoices(**shared), path, report)


def measure(cables: int = CABLES, notes: int = NOTES) -> list[Row]:
    """Return what came back of these cables."""
    with library(cables, notes) as made:
        came = round_trips(made, write, returned, _faults)
    return rows_of("PDF", came, "by pypdf, strictly")


def _faults(data: bytes) -> int:
    """Return whether an independent reader objects to a file."""
    try:
        return 0 if len(PdfReader(BytesIO(data), strict=True).pages) else 1
    except PyPdfError:
        return 1
