"""The references of one cable that lead nowhere: to what is in the trash, or is not in the library at all."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from db.cable_state import CableState
from db.records import Note
from db.referring.links import Link, links_in
from db.referring.targets import Target, read_targets, target_in


@dataclass(frozen=True, slots=True)
class DeadReference:
    """A reference of a note that leads nowhere, and what is known of what it led to."""

    note: Note
    link: Link
    target: Target


def dead_references(connection: sqlite3.Connection, state: CableState) -> list[DeadReference]:
    """Return the references in a cable's notes that lead nowhere, in the order of the notes."""
    links = [(note, link) for note in state.notes_in_order() for link in links_in(note.words)]
    elsewhere = {link.address for _, link in links if target_in(state, link.address) is None}
    known = read_targets(connection, sorted(elsewhere))
    found = []
    for note, link in links:
        target = target_in(state, link.address) or known[link.address]
        if target.is_dead:
            found.append(DeadReference(note, link, target))
    return found
