"""History in fewer bytes: the saves of a burst of typing become one change, and steps are packed.

What is given up is only what lay within a burst, between two saves: no state that undo leads to, none that
bears a name, and never the present one. Packing gives up nothing at all.

It is done beside the window, from a connection of its own. What takes time is worked out before anything is
locked, and written in transactions of a millisecond or two, so that whoever works meanwhile waits no longer
for it than for any other save. Broken off at any moment, the library is whole, and the next time goes on.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.errors import LibraryError
from db.history.burst_merging import bursts_to_merge, merge_burst
from db.history.import_packing import (
    Brought,
    brought_in,
    is_there_much,
    pack_file,
    pack_places,
    pack_text,
    pack_together,
    plain_files,
    plain_places,
    plain_texts,
    write_packed,
    write_places,
    write_together,
)
from db.history.step_forms import LONGEST_CHAIN, is_whole, pack
from db.history.step_rows import StepRow, past_of
from db.place.library_file import LibraryFile

Report = Callable[[float, str], object]
"""Is told how far the work is (0 to 1), and a code for what is being done."""

_AT_ONCE = 24
"""So many rows are written in one transaction."""
_REST_S = 0.03
"""So long it rests after each, in seconds: whoever waits to save comes first."""
_PATIENCE_MS = 60_000
"""So long it waits for those who save in the meantime: it is in no hurry."""
_CHECKPOINT_PAGES = 200
_WORTH_CABLES = 10
"""So many imported cables of which each step is by itself do, too."""
WORTH_STEPS = 200
"""So many steps that are not packed make it worth while."""


@dataclass(frozen=True, slots=True)
class Compacted:
    """What came of it: changes that went into others, steps that were packed, bytes that this set free."""

    merged: int
    packed: int
    freed: int


def is_worth_while(connection: sqlite3.Connection) -> bool:
    """Tell whether there is enough to pack: what was done last stands at the end of the table."""
    found = connection.execute(
        "SELECT coalesce(sum(packed IS NULL), 0) FROM (SELECT packed FROM step ORDER BY n DESC LIMIT ?)",
        (5 * WORTH_STEPS,),
    ).fetchone()
    return int(found[0]) >= WORTH_STEPS or is_there_much(connection, _WORTH_CABLES)


def compact(library: Path, report: Report | None = None, *, rest_s: float = _REST_S) -> Compacted:
    """Pack the history of a library that may be open elsewhere; raises LibraryError.

    `rest_s` is how long it rests between two transactions, in seconds.
    """
    tell = report or (lambda _share, _code: None)
    file = LibraryFile(library, create=False, backups=None)
    try:
        # Or the window's next save would have to write into the file what was done here.
        file.connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
        file.wait_at_most(_PATIENCE_MS)
        # It need not wait for the disk with the library locked: what a power cut takes of it is done again.
        file.connection.execute("PRAGMA synchronous = NORMAL")
        work = _Work(file, rest_s)
        with file.reading() as connection:
            bursts = bursts_to_merge(connection)
        for at, burst in enumerate(bursts):
            tell(at / len(bursts) / 4, "merging")
            work.merge(burst)
        work.write()
        with file.reading() as connection:
            imports, places = brought_in(connection), plain_places(connection)
            texts, files = plain_texts(connection), plain_files(connection)
        # The steps last: as long as they are there, it is worth while to go on.
        for sha256 in texts:
            work.pack_immutable("text", sha256)
        for sha256 in files:
            work.pack_immutable("source_file", sha256)
        for reading in places:
            work.pack_places(reading)
        for at, one in enumerate(imports):
            tell(0.25 + at / len(imports) / 4, "packing")
            work.pack_together(one)
        records = work.records_to_pack()
        for at, record in enumerate(records):
            tell(0.5 + at / len(records) / 2, "packing")
            work.pack(record)
        work.write()
        return Compacted(work.merged, work.packed, work.freed)
    finally:
        file.close_beside()


def give_back_room(library: Path, *, least: int = 1 << 20, least_share: float = 0.2) -> int:
    """Write the file of a library anew where that makes it smaller by enough; return by how many bytes.

    Nothing is done where it is less than `least` bytes or `least_share` of the file, where the disk has no
    room for a second copy, or where another has the library open just now. Raises LibraryError.
    """
    file = LibraryFile(library, create=False, backups=None)
    try:
        return file.give_back_room(least, least_share)
    except LibraryError as error:
        if error.code in {"disk-full", "library-locked"}:
            return 0
        raise
    finally:
        file.close()


_Piece = Callable[[sqlite3.Connection], int]
"""Writes something within the open transaction, and returns how many bytes that set free."""


class _Work:
    """Gathers what is to be written, and writes it in transactions that are short."""

    def __init__(self, file: LibraryFile, rest_s: float) -> None:
        self._file = file
        self._rest_s = rest_s
        self._pieces: list[_Piece] = []
        self._rows = 0
        self.merged = self.packed = self.freed = 0

    def merge(self, burst: Sequence[int]) -> None:
        """Make the changes of a burst one."""

        def carry_out(connection: sqlite3.Connection) -> int:
            gone, freed = merge_burst(connection, burst)
            self.merged += gone
            return freed

        self._add(carry_out, len(burst))

    def pack_together(self, one: Brought) -> None:
        """Pack the steps with which an import made a cable as one row."""
        with self._file.reading() as connection:
            packed = pack_together(connection, one)
        if packed is None:
            return

        def carry_out(connection: sqlite3.Connection) -> int:
            freed = write_together(connection, one, packed)
            self.packed += one.steps if freed else 0
            return freed

        self._add(carry_out, one.steps)

    def pack_places(self, reading: str) -> None:
        """Pack the places that an import read from a reading as one row."""
        with self._file.reading() as connection:
            packed = pack_places(connection, reading)
        if packed is not None:
            self._add(lambda connection: write_places(connection, reading, packed), len(packed[1]))

    def pack_immutable(self, table: str, sha256: str) -> None:
        """Pack a text that came in with an import, or an original file ("text" or "source_file")."""
        with self._file.reading() as connection:
            packed = (pack_text if table == "text" else pack_file)(connection, sha256)
        if packed is not None:
            self._add(lambda connection: write_packed(connection, table, sha256, packed), 1)

    def records_to_pack(self) -> list[str]:
        """Return the records with steps that are not packed, once all that was gathered is written."""
        self.write()
        with self._file.reading() as connection:
            rows = connection.execute("SELECT DISTINCT record FROM step WHERE packed IS NULL")
            return [str(row[0]) for row in rows]

    def pack(self, record: str) -> None:
        """Pack the steps of a record, from the first on: what is packed leans on those before it only."""
        with self._file.reading() as connection:
            past = past_of(connection, record)
        rows = list(repacked(past))
        for at in range(0, len(rows), _AT_ONCE):
            some = rows[at : at + _AT_ONCE]
            self._add(lambda connection, some=some: self._write_packed(connection, past, some), len(some))  # type: ignore[misc]

    def write(self) -> None:
        """Write what was gathered, and rest."""
        if not self._pieces:
            return
        with self._file.writing() as connection:
            freed = sum(piece(connection) for piece in self._pieces)
            connection.execute("UPDATE library SET room = max(0, room + ?)", (freed,))
        self.freed += freed
        self._pieces, self._rows = [], 0
        time.sleep(self._rest_s)

    def _add(self, piece: _Piece, rows: int) -> None:
        self._pieces.append(piece)
        self._rows += rows
        if self._rows >= _AT_ONCE:
            self.write()

    def _write_packed(
        self, connection: sqlite3.Connection, past: Sequence[StepRow], rows: Sequence[tuple[StepRow, bytes]]
    ) -> int:
        """Write packed steps, unless the record's past is no longer what they lean on."""
        there = connection.execute(
            "SELECT count(*) FROM step WHERE record = ? AND n <= ?", (past[0].record, past[-1].n)
        ).fetchone()
        if there[0] != len(past):
            return 0  # emptied from the trash, or merged by another, in the meantime
        connection.executemany(
            "UPDATE step SET before = NULL, after = NULL, packed = ? WHERE n = ?",
            [(packed, row.n) for row, packed in rows],
        )
        self.packed += len(rows)
        return sum(row.size() - len(packed) for row, packed in rows)


def repacked(past: Sequence[StepRow]) -> Iterator[tuple[StepRow, bytes]]:
    """Give the steps of a record that are not packed as they should be, each with how it should be.

    A record whose past is damaged is left as it is. `past` is all of it, the first step first.
    """
    if not all(row.sound for row in past):
        return
    states: list[str | None] = [None]
    for row in past:
        if row.before != states[-1]:
            states = [row.after]  # it does not follow from the one before, so it stays in full
            continue
        states.append(row.after)
        anew = row.after is None or row.before is None or len(states) > LONGEST_CHAIN
        packed = pack(states, row.record, row.owner, whole=anew)
        if anew or is_whole(packed, row.record, row.owner):
            states = [row.after]
        if packed != row.packed:
            yield row, packed
