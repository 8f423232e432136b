"""Our side of a merge: what the library has, what each record has been, and what was deleted for good."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from db.cable_rows import read_cable
from db.changes import KIND_OF, OF_THE_LIBRARY, record_from_json
from db.checking.record_check import records_of
from db.errors import LibraryError, NotFoundError
from db.history.merged import lines_of
from db.immutables import text_of
from db.library_records import Conflict
from db.merging.incoming import GONE, said
from db.merging.questions import Questions
from db.records import Record
from db.rows import read_where
from db.trash.purge import purged

NOT_MERGED = frozenset({"named_state", "conflict"})
"""Kinds that go another way: a named state counts the changes of one file; conflicts are put together
apart."""


class Ours:
    """One library, read for a merge, within the open transaction of its connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read nothing yet but what was deleted for good."""
        self.connection = connection
        self.purged = purged(connection)

    def records(self, cable: str | None) -> dict[str, Record]:
        """Return all records of a cable by id, or those that belong to no cable; empty for no such cable."""
        return records_in(self.connection, cable)

    def lines(self, ids: Iterable[str], cable: str | None = None) -> dict[str, list[str]]:
        """Return all states that each of these records has had, in their order; GONE where it was removed.

        One without a past is missing. What an undone merge brought does not count. Raises LibraryError
        "history-damaged".
        """
        return {name: line.states for name, line in lines_of(self.connection, ids, cable).items()}

    def questions(self, theirs: Mapping[str, Conflict]) -> Questions:
        """Return the open and settled questions of both sides."""
        ours = {c.id: c for c in read_where(self.connection, "conflict", "1") if isinstance(c, Conflict)}
        return Questions(ours, dict(theirs), self.lines(theirs))

    def text_of(self, reading_text: str) -> str | None:
        """Return the text with this SHA-256, or None."""
        return text_of(self.connection, reading_text)


def records_in(connection: sqlite3.Connection, cable: str | None) -> dict[str, Record]:
    """Return all records of a cable by id, or those that belong to no cable; empty for no such cable."""
    if cable is None:
        kinds = [kind for kind in OF_THE_LIBRARY if kind not in NOT_MERGED]
        return {record.id: record for kind in kinds for record in read_where(connection, kind, "1")}
    try:
        state = read_cable(connection, cable)
    except NotFoundError:
        return {}
    return {r.id: r for r in records_of(state) if KIND_OF[type(r)] not in OF_THE_LIBRARY}


def line_with_today(line: list[str] | None, today: Record | None) -> list[str]:
    """Return a record's line of states, today's last, though history may not tell of it."""
    state = GONE if today is None else said(today)
    line = list(line or ())
    return line if line and line[-1] == state else [*line, state]


def record_of(kind: str, state: str) -> Record | None:
    """Return the record of a state, None for GONE; raises LibraryError "history-damaged"."""
    if state == GONE:
        return None
    try:
        return record_from_json(kind, state)
    except (ValueError, TypeError, KeyError) as error:
        raise LibraryError("history-damaged") from error
