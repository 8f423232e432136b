"""Does the index of words hold what the texts and notes say? It is made anew elsewhere, and compared.

For each of its rows all words with their places are added up into one number, here and there; a row whose
numbers differ is another than it should be.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from db.searching.search_rows import (
    Pending,
    Rows,
    keys_of_cable,
    owner_of,
    row_number,
    rows_of,
    write_rows,
)
from db.searching.search_tables import TABLES

Found = Iterator[tuple[str, dict[str, object]]]
_VOCABULARY = "CREATE VIRTUAL TABLE temp.search_words USING fts5vocab('main', '{}', 'instance')"
_MASK = (1 << 64) - 1
_AT_ONCE = 1000


def search_findings(connection: sqlite3.Connection) -> Found:
    """Find cables of whom the index holds other words than they have; those pending hold none yet."""
    if Pending(connection).everything:
        return
    kept = _sums(connection)
    with closing(sqlite3.connect("", isolation_level=None)) as anew:  # a file of its own that nobody sees
        for made in TABLES.values():
            anew.execute(made)
        for rows in _expected(connection):
            anew.execute("BEGIN")
            write_rows(anew, {}, rows)
            anew.execute("COMMIT")
        wanted = _sums(anew)
    differing = sorted(row for row in kept.keys() | wanted.keys() if kept.get(row) != wanted.get(row))
    told: set[str] = set()
    for row in (*differing, *_notes_elsewhere(connection)):
        cable, title = _cable_of(connection, row)
        if cable not in told:
            told.add(cable)
            yield "search-differs", {"record": cable, "cable": title}


def _notes_elsewhere(connection: sqlite3.Connection) -> list[int]:
    """Return the rows of notes of which the index has in mind another cable, or none."""
    found = connection.execute(
        "SELECT search_note.note FROM search_note LEFT JOIN note ON note.n = search_note.note"
        " LEFT JOIN cable ON cable.id = note.cable WHERE cable.n IS NOT search_note.cable"
        " UNION SELECT note.n FROM note JOIN cable ON cable.id = note.cable WHERE note.trashed IS NULL"
        " AND (note.words <> '' OR note.tags <> '[]') AND note.n NOT IN (SELECT note FROM search_note)"
        " AND cable.n NOT IN (SELECT cable FROM search_pending)"
    )
    return [row_number("notes", n) for (n,) in found]


def _expected(connection: sqlite3.Connection) -> Iterator[Rows]:
    rows: Rows = {}
    for (cable,) in connection.execute("SELECT id FROM cable ORDER BY n"):
        rows |= rows_of(connection, keys_of_cable(connection, cable))
        if len(rows) >= _AT_ONCE:
            yield rows
            rows = {}
    yield rows


def _sums(connection: sqlite3.Connection) -> dict[int, int]:
    """Return for each row of an index the sum over its words, each with its place."""
    only_reading = connection.execute("PRAGMA query_only").fetchone()[0]
    connection.execute("PRAGMA query_only = OFF")  # what is made here lies in memory
    try:
        sums: dict[int, int] = {}
        for table in TABLES:
            connection.execute(_VOCABULARY.format(table))
            for term, row, column, offset in connection.execute(
                "SELECT term, doc, col, offset FROM temp.search_words"
            ):
                # One of beginnings is told from one of words by having no column and no place.
                sums[row] = (sums.get(row, 0) + hash((term, column, offset))) & _MASK
            connection.execute("DROP TABLE temp.search_words")
    finally:
        connection.execute(f"PRAGMA query_only = {int(only_reading)}")
    return sums


def _cable_of(connection: sqlite3.Connection, row: int) -> tuple[str, str]:
    """Return the id and title of the cable that a row of the index is of; "" where there is none."""
    column, n = owner_of(row)
    which = (
        "(SELECT cable FROM note WHERE n = ?)" if column == "notes" else "(SELECT id FROM cable WHERE n = ?)"
    )
    found = connection.execute(
        f"SELECT cable.id, coalesce(title, '') FROM cable LEFT JOIN listing ON listing.cable = cable.id"
        f" WHERE cable.id = {which}",
        (n,),
    ).fetchone()
    return (str(found[0]), str(found[1])) if found else ("", "")
