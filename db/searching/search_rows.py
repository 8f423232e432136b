"""The rows of the index of words: what each is made of, and what is not in it yet.

A row is one cable's text, what is said about it (header, stages, tags), its recipients, or one note, so that
typing in a note writes one small row anew, whatever the cable holds. Each row fills one column or several: a
field that is searched by itself has a column of its own. The index keeps no texts of its own: when a row
goes, it must be told which words it was made of.

Two lists tell where the index lags behind. A pending cable has no rows at all yet. A cable with a stale text
has a row of the text that is named there, until it is made of the one that is current now. A third,
`search_note`, tells of which cable a note is, both by their numbers: asking the notes themselves would take
longer than finding them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator

from db.immutables import text_of
from db.searching.beginnings import beginnings_of
from db.searching.search_tables import ROW_KINDS, RowKind
from db.searching.search_words import index_words

Key = tuple[RowKind, str]
"""What a row is made from: its kind, and the id of its cable, or of the note."""
Made = tuple[tuple[str, str], ...]
"""The columns that a row fills, each with the words it is made of; a column without words is left out."""
Rows = dict[int, Made]
"""Rows of the index by their number."""

_BETWEEN = "\uf8ff"
"""Stands between the values of a column: no letter, so that it is in no word that is looked for."""
EVERYTHING = 0
"""The cable that is pending where the whole index is to be made anew."""

_KINDS = len(ROW_KINDS)
_CURRENT = "SELECT text_sha256 FROM reading WHERE id = ?"
_STALE = "SELECT text_sha256 FROM search_stale WHERE cable = ?"
FIELD_COLUMNS = {
    "title": "title",
    "subject": "title",
    "originator": "originator",
    "addressee": "addressee",
    "info addressee": "addressee",
    "cable number": "number",
    "receipt number": "number",
    "precedence": "precedence",
}
"""The columns of the header fields that are searched by themselves; the others share one."""
_HEADER = "SELECT name, value FROM header_field WHERE cable = ? ORDER BY n"
_STAGES = 'SELECT name, as_written, "by" FROM stage WHERE cable = ? ORDER BY n'
_RECIPIENTS = "SELECT name FROM recipient WHERE cable = ? ORDER BY n"


def row_number(kind: RowKind, n: int) -> int:
    """Return the row of the index of a kind and the `n` of its cable or note."""
    return n * _KINDS + ROW_KINDS.index(kind)


def owner_of(row: int) -> tuple[RowKind, int]:
    """Return the kind of a row of the index, and the `n` of its cable or note."""
    return ROW_KINDS[row % _KINDS], row // _KINDS


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


def row_values(connection: sqlite3.Connection, row: int) -> Iterator[tuple[str, str]]:
    """Give the values of which a row is made that is in the index, each with its column."""
    kind, n = owner_of(row)
    table = "note" if kind == "notes" else "cable"
    record = connection.execute(f"SELECT id FROM {table} WHERE n = ?", (n,)).fetchone()
    made = rows_of(connection, [(kind, record[0])]).get(row, ()) if record else ()
    for column, words in made:
        for value in words.split(_BETWEEN):
            yield column, value


def keys_of_cable(connection: sqlite3.Connection, cable: str) -> Iterator[Key]:
    """Give what the rows of one cable are made from."""
    yield from (("text", cable), ("header", cable), ("recipients", cable))
    for (note,) in connection.execute("SELECT id FROM note WHERE cable = ?", (cable,)):
        yield "notes", note


def write_rows(connection: sqlite3.Connection, gone: Rows, new: Rows) -> None:
    """Take rows out of the index, each with the words that it was made of, and put others in."""
    for rows, head, first in ((gone, "search, ", ("delete",)), (new, "", ())):
        begun = []
        for row, made in rows.items():
            indexed = [(column, _indexed(words)) for column, words in made]
            columns = ", ".join(column for column, _ in made)
            marks = ", ".join("?" * (len(made) + len(first) + 1))
            values = (*first, row, *(words for _, words in indexed))
            connection.execute(f"INSERT INTO search ({head}rowid, {columns}) VALUES ({marks})", values)
            begun.append((*first, row, beginnings_of(indexed)))
        marks = ", ".join("?" * (len(first) + 2))
        columns = f"{'search_beginning, ' if first else ''}rowid, beginnings"
        connection.executemany(f"INSERT INTO search_beginning ({columns}) VALUES ({marks})", begun)


def write_note_cables(connection: sqlite3.Connection, gone: Rows, new: Rows) -> None:
    """Keep in mind of which cable each note in the index is."""
    for row in gone.keys() - new.keys():
        kind, n = owner_of(row)
        if kind == "notes":
            connection.execute("DELETE FROM search_note WHERE note = ?", (n,))
    for row in new.keys() - gone.keys():
        kind, n = owner_of(row)
        if kind == "notes":
            connection.execute(
                "INSERT INTO search_note SELECT note.n, cable.n FROM note JOIN cable ON cable.id = note.cable"
                " WHERE note.n = ? ON CONFLICT DO NOTHING",
                (n,),
            )


def is_damage(error: sqlite3.DatabaseError | MemoryError) -> bool:
    """Tell whether the index, or what it is made from, is at fault: tables damaged or gone, no UTF-8.

    A size in the index that is damaged asks for more memory than there is.
    """
    if isinstance(error, MemoryError):
        return True
    name = getattr(error, "sqlite_errorname", None) or "SQLITE_ERROR"
    return name.startswith(("SQLITE_CORRUPT", "SQLITE_ERROR", "SQLITE_CONSTRAINT"))


def _made_from(connection: sqlite3.Connection, key: Key, *, current: bool) -> Iterator[tuple[int, int, Made]]:
    """Give the row of a key with the n of its cable and the words it is made of; none for no words."""
    kind, record = key
    if kind == "notes":
        found = connection.execute(
            "SELECT note.n, cable.n, words, note.tags FROM note JOIN cable ON cable.id = note.cable"
            " WHERE note.id = ? AND note.trashed IS NULL",
            (record,),
        ).fetchone()
    else:
        found = connection.execute("SELECT n, n, reading, tags FROM cable WHERE id = ?", (record,)).fetchone()
    if found is None:
        return
    n, cable, words, tags = found
    made: dict[str, str] = {}
    if kind == "text":
        stale = None if current else connection.execute(_STALE, (cable,)).fetchone()
        sha256 = stale or connection.execute(_CURRENT, (words,)).fetchone() or ("",)
        made["text"] = text_of(connection, sha256[0]) or ""
    elif kind == "notes":
        made = {"notes": words, "tags": _of_tags(tags)}
    elif kind == "header":
        made = _of_header(connection, record) | {"tags": _of_tags(tags)}
    else:
        made["recipients"] = _joined(name for (name,) in connection.execute(_RECIPIENTS, (record,)))
    filled = tuple((column, words) for column, words in made.items() if words)
    if filled:
        yield row_number(kind, n), cable, filled


def _of_header(connection: sqlite3.Connection, cable: str) -> dict[str, str]:
    values: dict[str, list[str]] = {}
    for name, value in connection.execute(_HEADER, (cable,)):
        values.setdefault(FIELD_COLUMNS.get(name, "header"), []).append(value)
    for stage in connection.execute(_STAGES, (cable,)):
        values.setdefault("stages", []).extend(stage)
    return {column: _joined(some) for column, some in values.items()}


def _of_tags(tags: str) -> str:
    return "" if tags == "[]" else _joined(json.loads(tags))


def _joined(values: Iterable[str]) -> str:
    return _BETWEEN.join(value for value in values if value)


def _indexed(words: str) -> str:
    """Return words as the index is given them; a sign between values keeps phrases from going across."""
    return f" {_BETWEEN} ".join(map(index_words, words.split(_BETWEEN)))
