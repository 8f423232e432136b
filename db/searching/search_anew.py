"""Making the index of words anew from nothing, whatever has become of its tables."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from db.searching.search_rows import TABLE, is_damage


def begin_anew(connection: sqlite3.Connection) -> None:
    """Empty the index, within a transaction, and have every cable pending."""
    connection.execute("SAVEPOINT anew")
    try:
        connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
        connection.execute("SAVEPOINT written")
        connection.execute("RELEASE anew")
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        connection.execute("ROLLBACK TO anew")
        connection.execute("RELEASE anew")
        _mend_tables(connection)
    connection.execute("DELETE FROM search_pending")
    connection.execute("DELETE FROM search_stale")
    connection.execute("DELETE FROM search_note")
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
