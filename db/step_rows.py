"""The steps of history as they lie in the file, in full or packed, read as the states before and after.

A packed step is read from the last whole one before it on, which is never far (`step_forms.LONGEST_CHAIN`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from db.changes import Step, record_from_json, step_hash
from db.errors import LibraryError
from db.step_forms import PackedError, is_whole, unpack

# Words as bytes: what is damaged is told by its checksum, not by the decoder of the whole row.
_COLUMNS = (
    "n, change, ordinal, record_kind, record, owner, CAST(before AS BLOB), CAST(after AS BLOB), packed,"
    " sha256"
)
_AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step: `before` and `after` are the record's states as JSON, None for no record.

    `sound` is False where they are not what was stored; then both may be anything.
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
    is_packed: bool = False

    def step(self) -> Step:
        """Return the step with its records; raises LibraryError "history-damaged"."""
        if not self.sound:
            raise LibraryError("history-damaged")
        try:
            return Step(record_from_json(self.kind, self.before), record_from_json(self.kind, self.after))
        except (ValueError, TypeError, KeyError) as error:
            raise LibraryError("history-damaged") from error


_Raw = tuple[int, int, int, str, str, str | None, bytes | None, bytes | None, bytes | None, bytes]


def past_of(connection: sqlite3.Connection, record: str) -> list[StepRow]:
    """Return all steps of a record, the first one first."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM step WHERE record = ? ORDER BY n", (record,))
    return list(_unpacked(rows))


def pasts_of(connection: sqlite3.Connection, records: Iterable[str]) -> dict[str, list[StepRow]]:
    """Return all steps of each of these records, the first one first; records without a step are missing."""
    wanted = sorted(set(records))
    found: dict[str, list[StepRow]] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        rows = connection.execute(
            f"SELECT {_COLUMNS} FROM step WHERE record IN ({','.join('?' * len(some))}) ORDER BY record, n",
            some,
        )
        for row in _unpacked(rows):
            found.setdefault(row.record, []).append(row)
    return found


def every_step(connection: sqlite3.Connection) -> Iterator[StepRow]:
    """Give all steps of the library, record by record."""
    yield from _unpacked(connection.execute(f"SELECT {_COLUMNS} FROM step ORDER BY record, n"))


def steps_of_changes(connection: sqlite3.Connection, changes: Iterable[int]) -> list[StepRow]:
    """Return the steps of these changes (row numbers), in the order in which they were carried out."""
    found: list[StepRow] = []
    wanted = sorted(set(changes))
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        rows = connection.execute(
            f"SELECT {_COLUMNS} FROM step WHERE change IN ({','.join('?' * len(some))})"
            " ORDER BY change, ordinal",
            some,
        ).fetchall()
        found += [_full(row) if row[8] is None else _of_chain(connection, row) for row in rows]
    return found


def state_after(connection: sqlite3.Connection, record: str, change: int) -> StepRow | None:
    """Return the step that left a record as it was after a change (a row number); None before its first."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM step WHERE record = ? AND change <= ? ORDER BY n DESC LIMIT 1",
        (record, change),
    ).fetchone()
    if row is None:
        return None
    return _full(row) if row[8] is None else _of_chain(connection, row)


def last_of(connection: sqlite3.Connection, record: str) -> StepRow | None:
    """Return the last step of a record, or None where it has none."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM step WHERE record = ? ORDER BY n DESC LIMIT 1", (record,)
    ).fetchone()
    if row is None:
        return None
    return _full(row) if row[8] is None else _of_chain(connection, row)


def _of_chain(connection: sqlite3.Connection, row: _Raw) -> StepRow:
    """Return a packed step, read from the last whole one before it on."""
    chain = []
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM step WHERE record = ? AND n <= ? ORDER BY n DESC", (row[4], row[0])
    )
    for earlier in rows:
        chain.append(earlier)
        if earlier[0] < row[0] and _is_whole(earlier):
            break
    rows.close()
    return list(_unpacked(reversed(chain)))[-1]


def _is_whole(row: _Raw) -> bool:
    if row[8] is None:
        return True
    try:
        return is_whole(row[8], row[4], row[5])
    except PackedError:
        return True  # nothing before it would make it readable


def _unpacked(rows: Iterable[_Raw]) -> Iterator[StepRow]:
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
            sound = not was_broken and bytes.fromhex(step_hash(before, after)) == row[9]
            yield StepRow(*row[:6], before, after, sound, is_packed=True)


def _full(row: _Raw) -> StepRow:
    before, after = _words(row[6]), _words(row[7])
    sound = bytes.fromhex(step_hash(before, after)) == row[9]
    return StepRow(*row[:6], before, after, sound)


def _words(stored: bytes | None) -> str | None:
    """Return a state as words; damaged bytes become others, which the checksum does not fit."""
    return None if stored is None else stored.decode("utf-8", "backslashreplace")
