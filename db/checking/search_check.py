"""Does the index of words hold what the texts and notes say? It is made anew elsewhere, and compared.

SQLite adds up the places of each word into one number, here and there. Only of a word whose numbers differ
are the places themselves read: they tell which rows are other than they should be.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from db.searching.search_rows import (
    Pending,
    Rows,
    keys_of_cable,
    owner_of,
    row_number,
    rows_of,
    write_rows,
)
from db.searching.search_tables import COLUMNS, TABLES

Found = Iterator[tuple[str, dict[str, object]]]
Summed = tuple[str, int, int]
"""A word of the index, in how many places it stands, and the number that they add up to."""
_VOCABULARY = "CREATE VIRTUAL TABLE temp.search_words USING fts5vocab('main', '{}', 'instance')"
# A place in a row is multiplied with the row, so that places that are exchanged between rows are seen. One of
# beginnings has neither column nor place.
_SUMS = (
    "SELECT term, count(*), sum((doc * 1000003 % 2147483647)"
    f" * ((coalesce(offset, 0) * 131 + coalesce(instr('{' '.join(COLUMNS)}', col), 0) + 1) % 2147483647)"
    " % 2147483647) FROM temp.search_words GROUP BY term"
)
_PLACES = "SELECT doc, col, offset FROM temp.search_words WHERE term = ?"
_AT_ONCE = 1000


def search_findings(connection: sqlite3.Connection) -> Found:
    """Find cables of whom the index holds other words than they have; those pending hold none yet."""
    if Pending(connection).everything:
        return
    with closing(sqlite3.connect("", isolation_level=None)) as anew:  # a file of its own that nobody sees
        for made in TABLES.values():
            anew.execute(made)
        for rows in _expected(connection):
            anew.execute("BEGIN")
            write_rows(anew, {}, rows)
            anew.execute("COMMIT")
        differing = sorted({row for table in TABLES for row in _differing(connection, anew, table)})
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


def _differing(kept: sqlite3.Connection, anew: sqlite3.Connection, table: str) -> set[int]:
    """Return the rows of a table of the index that hold other words than the one made anew."""
    rows: set[int] = set()
    with _vocabulary(kept, table), _vocabulary(anew, table):
        for term in _other_terms(iter(kept.execute(_SUMS)), iter(anew.execute(_SUMS))):
            one, other = (set(each.execute(_PLACES, (term,)).fetchall()) for each in (kept, anew))
            rows.update(row for row, _, _ in one ^ other)
    return rows


@contextmanager
def _vocabulary(connection: sqlite3.Connection, table: str) -> Iterator[None]:
    """Let the words of a table of the index be read, one by one."""
    only_reading = connection.execute("PRAGMA query_only").fetchone()[0]
    connection.execute("PRAGMA query_only = OFF")  # what is made here lies in memory
    try:
        connection.execute(_VOCABULARY.format(table))
        yield
        connection.execute("DROP TABLE temp.search_words")
    finally:
        connection.execute(f"PRAGMA query_only = {int(only_reading)}")


def _other_terms(kept: Iterator[Summed], anew: Iterator[Summed]) -> list[str]:
    """Return the words whose numbers differ, or that stand in one index only; both come in the same order."""
    found: list[str] = []
    one, other = next(kept, None), next(anew, None)
    while one is not None or other is not None:
        if one == other:
            one, other = next(kept, None), next(anew, None)
        elif other is None or (one is not None and one[0] < other[0]):
            assert one is not None
            found.append(one[0])
            one = next(kept, None)
        elif one is None or other[0] < one[0]:
            found.append(other[0])
            other = next(anew, None)
        else:
            found.append(one[0])
            one, other = next(kept, None), next(anew, None)
    return found


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
