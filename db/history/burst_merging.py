"""The saves of one burst of typing made into one change: first state before, last state after."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from db.changes import step_hash
from db.history.step_rows import StepRow, past_of, steps_of_changes

_CHANGE_BYTES = 350
_STEP_BYTES = 150
"""About what the row of a change or step takes beside its states, with its place in the indexes."""


def bursts_to_merge(connection: sqlite3.Connection) -> list[list[int]]:
    """Return the changes (row numbers) that can become one, burst by burst, each in order.

    Left alone are the last step of each session, which may still be typed on, what bears a name or is named
    by an undo in the middle of a burst, and what another's change lies between.
    """
    rows = connection.execute(
        "SELECT change.n, burst, coalesce(entry, 0), change.n IN (SELECT max(change) FROM undo_member"
        " WHERE entry IN (SELECT max(n) FROM undo_entry GROUP BY session)),"
        " change.id IN (SELECT undoes FROM change WHERE undoes IS NOT NULL)"
        " OR (sequence IN (SELECT sequence FROM named_state)"
        " AND replica = (SELECT n FROM history_id WHERE id = (SELECT replica FROM library)))"
        " FROM change LEFT JOIN undo_member ON undo_member.change = change.n"
        " WHERE burst IN"
        " (SELECT burst FROM change WHERE burst IS NOT NULL GROUP BY burst HAVING count(*) > 1)"
        " ORDER BY burst, change.n"
    ).fetchall()
    return [group for group in _grouped(rows) if len(group) > 1]


def _grouped(rows: Sequence[tuple[int, int, int, bool, bool]]) -> Iterator[list[int]]:
    group: list[int] = []
    before: tuple[int, int] | None = None
    ends = True
    is_last = False
    for number, burst, entry, last, named in rows:
        if ends or (burst, entry) != before:
            if not is_last:
                yield group
            group, is_last = [], False
        group.append(number)
        before, ends, is_last = (burst, entry), named, is_last or last
    if not is_last:
        yield group


def merge_burst(connection: sqlite3.Connection, changes: Sequence[int]) -> tuple[int, int]:
    """Make these changes one, the last of them; return how many are gone, and about how many bytes.

    Within the open transaction. None is where another's change came in between, or where a step is damaged.
    """
    rows = steps_of_changes(connection, changes)
    if {row.change for row in rows} != set(changes):
        return 0, 0  # emptied from the trash in the meantime
    if not all(row.sound for row in rows) or _are_entangled(connection, changes, rows):
        return 0, 0
    merged: dict[str, list[StepRow]] = {}
    for row in rows:
        merged.setdefault(row.record, []).append(row)
    left = {
        record: steps
        for record, steps in merged.items()
        if steps[0].before is not None or steps[-1].after is not None
    }
    if not left:
        return 0, 0
    for record in merged:
        _write_out(connection, record, merged[record][0].n)
    last = changes[-1]
    gone = [row.n for record, steps in merged.items() for row in (steps[:-1] if record in left else steps)]
    connection.executemany("DELETE FROM step WHERE n = ?", [(n,) for n in gone])
    for ordinal, steps in enumerate(left.values()):
        before, after = steps[0].before, steps[-1].after
        connection.execute(
            "UPDATE step SET change = ?, ordinal = ?, before = ?, after = ?, sha256 = ? WHERE n = ?",
            (last, ordinal, before, after, bytes.fromhex(step_hash(before, after)), steps[-1].n),
        )
    earlier = [(number,) for number in changes[:-1]]
    connection.executemany("DELETE FROM undo_member WHERE change = ?", earlier)
    connection.executemany("DELETE FROM change WHERE n = ?", earlier)
    kept = sum(_size(steps[0].before) + _size(steps[-1].after) for steps in left.values())
    freed = sum(row.size() + _STEP_BYTES for row in rows) - kept
    return len(earlier), freed + _CHANGE_BYTES * len(earlier)


def _size(state: str | None) -> int:
    return 0 if state is None else len(state.encode("utf-8", "surrogatepass"))


def _are_entangled(connection: sqlite3.Connection, changes: Sequence[int], rows: Sequence[StepRow]) -> bool:
    """Tell whether a change of another's lies between these and has to do with what they touch.

    Where one of these makes or removes a record, any other change in between counts: it may lean on that.
    """
    between = connection.execute(
        "SELECT n FROM change WHERE n > ? AND n < ?", (changes[0], changes[-1])
    ).fetchall()
    others = {row[0] for row in between} - set(changes)
    if not others:
        return False
    if any(row.before is None or row.after is None for row in rows):
        return True
    touched = {row.record for row in rows}
    return any(row.record in touched for row in steps_of_changes(connection, others))


def _write_out(connection: sqlite3.Connection, record: str, first: int) -> None:
    """Write the steps of a record in full from a row on: a packed one may lean on what is about to go."""
    packed = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM step WHERE record = ? AND n >= ? AND packed IS NOT NULL)",
        (record, first),
    ).fetchone()
    if not packed[0]:
        return
    for row in past_of(connection, record):
        if row.is_packed and row.n >= first:
            connection.execute(
                "UPDATE step SET before = ?, after = ?, packed = NULL WHERE n = ?",
                (row.before, row.after, row.n),
            )
