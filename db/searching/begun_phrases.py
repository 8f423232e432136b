"""Words that follow one another, of which the last is but a short beginning: "foreign mi*".

The index of beginnings keeps no places, and that of words would gather every place of every word that begins
so. Where the words before the last are in few rows, those rows are looked at themselves.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator

from db.searching.asking import Asked, asked_for_beginning, asked_for_phrase
from db.searching.beginnings import LONGEST
from db.searching.query_parts import Query, Words
from db.searching.search_places import Sought
from db.searching.search_rows import row_values
from db.searching.search_words import tokens

_FEW, _SHARE = 200, 30
"""So many rows are looked at, or one for each so many in which a word begins so; of more, the index of words
is left to gather what it must, which takes the longer the more there are of those."""


def head_and_end(words: Words) -> tuple[Asked, Asked]:
    """Return the questions for the words before the last, and for the beginning that ends them."""
    found = tokens(words.words)
    return asked_for_phrase(found[:-1], words.column), asked_for_beginning(found[-1], words.column)


def wider(words: Words) -> Asked:
    """Return a question that is answered at once, and by every row in which these begun words stand."""
    found = tokens(words.words)
    if len(found) > 1:
        return asked_for_phrase(found[:-1], words.column)
    return asked_for_beginning(found[0][:LONGEST], words.column)


def rows_with_begun_phrase(connection: sqlite3.Connection, words: Words) -> list[int] | None:
    """Return the rows that have these words; None where too many would have to be looked at."""
    head, end = head_and_end(words)
    ends = f"FROM search_beginning WHERE search_beginning MATCH ? AND {end.condition}"
    (begun,) = connection.execute(f"SELECT count(*) {ends}", (end.match,)).fetchone()
    most = max(_FEW, begun // _SHARE)
    rows = connection.execute("SELECT rowid FROM search WHERE search MATCH ? LIMIT ?", (head.match, most + 1))
    found = [row for (row,) in rows]
    if len(found) > most:
        return None
    ending = connection.execute(
        f"SELECT rowid {ends} AND rowid IN (SELECT value FROM json_each(?))",
        (end.match, json.dumps(found)),
    )
    return list(those_with_phrase(connection, words, ending.fetchall()))


def those_with_phrase(
    connection: sqlite3.Connection, words: Words, rows: Iterable[tuple[int]]
) -> Iterator[int]:
    """Give those of some rows in which these words follow one another."""
    sought = Sought(Query(root=words))
    for (row,) in rows:
        values = row_values(connection, row)
        if any(sought.first(value, column) is not None for column, value in values):
            yield row
