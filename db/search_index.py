"""Keeping the index of words in step with the library, in the same transaction as each change.

A row of the index is one cable's text, its header values or its recipients, or one note's words, so that
typing in a note writes one small row anew, whatever the cable holds. An index without texts of its own must
be told, when a row goes, which words it was made of: they are read before the change is written.

What is derived never stands in the way of what she writes: where the index is damaged it is given up, and
built anew beside the window. Until then its cables are pending.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Literal

from db.changes import Change
from db.records import Cable, HeaderField, Note, Recipient
from db.search_words import spaced

Column = Literal["text", "header", "recipients", "notes"]
COLUMNS: tuple[Column, ...] = ("text", "header", "recipients", "notes")
Key = tuple[Column, str]
"""What a row is made from: the column that it fills, and the id of its cable, or of the note."""

TABLE = (
    "CREATE VIRTUAL TABLE search USING fts5(\n    text, header, recipients, notes,\n"
    "    content='', tokenize=\"unicode61 remove_diacritics 2\", prefix='2 3'\n)"
)
"""How the index is made, word for word as in its migration."""
EVERYTHING = 0
"""The cable that is pending where the whole index is to be built anew."""
MOST_AT_ONCE = 100_000
"""Characters of new texts that one change indexes itself; beyond that they wait, and the window does not."""

_KINDS = len(COLUMNS)
_INSERT = "INSERT INTO search (rowid, {column}) VALUES (?, ?)"
_DELETE = "INSERT INTO search (search, rowid, {column}) VALUES ('delete', ?, ?)"
_TEXT = "SELECT body FROM text JOIN reading ON reading.text_sha256 = text.sha256 WHERE reading.id = ?"
_VALUES = {
    "header": "SELECT value FROM header_field WHERE cable = ? ORDER BY n",
    "recipients": "SELECT name FROM recipient WHERE cable = ? ORDER BY n",
}
Rows = dict[int, tuple[Column, str]]
"""Rows of the index by their number: the column that each fills, and the words that it is made of."""


def row_number(column: Column, n: int) -> int:
    """Return the row of the index for a column and the `n` of its cable or note."""
    return n * _KINDS + COLUMNS.index(column)


def owner_of(row: int) -> tuple[Column, int]:
    """Return the column that a row of the index fills, and the `n` of its cable or note."""
    return COLUMNS[row % _KINDS], row // _KINDS


class Reindexing:
    """One change and the index: made before the change is written, finished after it."""

    def __init__(self, connection: sqlite3.Connection, change: Change) -> None:
        """Read what the index holds of all that the change touches."""
        self._connection = connection
        self._keys = _touched(change)
        self._waiting = _cables_that_wait(change)
        self._before = self._rows() if self._keys else {}

    def finish(self) -> None:
        """Write the rows that have become others; raises sqlite3.Error for what hinders the change too."""
        for cable in self._waiting:
            self._connection.execute(
                "INSERT INTO search_pending SELECT n FROM cable WHERE id = ? ON CONFLICT DO NOTHING", (cable,)
            )
        before, after = self._before, self._rows() if self._keys else {}
        if before is None or after is None:
            give_up(self._connection)
        elif before != after:
            gone = {row: was for row, was in before.items() if after.get(row) != was}
            new = {row: now for row, now in after.items() if before.get(row) != now}
            with_care(self._connection, gone, new)

    def _rows(self) -> Rows | None:
        """Return the rows that the index has, or is to have, of what is touched; pending cables have none.

        None where it cannot be told, since what they are made of is damaged.
        """
        waits = Pending(self._connection)
        try:
            return {
                row: made
                for key in self._keys
                for row, cable, made in _made_from(self._connection, key)
                if cable not in waits
            }
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise
            return None


class Pending:
    """Tells which cables are pending, by their n; where everything is, all of them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Ask the library behind this connection."""
        self._connection = connection
        first = connection.execute("SELECT min(cable) FROM search_pending").fetchone()[0]
        self.none = first is None
        self.everything = bool(first == EVERYTHING)

    def __contains__(self, cable: int) -> bool:
        """Tell whether a cable's words are still to be put into the index."""
        if self.none or self.everything:
            return self.everything
        found = self._connection.execute("SELECT 1 FROM search_pending WHERE cable = ?", (cable,))
        return found.fetchone() is not None


def with_care(connection: sqlite3.Connection, gone: Rows, new: Rows, *, optimize: bool = False) -> None:
    """Take rows out of the index and put others in; an index that cannot be written is given up.

    With `optimize` nothing is left in it of what is gone, which takes as long as writing it anew.
    """
    connection.execute("SAVEPOINT words")
    try:
        write_rows(connection, gone, new)
        if optimize:
            connection.execute("INSERT INTO search (search) VALUES ('optimize')")
        connection.execute("SAVEPOINT written")  # the index writes what it has gathered now, or fails now
        connection.execute("RELEASE words")
    except sqlite3.DatabaseError as error:
        if not _is_damage(error):
            raise
        connection.execute("ROLLBACK TO words")
        connection.execute("RELEASE words")
        give_up(connection)


def write_rows(connection: sqlite3.Connection, gone: Rows, new: Rows) -> None:
    """Take rows out of the index, each with the words that it was made of, and put others in."""
    for line, rows in ((_DELETE, gone), (_INSERT, new)):
        for row, (column, words) in rows.items():
            connection.execute(line.format(column=column), (row, spaced(words)))


def give_up(connection: sqlite3.Connection) -> None:
    """Have the whole index built anew; nothing is found by it until then."""
    connection.execute("INSERT INTO search_pending VALUES (?) ON CONFLICT DO NOTHING", (EVERYTHING,))


def begin_anew(connection: sqlite3.Connection) -> None:
    """Empty the index, within a transaction, and have every cable pending."""
    connection.execute("SAVEPOINT anew")
    try:
        connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
        connection.execute("RELEASE anew")
    except sqlite3.DatabaseError as error:
        if not _is_damage(error):
            raise
        connection.execute("ROLLBACK TO anew")
        connection.execute("RELEASE anew")
        _mend_tables(connection)
    connection.execute("DELETE FROM search_pending")
    connection.execute("INSERT INTO search_pending SELECT n FROM cable")


def _mend_tables(connection: sqlite3.Connection) -> None:
    """Put the index's own tables into the state in which they are made.

    SQLite neither opens nor drops an index whose tables it cannot make sense of.
    """
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        fresh.execute(TABLE)
        own = fresh.execute("SELECT name, sql FROM sqlite_schema WHERE name LIKE 'search/_%' ESCAPE '/'")
        for name, sql in own.fetchall():
            if "search" not in there:
                connection.execute(f"DROP TABLE IF EXISTS {name}")
                continue
            if name not in there:
                connection.execute(sql)
            connection.execute(f"DELETE FROM {name}")
            for row in fresh.execute(f"SELECT * FROM {name}"):
                connection.execute(f"INSERT INTO {name} VALUES ({','.join('?' * len(row))})", row)
    if "search" not in there:
        connection.execute(TABLE)


def forget(connection: sqlite3.Connection, keys: Iterable[Key]) -> None:
    """Take the words of these out of the index for good, before their records go.

    What merely is marked as gone would still lie in the file, so the index is put together anew.
    """
    waits = Pending(connection)
    gone = {
        row: made for key in keys for row, cable, made in _made_from(connection, key) if cable not in waits
    }
    with_care(connection, gone, {}, optimize=True)
    if Pending(connection).everything:
        begin_anew(connection)


def keys_of_cable(connection: sqlite3.Connection, cable: str) -> Iterator[Key]:
    """Give what the rows of one cable are made from."""
    yield from (("text", cable), ("header", cable), ("recipients", cable))
    for (note,) in connection.execute("SELECT id FROM note WHERE cable = ?", (cable,)):
        yield "notes", note


def rows_of(connection: sqlite3.Connection, keys: Iterable[Key]) -> Rows:
    """Return the rows that these are to have in the index, whether or not their cable is pending."""
    return {row: made for key in keys for row, _, made in _made_from(connection, key)}


def _made_from(connection: sqlite3.Connection, key: Key) -> Iterator[tuple[int, int, tuple[Column, str]]]:
    """Give the row of a key with the n of its cable and the words it is made of; none for no words."""
    column, record = key
    if column == "notes":
        found = connection.execute(
            "SELECT note.n, cable.n, words FROM note JOIN cable ON cable.id = note.cable"
            " WHERE note.id = ? AND note.trashed IS NULL",
            (record,),
        ).fetchone()
    else:
        found = connection.execute("SELECT n, n, reading FROM cable WHERE id = ?", (record,)).fetchone()
    if found is None:
        return
    n, cable, words = found
    if column == "text":
        body = connection.execute(_TEXT, (words,)).fetchone()
        words = body[0] if body else ""
    elif column != "notes":
        words = "\n".join(value for (value,) in connection.execute(_VALUES[column], (record,)))
    if words:
        yield row_number(column, n), cable, (column, words)


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
        elif isinstance(record, HeaderField):
            keys["header", record.cable] = None
        elif isinstance(record, Recipient):
            keys["recipients", record.cable] = None
        elif isinstance(record, Note):
            keys["notes", record.id] = None
    return tuple(keys)


def _cables_that_wait(change: Change) -> list[str]:
    """Return the new cables of a change that brings more text than is indexed at once."""
    if sum(map(len, change.texts)) <= MOST_AT_ONCE:
        return []
    return [step.record.id for step in change.steps if step.before is None and step.kind == "cable"]


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    """Tell whether the index, or what it is made from, is at fault: tables damaged or gone, no UTF-8."""
    name = getattr(error, "sqlite_errorname", None) or "SQLITE_ERROR"
    return name.startswith(("SQLITE_CORRUPT", "SQLITE_ERROR", "SQLITE_CONSTRAINT"))
