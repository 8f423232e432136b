"""The past of records as a merge sees it: which states each has had, but for what an undone merge brought.

A merge that was undone is as if it had not been: else its states would count as known, and the same library
could not be merged again. Any other undo is something that she did, and counts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from db.errors import LibraryError
from db.history.step_rows import pasts_of


@dataclass(frozen=True, slots=True)
class Line:
    """All states of one record of this kind, in their order, as JSON; "" where it was not there.

    `last` is what its last step left.
    """

    kind: str
    states: list[str]
    last: str


def lines_of(
    connection: sqlite3.Connection, records: Iterable[str], cable: str | None = None
) -> dict[str, Line]:
    """Return the states (as JSON) that each of these records has had, in their order, "" for not there.

    A state that follows itself stands once; a record without a step is missing. `cable` is the one to which
    all of them belong, where there is such. Raises LibraryError "history-damaged".
    """
    undone_merges = _undone_merges(connection)
    found: dict[str, Line] = {}
    for record, past in pasts_of(connection, records, cable).items():
        line: list[str] = []
        touching = {step.change for step in past}
        passed = [(merge, undone) for merge, undone in undone_merges if merge in touching]
        for step in past:
            if not step.sound:
                raise LibraryError("history-damaged")
            if any(merge <= step.change <= undone for merge, undone in passed):
                continue  # what lay between was undone before, or the merge could not have been
            for state in (step.before or "", step.after or ""):
                if (state or line) and (not line or line[-1] != state):
                    line.append(state)
        if line:
            found[record] = Line(past[-1].kind, line, past[-1].after or "")
    return found


def last_changes(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the id of the last change that touched each cable, by the cable's id, gone ones too.

    Two libraries in which that is the same one have the same in this cable: the id of a change is drawn once.
    """
    rows = connection.execute(
        "SELECT history_id.id, change.id FROM (SELECT cable, max(change) AS last FROM"
        " (SELECT cable, change FROM step WHERE cable IS NOT NULL"
        " UNION ALL SELECT cable, change FROM step_pack) GROUP BY cable) AS touched"
        " JOIN history_id ON history_id.n = touched.cable JOIN change ON change.n = touched.last"
    )
    return {str(cable): str(change) for cable, change in rows}


def is_untouched(connection: sqlite3.Connection, cable: str) -> bool:
    """Tell whether nothing was done to a cable but to enter it."""
    touched = connection.execute(
        "SELECT change FROM step WHERE cable = (SELECT n FROM history_id WHERE id = ?1)"
        " UNION SELECT change FROM step_pack WHERE cable = (SELECT n FROM history_id WHERE id = ?1) LIMIT 2",
        (cable,),
    ).fetchall()
    return len(touched) == 1


def _undone_merges(connection: sqlite3.Connection) -> list[tuple[int, int]]:
    """Return each merge that stands undone, with what undid it last: the row numbers of both changes."""
    merges = dict(connection.execute("SELECT id, n FROM change WHERE kind = 'merge'"))
    if not merges:
        return []
    turns: dict[str, tuple[int, str]] = {}
    for number, kind, undoes in connection.execute(
        "SELECT n, kind, undoes FROM change WHERE kind IN ('undo', 'redo') ORDER BY n"
    ):
        if undoes in merges:
            turns[undoes] = (number, kind)
    return [(merges[merge], number) for merge, (number, kind) in turns.items() if kind == "undo"]
