"""Is the history what was stored? Each step and each change against its checksum, and the order of undo."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from db.changes import RECORD_TYPES
from db.checking.last_steps import LastSteps
from db.checking.naming import record_named
from db.history.change_rows import ABOUT, FULL, HASHED, change_hash
from db.history.pack_rows import are_there, every_pack
from db.history.step_rows import StepRow, every_step
from db.schema import latest_version
from db.trash.purge import LABEL as EMPTIED

Found = Iterator[tuple[str, dict[str, object]]]


def history_findings(connection: sqlite3.Connection, last: LastSteps | None = None) -> Found:
    """Hold steps and changes against their checksums, and against one another.

    `last`, if given, is told what the steps left.
    """
    names = dict(connection.execute("SELECT n, id FROM history_id"))
    packed: Counter[int] = Counter()
    damaged: set[int] = set()
    for step in every_step(connection) if last is None else last.every_step(connection):
        if step.n < 0:
            packed[step.n] += 1
        if not step.sound:
            damaged.add(step.n)
            yield "step-changed", {"step": step.n, **record_named(connection, step.record, step.kind)}
        elif not _is_filed_rightly(step, names.get(step.filed)) or not 1 < step.schema <= latest_version():
            yield "step-misplaced", {"step": step.n, **record_named(connection, step.record, step.kind)}
    yield from _torn(connection)
    for pack in every_pack(connection):  # it says of itself how many steps it has
        if packed[-pack[0]] != pack[4] and -pack[0] not in damaged:
            yield "change-torn", {"change": pack[1], "steps": packed[-pack[0]]}
    rows = connection.execute(f"SELECT change.n, change.sha256, {HASHED} FROM {FULL}")
    for number, sha256, *values in rows:
        if change_hash(*values) != sha256:
            yield "change-changed", {"change": number}


def history_of_schema_1(connection: sqlite3.Connection) -> Found:
    """As `history_findings`, for a library or backup of the first schema, whose changes have no checksum."""
    for step in every_step(connection):
        if not step.sound:
            yield "step-changed", {"step": step.n, **record_named(connection, step.record, step.kind)}
        elif not _is_filed_rightly(step, None, first_schema=True):
            yield "step-misplaced", {"step": step.n, **record_named(connection, step.record, step.kind)}
    yield from _torn(connection)


def undo_findings(connection: sqlite3.Connection) -> Found:
    """Find steps of undo without their changes, and changes that name what is not there."""
    entries = connection.execute(
        "SELECT entry.n, count(change.n), count(DISTINCT coalesce(change.burst, -change.n)),"
        " sum(change.kind IN ('undo', 'redo')) FROM undo_entry AS entry"
        " LEFT JOIN undo_member ON undo_member.entry = entry.n"
        " LEFT JOIN change ON change.n = undo_member.change GROUP BY entry.n"
    )
    for number, changes, bursts, turns in entries:
        if not changes:
            yield "undo-empty", {"entry": number}
        elif bursts > 1 or turns:
            yield "undo-differs", {"entry": number}
    strays = connection.execute(
        f"SELECT change.n FROM {FULL}"
        " WHERE NOT EXISTS (SELECT 1 FROM author AS known WHERE known.id = author.id)"
        " OR (change.cable IS NOT NULL AND NOT EXISTS (SELECT 1 FROM step WHERE step.record = cable.id)"
        " AND NOT EXISTS (SELECT 1 FROM step_pack WHERE step_pack.cable = change.cable))"
        " OR (undoes IS NOT NULL AND NOT EXISTS (SELECT 1 FROM change AS undone"
        " WHERE undone.id = change.undoes AND undone.label = change.label))"
    )
    for (number,) in strays:
        yield "change-misplaced", {"change": number}
    rows = connection.execute("SELECT n, label_values, time, about FROM change")
    for number, values, time, about in rows:
        try:
            readable = isinstance(json.loads(values), dict) and bool(datetime.fromisoformat(time))
        except ValueError:
            readable = False
        if not readable or about not in (*ABOUT, "library"):
            yield "change-unreadable", {"change": number}


def _is_filed_rightly(step: StepRow, cable: str | None, *, first_schema: bool = False) -> bool:
    """Tell whether a step lies where its states say that it belongs."""
    if step.kind not in RECORD_TYPES:
        return False
    states = [json.loads(state) for state in (step.before, step.after) if state is not None]
    if not states:
        return False
    if first_schema:
        return all(state["id"] == step.record for state in states)
    last = states[-1]
    owner = last["owner"] if step.kind == "anchor" else None
    belongs = last["id"] if step.kind == "cable" else last.get("cable")
    return all(state["id"] == step.record for state in states) and (owner, belongs) == (step.owner, cable)


def _torn(connection: sqlite3.Connection) -> Found:
    # The steps of a pack stand in a row, so that its first and last tell of all of them.
    packs = ""
    if are_there(connection):
        packs = " UNION ALL SELECT change, count, first + count - 1, first, count FROM step_pack"
    torn = connection.execute(
        "SELECT change.n, coalesce(sum(steps), 0) FROM change LEFT JOIN"
        " (SELECT change, count(*) AS steps, max(ordinal) AS last, min(ordinal) AS first,"
        f" count(DISTINCT ordinal) AS places FROM step GROUP BY change{packs}) AS held"
        " ON held.change = change.n WHERE change.label <> ? GROUP BY change.n"
        " HAVING coalesce(sum(places), 0) = 0 OR sum(places) <> max(last) + 1 OR min(first) <> 0",
        (EMPTIED,),
    )
    for number, steps in torn:
        yield "change-torn", {"change": number, "steps": steps}
