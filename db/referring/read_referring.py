"""Which notes of a library refer to notes or cables at all, found by the index of words."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from itertools import product
from string import hexdigits

from db.referring.links import links_in
from db.searching.search_rows import owner_of

_FIRST_OF_IDS = {"note": "n", "cable": "k"}
"""How the ids begin that stand behind "note:" and "cable:"; in the index they are the word after it.

With the figure that follows it is the beginning of few words but ids: the index is quick with two letters.
"""


@dataclass(frozen=True, slots=True)
class Referring:
    """A note that refers to others: its id, its cable's, and the addresses in its words."""

    note: str
    cable: str
    addresses: tuple[str, ...]


def read_referring(connection: sqlite3.Connection) -> list[Referring]:
    """Return the notes, not in the trash, whose words hold references, as far as they are in the index."""
    pairs = product(_FIRST_OF_IDS.items(), hexdigits.lower()[:16])
    phrases = " OR ".join(f'"{word} {first}{figure}" *' for (word, first), figure in pairs)
    rows = connection.execute("SELECT rowid FROM search WHERE search MATCH ?", (f"notes : ({phrases})",))
    found = []
    for row in rows.fetchall():
        kind, n = owner_of(int(row[0]))
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
        if addresses:
            found.append(Referring(str(note[0]), str(note[1]), addresses))
    return found
