"""The bare text of one cable: its characters exactly, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop.exporting import part_file
from desktop.exporting.account import Account
from desktop.exporting.choices import ExportChoices
from desktop.exporting.dossier import Dossier
from desktop.exporting.formats import Report
from desktop.exporting.ledger import Ledger


def write(dossiers: Sequence[Dossier], choices: ExportChoices, path: Path, report: Report) -> Ledger:  # noqa: ARG001
    """Write the text of the one cable in UTF-8, line ends as in the library; no choice changes it.

    Its notes are told as lost. Raises the ExportErrors of `part_file.replace`.
    """
    (dossier,) = dossiers
    account = Account()
    account.add(dossier)
    # A lone surrogate, which only a paste can bring, is written as it would be read again.
    part_file.replace(path, dossier.text.encode("utf-8", "surrogatepass"))
    report(1.0, "done")
    return account.ledger("txt", notes=0, cables=1, lost={"notes": len(dossier.notes)})
