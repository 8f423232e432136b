"""The saved filters of a library, and the tags that its cables have."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from db.library_records import SavedFilter
from db.records import Cable
from db.rows import read_where

_AT_ONCE = 500


def saved_filters(connection: sqlite3.Connection) -> list[SavedFilter]:
    """Return the saved filters in their order."""
    found = [kept for kept in read_where(connection, "saved_filter", "1") if isinstance(kept, SavedFilter)]
    return sorted(found, key=lambda kept: (kept.ordinal, kept.id))


def cables_to_edit(connection: sqlite3.Connection, ids: Sequence[str]) -> list[Cable]:
    """Return the records of these cables, in this order; one that is not there is left out."""
    found: dict[str, Cable] = {}
    for at in range(0, len(ids), _AT_ONCE):
        some = ids[at : at + _AT_ONCE]
        for record in read_where(connection, "cable", f"id IN ({','.join('?' * len(some))})", *some):
            assert isinstance(record, Cable)
            found[record.id] = record
    return [found[cable] for cable in ids if cable in found]


def cable_tags(connection: sqlite3.Connection) -> list[str]:
    """Return every tag that a cable of the library has, in alphabetical order."""
    rows = connection.execute(
        "SELECT DISTINCT tag.value FROM"
        " (SELECT DISTINCT tags FROM listing WHERE trashed = 0 AND tags <> '[]') AS some,"
        " json_each(some.tags) AS tag"
    )
    return sorted((str(row[0]) for row in rows), key=lambda tag: (tag.casefold(), tag))
