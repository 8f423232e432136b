"""The rows of one cable, read into its state: all of them, or what a page of its text needs to be shown.

A page is read and shown first: with 10,000 notes that takes a hundredth of the time of reading them all.
"""

from __future__ import annotations

import gc
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from db.anchor_packs import packed_anchors
from db.cable_state import CableState
from db.changes import OF_A_CABLE
from db.errors import NotFoundError
from db.library_records import Name
from db.records import Anchor, Author, Cable, NoteSeries, Record
from db.rows import read_record, read_where

_AT_ONCE = 500
"""How many values one statement asks for at most."""


def read_cable(connection: sqlite3.Connection, cable_id: str) -> CableState:
    """Return a cable with all that belongs to it but its text, which the caller checks and adds.

    Raises NotFoundError "cable-not-found".
    """
    cable = read_record(connection, "cable", cable_id)
    if not isinstance(cable, Cable):
        raise NotFoundError("cable-not-found", cable=cable_id)
    state = CableState(cable, "")
    with no_garbage_sought():
        _fill(connection, state)
    return state


@contextmanager
def no_garbage_sought() -> Iterator[None]:
    """Let the collector rest: ten thousand new records, all of which stay, would call it again and again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _fill(connection: sqlite3.Connection, state: CableState) -> None:
    cable_id = state.cable.id
    for kind in OF_A_CABLE:
        shelf = state.shelf(kind)
        for record in read_where(connection, kind, "cable = ?", cable_id):
            shelf[record.id] = record
    for author in read_where(connection, "author", "1"):
        if isinstance(author, Author):
            state.authors[author.id] = author
    _fill_names(connection, state)
    anchors = read_where(connection, "anchor", "cable = ?", cable_id)
    own = (anchor for anchor in anchors if isinstance(anchor, Anchor))
    state.set_anchors([*packed_anchors(connection, "cable = ?", cable_id), *own])


def _fill_names(connection: sqlite3.Connection, state: CableState) -> None:
    for name in names_of(connection, {mention.name for mention in state.mentions.values()}):
        state.names[name.id] = name


def names_of(connection: sqlite3.Connection, ids: Iterable[str]) -> list[Name]:
    """Return the names with these ids that the library has."""
    return [name for name in _among(connection, "name", "id", ids) if isinstance(name, Name)]


def read_page(connection: sqlite3.Connection, cable_id: str, first: int, last: int) -> CableState:
    """Return a cable with what the text shows between two offsets, but without its text.

    Of the notes, mentions and marks there are those with a span that shares a character with [first, last)
    of the current reading, and `footnotes_before` counts those whose marks stand before them. Of the rest
    there is what tells the kinds of lines: header fields and structures. Raises NotFoundError
    "cable-not-found".
    """
    cable = read_record(connection, "cable", cable_id)
    if not isinstance(cable, Cable):
        raise NotFoundError("cable-not-found", cable=cable_id)
    state = CableState(cable, "")
    for kind in ("reading", "header_field", "structure"):
        shelf = state.shelf(kind)
        for record in read_where(connection, kind, "cable = ?", cable_id):
            shelf[record.id] = record
    owners = {
        str(row[0])
        for row in connection.execute(
            'SELECT owner FROM anchor WHERE reading = ? AND start < ? AND "end" > ?',
            (cable.reading, last, first),
        )
    }
    for kind in ("note", "mention", "editorial_mark"):
        for record in _among(connection, kind, "id", owners):
            state.shelf(kind)[record.id] = record
    _fill_names(connection, state)
    named = owners | state.fields.keys() | state.structures.keys()
    packed = (a for a in packed_anchors(connection, "cable = ?", cable_id) if a.owner in named)
    own = (a for a in _among(connection, "anchor", "owner", named) if isinstance(a, Anchor))
    state.set_anchors([*packed, *own])
    state.footnotes_before = _footnotes_before(connection, cable.reading, first, owners)
    for name in _named_before(connection, cable, first):
        if name in state.names:  # who that is was said there
            state.names[name] = replace(state.names[name], identify=False)
    return state


def _named_before(connection: sqlite3.Connection, cable: Cable, offset: int) -> list[str]:
    """Return the ids of the names that are mentioned before an offset."""
    rows = connection.execute(
        "SELECT DISTINCT mention.name FROM mention JOIN anchor ON anchor.owner = mention.id"
        " WHERE mention.cable = ? AND anchor.reading = ? AND anchor.start < ?",
        (cable.id, cable.reading, offset),
    )
    return [row[0] for row in rows] if offset > 0 else []


def _among(connection: sqlite3.Connection, kind: str, column: str, values: Iterable[str]) -> list[Record]:
    """Return the records of a kind whose column has one of these values."""
    wanted = sorted(values)
    found: list[Record] = []
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        found += read_where(connection, kind, f"{column} IN ({','.join('?' * len(some))})", *some)
    return found


def _footnotes_before(
    connection: sqlite3.Connection, reading: str, offset: int, besides: set[str]
) -> dict[NoteSeries, int]:
    """Return how many footnotes of each series have their mark's span before an offset, without `besides`."""
    if offset <= 0:
        return {}
    found = connection.execute(
        "SELECT DISTINCT owner, series FROM anchor JOIN note ON note.id = anchor.owner"
        " WHERE reading = ?1 AND start < ?2 AND \"end\" <= ?2 AND kind = 'footnote' AND trashed IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM anchor AS first WHERE first.owner = anchor.owner"
        " AND first.reading = ?1 AND first.ordinal < anchor.ordinal)",
        (reading, offset),
    )
    return dict(Counter(series for owner, series in found if owner not in besides))
