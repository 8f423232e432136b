"""`chancery import PATH...`: files become cables of the library."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from db.errors import ChanceryError, ReadingError
from db.importing.entering import ForWhom
from db.records import new_id
from desktop.commands import library
from desktop.commands.output import put_json, say, warn
from desktop.import_choices import Choices, ImportReport, Outcome, Progress, Refused, Wanted
from desktop.import_few import FEW, import_here
from desktop.import_paths import text_files
from desktop.messages.errors import error_sentence
from desktop.messages.imports import (
    changes_waiting,
    comments_waiting,
    passed_over_sentence,
    progress_line,
    refused_sentence,
)
from desktop.messages.words import plural, tr


def run(arguments: argparse.Namespace) -> int:
    """Import everything named; 1 where some of it was refused, 2 where all was."""
    found = text_files(tuple(path for path in arguments.paths if path), lambda _fraction, _words: None)
    choices = Choices(arguments.encoding, arguments.split, documents=arguments.all_parts)
    with library.opened(arguments, create=True) as store:
        author, path = library.author(store), store.path
    wanted = [Wanted(file, choices) for file in found.files]
    report = _imported(path, wanted, author) if wanted else ImportReport("")
    outcomes = [*report.outcomes, *_no_files(arguments.paths, found.empty_folders, found.closed_folders)]
    _tell(outcomes, as_json=arguments.json)
    if found.passed_over:
        warn(passed_over_sentence(found.passed_over))
    for waiting in (changes_waiting(outcomes), comments_waiting(outcomes)):
        if waiting:
            warn(waiting)
    if report.error is not None:
        raise ChanceryError(report.error[0], **dict(report.error[1]))
    refused = sum(each.what == "refused" for each in outcomes)
    if refused == len(outcomes):
        return 2
    return 1 if refused else 0


def _imported(path: Path, wanted: Sequence[Wanted], author: str) -> ImportReport:
    whom = ForWhom(author, new_id("i"))
    if len(wanted) <= FEW:
        return import_here(path, wanted, whom)
    from desktop.import_run import ImportRun

    shown = sys.stderr.isatty()
    report = ImportRun(path, wanted, whom, told=_show if shown else lambda _progress: None).run()
    if shown:
        sys.stderr.write("\r\x1b[K")
    return report


def _show(progress: Progress) -> None:
    """Write over the last line of the terminal how far it is."""
    sys.stderr.write("\r\x1b[K" + progress_line(progress))
    sys.stderr.flush()


def _no_files(named: Sequence[str], empty: Sequence[str], closed: Sequence[tuple[str, str]]) -> list[Outcome]:
    """Return the outcomes of what was named and has no file in it."""
    outcomes = [_refused(path, ReadingError("folder-without-text", path=path)) for path in empty]
    outcomes += [
        _refused(path, ReadingError("folder-not-readable", path=path, reason=why)) for path, why in closed
    ]
    if "" in named:  # as from a variable that is not set; to Path it is the folder where we are
        outcomes.append(_refused("", ReadingError("file-not-found", path="“”")))
    return outcomes


def _refused(path: str, error: ReadingError) -> Outcome:
    values = tuple((name, str(value)) for name, value in error.values.items())
    return Outcome(path, "", "refused", refused=Refused(path, "", error.code, values))


def _tell(outcomes: Sequence[Outcome], *, as_json: bool) -> None:
    if as_json:
        put_json([_for_machines(one) for one in outcomes])
    for one in outcomes:
        if one.refused is not None:
            warn(refused_sentence(one.refused))
        elif not as_json and len(outcomes) <= FEW:
            say(_sentence(one))
    if not as_json and len(outcomes) > FEW:
        say(_sum(outcomes))


def _for_machines(one: Outcome) -> dict[str, object]:
    told: dict[str, object] = {"path": one.path, "outcome": one.what, "id": one.cable}
    told["reason"] = None if one.refused is None else error_sentence(one.refused.error)
    if one.part:
        told["part"] = one.part
    told |= {"changes": one.changes} if one.changes else {}
    told |= {"comments": one.comments} if one.comments else {}
    return told


def _sentence(one: Outcome) -> str:
    path = tr("{path}, {part}", path=one.path, part=one.part) if one.part else one.path
    if one.what == "imported":
        return tr("{path}: imported, {id}", path=path, id=one.cable)
    return tr("{path}: was there already, {id}", path=path, id=one.cable)


def _sum(outcomes: Sequence[Outcome]) -> str:
    counted = {what: sum(one.what == what for one in outcomes) for what in ("imported", "already there")}
    words = [plural(counted["imported"], "{n} cable imported.", "{n} cables imported.")]
    if counted["already there"]:
        words.append(plural(counted["already there"], "{n} was there already.", "{n} were there already."))
    return " ".join(words)
