"""What is in a backup, and what differs from today: the facts by which a person chooses one."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from db.library_copy import looking_at


@dataclass(frozen=True, slots=True)
class Contents:
    """How many cables and notes a library holds, the trash not counted."""

    cables: int
    notes: int


@dataclass(frozen=True, slots=True)
class Difference:
    """How a backup differs from today's library, in cables and notes out of the trash.

    `only_then` are in the backup alone, `only_today` in the library alone, `changed` are notes in both whose
    words or marks are not the same.
    """

    cables_only_then: int
    cables_only_today: int
    notes_only_then: int
    notes_only_today: int
    notes_changed: int


def contents(backup: Path) -> Contents:
    """Return what a backup holds; raises LibraryError."""
    with looking_at(backup, alone=True) as connection:
        return Contents(len(_cables(connection)), len(_notes(connection)))


def difference(backup: Path, library: Path) -> Difference:
    """Return how a backup differs from the library as it is now; raises LibraryError."""
    with looking_at(backup, alone=True) as connection:
        cables_then, notes_then = _cables(connection), _notes(connection)
    with looking_at(library) as connection:
        cables, notes = _cables(connection), _notes(connection)
    both = notes.keys() & notes_then.keys()
    return Difference(
        len(cables_then - cables),
        len(cables - cables_then),
        len(notes_then.keys() - notes.keys()),
        len(notes.keys() - notes_then.keys()),
        sum(notes[note] != notes_then[note] for note in both),
    )


def _cables(connection: sqlite3.Connection) -> set[str]:
    return {str(row[0]) for row in connection.execute("SELECT id FROM cable WHERE trashed IS NULL")}


def _notes(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Return what every note outside the trash says, by its id."""
    rows = connection.execute(
        "SELECT note.id, note.kind, note.words, note.colour, note.tags, note.label FROM note"
        " JOIN cable ON cable.id = note.cable WHERE note.trashed IS NULL AND cable.trashed IS NULL"
    )
    return {row[0]: row[1:] for row in rows}
