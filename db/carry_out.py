"""A change carried out on the records, within the transaction that is open."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

from db.changes import Change
from db.errors import ChangeRefusedError, LibraryError
from db.listing import refresh_listing, remove_from_listing
from db.record_check import is_altered
from db.records import text_hash
from db.rows import read_record, remove_record, write_records
from db.search_index import Reindexing


def carry_out(connection: sqlite3.Connection, change: Change, path: Path) -> None:
    """Write a change's texts, files and records, and bring the list of cables and the index up to date.

    Raises ChangeRefusedError "record-moved-on" where a record is no longer what the change saw, and
    LibraryError "record-damaged" where it is not what was stored in the library at `path`.
    """
    reindexing = Reindexing(connection, change)
    connection.executemany(
        "INSERT INTO text (sha256, body) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(text_hash(text), text) for text in change.texts],
    )
    connection.executemany(
        "INSERT INTO source_file (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(hashlib.sha256(data).hexdigest(), data) for data in change.files],
    )
    for step in change.steps:
        now_there = read_record(connection, step.kind, step.record.id)
        if now_there != step.before:
            raise ChangeRefusedError("record-moved-on", kind=step.kind, label=change.label.code)
        if now_there is not None and is_altered(connection, now_there):
            raise LibraryError("record-damaged", path=str(path))
        if step.after is None:
            if step.kind == "cable":
                remove_from_listing(connection, step.record.id)
            remove_record(connection, step.record)
        else:
            write_records(connection, (step.after,))
    refresh_listing(connection, change)
    reindexing.finish()


def is_carried_out(connection: sqlite3.Connection, change: Change) -> bool:
    """Tell whether every record is as a change leaves it."""
    return all(read_record(connection, step.kind, step.record.id) == step.after for step in change.steps)
