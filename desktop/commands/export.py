"""`chancery export CABLE --to pdf -o FILE`: the annotated PDF."""

from __future__ import annotations

import argparse
from pathlib import Path

from db.correcting.readings import corrections
from db.errors import ExportError
from db.records import NoteKind
from db.store import Store
from desktop.commands import library
from desktop.commands.output import say
from desktop.exporting.choices import DEFAULT_KINDS, PdfChoices
from desktop.exporting.gather import gather
from desktop.exporting.part_file import check_target
from desktop.messages.ledger import ledger_sentences
from desktop.messages.words import tr
from desktop.settings import Settings


def run(arguments: argparse.Namespace) -> int:
    """Write the file and print its ledger; 1 where our own check of the file found something."""
    target = Path(arguments.output)
    choices = _choices(arguments)
    with library.opened(arguments) as store:
        _check_target(store, target, force=arguments.force)
        state = store.cable_state(library.find_cable(store, arguments.cable))
        corrected = corrections(state, store.text)
    dossier = gather(state, choices, exported_by=Settings().author, corrections=corrected)
    from desktop.exporting.pdf.writer import write

    ledger = write(dossier, choices, target, lambda _fraction, _code: None)
    say(tr("{path} was written.", path=target))
    for sentence in ledger_sentences(ledger):
        say(sentence)
    return 1 if ledger.findings else 0


def _choices(arguments: argparse.Namespace) -> PdfChoices:
    kinds: list[NoteKind] = list(DEFAULT_KINDS)
    if "marginal" in arguments.added:
        kinds.append("marginal")
    if "highlights" in arguments.left_out:
        kinds.remove("highlight")
    return PdfChoices(
        paper=arguments.paper,
        kinds=tuple(kinds),
        header="header" not in arguments.left_out,
        stages="stages" not in arguments.left_out,
        distribution="distribution" not in arguments.left_out,
        page_lines="page-lines" in arguments.added,
        corrections="corrections" in arguments.added,
    )


def _check_target(store: Store, target: Path, *, force: bool) -> None:
    """Refuse a file that is there already, the library whatever is said, and what cannot be written."""
    check_target(target)
    if not target.exists():
        return
    if target.samefile(store.path):
        raise ExportError("export-over-library", path=str(target))
    if not force:
        raise ExportError("file-exists", path=str(target))
