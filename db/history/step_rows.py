"""The steps of history as they lie in the file, in full or packed, read as the states before and after.

A packed step is read from the last whole one before it on, which is never far (`step_forms.LONGEST_CHAIN`).
Steps that an import made together lie in one row (`pack_rows`); to who reads here they are steps like others.
Who knows of which cable a record is says so (`cable`, its id): else that is looked up, record by record.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from db.changes import Step, record_from_json, step_hash
from db.errors import LibraryError
from db.history import pack_rows
from db.history.pack_rows import RawStep
from db.history.step_forms import PackedError, is_whole, unpack

# Words as bytes: what is damaged is told by its checksum, not by the decoder of the whole row.
_COLUMNS = (
    "n, change, ordinal, record_kind, record, owner, CAST(before AS BLOB), CAST(after AS BLOB), packed,"
    " sha256, cable, schema"
)
_COLUMNS_1 = _COLUMNS.replace("owner", "NULL").replace("packed", "NULL").replace("cable", "NULL")
"""Those of the first schema, in which a backup may still be."""
_AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step: `before` and `after` are the record's states as JSON, None for no record.

    `sound` is False where they are not what was stored; then both may be anything. `filed` is the number
    under which history knows the cable that the step is filed under. One that lies in a pack has a negative
    `n`, that of the pack; a pack that is damaged is one step, without any state.
    """

    n: int
    change: int
    ordinal: int
    kind: str
    record: str
    owner: str | None
    before: str | None
    after: str | None
    sound: bool
    packed: bytes | None = None
    filed: int | None = None
    schema: int = 0

    @property
    def is_packed(self) -> bool:
        """Whether the file holds what the step did, and not its states in full."""
        return self.packed is not None

    def size(self) -> int:
        """Return how many bytes its states take in the file."""
        if self.packed is not None:
            return len(self.packed)
        return sum(
            len(s.encode("utf-8", "surrogatepass")) for s in (self.before, self.after) if s is not None
        )

    def step(self) -> Step:
        """Return the step with its records; raises LibraryError "history-damaged"."""
        if not self.sound:
            raise LibraryError("history-damaged")
        try:
            return Step(record_from_json(self.kind, self.before), record_from_json(self.kind, self.after))
        except (ValueError, TypeError, KeyError) as error:
            raise LibraryError("history-damaged") from error


def _select(connection: sqlite3.Connection, condition: str, *values: object) -> sqlite3.Cursor:
    is_first = connection.execute("PRAGMA user_version").fetchone()[0] == 1
    columns = _COLUMNS_1 if is_first else _COLUMNS
    return connection.execute(f"SELECT {columns} FROM step WHERE {condition}", values)


def past_of(connection: sqlite3.Connection, record: str, cable: str | None = None) -> list[StepRow]:
    """Return all steps of a record, the first one first."""
    return pasts_of(connection, (record,), cable).get(record, [])


def pasts_of(
    connection: sqlite3.Connection, records: Iterable[str], cable: str | None = None
) -> dict[str, list[StepRow]]:
    """Return all steps of each of these records, the first one first; records without a step are missing."""
    found: dict[str, list[StepRow]] = {}
    for some in _slices(records):
        rows = _select(connection, f"record IN ({_marks(some)}) ORDER BY record, n", *some).fetchall()
        rows = pack_rows.among(rows, pack_rows.of_records(connection, some, rows, cable))
        for row in _unpacked(rows):
            found.setdefault(row.record, []).append(row)
    return found


def every_step(connection: sqlite3.Connection) -> Iterator[StepRow]:
    """Give all steps of the library, record by record."""
    if not pack_rows.are_there(connection):
        yield from _unpacked(_select(connection, "1 ORDER BY record, n"))
        return
    filed = connection.execute("SELECT cable FROM step_pack UNION SELECT cable FROM step").fetchall()
    for (cable,) in filed:
        rows = _select(connection, "cable IS ? ORDER BY record, n", cable).fetchall()
        yield from _unpacked(pack_rows.among(rows, pack_rows.of_cable(connection, cable)))


def steps_of_changes(connection: sqlite3.Connection, changes: Iterable[int]) -> list[StepRow]:
    """Return the steps of these changes (row numbers), in the order in which they were carried out."""
    found: list[StepRow] = []
    for some in _slices(changes):
        rows = _select(connection, f"change IN ({_marks(some)}) ORDER BY change, ordinal", *some).fetchall()
        found += [_whole_row(connection, row) for row in rows]
        if packed := pack_rows.of_changes(connection, some):
            found += map(_full, packed)
            found.sort(key=lambda row: (row.change, row.ordinal))
    return found


def steps_in_cable(connection: sqlite3.Connection, change: int, cable: int) -> list[StepRow]:
    """Return the steps of a change that are filed under a cable (both by number), but for those in packs."""
    rows = _select(connection, "change = ? AND cable = ? ORDER BY ordinal", change, cable).fetchall()
    return [_whole_row(connection, row) for row in rows]


def state_after(
    connection: sqlite3.Connection, record: str, change: int, cable: str | None = None
) -> StepRow | None:
    """Return the step that left a record as it was after a change (a row number); None before its first."""
    row: RawStep | None = _select(
        connection, "record = ? AND change <= ? ORDER BY n DESC LIMIT 1", record, change
    ).fetchone()
    later = pack_rows.later_than(connection, record, row, change, cable)
    if later is not None:
        return _full(later)
    return None if row is None else _whole_row(connection, row)


def last_of(connection: sqlite3.Connection, record: str, cable: str | None = None) -> StepRow | None:
    """Return the last step of a record, or None where it has none."""
    return state_after(connection, record, 2**62, cable)


def _slices(wanted: Iterable[Any]) -> Iterator[list[Any]]:
    ordered = sorted(set(wanted))
    for at in range(0, len(ordered), _AT_ONCE):
        yield ordered[at : at + _AT_ONCE]


def _marks(some: list[Any]) -> str:
    return ",".join("?" * len(some))


def _whole_row(connection: sqlite3.Connection, row: RawStep) -> StepRow:
    """Return a row with both its states: a packed one is read from the last whole one before it on."""
    if row[8] is None:
        return _full(row)
    chain: list[RawStep] = []
    rows = _select(connection, "record = ? AND n <= ? ORDER BY n DESC", row[4], row[0])
    for earlier in rows:
        chain.append(earlier)
        if earlier[0] < row[0] and _is_whole(earlier):
            break
    rows.close()
    chain.reverse()
    if not _is_whole(chain[0]) or len(chain) == 1:  # what it leans on may have come in with an import
        chain = pack_rows.among(chain, pack_rows.of_records(connection, [row[4]], chain, None))
    return list(_unpacked(chain))[-1]


def _is_whole(row: RawStep) -> bool:
    if row[8] is None:
        return True
    try:
        return is_whole(row[8], row[4], row[5])
    except PackedError:
        return True  # nothing before it would make it readable


def _unpacked(rows: Iterable[RawStep]) -> Iterator[StepRow]:
    """Give rows that are in the order of their records with both states, each from the one before it."""
    for _, chain in groupby(rows, key=lambda row: row[4]):
        states: list[str | None] = [None]
        broken = False
        for row in chain:
            if row[8] is None:
                full = _full(row)
                states, broken = [full.after], False
                yield full
                continue
            before = states[-1]
            try:
                if is_whole(row[8], row[4], row[5]):
                    after = unpack(row[8], states, row[4], row[5])
                    states, was_broken, broken = [after], broken, False
                else:
                    was_broken = broken
                    after = unpack(row[8], states, row[4], row[5])
                    states.append(after)
            except PackedError:
                was_broken = broken = True
                after = None
            sound = not was_broken and _agrees(before, after, row[9])
            yield StepRow(*row[:6], before, after, sound, row[8], *row[10:])


def _full(row: RawStep) -> StepRow:
    before, after = _words(row[6]), _words(row[7])
    return StepRow(*row[:6], before, after, _agrees(before, after, row[9]), None, *row[10:])


def _agrees(before: str | None, after: str | None, sha256: bytes | str) -> bool:
    """Tell whether two states have this checksum, which the first schema wrote in letters."""
    wanted = step_hash(before, after)
    return sha256 in (bytes.fromhex(wanted), wanted)


def _words(stored: bytes | None) -> str | None:
    """Return a state as words; damaged bytes become others, which the checksum does not fit."""
    return None if stored is None else stored.decode("utf-8", "backslashreplace")
