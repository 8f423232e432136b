"""Filling the index of words with what is pending: beside the window, in small steps that can stop anywhere.

Each step is a transaction of its own that also takes its cables off the list of those pending. Between two
steps the library is let go of for longer than a step takes, so that whoever types is never kept waiting.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from db.place.library_file import LibraryFile
from db.searching.search_anew import begin_anew
from db.searching.search_index import give_up, with_care
from db.searching.search_rows import Key, Pending, keys_of_cable, rows_of

STEP_SECONDS = 0.02
"""For so long one step holds the library, or for as long as a single cable takes."""
PAUSE_SECONDS = 0.03
Report = Callable[[int], object]
"""Is told, after each step, how many cables are still pending."""


def fill(
    library: Path, *, anew: bool = False, backups: Path | None = None, report: Report = lambda _: None
) -> int:
    """Index every cable that is pending, or with `anew` all of them; return how many that were.

    Broken off, it goes on where it was. Raises LibraryError.
    """
    file = LibraryFile(library, create=False, backups=backups)
    done = 0
    try:
        if anew:
            with file.writing() as connection:
                give_up(connection)
        while True:
            count, left = _step(file)
            done += count
            report(left)
            if not left:
                return done
            time.sleep(PAUSE_SECONDS)
    finally:
        file.close()


def _step(file: LibraryFile) -> tuple[int, int]:
    """Index some cables; return how many, and how many are still to be indexed."""
    until = time.monotonic() + STEP_SECONDS
    count = 0
    with file.writing() as connection:
        if Pending(connection).everything:
            begin_anew(connection)
        while (count == 0 or time.monotonic() < until) and (more := _index_one(connection)) is not None:
            count += more
        left = connection.execute(
            "SELECT (SELECT count(*) FROM search_pending) + (SELECT count(*) FROM search_stale)"
        ).fetchone()[0]
    return count, int(left)


def _index_one(connection: sqlite3.Connection) -> int | None:
    """Index one cable, or its text; return 1, or 0 where it was taken back meanwhile; None for no more."""
    for table in ("search_pending", "search_stale"):
        row = connection.execute(
            f"SELECT {table}.cable, cable.id FROM {table} LEFT JOIN cable ON cable.n = {table}.cable LIMIT 1"
        ).fetchone()
        if row is None:
            continue
        n, cable = row
        if cable is not None:
            pending = table == "search_pending"
            keys: list[Key] = list(keys_of_cable(connection, cable)) if pending else [("text", cable)]
            gone = {} if pending else rows_of(connection, keys)
            with_care(connection, gone, rows_of(connection, keys, current=True))
        connection.execute(f"DELETE FROM {table} WHERE cable = ?", (n,))
        return int(cable is not None)
    return None
