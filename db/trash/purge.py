"""Deleting for good what lies in the trash: records, texts, original bytes, and their part of the history.

History is append-only but for this: what she empties the trash of is to be gone from the file, words and
all. So its steps go, and with them each change and each entry of undo that has none left; what else such a
change did stays, and can still be undone. One change without steps is left behind, which tells that it was
done, by whom and when.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from db.anchor_packs import remove_anchor_packs
from db.changes import LEANING_FIRST, Change, Label
from db.errors import ChangeRefusedError
from db.history.change_rows import append_change, seal_changes
from db.history.pack_rows import every_pack, packed_since
from db.history.step_packs import states_in
from db.history.step_rows import pasts_of
from db.library_list.derive import remove_from_listing
from db.schema import latest_version
from db.searching.search_index import forget
from db.searching.search_rows import Key, keys_of_cable
from db.trash.purge_packs import purge_packs, renumber

LABEL = "empty-trash"
"""The code of the change that is left behind, the only one that has no steps."""

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Purged:
    """How much is gone for good: cables, notes (those of the cables counted), steps of history."""

    cables: int
    notes: int
    steps: int


def purge(
    connection: sqlite3.Connection, cables: Collection[str], notes: Collection[str], *, author: str
) -> Purged:
    """Delete these cables and notes for good, within the transaction that is open; return how many.

    Raises ChangeRefusedError "record-moved-on" where one of them does not lie in the trash.
    """
    _check_trashed(connection, cables, notes)
    alone = sorted(
        row[0]
        for row in _among(connection, "SELECT id FROM note WHERE id IN ({})", notes)
        if not _is_of(connection, row[0], cables)
    )
    count = len(alone) + sum(
        row[0] for row in _among(connection, "SELECT count(*) FROM note WHERE cable IN ({})", cables)
    )
    values = {"cables": len(set(cables)), "notes": count, "ids": sorted({*cables, *alone})}
    # First, so that the number of a change that goes is never given to another.
    append_change(connection, Change(Label(LABEL, values), ()), author=author, schema=latest_version())
    forget(connection, _indexed(connection, cables, alone))
    texts, files = _immutables_of(connection, cables)
    gone = _records_of(connection, cables, alone)
    others = [row[0] for row in _among(connection, "SELECT DISTINCT cable FROM note WHERE id IN ({})", alone)]
    steps = _remove_history(connection, gone, cables, others)
    _delete(connection, "DELETE FROM conflict WHERE id IN ({})", gone)
    _remove_records(connection, cables, alone)
    _remove_immutables(connection, texts, files)
    return Purged(len(set(cables)), count, steps)


def purged(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the ids of the cables and notes that were deleted for good, as far as history tells.

    Their words are gone; by its id alone such a thing is known when it comes in again from elsewhere.
    """
    rows = connection.execute("SELECT label_values FROM change WHERE label = ?", (LABEL,))
    return frozenset(gone for (values,) in rows for gone in json.loads(values).get("ids", ()))


def _check_trashed(connection: sqlite3.Connection, cables: Collection[str], notes: Collection[str]) -> None:
    trashed = "SELECT id FROM {kind} WHERE trashed IS NOT NULL AND id IN ({{}})"
    there = [
        *_among(connection, trashed.format(kind="cable"), cables),
        *_among(connection, trashed.format(kind="note"), notes),
    ]
    if {row[0] for row in there} != {*cables, *notes}:
        raise ChangeRefusedError("record-moved-on", kind="cable", label=LABEL)


def _indexed(connection: sqlite3.Connection, cables: Collection[str], notes: Sequence[str]) -> Iterator[Key]:
    for cable in cables:
        yield from keys_of_cable(connection, cable)
    yield from (("notes", note) for note in notes)


def _is_of(connection: sqlite3.Connection, note: str, cables: Collection[str]) -> bool:
    return connection.execute("SELECT cable FROM note WHERE id = ?", (note,)).fetchone()[0] in cables


def _immutables_of(connection: sqlite3.Connection, cables: Collection[str]) -> tuple[set[str], set[str]]:
    """Return the hashes of the texts and files that these cables have, or had in a reading taken back."""
    texts = {
        row[0] for row in _among(connection, "SELECT text_sha256 FROM reading WHERE cable IN ({})", cables)
    }
    files = {row[0] for row in _among(connection, "SELECT file_sha256 FROM cable WHERE id IN ({})", cables)}
    for kind, owner, sha256 in _named_in_history(connection):
        if owner in cables:
            (texts if kind == "reading" else files).add(sha256)
    return texts, files


def _named_in_history(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Give (kind, cable, SHA-256 of its text or file) of every state of a reading or cable in history."""
    records = connection.execute(
        "SELECT DISTINCT record FROM step WHERE record_kind IN ('reading', 'cable')"
    ).fetchall()
    for past in pasts_of(connection, [row[0] for row in records]).values():
        for step in past:
            state = json.loads(step.after or step.before or "{}")
            if step.kind == "reading":
                yield "reading", state["cable"], state["text_sha256"]
            else:
                yield "cable", state["id"], state["file_sha256"]
    for pack in every_pack(connection):
        for kind, fields in states_in(pack[5], pack[7]) or ():
            if kind == "reading":
                yield "reading", fields["cable"], fields["text_sha256"]
            elif kind == "cable":
                yield "cable", fields["id"], fields["file_sha256"]


def _records_of(connection: sqlite3.Connection, cables: Collection[str], notes: Collection[str]) -> set[str]:
    """Return the ids of all that belongs to these cables and notes, also of what is in the history only."""
    gone = {*cables, *notes}
    for kind in (*LEANING_FIRST, "reading"):
        gone |= {row[0] for row in _among(connection, f"SELECT id FROM {kind} WHERE cable IN ({{}})", cables)}
    gone |= {row[0] for row in _among(connection, "SELECT id FROM anchor WHERE owner IN ({})", notes)}
    of_cables = "SELECT DISTINCT record FROM step WHERE cable IN (SELECT n FROM history_id WHERE id IN ({}))"
    gone |= {row[0] for row in _among(connection, of_cables, cables)}
    gone |= {
        row[0] for row in _among(connection, "SELECT DISTINCT record FROM step WHERE owner IN ({})", notes)
    }
    for cable in cables:
        gone |= packed_since(connection, cable, 0)
    return gone | _conflicts_about(connection, gone)


def _conflicts_about(connection: sqlite3.Connection, gone: set[str]) -> set[str]:
    """Return the conflicts of merges that were about what goes: they hold its words."""
    records = connection.execute("SELECT DISTINCT record FROM step WHERE record_kind = 'conflict'").fetchall()
    found = set()
    for conflict, past in pasts_of(connection, [row[0] for row in records]).items():
        if any(json.loads(step.after or step.before or "{}").get("record") in gone for step in past):
            found.add(conflict)
    return found


def _remove_history(
    connection: sqlite3.Connection, gone: set[str], cables: Collection[str], others: Collection[str]
) -> int:
    """Remove the steps of these records, and each change and entry of undo that is then empty.

    `others` are the cables that stay and of which a note goes.
    """
    removed, touched = purge_packs(connection, cables, others, gone)
    touched |= {
        row[0] for row in _among(connection, "SELECT DISTINCT change FROM step WHERE record IN ({})", gone)
    }
    removed += _delete(connection, "DELETE FROM step WHERE record IN ({})", gone)
    left = {
        row[0]
        for table in ("step", "step_pack")
        for row in _among(connection, f"SELECT DISTINCT change FROM {table} WHERE change IN ({{}})", touched)
    }
    _delete(connection, "DELETE FROM undo_member WHERE change IN ({})", touched - left)
    _delete(connection, "DELETE FROM change WHERE n IN ({})", touched - left)
    for change in left:
        _mend_change(connection, change, cables)
    undone = connection.execute(
        "UPDATE change SET undoes = NULL WHERE undoes IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM change AS undone WHERE undone.id = change.undoes) RETURNING n"
    ).fetchall()
    seal_changes(connection, {*left, *(row[0] for row in undone)})
    connection.execute(
        "DELETE FROM undo_entry WHERE NOT EXISTS (SELECT 1 FROM undo_member WHERE entry = undo_entry.n)"
    )
    return removed


def _mend_change(connection: sqlite3.Connection, change: int, cables: Collection[str]) -> None:
    """Give the steps that a change has left new ordinals, and let it name no cable that is gone."""
    renumber(connection, change)
    cable, values = connection.execute(
        "SELECT history_id.id, label_values FROM change LEFT JOIN history_id ON history_id.n = cable"
        " WHERE change.n = ?",
        (change,),
    ).fetchone()
    if not cables:
        return  # notes went; what the change did to their cable bears its name rightly
    # A title or a file's name may be that of the cable that went.
    named = {key: value for key, value in json.loads(values).items() if key not in ("title", "name")}
    connection.execute(
        "UPDATE change SET cable = iif(?, NULL, cable), label_values = ? WHERE n = ?",
        (cable in cables, json.dumps(named, ensure_ascii=False), change),
    )


def _remove_records(connection: sqlite3.Connection, cables: Collection[str], notes: Collection[str]) -> None:
    remove_anchor_packs(connection, cables)
    _delete(connection, "DELETE FROM anchor WHERE owner IN ({})", notes)
    _delete(connection, "DELETE FROM note WHERE id IN ({})", notes)
    for kind in LEANING_FIRST:
        _delete(connection, f"DELETE FROM {kind} WHERE cable IN ({{}})", cables)
    readings = _among(
        connection, "SELECT id FROM reading WHERE cable IN ({}) ORDER BY ordinal DESC, n DESC", cables
    )
    for (reading,) in list(readings):  # a correction before what it corrects
        connection.execute("DELETE FROM reading WHERE id = ?", (reading,))
    for cable in cables:
        remove_from_listing(connection, cable)
    for lags in ("search_pending", "search_stale"):
        _delete(
            connection, f"DELETE FROM {lags} WHERE cable IN (SELECT n FROM cable WHERE id IN ({{}}))", cables
        )
    _delete(connection, "DELETE FROM cable WHERE id IN ({})", cables)


def _remove_immutables(connection: sqlite3.Connection, texts: set[str], files: set[str]) -> None:
    """Remove the texts and files that nothing else has, not even in a state that undo could bring back."""
    for kind, _, sha256 in _named_in_history(connection):
        (texts if kind == "reading" else files).discard(sha256)
    for sha256 in texts:
        connection.execute(
            "DELETE FROM text WHERE sha256 = ?1"
            " AND NOT EXISTS (SELECT 1 FROM reading WHERE text_sha256 = ?1)",
            (sha256,),
        )
    for sha256 in files:
        connection.execute(
            "DELETE FROM source_file WHERE sha256 = ?1"
            " AND NOT EXISTS (SELECT 1 FROM cable WHERE file_sha256 = ?1)",
            (sha256,),
        )


def _slices(ids: Iterable[str | int]) -> Iterator[Sequence[str | int]]:
    wanted = sorted(ids, key=str)
    for at in range(0, len(wanted), _AT_ONCE):
        yield wanted[at : at + _AT_ONCE]


def _among(connection: sqlite3.Connection, query: str, ids: Iterable[str | int]) -> Iterator[tuple[Any, ...]]:
    """Give the rows of a query whose `{}` stands for a list of ids, asked for in slices."""
    for some in _slices(ids):
        yield from connection.execute(query.format(",".join("?" * len(some))), some)


def _delete(connection: sqlite3.Connection, query: str, ids: Iterable[str | int]) -> int:
    return sum(
        connection.execute(query.format(",".join("?" * len(some))), some).rowcount for some in _slices(ids)
    )
