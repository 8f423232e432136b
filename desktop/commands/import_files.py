"""`chancery import PATH...`: files become cables of the library."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from db.errors import ReadingError
from db.store import Store
from desktop.commands import library
from desktop.commands.output import put_json, say, warn
from desktop.importing import file_bytes, files_of, import_data
from desktop.messages.errors import error_sentence
from desktop.messages.words import tr


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: "imported", "already there", or "refused" for a reason."""

    path: str
    outcome: str
    id: str | None
    reason: str | None


def run(arguments: argparse.Namespace) -> int:
    """Import everything named; 1 where some of it was refused, 2 where all was."""
    with library.opened(arguments, create=True) as store:
        author = library.author(store)
        outcomes = [each for path in arguments.paths for each in _import(store, path, author)]
    if arguments.json:
        put_json([{"path": o.path, "outcome": o.outcome, "id": o.id, "reason": o.reason} for o in outcomes])
    for each in outcomes:
        if each.reason is not None:
            warn(each.reason)
        elif not arguments.json:
            say(_sentence(each))
    refused = sum(each.outcome == "refused" for each in outcomes)
    if refused == len(outcomes):
        return 2
    return 1 if refused else 0


def _import(store: Store, named: str, author: str) -> list[Outcome]:
    try:
        if not named:  # as from a variable that is not set; to Path it is the folder where we are
            raise ReadingError("file-not-found", path="“”")
        files = files_of(Path(named))
    except ReadingError as error:
        return [Outcome(named, "refused", None, error_sentence(error))]
    return [_import_file(store, file, author) for file in files]


def _import_file(store: Store, path: Path, author: str) -> Outcome:
    try:
        entered = import_data(store, file_bytes(path), path.name, author)
    except ReadingError as error:
        return Outcome(str(path), "refused", None, error_sentence(error))
    outcome = "already there" if entered.already_there else "imported"
    return Outcome(str(path), outcome, entered.cable, None)


def _sentence(each: Outcome) -> str:
    if each.outcome == "imported":
        return tr("{path}: imported, {id}", path=each.path, id=each.id)
    return tr("{path}: was there already, {id}", path=each.path, id=each.id)
