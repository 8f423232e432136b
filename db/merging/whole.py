"""A whole library merged into another, and that undone: beside the window, in one transaction.

Broken off at any moment, either nothing is merged or everything. A backup is made first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from db.backup.backups import back_up_before
from db.cable_rows import no_garbage_sought
from db.carry_out import carry_out
from db.changes import Change, inverse
from db.history.change_rows import append_change
from db.history.opened_sessions import others_than
from db.history.undo_list import (
    UndoEntry,
    next_redo,
    next_undo,
    remember_for_undo,
    set_entry_state,
    steps_of_entry,
)
from db.merging.change import merge_change
from db.merging.plan import MergePlan, Outline
from db.merging.planning import plan_merge
from db.place.library_file import LibraryFile
from db.schema import latest_version

Report = Callable[[float, str], object]
_PATIENCE_MS = 60_000
"""So long it waits for others who write (the index of words, history being packed): nobody stands by."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of it: the plan that was carried out, and the backup of before (None: nothing was done)."""

    plan: Outline
    backup: Path | None


def look_at_merge(library: str, other: str, report: Report) -> Outline:
    """Return what a merge would do, for a child process: a dry run; see `plan_merge`."""
    with no_garbage_sought():
        return plan_merge(Path(library), Path(other), report).outline()


def merge_library(
    library: str, other: str, author: str, session: int | None, backups: str, report: Report
) -> Merged:
    """Merge another library into one that may be open elsewhere, and return what was done.

    `author` is the id or name that the history names, `session` the number of the window whose Ctrl+Z takes
    it back (None: nobody's), `backups` the folder under which backups lie. Raises LibraryError, see
    `plan_merge`, and ChangeRefusedError "record-moved-on" where something was changed here meanwhile.
    """
    path = Path(library)
    with no_garbage_sought():
        plan = plan_merge(path, Path(other), lambda share, code: report(share * 0.4, code))
        change = merge_change(plan)
        if change is None:
            return Merged(plan.outline(), None)
        return _carried_out(path, plan, change, (author, session, backups), report)


def _carried_out(
    path: Path, plan: MergePlan, change: Change, whom: tuple[str, int | None, str], report: Report
) -> Merged:
    author, session, backups = whom
    report(0.4, "backing-up")
    backup = back_up_before(path, Path(backups), "merge")
    report(0.6, "merging")
    file = LibraryFile(path, create=False, backups=Path(backups))
    try:
        file.wait_at_most(_PATIENCE_MS)
        with file.writing() as connection:
            carry_out(connection, change, path)
            number, _ = append_change(connection, change, author=author, schema=latest_version())
            if session is not None:
                others = others_than(connection, session, file.place)
                remember_for_undo(connection, change, number, session, others)
            report(0.95, "merging")
    finally:
        file.close_beside()
    return Merged(plan.outline(), backup.path)


def turn_merge(library: str, kind: Literal["undo", "redo"], author: str, session: int, report: Report) -> int:
    """Undo or redo a merge that is the window's next step; return how many records that touched.

    What `Store.undo` would do, where the window would have to wait for it. Raises LibraryError,
    ChangeRefusedError "record-moved-on".
    """
    file = LibraryFile(Path(library), create=False, backups=None)
    try:
        file.wait_at_most(_PATIENCE_MS)
        with file.writing() as connection:
            report(0.0, "turning")
            others = others_than(connection, session, file.place)
            entry = (next_undo if kind == "undo" else next_redo)(connection, others)
            if entry is None or not is_merge(entry):
                return 0
            steps, last = steps_of_entry(connection, entry)
            turned = inverse(steps) if kind == "undo" else steps
            change = Change(entry.label, turned, cable=entry.cable, kind=kind, undoes=last)
            carry_out(connection, change, file.path)
            append_change(connection, change, author=author, schema=latest_version())
            set_entry_state(connection, entry, "undone" if kind == "undo" else "done", session)
            return len(steps)
    finally:
        file.close_beside()


def is_merge(entry: UndoEntry) -> bool:
    """Tell whether a step of undo is a merge."""
    return entry.label.code == "merge"
