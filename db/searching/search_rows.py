"""The rows of the index of words: what each is made of, and what is not in it yet.

A row is one cable's text, its header values or its recipients, or one note's words, so that typing in a
note writes one small row anew, whatever the cable holds. The index keeps no texts of its own: when a row
goes, it must be told which words it was made of.

Two lists tell where the index lags behind. A pending cable has no rows at all yet. A cable with a stale text
has a row of the text that is named there, until it is made of the one that is current now.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Literal

from db.searching.search_words import spaced

Column = Literal["text", "header", "recipients", "notes"]
COLUMNS: tuple[Column, ...] = ("text", "header", "recipients", "notes")
Key = tuple[Column, str]
"""What a row is made from: the column that it fills, and the id of its cable, or of the note."""
Rows = dict[int, tuple[Column, str]]
"""Rows of the index by their number: the column that each fills, and the words that it is made of."""

TABLE = (
    "CREATE VIRTUAL TABLE search USING fts5(\n    text, header, recipients, notes,\n"
    "    content='', tokenize=\"unicode61 remove_diacritics 2\", prefix='2 3'\n)"
)
"""How the index is made, word for word as in its migration."""
EVERYTHING = 0
"""The cable that is pending where the whole index is to be made anew."""

_KINDS = len(COLUMNS)
_INSERT = "INSERT INTO search (rowid, {column}) VALUES (?, ?)"
_DELETE = "INSERT INTO search (search, rowid, {column}) VALUES ('delete', ?, ?)"
_CURRENT = "SELECT text_sha256 FROM reading WHERE id = ?"
_STALE = "SELECT text_sha256 FROM search_stale WHERE cable = ?"
_VALUES = {
    "header": "SELECT value FROM header_field WHERE cable = ? ORDER BY n",
    "recipients": "SELECT name FROM recipient WHERE cable = ? ORDER BY n",
}


def row_number(column: Column, n: int) -> int:
    """Return the row of the index for a column and the `n` of its cable or note."""
    return n * _KINDS + COLUMNS.index(column)


def owner_of(row: int) -> tuple[Column, int]:
    """Return the column that a row of the index fills, and the `n` of its cable or note."""
    return COLUMNS[row % _KINDS], row // _KINDS


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


def rows_of(
    connection: sqlite3.Connection,
    keys: Iterable[Key],
    *,
    current: bool = False,
    waits: Pending | None = None,
) -> Rows:
    """Return the rows that the index has of these, or is to have by what is `current`; none if pending.

    With `current` the cable need not be in the index yet. `waits` spares asking for it again.
    """
    waits = waits or Pending(connection)
    return {
        row: made
        for key in keys
        for row, cable, made in _made_from(connection, key, current=current)
        if current or cable not in waits
    }


def keys_of_cable(connection: sqlite3.Connection, cable: str) -> Iterator[Key]:
    """Give what the rows of one cable are made from."""
    yield from (("text", cable), ("header", cable), ("recipients", cable))
    for (note,) in connection.execute("SELECT id FROM note WHERE cable = ?", (cable,)):
        yield "notes", note


def write_rows(connection: sqlite3.Connection, gone: Rows, new: Rows) -> None:
    """Take rows out of the index, each with the words that it was made of, and put others in."""
    for line, rows in ((_DELETE, gone), (_INSERT, new)):
        for row, (column, words) in rows.items():
            connection.execute(line.format(column=column), (row, spaced(words)))


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Tell whether the index, or what it is made from, is at fault: tables damaged or gone, no UTF-8."""
    name = getattr(error, "sqlite_errorname", None) or "SQLITE_ERROR"
    return name.startswith(("SQLITE_CORRUPT", "SQLITE_ERROR", "SQLITE_CONSTRAINT"))


def _made_from(
    connection: sqlite3.Connection, key: Key, *, current: bool
) -> Iterator[tuple[int, int, tuple[Column, str]]]:
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
        stale = None if current else connection.execute(_STALE, (cable,)).fetchone()
        sha256 = stale or connection.execute(_CURRENT, (words,)).fetchone() or ("",)
        body = connection.execute("SELECT body FROM text WHERE sha256 = ?", sha256).fetchone()
        words = body[0] if body else ""
    elif column != "notes":
        words = "\n".join(value for (value,) in connection.execute(_VALUES[column], (record,)))
    if words:
        yield row_number(column, n), cable, (column, words)
