"""All the rows of one cable, read into its state."""

from __future__ import annotations

import sqlite3

from db.cable_state import CableState
from db.errors import NotFoundError
from db.records import Anchor, Author, Cable
from db.rows import read_record, read_where

_KINDS = (
    "reading",
    "header_field",
    "stage",
    "distribution",
    "recipient",
    "note",
    "structure",
    "doubt",
)


def read_cable(connection: sqlite3.Connection, cable_id: str) -> CableState:
    """Return a cable with all that belongs to it but its text, which the caller checks and adds.

    Raises NotFoundError "cable-not-found".
    """
    cable = read_record(connection, "cable", cable_id)
    if not isinstance(cable, Cable):
        raise NotFoundError("cable-not-found", cable=cable_id)
    state = CableState(cable, "")
    for kind in _KINDS:
        shelf = state.shelf(kind)
        for record in read_where(connection, kind, "cable = ?", cable_id):
            shelf[record.id] = record
    for author in read_where(connection, "author", "1"):
        if isinstance(author, Author):
            state.authors[author.id] = author
    anchors = read_where(connection, "anchor", "cable = ?", cable_id)
    state.set_anchors(anchor for anchor in anchors if isinstance(anchor, Anchor))
    return state
