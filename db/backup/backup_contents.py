"""What is in a backup: the facts by which a person chooses one, and a look into it."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from db.backup.library_copy import copy_to, looking_at
from db.errors import LibraryError
from db.immutables import sound_text
from db.listing import Listed, read_listing
from db.schema import close_library, latest_version, open_library
from db.trash.trash_list import Inside, look_inside


@dataclass(frozen=True, slots=True)
class Contents:
    """How many cables and notes a library holds, the trash not counted."""

    cables: int
    notes: int


@contextmanager
def looking_into(backup: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection to read a backup as this Chancery would have it; the backup is left as it is.

    One of an older schema is read from a copy that is brought up to date. Raises LibraryError.
    """
    with looking_at(backup, alone=True) as connection:
        if int(connection.execute("PRAGMA user_version").fetchone()[0]) >= latest_version():
            yield connection
            return
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            copy = Path(folder) / "copy.chancery"
            copy_to(connection, copy, lambda _connection, _path: None)
            close_library(open_library(copy, create=False, backups=Path(folder)))
            with looking_at(copy, alone=True) as newer:
                yield newer


def contents(backup: Path) -> Contents:
    """Return what a backup holds; raises LibraryError."""
    with looking_at(backup, alone=True) as connection:
        cables = connection.execute("SELECT count(*) FROM cable WHERE trashed IS NULL").fetchone()[0]
        notes = connection.execute(
            "SELECT count(*) FROM note JOIN cable ON cable.id = note.cable"
            " WHERE note.trashed IS NULL AND cable.trashed IS NULL"
        ).fetchone()[0]
        return Contents(int(cables), int(notes))


def cables_in(backup: Path) -> list[Listed]:
    """Return the list of the cables in a backup; raises LibraryError."""
    with looking_into(backup) as connection:
        return read_listing(connection)


def cable_in(backup: Path, cable: str, *, most_text: int, most_notes: int) -> Inside | None:
    """Return a look into a cable as a backup has it; None where it has no such cable.

    Raises LibraryError, "text-damaged" among them.
    """
    with looking_into(backup) as connection:

        def text_of(sha256: str) -> str:
            text = sound_text(connection, sha256)
            if text is None:
                raise LibraryError("text-damaged", path=str(backup), sha256=sha256)
            return text

        return look_inside(connection, cable, text_of, most_text=most_text, most_notes=most_notes)
