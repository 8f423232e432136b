"""The past, to be read: what was done to a note, a cable, the library, and what each was at any moment.

A list of entries is read in pages, the newest first; what each did is read when somebody looks at it. The
saves of one burst of typing are one entry. A moment is the row number of a change: the state at it is the
one that this change left.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from db.cable_rows import names_of, read_cable
from db.cable_state import CableState
from db.changes import KIND_OF, ChangeKind, Label, Step, compose, record_from_json
from db.checking.record_check import records_of
from db.errors import LibraryError, NotFoundError
from db.history.pack_rows import kinds_in, packed_about, packed_places, packed_since
from db.history.step_rows import StepRow, pasts_of, state_after, steps_of_changes
from db.library_records import Name, NamedState
from db.records import Anchor, Author, Cable, Note, Reading, Record
from db.rows import read_record, read_where

PAGE = 100
"""Entries that are read at once."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done: the changes `first` to `last` (row numbers), one burst or one change.

    `author` is the name under which it was done; `saves` counts its changes, `cable` is the id of the cable
    that it was done to, with its `title` of today, or None.
    """

    first: int
    last: int
    id: str
    time: str
    author: str
    label: Label
    kind: ChangeKind
    about: str
    cable: str | None
    title: str
    saves: int
    burst: int | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries are wanted: of a cable, by an author (ids), about one of `history.ABOUT`; None for all.

    `note` asks for the entries that touched a note or its places.
    """

    cable: str | None = None
    author: str | None = None
    about: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class NoteThen:
    """A note as it was, and its anchors in the reading that its cable had then."""

    note: Note
    anchors: tuple[Anchor, ...]
    reading: Reading


def entries(
    connection: sqlite3.Connection,
    wanted: Filter | None = None,
    *,
    before: int | None = None,
    most: int = PAGE,
) -> list[Entry]:
    """Return at most so many entries, the newest first, of those whose changes lie before a row number."""
    wanted = wanted or Filter()
    condition, values = _condition(connection, wanted)
    found: list[Entry] = []
    at, limit = before, most + 1
    while True:
        rows = connection.execute(
            f"SELECT {_COLUMNS} FROM {_TABLES} WHERE {condition} AND change.n < ?"
            " ORDER BY change.n DESC LIMIT ?",
            (*values, 2**62 if at is None else at, limit),
        ).fetchall()
        for row in rows:
            _add_row(found, row)
            if len(found) > most:
                return found[:most]
        if len(rows) < limit:
            return found
        at, limit = rows[-1][0], most * 4  # bursts that are not yet merged


def steps_of(connection: sqlite3.Connection, entry: Entry) -> tuple[Step, ...]:
    """Return what an entry did, record by record; raises LibraryError "history-damaged"."""
    return compose(row.step() for row in steps_of_changes(connection, _changes_of(connection, entry)))


def kinds_of(connection: sqlite3.Connection, entry: Entry) -> dict[str, int]:
    """Return how many records of each kind an entry touched: quick, however many they are."""
    changes = _changes_of(connection, entry)
    rows = connection.execute(
        "SELECT record_kind, count(DISTINCT record) FROM step"
        f" WHERE change IN ({','.join('?' * len(changes))}) GROUP BY record_kind",
        changes,
    )
    return dict(kinds_in(connection, changes) + Counter({str(kind): int(count) for kind, count in rows}))


def named_states(connection: sqlite3.Connection) -> list[tuple[NamedState, int]]:
    """Return the states that have a name, the latest first, each with the moment that it stands for."""
    states = [state for state in read_where(connection, "named_state", "1") if isinstance(state, NamedState)]
    found = [(state, moment_of(connection, state)) for state in states]
    return sorted(found, key=lambda one: (one[1], one[0].created), reverse=True)


def moment_of(connection: sqlite3.Connection, state: NamedState) -> int:
    """Return the row number of the change whose state bears a name; 0 before all changes."""
    row = connection.execute(
        "SELECT coalesce(max(change.n), 0) FROM change JOIN history_id ON history_id.n = replica"
        " WHERE history_id.id = (SELECT replica FROM library) AND sequence <= ?",
        (state.sequence,),
    ).fetchone()
    return int(row[0])


def note_at(connection: sqlite3.Connection, note_id: str, moment: int) -> NoteThen | None:
    """Return a note as it was at a moment; None where it was not there.

    Raises LibraryError "history-damaged".
    """
    note = _at(connection, note_id, moment)
    if not isinstance(note, Note):
        return None
    cable = _at(connection, note.cable, moment, note.cable)
    reading = _at(connection, cable.reading, moment, note.cable) if isinstance(cable, Cable) else None
    if not isinstance(reading, Reading):
        return None
    owned = connection.execute("SELECT DISTINCT record FROM step WHERE owner = ?", (note_id,))
    places = {row[0] for row in owned.fetchall()} | packed_places(connection, note.cable, note_id)
    states = [_at(connection, place, moment, note.cable) for place in places]
    anchors = (a for a in states if isinstance(a, Anchor) and a.owner == note_id and a.reading == reading.id)
    return NoteThen(note, tuple(sorted(anchors, key=lambda a: (a.ordinal, a.id))), reading)


def cable_at(connection: sqlite3.Connection, cable_id: str, moment: int) -> CableState:
    """Return a cable as it was at a moment, but without its text, which the caller adds.

    What nothing was done to since is read as it is today. Raises NotFoundError "cable-not-found" where the
    cable was not there, LibraryError "history-damaged".
    """
    known: dict[str, Record] = {}
    if read_record(connection, "cable", cable_id) is not None:
        today = read_cable(connection, cable_id)
        known = {record.id: record for record in records_of(today)}
    touched = connection.execute(
        "SELECT DISTINCT record FROM step WHERE cable = (SELECT n FROM history_id WHERE id = ?)"
        " AND change > ?",
        (cable_id, moment),
    ).fetchall()
    records = {row[0] for row in touched} | packed_since(connection, cable_id, moment)
    for record_id, past in pasts_of(connection, records, cable_id).items():
        record = _left(past, moment)
        known.pop(record_id, None)
        if record is not None:
            known[record_id] = record
    cable = known.pop(cable_id, None)
    if not isinstance(cable, Cable):
        raise NotFoundError("cable-not-found", cable=cable_id)
    found = CableState(cable, "")
    found.set_anchors(record for record in known.values() if isinstance(record, Anchor))
    for record in known.values():
        if not isinstance(record, Anchor):
            found.shelf(KIND_OF[type(record)])[record.id] = record
    for author in read_where(connection, "author", "1"):
        if isinstance(author, Author):
            found.authors[author.id] = author
    _fill_names(connection, found, moment)
    return found


def _fill_names(connection: sqlite3.Connection, found: CableState, moment: int) -> None:
    """Add whom the cable mentioned then: as they are today, or as they were then where they are gone."""
    wanted = {mention.name for mention in found.mentions.values()}
    found.names = {name.id: name for name in names_of(connection, wanted)}
    for name_id in wanted - found.names.keys():
        name = _at(connection, name_id, moment)
        if isinstance(name, Name):
            found.names[name_id] = name


def authors_of_changes(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return (id, name) of everybody who has changed something, by name."""
    rows = connection.execute(
        "SELECT author.id, author.name FROM author JOIN history_id ON history_id.id = author.id"
        " WHERE EXISTS (SELECT 1 FROM change WHERE change.author = history_id.n)"
    )
    return sorted(((str(row[0]), str(row[1])) for row in rows), key=lambda one: one[1].casefold())


# -- private ---------------------------------------------------------------------------------------------

_COLUMNS = (
    "change.n, change.id, change.time, coalesce(author.name, named.id), change.label, change.label_values,"
    " change.kind, change.about, cable.id, coalesce(listing.title, ''), change.burst"
)
_TABLES = (
    "change JOIN history_id AS named ON named.n = change.author LEFT JOIN author ON author.id = named.id"
    " LEFT JOIN history_id AS cable ON cable.n = change.cable LEFT JOIN listing ON listing.cable = cable.id"
)


def _condition(connection: sqlite3.Connection, wanted: Filter) -> tuple[str, list[object]]:
    parts, values = ["change.label <> 'add-author'"], list[object]()
    for column, value in (("cable", wanted.cable), ("author", wanted.author)):
        if value is not None:
            parts.append(f"change.{column} = (SELECT n FROM history_id WHERE id = ?)")
            values.append(value)
    if wanted.about is not None:
        parts.append("change.about = ?")
        values.append(wanted.about)
    if wanted.note is not None:
        packed = packed_about(connection, wanted.note)
        parts.append(
            "change.n IN (SELECT change FROM step WHERE record = ?"
            " UNION SELECT change FROM step WHERE owner = ?"
            f" UNION SELECT n FROM change WHERE n IN ({','.join('?' * len(packed))}))"
        )
        values += [wanted.note, wanted.note, *packed]
    return " AND ".join(parts), values


def _add_row(found: list[Entry], row: Sequence[Any]) -> None:
    """Add a row to the entries: let the last of them grow, where it is of the same burst."""
    number, change_id, time, author, label, values, kind, about, cable, title, burst = row
    last = found[-1] if found else None
    if last is not None and burst is not None and last.burst == burst:
        found[-1] = replace(last, first=number, saves=last.saves + 1)
        return
    named = Label(label, json.loads(values))
    entry = Entry(number, number, change_id, time, author, named, kind, about, cable, title, 1, burst)
    found.append(entry)


def _changes_of(connection: sqlite3.Connection, entry: Entry) -> list[int]:
    if entry.saves == 1 or entry.burst is None:
        return [entry.last]
    rows = connection.execute(
        "SELECT n FROM change WHERE burst = ? AND n BETWEEN ? AND ?", (entry.burst, entry.first, entry.last)
    )
    return [row[0] for row in rows]


def _at(connection: sqlite3.Connection, record: str, moment: int, cable: str | None = None) -> Record | None:
    row = state_after(connection, record, moment, cable)
    return None if row is None else row.step().after


def _left(past: Sequence[StepRow], moment: int) -> Record | None:
    """Return what the last step up to a moment left of a record."""
    last = next((row for row in reversed(past) if row.change <= moment), None)
    if last is None:
        return None
    if not last.sound:
        raise LibraryError("history-damaged")
    return record_from_json(last.kind, last.after)
