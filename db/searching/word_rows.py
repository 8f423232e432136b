"""In which rows of the index words stand, and of which cables these rows are."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable

from db.many_numbers import read_numbers
from db.searching.asking import Asked, asked_for, is_begun_phrase, is_gathered
from db.searching.begun_phrases import head_and_end, rows_with_begun_phrase, those_with_phrase, wider
from db.searching.query_parts import Name, Words
from db.searching.search_rows import Pending


class WordRows:
    """Asks the index of one state of a library.

    Of a name these are the rows with another spelling of it; its own words are asked for by themselves.
    """

    def __init__(self, connection: sqlite3.Connection, waits: Pending) -> None:
        """Ask the library behind this connection; while its index is made anew, no words stand anywhere."""
        self._connection = connection
        self._is_readable = not waits.everything

    def count(self, words: Words | Name, most: int) -> int:
        """Return about how many rows have words, not less than do; `most` stands for so many or more."""
        if not self._is_readable:
            return 0
        if isinstance(words, Words) and is_begun_phrase(words):
            return min(self._count(asked, most) for asked in head_and_end(words))
        return self._count(asked_for(words), most)

    def cables(self, words: Words | Name) -> frozenset[int]:
        """Return the cables with words, by their n."""
        if not self._is_readable:
            return frozenset()
        own, notes = self._owners(words)
        found = frozenset(own)
        return found.union(self._cables_of_notes(notes)) if notes else found

    def among(self, words: Words | Name, cables: Collection[int]) -> frozenset[int]:
        """Return those of a few cables that have words: each is tried by itself, however many do."""
        if not self._is_readable:
            return frozenset()
        found = {n for n in cables if self._stands_between(words, n * 4, n * 4 + 2)}
        noted = self._connection.execute(
            "SELECT note.n, cable.n FROM json_each(?) CROSS JOIN cable ON cable.n = value"
            " JOIN note ON note.cable = cable.id WHERE note.trashed IS NULL",
            (_listed(n for n in cables if n not in found),),
        )
        for note, cable in noted:
            if cable not in found and self._stands_between(words, note * 4 + 3, note * 4 + 3):
                found.add(cable)
        return frozenset(found)

    def _count(self, asked: Asked, most: int) -> int:
        sql = f"SELECT count(*) FROM (SELECT 1 {_of(asked)} LIMIT ?)"
        return int(self._connection.execute(sql, (asked.match, most)).fetchone()[0])

    def _owners(self, words: Words | Name) -> tuple[list[int], list[int]]:
        """Return the n of the cables that own rows with words, and of the notes that do."""
        if isinstance(words, Words) and is_begun_phrase(words):
            rows = rows_with_begun_phrase(self._connection, words)
            if rows is not None:
                return [row >> 2 for row in rows if row & 3 != 3], [row >> 2 for row in rows if row & 3 == 3]
        asked = asked_for(words)
        own, notes = self._connection.execute(
            "SELECT json_group_array(rowid >> 2) FILTER (WHERE rowid & 3 <> 3),"
            f" json_group_array(rowid >> 2) FILTER (WHERE rowid & 3 = 3) {_of(asked)}",
            (asked.match,),
        ).fetchone()
        return json.loads(own), json.loads(notes)

    def _stands_between(self, words: Words | Name, first: int, last: int) -> bool:
        if isinstance(words, Words) and is_gathered(words):
            rows = self._rows_between(wider(words), first, last)
            return any(those_with_phrase(self._connection, words, rows))
        return bool(self._rows_between(asked_for(words), first, last))

    def _rows_between(self, asked: Asked, first: int, last: int) -> list[tuple[int]]:
        return self._connection.execute(
            f"SELECT rowid {_of(asked)} AND rowid BETWEEN ? AND ?", (asked.match, first, last)
        ).fetchall()

    def _cables_of_notes(self, notes: list[int]) -> list[int]:
        query = "SELECT cable AS n FROM json_each(?) CROSS JOIN search_note ON note = value"
        return read_numbers(self._connection, query, (_listed(notes),))


def _of(asked: Asked) -> str:
    return f"FROM {asked.table} WHERE {asked.table} MATCH ? AND {asked.condition}"


def _listed(numbers: Iterable[int]) -> str:
    return json.dumps(list(numbers))
