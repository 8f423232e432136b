"""The annotated PDF of one cable, in the shape of every exporter."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop.exporting.choices import ExportChoices, PdfChoices
from desktop.exporting.dossier import Dossier
from desktop.exporting.ledger import Ledger
from desktop.exporting.pdf import writer
from desktop.exporting.pdf.pages import Report


def write(dossiers: Sequence[Dossier], choices: ExportChoices, path: Path, report: Report) -> Ledger:
    """Write the PDF of the one cable and return its ledger; raises ExportError (`writer.write`)."""
    (dossier,) = dossiers
    if not isinstance(choices, PdfChoices):
        raise TypeError("a PDF has paper")
    return writer.write(dossier, choices, path, report)
