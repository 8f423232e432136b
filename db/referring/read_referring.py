"""Which notes of a library refer to the notes of a cable, found by the index of words."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from string import ascii_lowercase, digits

from db.referring.links import links_in
from db.searching.search_rows import owner_of
from db.searching.search_words import tokens

_MANY = 1000
"""Of so many notes each is no longer sought by itself: all notes that refer to any are read."""
_AT_ONCE = 200
_FIRST_OF_IDS = {"note": "n", "cable": "k"}
"""How the ids begin that stand behind "note:" and "cable:"; in the index they are the word after it."""


@dataclass(frozen=True, slots=True)
class Referring:
    """A note that refers to others: its id, its cable's, and the addresses in its words."""

    note: str
    cable: str
    addresses: tuple[str, ...]


def read_referring(connection: sqlite3.Connection, notes: Sequence[str]) -> list[Referring]:
    """Return the notes, not in the trash, that refer to any of these notes, as far as they are in the index.

    What it takes goes by how many notes are asked for, not by how many of the library refer to others.
    """
    wanted = {f"note:{note}" for note in notes}
    found = []
    for row in sorted(_rows_with(connection, notes)):
        kind, n = owner_of(row)
        if kind != "notes":
            continue
        note = connection.execute(
            "SELECT note.id, cable, words FROM note JOIN cable ON cable.id = note.cable"
            " WHERE note.n = ? AND note.trashed IS NULL AND cable.trashed IS NULL",
            (n,),
        ).fetchone()
        if note is None:
            continue
        addresses = tuple(dict.fromkeys(link.address for link in links_in(str(note[2]))))
        if not wanted.isdisjoint(addresses):
            found.append(Referring(str(note[0]), str(note[1]), addresses))
    return found


def _rows_with(connection: sqlite3.Connection, notes: Sequence[str]) -> set[int]:
    """Return the rows of the index that have the id of one of these notes among the words of notes."""
    if len(notes) > _MANY:
        pairs = product(_FIRST_OF_IDS.items(), digits + ascii_lowercase)
        return _matching(connection, [f'"{word} {first}{figure}" *' for (word, first), figure in pairs])
    phrases = [f'"{" ".join(tokens(note))}"' for note in notes]
    return {
        row
        for at in range(0, len(phrases), _AT_ONCE)
        for row in _matching(connection, phrases[at : at + _AT_ONCE])
    }


def _matching(connection: sqlite3.Connection, phrases: Sequence[str]) -> set[int]:
    match = f"notes : ({' OR '.join(phrases)})"
    return {n for (n,) in connection.execute("SELECT rowid FROM search WHERE search MATCH ?", (match,))}
