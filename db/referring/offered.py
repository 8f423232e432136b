"""What a new reference could lead to outside of the open cable: cables and notes that fit typed words.

They are sought in the index of words: each typed word is the beginning of one there. A cable fits by its
number or title, a note by its words, or by its cable: then the notes with a mark of that cable are offered.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from db.referring.targets import Target, read_targets
from db.searching.asking import asked_for
from db.searching.query_parts import Words
from db.searching.search_rows import owner_of
from db.searching.search_tables import RowKind
from db.searching.search_words import tokens

_MOST_CABLES, _MOST_NOTES = 8, 24
_LOOKED_AT = 200
"""Rows of the index that are looked at for a few that fit."""


def offered(connection: sqlite3.Connection, typed: str, *, besides: str) -> list[Target]:
    """Return what fits, cables first, each followed by its notes; nothing of the cable `besides`."""
    words = [word for word in typed.split() if tokens(word)]
    if not words:
        return []
    named = _rows(connection, words, ("number", "title"), "header")
    cables = [cable for cable in _cables(connection, named) if cable != besides][:_MOST_CABLES]
    notes = [
        note
        for note, cable in _notes(connection, _rows(connection, words, ("notes",), "notes"))
        if cable != besides
    ]
    of_cables = [
        str(row[0])
        for cable in cables
        for row in connection.execute(
            "SELECT id FROM note WHERE cable = ? AND trashed IS NULL AND kind IN ('footnote', 'own')"
            " ORDER BY n LIMIT ?",
            (cable, _MOST_NOTES),
        )
    ]
    addresses = [f"cable:{cable}" for cable in cables]
    addresses += [f"note:{note}" for note in dict.fromkeys((*of_cables, *notes))][:_MOST_NOTES]
    found = [each for each in read_targets(connection, addresses).values() if not each.is_dead]
    order = {cable: at for at, cable in enumerate(dict.fromkeys(each.cable for each in found))}
    return sorted(found, key=lambda each: (order[each.cable], each.kind is not None, _rank(each.mark)))


def _rows(
    connection: sqlite3.Connection, words: Sequence[str], columns: Sequence[str], kind: RowKind
) -> list[int]:
    """Return the numbers of cables or notes in whose rows of the index each word begins one in a column."""
    sql, matches = "", list[str]()
    for word in sorted(words, key=len, reverse=True):
        asked = [asked_for(Words(word, column, begins=True)) for column in columns]
        table, _, condition = asked[0]
        matches.append(" OR ".join(f"({each.match})" for each in asked))
        # "+": each row is looked up among the others', rather than the words asked for again for each.
        sql += " AND +rowid IN (" if sql else ""
        sql += f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND {condition}"
    rows = connection.execute(f"{sql}{')' * (len(words) - 1)} LIMIT ?", (*matches, _LOOKED_AT))
    owners = (owner_of(int(row[0])) for row in rows)
    return [n for found, n in owners if found == kind]


def _cables(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[str]:
    marks = ",".join("?" * len(numbers))
    rows = connection.execute(
        f"SELECT id FROM cable WHERE n IN ({marks}) AND trashed IS NULL ORDER BY n", list(numbers)
    )
    return [str(row[0]) for row in rows]


def _notes(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[tuple[str, str]]:
    marks = ",".join("?" * len(numbers))
    return [
        (str(note), str(cable))
        for note, cable in connection.execute(
            f"SELECT id, cable FROM note WHERE n IN ({marks}) AND trashed IS NULL ORDER BY n LIMIT ?",
            [*numbers, _MOST_NOTES],
        )
    ]


def _rank(mark: str) -> tuple[int, str]:
    return (int(mark), "") if mark.isdecimal() else (0, mark)
