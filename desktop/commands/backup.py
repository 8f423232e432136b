"""`chancery backup [-o FILE]`: a checked copy of the library, among its backups or where one says."""

from __future__ import annotations

import argparse
from pathlib import Path

from db.backup.backup_contents import Contents, contents
from db.backup.backup_names import Backup
from db.backup.backups import Made, all_folders, back_up, backup_folder, list_backups, write_copy
from db.backup_comparison import Difference, difference
from db.errors import BackupError, ChanceryError, LibraryError
from desktop.backup_choices import backup_policy, backup_root
from desktop.commands import library
from desktop.commands.output import put_json, say, warn
from desktop.messages.backups import (
    crowded_sentence,
    difference_sentence,
    made_sentence,
    show_made,
    show_size,
    why_words,
)
from desktop.messages.damage import unsound_sentence
from desktop.messages.errors import error_sentence
from desktop.messages.words import plural, tr
from desktop.settings import Settings


def run(arguments: argparse.Namespace) -> int:
    """Make a backup and say where it lies, or list those there are."""
    path, settings = library.path_of(arguments), Settings()
    if arguments.list:
        return _list(path, backup_root(settings), as_json=arguments.json)
    if arguments.output is not None:
        target = Path(arguments.output)
        _check_target(path, target, force=arguments.force)
        made = Made(write_copy(path, target), True)
    else:
        try:
            made = back_up(path, backup_root(settings), backup_policy(settings), why=arguments.why)
        except LibraryError as error:
            if error.code != "library-unsound" or not arguments.json:
                raise
            put_json({"made": False, "damaged": error.values["count"]})
            return 1
    if arguments.json:
        put_json(_as_json(made))
        return int(made.damaged > 0)
    say(made_sentence(str(made.backup.path), new=made.is_new))
    if made.crowded_out:
        say(crowded_sentence(len(made.crowded_out)))
    if made.damaged:
        say(unsound_sentence(made.damaged, made=made.is_new))
    return int(made.damaged > 0)


def _as_json(made: Made) -> dict[str, object]:
    return {
        "path": str(made.backup.path),
        "size": made.backup.size,
        "made": made.is_new,
        "thinned": [str(path) for path in made.thinned],
        "crowded_out": [str(path) for path in made.crowded_out],
        "damaged": made.damaged,
    }


def _check_target(path: Path, target: Path, *, force: bool) -> None:
    """Refuse a file that is there already, and the library whatever is said."""
    if not target.parent.is_dir():
        raise LibraryError("library-folder-missing", path=str(target), folder=str(target.parent))
    if not target.exists():
        return
    if path.exists() and target.samefile(path):
        raise BackupError("backup-is-library", path=str(target))
    if not target.is_file() or not force:
        raise BackupError("file-exists", path=str(target))


def _list(path: Path, root: Path, *, as_json: bool) -> int:
    """Print each backup with what it holds and how it differs from today; 1 where one cannot be read."""
    try:
        folders, today = [backup_folder(path, root)], True
    except LibraryError as error:
        warn(error_sentence(error))
        folders, today = all_folders(root), False  # whose backups are whose, nobody can tell now
    backups = [backup for folder in folders for backup in list_backups(folder)]
    looked = [(backup, *_look(backup, path if today else None)) for backup in backups]
    if as_json:
        put_json([_listed(backup, held, differs) for backup, held, differs, _ in looked])
    elif not backups:
        say(tr("No backups yet. `chancery backup` makes one."))
    else:
        for backup, held, differs, failure in looked:
            say(f"{show_made(backup.time)}  {failure or _facts(backup, held, differs)}")
            say(f"    {backup.path}")
    return int(not today or any(failure for *_, failure in looked))


def _look(backup: Backup, path: Path | None) -> tuple[Contents | None, Difference | None, str]:
    """Return what a backup holds, how it differs from today, and the sentence where that cannot be told."""
    try:
        return contents(backup.path), difference(backup.path, path) if path else None, ""
    except ChanceryError as error:
        return None, None, error_sentence(error)


def _facts(backup: Backup, held: Contents | None, differs: Difference | None) -> str:
    if held is None:
        return ""
    why = why_words(backup.why)
    words = tr(
        "{cables}, {notes}, {size}",
        cables=plural(held.cables, "{n} cable", "{n} cables"),
        notes=plural(held.notes, "{n} note", "{n} notes"),
        size=show_size(backup.size),
    )
    words = f"{words}, {why}" if why else words
    return words if differs is None else f"{words}: {difference_sentence(differs)}"


def _listed(backup: Backup, held: Contents | None, differs: Difference | None) -> dict[str, object]:
    return {
        "path": str(backup.path),
        "time": backup.time.isoformat(),
        "why": backup.why,
        "size": backup.size,
        "cables": held.cables if held else None,
        "notes": held.notes if held else None,
        "differs": {
            "cables_only_then": differs.cables_only_then,
            "cables_only_today": differs.cables_only_today,
            "notes_only_then": differs.notes_only_then,
            "notes_only_today": differs.notes_only_today,
            "notes_changed": differs.notes_changed,
            "notes_moved": differs.notes_moved,
            "notes_in_trash": differs.notes_in_trash,
            "cables_changed": differs.cables_changed,
            "cables_corrected": differs.cables_corrected,
            "cables_less": differs.cables_less,
            "cables_in_trash": differs.cables_in_trash,
        }
        if differs
        else None,
    }
