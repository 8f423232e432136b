"""The list arranged on a connection of its own, in a thread beside the window, and broken off from there."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

from db.backup.library_copy import looking_at
from db.errors import LibraryError
from db.library_list.arranged import Arranged, Wanted, arranged, first_arranged


class Beside:
    """One look at a library: `arranged` in the one thread, `stop` from another."""

    def __init__(self, library: Path) -> None:
        """Be about to look at this library."""
        self._library = library
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._stopped = False

    def arranged(self, wanted: Wanted, first: Callable[[Arranged], object] | None = None) -> Arranged | None:
        """Return the list as wanted; None where it was broken off. Raises LibraryError.

        `first` is given its first rows, where all of it takes much longer.
        """
        try:
            with looking_at(self._library) as connection:
                with self._lock:
                    self._connection = connection
                    if self._stopped:
                        return None
                try:
                    if first is not None and (some := first_arranged(connection, wanted)) is not None:
                        first(some)
                    return arranged(connection, wanted)
                finally:
                    with self._lock:
                        self._connection = None
        except LibraryError:
            if self._stopped:
                return None
            raise

    def stop(self) -> None:
        """Break off what is being read."""
        with self._lock:
            self._stopped = True
            if self._connection is not None:
                self._connection.interrupt()
