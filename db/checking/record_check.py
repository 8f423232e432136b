"""Is a record that was just read what was stored? History tells: a step has what it left, and a checksum.

SQLite sees a broken tree of pages, not a changed letter. A record has no checksum of its own, but its last
step has one, so the two are held against each other: when a cable is opened, and again before a record is
changed, since a damaged one would otherwise be taken into history as if she had written it.

*m*: 0.5 ms for a cable of 3 KB with 10 notes, 23 ms for 2,000 records, 220 ms for 20,000: what has many is
checked in slices, so that a window can look between them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from db.anchor_packs import damaged_packs
from db.cable_state import CableState
from db.changes import KIND_OF, OF_A_CABLE, record_to_json
from db.history.change_rows import cable_of
from db.history.step_rows import StepRow, last_of, past_of, pasts_of
from db.library_list.derive import ROW, derive_row
from db.records import Record
from db.rows import read_record

_AT_ONCE = 200
Altered = tuple[str, str]
"""What it is ("note", "anchor" ..., "listing", or "step" for something of its past), and the record's id."""


def is_altered(connection: sqlite3.Connection, record: Record) -> bool:
    """Tell whether a record, as the library holds it now, is another than its last step left.

    Only that step is looked at: a note that was saved a thousand times must not cost a thousand sums a save.
    """
    last = last_of(connection, record.id, cable_of(record))
    return (KIND_OF[type(record)], record.id) in _judge(record, [] if last is None else [last])


def altered_records(connection: sqlite3.Connection, state: CableState) -> Iterator[list[Altered]]:
    """Give, slice by slice, what of a cable is not what was stored; most slices are empty.

    Between two slices the library may be changed: what differs is read again before it is told.
    """
    records = records_of(state)
    for at in range(0, len(records), _AT_ONCE):
        some = records[at : at + _AT_ONCE]
        steps = pasts_of(connection, [record.id for record in some], state.cable.id)
        doubtful = [record for record in some if _judge(record, steps.get(record.id, []))]
        yield [altered for record in doubtful for altered in _judge_again(connection, record)]
    yield _listing(connection, state.cable.id)
    yield _lost_anchors(connection, state.cable.id)


def records_of(state: CableState) -> Sequence[Record]:
    """Return every record that makes up a cable's state, its authors too."""
    records: list[Record] = [state.cable]
    for kind in _SHELVES:
        records += state.shelf(kind).values()
    for anchors in state.anchors.values():
        records += anchors
    return records


_SHELVES = (*OF_A_CABLE, "author", "name")


def _judge(
    record: Record | None, past: Sequence[StepRow], record_id: str = "", kind: str = ""
) -> list[Altered]:
    """Return what is wrong with a record (None: it is not there) and with its past."""
    if record is not None:
        record_id, kind = record.id, KIND_OF[type(record)]
    found = []
    if not all(step.sound for step in past):
        found.append(("step", record_id))
    last = past[-1].after if past else None
    # Where it is the step that is damaged, the record is not to blame for being different.
    if record_to_json(record) != last and (not past or past[-1].sound):
        found.append((kind, record_id))
    return found


def _judge_again(connection: sqlite3.Connection, record: Record) -> list[Altered]:
    kind = KIND_OF[type(record)]
    now_there = read_record(connection, kind, record.id, cable_of(record) or "")
    return _judge(now_there, past_of(connection, record.id, cable_of(record)), record.id, kind)


def _listing(connection: sqlite3.Connection, cable: str) -> list[Altered]:
    kept = connection.execute(f"SELECT {ROW} FROM listing WHERE cable = ?", (cable,)).fetchone()
    return [] if kept == derive_row(connection, cable) else [("listing", cable)]


def _lost_anchors(connection: sqlite3.Connection, cable: str) -> list[Altered]:
    """Find places that one index of the table knows and the other does not: they would just not be shown."""
    by_cable, by_reading = connection.execute(
        "SELECT (SELECT count(*) FROM anchor WHERE cable = ?1), (SELECT count(*) FROM anchor"
        " WHERE reading IN (SELECT id FROM reading WHERE cable = ?1))",
        (cable,),
    ).fetchone()
    is_whole = by_cable == by_reading and not damaged_packs(connection, cable)
    return [] if is_whole else [("anchor", "")]
