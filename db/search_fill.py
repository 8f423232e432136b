"""Filling the index of words with what is pending: beside the window, in small steps that can stop anywhere.

Each step is a transaction of its own that also takes its cables off the list of those pending. Between two
steps the library is let go of for longer than a step takes, so that whoever types is never kept waiting.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from db.library_file import LibraryFile
from db.search_index import (
    EVERYTHING,
    begin_anew,
    give_up,
    keys_of_cable,
    rows_of,
    with_care,
)

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
    """Index some cables; return how many, and how many are still pending."""
    until = time.monotonic() + STEP_SECONDS
    count = 0
    with file.writing() as connection:
        if connection.execute("SELECT 1 FROM search_pending WHERE cable = ?", (EVERYTHING,)).fetchone():
            begin_anew(connection)
        while count == 0 or time.monotonic() < until:
            row = connection.execute(
                "SELECT search_pending.cable, cable.id FROM search_pending"
                " LEFT JOIN cable ON cable.n = search_pending.cable ORDER BY search_pending.cable LIMIT 1"
            ).fetchone()
            if row is None:
                break
            if row[1] is not None:  # one that was taken back meanwhile has nothing to be found
                with_care(connection, {}, rows_of(connection, keys_of_cable(connection, row[1])))
                count += 1
            connection.execute("DELETE FROM search_pending WHERE cable = ?", (row[0],))
        left = connection.execute("SELECT count(*) FROM search_pending").fetchone()[0]
    return count, int(left)
