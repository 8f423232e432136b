"""Citations as a file: each cable one item of CSL-JSON, RIS or BibTeX."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.exporting import part_file
from desktop.exporting.account import Account
from desktop.exporting.choices import ExportChoices
from desktop.exporting.citation.data import bibtex, count, csl_json, ris
from desktop.exporting.citation.item import Item, item
from desktop.exporting.dossier import Dossier
from desktop.exporting.formats import Report
from desktop.exporting.ledger import Ledger


def write_csl(dossiers: Sequence[Dossier], choices: ExportChoices, path: Path, report: Report) -> Ledger:  # noqa: ARG001
    """Write CSL-JSON; raises the ExportErrors of `part_file.replace`."""
    return _write("csl", csl_json, dossiers, path, report)


def write_ris(dossiers: Sequence[Dossier], choices: ExportChoices, path: Path, report: Report) -> Ledger:  # noqa: ARG001
    """Write RIS; raises the ExportErrors of `part_file.replace`."""
    return _write("ris", ris, dossiers, path, report)


def write_bibtex(dossiers: Sequence[Dossier], choices: ExportChoices, path: Path, report: Report) -> Ledger:  # noqa: ARG001
    """Write BibTeX; raises the ExportErrors of `part_file.replace`."""
    return _write("bibtex", bibtex, dossiers, path, report)


def _write(
    name: str,
    put: Callable[[Sequence[Item]], str],
    dossiers: Sequence[Dossier],
    path: Path,
    report: Report,
) -> Ledger:
    account = Account()
    items = []
    notes = 0
    for order, dossier in enumerate(dossiers):
        report(0.9 * order / len(dossiers), "pages")
        account.add(dossier)
        notes += len(dossier.notes)
        items.append(item(dossier))
    words = put(items)
    part_file.replace(path, words.encode("utf-8", "replace"))
    report(1.0, "done")
    return account.ledger(name, notes=0, cables=count(name, words), lost={"notes": notes})
