"""`chancery export CABLE... --to FORMAT -o PATH`: cables and their notes as files of other programs."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

from db.errors import ExportError
from db.listing import has_work_of_its_own
from db.records import NoteKind
from desktop.commands import library
from desktop.commands.chosen_cables import chosen_cables
from desktop.commands.output import say, warn
from desktop.export_run import check_wish, export
from desktop.export_wish import Exported, ExportWish, Which
from desktop.exporting.choices import DEFAULT_KINDS, ExportChoices, PdfChoices
from desktop.exporting.formats import STAYS_HOME, Format, Many, format_named
from desktop.messages.errors import error_sentence
from desktop.messages.exports import progress_line, unwritten_sentence
from desktop.messages.formats import losses_words
from desktop.messages.ledger import by_cable_sentences, ledger_sentences
from desktop.messages.words import tr
from desktop.settings import Settings


def run(arguments: argparse.Namespace) -> int:
    """Write the file or the folder and print its ledger.

    1 where a cable was left out or our own check of a file found something.
    """
    found, target = format_named(arguments.to), Path(arguments.output)
    with library.opened(arguments) as store:
        cables = chosen_cables(store, arguments)
        wish = ExportWish(
            str(store.path),
            Which(cables),
            found.name,
            _many(found, arguments, len(cables)),
            _choices(found, arguments),
            Settings().author,
            replace=arguments.force,
        )
        check_wish(wish, target)
        losses = losses_words(_lost(found, own_work=store.read(has_work_of_its_own, cables)))
    if losses:
        warn(losses)
    shown = sys.stderr is not None and sys.stderr.isatty() and len(cables) > 1
    try:
        made = export(wish, target, _Line() if shown else _unshown)
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
    return _tell(made, target)


def _lost(found: Format, *, own_work: bool) -> list[str]:
    """Return the codes of what is to be told before: nobody is to hear each time of what is not there."""
    return [code for code in found.cannot_carry if own_work or code != STAYS_HOME]


def _tell(made: Exported, target: Path) -> int:
    say(tr("{path} was written.", path=target))
    for sentence in (*ledger_sentences(made.ledger), *by_cable_sentences(made.ledger)):
        say(sentence)
    for each in made.unwritten:
        warn(unwritten_sentence(each.title or each.cable, error_sentence(each.error)))
    return 1 if made.ledger.findings or made.unwritten else 0


def _many(found: Format, arguments: argparse.Namespace, count: int) -> Many:
    """Return what becomes of the cables: one that is named becomes one file, whatever the format."""
    if arguments.many:
        many: Many = arguments.many
        if many not in found.many:
            known = ", ".join(found.many)
            raise ExportError("export-no-volume", format=found.name, many=many, known=known)
        return many
    one = count == 1 and not arguments.all and arguments.query is None
    return "file" if one else found.many[0]


def _choices(found: Format, arguments: argparse.Namespace) -> ExportChoices:
    options = dict(arguments.options)
    for name, value in options.items():
        known = {option.name: option.values for option in found.options}
        if name not in known:
            raise ExportError("export-option-unknown", format=found.name, option=name)
        if known[name] and value not in known[name]:
            values = ", ".join(known[name])
            raise ExportError("export-option-value", option=name, value=value, values=values)
    kinds: list[NoteKind] = list(DEFAULT_KINDS)
    if "marginal" in arguments.added:
        kinds.append("marginal")
    if "highlights" in arguments.left_out:
        kinds.remove("highlight")
    made = found.choices(
        kinds=tuple(kinds),
        header="header" not in arguments.left_out,
        stages="stages" not in arguments.left_out,
        distribution="distribution" not in arguments.left_out,
        names="names" not in arguments.left_out,
        page_lines="page-lines" in arguments.added,
        corrections="corrections" in arguments.added,
        options=options,
    )
    if isinstance(made, PdfChoices):
        return replace(
            made,
            paper=arguments.paper,
            volume_title=arguments.title,
            through=arguments.numbers == "through",
        )
    return made


def _unshown(_fraction: float, _code: str) -> None:
    """Say nothing of how far it is: nobody is looking."""


class _Line:
    """Writes over the last line of the terminal how far an export is."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._code = ""

    def __call__(self, fraction: float, code: str) -> None:
        """Show it where it is another than before: this is the exporter's `report`."""
        if code != self._code:
            self._code = code
            line = progress_line(code, fraction, time.monotonic() - self._begun)
            sys.stderr.write("\r\x1b[K" + line)
            sys.stderr.flush()
