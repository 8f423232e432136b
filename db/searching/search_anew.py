"""Making the index of words anew from nothing, whatever has become of its tables."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from db.searching.search_rows import is_damage
from db.searching.search_tables import TABLES


def begin_anew(connection: sqlite3.Connection) -> None:
    """Empty the index, within a transaction, and have every cable pending."""
    connection.execute("SAVEPOINT anew")
    try:
        for table in TABLES:
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
        connection.execute("SAVEPOINT written")
        connection.execute("RELEASE anew")
    except (sqlite3.DatabaseError, MemoryError) as error:
        if not is_damage(error):
            raise
        connection.execute("ROLLBACK TO anew")
        connection.execute("RELEASE anew")
        for table, made in TABLES.items():
            _mend(connection, table, made)
    connection.execute("DELETE FROM search_pending")
    connection.execute("DELETE FROM search_stale")
    connection.execute("DELETE FROM search_note")
    connection.execute("INSERT INTO search_pending SELECT n FROM cable")


def _mend(connection: sqlite3.Connection, table: str, made: str) -> None:
    """Put the own tables of one table of the index into the state in which they are made.

    SQLite neither opens nor drops an index whose tables it cannot make sense of.
    """
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        fresh.execute(made)
        own = fresh.execute("SELECT name, sql FROM sqlite_schema WHERE name GLOB ?", (f"{table}_*",))
        for name, sql in own.fetchall():
            if table not in there:
                connection.execute(f"DROP TABLE IF EXISTS {name}")
                continue
            if name not in there:
                connection.execute(sql)
            connection.execute(f"DELETE FROM {name}")
            for row in fresh.execute(f"SELECT * FROM {name}"):
                connection.execute(f"INSERT INTO {name} VALUES ({','.join('?' * len(row))})", row)
    if table not in there:
        connection.execute(made)
