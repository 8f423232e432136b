"""A whole import taken back: every cable that nobody has worked on since, batch by batch, as undo would.

What was worked on stays, and is told: its notes would be lost with it. A cable that is again as the import
left it counts as untouched. What is written is what undo writes, without a look at each record of a cable.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.anchor_packs import remove_anchor_packs
from db.cable_rows import read_cable
from db.carry_out import carry_out
from db.changes import LEANING_FIRST, Change, Label, record_to_json, step_digest
from db.checking.record_check import records_of
from db.errors import LibraryError
from db.history.change_rows import append_change, append_step_rows
from db.history.step_forms import pack_gone
from db.history.step_rows import StepRow, steps_of_changes
from db.history.undo_list import UndoEntry, set_entry_state, steps_of_entry
from db.library_list.derive import remove_from_listing
from db.library_records import Name
from db.place.library_file import LibraryFile
from db.records import Author
from db.schema import latest_version
from db.searching.search_index import with_care
from db.searching.search_rows import Rows, keys_of_cable, rows_of

Report = Callable[[float, str], None]

_LATEST = 30


@dataclass(frozen=True, slots=True)
class Imported:
    """One import: when it began, by whom, and how many cables its batches brought that are still there.

    `file` is the name of a file of it, by which it is known again; "" where its text was typed.
    """

    id: str
    time: str
    author: str
    cables: int
    file: str = ""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What came of it: how many cables are gone, and (id, title) of those that were worked on and stay."""

    gone: int
    kept: tuple[tuple[str, str], ...] = ()


def latest_imports(connection: sqlite3.Connection) -> list[Imported]:
    """Return the latest imports of which something is left, the last one first.

    A batch is taken for there while its first cable is: no step has to be read for that.
    """
    rows = connection.execute(
        "SELECT change.import_id, min(change.time), max(coalesce(author.name, named.id)),"
        " sum(CASE WHEN cable.id IS NULL THEN 0"
        " ELSE coalesce(json_extract(change.label_values, '$.count'), 1) END),"
        " coalesce(min(cable.file_name), '')"
        " FROM change JOIN history_id AS named ON named.n = change.author"
        " LEFT JOIN author ON author.id = named.id"
        " LEFT JOIN history_id AS known ON known.n = change.cable LEFT JOIN cable ON cable.id = known.id"
        " WHERE change.import_id IS NOT NULL AND change.kind = 'import'"
        " GROUP BY change.import_id ORDER BY max(change.n) DESC LIMIT ?",
        (_LATEST,),
    )
    return [Imported(*row) for row in rows if row[3]]


def import_of_entry(connection: sqlite3.Connection, entry: int) -> str | None:
    """Return the id of the import that an entry of the undo list is a batch of, or None."""
    row = connection.execute(
        "SELECT import_id FROM change JOIN undo_member ON undo_member.change = change.n"
        " WHERE undo_member.entry = ? AND change.kind = 'import' LIMIT 1",
        (entry,),
    ).fetchone()
    return None if row is None else row[0]


def import_of_change(connection: sqlite3.Connection, number: int) -> str | None:
    """Return the id of the import that a change (row number) is a batch of, or None."""
    row = connection.execute("SELECT import_id FROM change WHERE n = ?", (number,)).fetchone()
    return None if row is None else row[0]


def take_back(library: str, import_id: str, author: str, session: int | None, report: Report) -> TakenBack:
    """Take an import out of the library again, the last batch first, each in a transaction of its own.

    `author` is the id of whoever does it, `session` the number of his window. Raises LibraryError.
    """
    file = LibraryFile(Path(library), create=False, backups=None)
    gone = 0
    kept: list[tuple[str, str]] = []
    try:
        with file.told() as connection:
            batches = _batches(connection, import_id)
        for at, number in enumerate(batches):
            report(at / len(batches), "taking-back")
            with file.writing() as connection:
                removed, left = _take_batch(connection, number, import_id, author, session)
            gone += removed
            kept += left
    finally:
        file.close_beside()
    return TakenBack(gone, tuple(kept))


def bring_again(library: str, import_id: str, author: str, session: int, report: Report) -> int:
    """Do an import again that was taken back whole, batch by batch; return how many cables are back.

    What redo would do for the window, where that would have to wait for it. Raises LibraryError,
    ChangeRefusedError "record-moved-on".
    """
    file = LibraryFile(Path(library), create=False, backups=None)
    cables = 0
    try:
        with file.told() as connection:
            entries = _undone(connection, import_id)
        for at, entry in enumerate(entries):
            report(at / len(entries), "bringing-again")
            with file.writing() as connection:
                steps, last = steps_of_entry(connection, entry)
                change = Change(entry.label, steps, cable=entry.cable, kind="redo", undoes=last)
                carry_out(connection, change, file.path)
                append_change(connection, change, author=author, schema=latest_version())
                set_entry_state(connection, entry, "done", session)
            cables += sum(step.kind == "cable" for step in steps)
    finally:
        file.close_beside()
    return cables


def _undone(connection: sqlite3.Connection, import_id: str) -> list[UndoEntry]:
    rows = connection.execute(
        "SELECT entry.n, change.label, change.label_values, history_id.id FROM undo_entry AS entry"
        " JOIN undo_member ON undo_member.entry = entry.n JOIN change ON change.n = undo_member.change"
        " LEFT JOIN history_id ON history_id.n = change.cable"
        " WHERE entry.state = 'undone' AND change.import_id = ? AND change.kind = 'import' ORDER BY entry.n",
        (import_id,),
    )
    return [UndoEntry(row[0], Label(row[1], json.loads(row[2])), row[3]) for row in rows]


def _batches(connection: sqlite3.Connection, import_id: str) -> list[int]:
    rows = connection.execute(
        "SELECT n FROM change WHERE import_id = ? AND kind = 'import' ORDER BY n DESC", (import_id,)
    )
    return [row[0] for row in rows]


def _take_batch(
    connection: sqlite3.Connection, number: int, import_id: str, author: str, session: int | None
) -> tuple[int, list[tuple[str, str]]]:
    """Take one batch back; return how many cables are gone, and those that stay."""
    steps = steps_of_changes(connection, [number])
    by_cable: dict[str, list[StepRow]] = {}
    owner = ""
    for step in steps:
        if not step.sound:
            raise LibraryError("history-damaged")
        if step.kind == "author":
            continue  # he stays, as others may lean on him
        if step.kind == "cable":
            owner = step.record
        by_cable.setdefault(owner, []).append(step)
    there = [cable for cable in by_cable if _is_there(connection, cable)]
    going = [cable for cable in there if _is_untouched(connection, cable, number, by_cable[cable])]
    staying = [cable for cable in there if cable not in going]
    if going:
        _append(connection, number, import_id, [by_cable[cable] for cable in going], author)
        _remove(connection, going)
    if going and not staying and session is not None:
        connection.execute(
            "UPDATE undo_entry SET state = 'undone', burst = '', session = ?"
            " WHERE n IN (SELECT entry FROM undo_member WHERE change = ?)",
            (session, number),
        )
    elif staying or going:  # half of it cannot be brought back by redo
        connection.execute(
            "DELETE FROM undo_entry WHERE n IN (SELECT entry FROM undo_member WHERE change = ?)", (number,)
        )
    return len(going), [(cable, _title(connection, cable)) for cable in staying]


def _is_there(connection: sqlite3.Connection, cable: str) -> bool:
    return connection.execute("SELECT 1 FROM cable WHERE id = ?", (cable,)).fetchone() is not None


def _title(connection: sqlite3.Connection, cable: str) -> str:
    row = connection.execute("SELECT title FROM listing WHERE cable = ?", (cable,)).fetchone()
    return "" if row is None else str(row[0])


def _is_untouched(connection: sqlite3.Connection, cable: str, number: int, steps: Sequence[StepRow]) -> bool:
    """Tell whether a cable is as its import left it: nothing was done to it since, or all of that undone."""
    other = connection.execute(
        "SELECT 1 FROM step WHERE cable = (SELECT n FROM history_id WHERE id = ?1) AND change <> ?2"
        " UNION ALL SELECT 1 FROM step_pack WHERE cable = (SELECT n FROM history_id WHERE id = ?1)"
        " AND change <> ?2 LIMIT 1",
        (cable, number),
    ).fetchone()
    if other is None:
        return True
    now = {
        r.id: record_to_json(r)
        for r in records_of(read_cable(connection, cable))
        if type(r) not in (Author, Name)
    }
    return now == {step.record: step.after for step in steps}


def _remove(connection: sqlite3.Connection, cables: Sequence[str]) -> None:
    gone: Rows = {}
    for cable in cables:
        gone |= rows_of(connection, keys_of_cable(connection, cable))
        remove_from_listing(connection, cable)
    with_care(connection, gone, {})
    remove_anchor_packs(connection, cables)
    marks = [(cable,) for cable in cables]
    for table in (*LEANING_FIRST, "reading"):
        connection.executemany(f"DELETE FROM {table} WHERE cable = ?", marks)
    for table in ("search_pending", "search_stale"):
        connection.executemany(f"DELETE FROM {table} WHERE cable = (SELECT n FROM cable WHERE id = ?)", marks)
    connection.executemany("DELETE FROM cable WHERE id = ?", marks)


def _append(
    connection: sqlite3.Connection,
    number: int,
    import_id: str,
    cables: Sequence[Sequence[StepRow]],
    author: str,
) -> None:
    """Write into history that these cables are gone: their steps turned round."""
    undone, label, values, cable = connection.execute(
        "SELECT change.id, label, label_values, history_id.id FROM change"
        " LEFT JOIN history_id ON history_id.n = change.cable WHERE change.n = ?",
        (number,),
    ).fetchone()
    told = json.loads(values)
    if "count" in told:
        told["count"] = len(cables)
    schema = latest_version()
    change = Change(Label(label, told), (), cable=cable, kind="undo", undoes=undone, import_id=import_id)
    written, _ = append_change(connection, change, author=author, schema=schema, kinds=("cable",))
    rows: list[tuple[object, ...]] = []
    for steps in reversed(cables):
        known = connection.execute("SELECT n FROM history_id WHERE id = ?", (steps[0].record,)).fetchone()[0]
        for step in reversed(steps):
            packed = pack_gone(step.record, step.owner)
            sha256 = step_digest(step.after, None)
            about = (step.kind, step.record, known, step.owner)
            rows.append((written, len(rows), *about, None, None, packed, schema, sha256))
    append_step_rows(connection, rows)
