"""The plan of a merge with a whole library: a dry run, which changes neither of the two."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

from db.backup.library_copy import looking_at
from db.merging.compare import compare
from db.merging.other_library import opened_to_merge
from db.merging.plan import MergePlan
from db.merging.theirs import read_theirs

Report = Callable[[float, str], object]


def plan_merge(library: Path, other: Path, report: Report | None = None) -> MergePlan:
    """Return what merging another library into `library` would do; raises LibraryError.

    See `opened_to_merge` for what is refused.
    """
    with opened_to_merge(other, library) as there, looking_at(library) as here:
        return plan_between(here, there, whose=other.stem, report=report)


def plan_between(
    here: sqlite3.Connection,
    there: sqlite3.Connection,
    *,
    whose: str,
    cables: Collection[str] | None = None,
    report: Report | None = None,
) -> MergePlan:
    """Return what merging one open library (`there`) into another (`here`) would do."""
    found = read_theirs(there, here, cables=cables, report=report)
    plan = compare(
        here,
        found.incoming,
        texts=tuple(found.texts.values()),
        files=tuple(found.files.values()),
        whose=whose,
    )
    return replace(plan, twins=tuple(found.twins), doubled=tuple(found.doubled))
