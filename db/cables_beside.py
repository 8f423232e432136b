"""Cables read one by one from a library that may be open elsewhere, all from one moment of it.

For a process or thread of its own: an export of thousands of cables, while somebody goes on writing.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from db.backup.library_copy import looking_at
from db.cable_rows import read_cable
from db.cable_state import CableState
from db.checking.record_check import altered_records
from db.errors import LibraryError
from db.immutables import sound_text
from db.listing import read_listing
from db.records import NoteKind
from db.referring.targets import Target, read_targets


@contextmanager
def cables_beside(library: Path) -> Iterator[CablesBeside]:
    """Give the cables of a library as they are now; it is neither migrated nor made. Raises LibraryError."""
    with looking_at(library) as connection:
        yield CablesBeside(connection, library)


class CablesBeside:
    """The cables of one moment. Use it from the thread that opened it."""

    def __init__(self, connection: sqlite3.Connection, library: Path) -> None:
        """Made by `cables_beside`."""
        self._connection = connection
        self._library = library

    def cable_state(self, cable_id: str) -> CableState:
        """Return a cable with all that belongs to it; raises what `Store.cable_state` does."""
        path = str(self._library)
        try:
            state = read_cable(self._connection, cable_id)
            state.text = self.text(state.reading.text_sha256)
            altered = [kind for some in altered_records(self._connection, state) for kind, _ in some]
        except (KeyError, ValueError, TypeError) as error:
            raise LibraryError("library-damaged", path=path, reason=f"{error}") from error
        count = sum(kind != "step" for kind in altered)
        if count:
            raise LibraryError("records-damaged", path=path, count=count)
        return state

    def text(self, sha256: str) -> str:
        """Return the text with this SHA-256; raises LibraryError "text-damaged" where it has changed."""
        text = sound_text(self._connection, sha256)
        if text is None:
            raise LibraryError("text-damaged", path=str(self._library), sha256=sha256)
        return text

    def target(self, address: str) -> Target:
        """Return what a cross-reference leads to."""
        return read_targets(self._connection, (address,))[address]

    def ids(self, numbers: Sequence[int] | None = None) -> tuple[str, ...]:
        """Return the ids of the cables with these numbers in the list, in this order; without, all by date.

        Those in the trash are left out.
        """
        if numbers is None:
            return tuple(row.id for row in read_listing(self._connection))
        rows = self._connection.execute(
            "SELECT listing.cable FROM json_each(?) JOIN listing ON listing.n = json_each.value"
            " WHERE listing.trashed = 0 ORDER BY json_each.key",
            (json.dumps(list(numbers)),),
        )
        return tuple(str(row[0]) for row in rows)

    def called(self, cable: str) -> str:
        """Return what the list calls a cable, its number before its title; its id where that is empty."""
        row = self._connection.execute(
            "SELECT cable_number, title FROM listing WHERE cable = ?", (cable,)
        ).fetchone()
        return ", ".join(str(each) for each in row or () if each) or cable

    def note_counts(self, cables: Sequence[str]) -> dict[NoteKind, int]:
        """Return how many notes these cables have of each kind, those in the trash left out."""
        rows = self._connection.execute(
            "SELECT kind, count(*) FROM note WHERE trashed IS NULL"
            " AND cable IN (SELECT value FROM json_each(?)) GROUP BY kind",
            (json.dumps(list(cables)),),
        )
        return dict(rows.fetchall())

    def corrected_count(self, cables: Sequence[str]) -> int:
        """Return how many of these cables have a text that was corrected."""
        row = self._connection.execute(
            "SELECT count(DISTINCT cable) FROM reading WHERE ordinal > 0"
            " AND cable IN (SELECT value FROM json_each(?))",
            (json.dumps(list(cables)),),
        ).fetchone()
        return int(row[0])
