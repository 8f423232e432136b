"""Work on whole libraries for the child process: looking through, comparing, restoring, saving. Values only.

Libraries are named by their paths as words: a `Path` among a job's arguments is a file to be written, whose
temporary file is removed where the child is killed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.backup.backup_contents import Contents, cable_in, cables_in, contents
from db.backup.backup_names import Backup
from db.backup.backups import all_folders, backup_folder, list_backups
from db.backup.bring_back import bring_back
from db.backup.restore import Restored, restore
from db.backup_comparison import Comparison, compare
from db.changes import Change
from db.checking.verify import Verified, verify_library
from db.errors import ChanceryError, LibraryError
from db.history.restore_state import restore_cable_of
from db.listing import Listed
from db.salvaging.salvage import salvage
from db.trash.trash_list import Inside

Report = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Seen:
    """A backup and what it holds; None where it cannot be read."""

    backup: Backup
    contents: Contents | None


def backups_of(library: str, root: str) -> list[Backup]:
    """Return the backups of a library, the latest first; those of every library where it cannot tell its own.

    A damaged library may have forgotten under which id its backups lie.
    """
    try:
        folders = [backup_folder(Path(library), Path(root))]
    except LibraryError:
        folders = all_folders(Path(root))
    found = [backup for folder in folders for backup in list_backups(folder)]
    return found if len(folders) == 1 else sorted(found, key=lambda backup: backup.time, reverse=True)


def look_at_backups(library: str, root: str, report: Report) -> list[Seen]:
    """Return the backups of a library with what they hold, the latest first."""
    seen = []
    found = backups_of(library, root)
    for at, backup in enumerate(found):
        report(at / len(found), "reading-backups")
        try:
            seen.append(Seen(backup, contents(backup.path)))
        except ChanceryError:
            seen.append(Seen(backup, None))
    return seen


def compare_with_today(backup: str, library: str, report: Report) -> Comparison:
    """Return how a backup differs from the library as it is now."""
    return compare(Path(backup), Path(library), report)


def list_inside(backup: str) -> list[Listed]:
    """Return the list of cables in a backup."""
    return cables_in(Path(backup))


def look_inside(backup: str, cable: str, most_text: int, most_notes: int) -> Inside | None:
    """Return a look into a cable as a backup has it."""
    return cable_in(Path(backup), cable, most_text=most_text, most_notes=most_notes)


def fetch_back(backup: str, library: str, cables: Sequence[str], notes: Sequence[str]) -> Change | None:
    """Return the change that brings single cables and notes back out of a backup."""
    return bring_back(Path(backup), Path(library), cables, notes)


def restore_cable(library: str, cable: str, moment: int, author: str) -> Change | None:
    """Return the change that makes a cable what it was at a moment of the history."""
    return restore_cable_of(Path(library), cable, moment, author)


def put_back(backup: str, library: Path, root: str, report: Report) -> Restored:
    """Put a backup in the library's place."""
    report(0.0, "restoring")
    return restore(Path(backup), library, Path(root))


def check_library(library: str, report: Report) -> Verified:
    """Look through a whole library."""
    return verify_library(Path(library), report=report)


def save_what_can_be_saved(source: str, target: Path, report: Report) -> Verified:
    """Save what can be saved of a damaged library to a new one."""
    return salvage(Path(source), target, report)
