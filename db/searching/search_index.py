"""Keeping the index of words in step with the library, in the same transaction as each change.

What is derived never stands in the way of what she writes. A change that brings more text than can be
indexed at once leaves that for later; and where the index is damaged it is given up, and made anew. Both is
done beside the window (see `search_fill`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from db.changes import Change
from db.records import Cable, HeaderField, Note, Recipient, Stage
from db.searching.search_anew import begin_anew
from db.searching.search_rows import (
    EVERYTHING,
    Key,
    Made,
    Pending,
    Rows,
    is_damage,
    keys_of_cable,
    row_number,
    rows_of,
    write_note_cables,
    write_rows,
)
from db.searching.search_tables import TABLES

MOST_AT_ONCE = 100_000
"""Characters of texts that one change indexes itself; beyond that they wait, and the window does not."""


class Reindexing:
    """One change and the index: made before the change is written, finished after it."""

    def __init__(self, connection: sqlite3.Connection, change: Change) -> None:
        """Read what the index holds of all that the change touches."""
        self._connection = connection
        self._change = change
        self._keys = _touched(change)
        self._corrected = {
            step.before.id: _text_of(connection, step.before.reading)
            for step in change.steps
            if isinstance(step.before, Cable)
            and isinstance(step.after, Cable)
            and step.before.reading != step.after.reading
        }
        self._waits = Pending(connection)
        self._before = self._rows()

    def finish(self) -> None:
        """Write the rows that have become others; raises sqlite3.Error for what hinders the change too."""
        if sum(map(len, self._change.texts)) > MOST_AT_ONCE:
            self._put_off_new_cables()
            self._waits = Pending(self._connection)
        before, after = self._before, self._rows()
        if before is None or after is None:
            give_up(self._connection)
        elif before != after:
            self._put_off_long_texts(before, after)
            gone = {row: was for row, was in before.items() if after.get(row) != was}
            new = {row: now for row, now in after.items() if before.get(row) != now}
            with_care(self._connection, gone, new)
        if any(step.kind == "cable" and step.after is None for step in self._change.steps):
            self._connection.execute("DELETE FROM search_stale WHERE cable NOT IN (SELECT n FROM cable)")

    def _put_off_new_cables(self) -> None:
        for step in self._change.steps:
            if step.kind == "cable" and step.before is None:
                self._connection.execute(
                    "INSERT INTO search_pending SELECT n FROM cable WHERE id = ? ON CONFLICT DO NOTHING",
                    (step.record.id,),
                )

    def _put_off_long_texts(self, before: Rows, after: Rows) -> None:
        """Keep the row of a text that was corrected as it is, where to make it anew takes its time."""
        for cable, sha256 in self._corrected.items():
            n = self._connection.execute("SELECT n FROM cable WHERE id = ?", (cable,)).fetchone()[0]
            row = row_number("text", n)
            was, now = before.get(row), after.get(row)
            if was and now and was != now and _length(was) + _length(now) > MOST_AT_ONCE:
                self._connection.execute("INSERT INTO search_stale VALUES (?, ?)", (n, sha256))
                after[row] = was

    def _rows(self) -> Rows | None:
        """Return the rows that the index has, or is to have, of what is touched.

        None where it cannot be told, since what they are made of is damaged.
        """
        try:
            return rows_of(self._connection, self._keys, waits=self._waits) if self._keys else {}
        except (sqlite3.DatabaseError, MemoryError) as error:
            if not is_damage(error):
                raise
            return None


def index_new_cables(connection: sqlite3.Connection, cables: Iterable[str]) -> None:
    """Put cables that were just written into the index at once, however much text they have.

    For who writes beside the window: nobody waits for it. Where everything is to be made anew, they are made
    with the rest.
    """
    waits = Pending(connection)
    if waits.everything:
        return
    rows: Rows = {}
    for cable in cables:
        rows |= rows_of(connection, keys_of_cable(connection, cable), current=True, waits=waits)
    with_care(connection, {}, rows)


def with_care(connection: sqlite3.Connection, gone: Rows, new: Rows, *, optimize: bool = False) -> None:
    """Take rows out of the index and put others in; an index that cannot be written is given up.

    With `optimize` nothing is left in it of what is gone, which takes as long as writing it anew.
    """
    connection.execute("SAVEPOINT words")
    try:
        write_rows(connection, gone, new)
        write_note_cables(connection, gone, new)
        if optimize:
            for table in TABLES:
                connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
        connection.execute("SAVEPOINT written")  # the index writes what it has gathered now, or fails now
        connection.execute("RELEASE words")
    except (sqlite3.DatabaseError, MemoryError) as error:
        if not is_damage(error):
            raise
        connection.execute("ROLLBACK TO words")
        connection.execute("RELEASE words")
        give_up(connection)


def give_up(connection: sqlite3.Connection) -> None:
    """Have the whole index built anew; nothing is found by it until then."""
    connection.execute("INSERT INTO search_pending VALUES (?) ON CONFLICT DO NOTHING", (EVERYTHING,))


def forget(connection: sqlite3.Connection, keys: Iterable[Key]) -> None:
    """Take the words of these out of the index for good, before their records go.

    What merely is marked as gone would still lie in the file, so the index is put together anew.
    """
    with_care(connection, rows_of(connection, keys), {}, optimize=True)
    if Pending(connection).everything:
        begin_anew(connection)


def _text_of(connection: sqlite3.Connection, reading: str) -> str:
    found = connection.execute("SELECT text_sha256 FROM reading WHERE id = ?", (reading,)).fetchone()
    return str(found[0]) if found else ""


def _tags(cable: object) -> tuple[str, ...]:
    return cable.tags if isinstance(cable, Cable) else ()


def _length(made: Made) -> int:
    return sum(len(words) for _, words in made)


def _touched(change: Change) -> tuple[Key, ...]:
    """Return what a change touches of that which the rows are made from, each once."""
    keys: dict[Key, None] = {}
    for step in change.steps:
        record = step.record
        if isinstance(record, Cable):
            before, after = step.before, step.after
            if not (
                isinstance(before, Cable) and isinstance(after, Cable) and before.reading == after.reading
            ):
                keys["text", record.id] = None
            if _tags(before) != _tags(after):
                keys["header", record.id] = None
        elif isinstance(record, HeaderField | Stage):
            keys["header", record.cable] = None
        elif isinstance(record, Recipient):
            keys["recipients", record.cable] = None
        elif isinstance(record, Note):
            keys["notes", record.id] = None
    return tuple(keys)
