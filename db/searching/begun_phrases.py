"""Words that follow one another, of which the last is but a short beginning: "foreign mi*".

The index of beginnings keeps no places, and that of words would gather every place of every word that begins
so. Where the words before the last are in few rows, those rows are looked at themselves.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable

from db.searching.asking import Asked, asked_for_beginning, asked_for_phrase
from db.searching.query_parts import Words
from db.searching.search_rows import indexed_row
from db.searching.search_words import pattern_of, tokens

_FEW = 3000
"""So many rows are looked at; of more, the index of words is left to gather what it must."""


def head_and_end(words: Words) -> tuple[Asked, Asked]:
    """Return the questions for the words before the last, and for the beginning that ends them."""
    found = tokens(words.words)
    return asked_for_phrase(found[:-1], words.column), asked_for_beginning(found[-1], words.column)


def rows_with_begun_phrase(connection: sqlite3.Connection, words: Words) -> list[int] | None:
    """Return the rows that have these words; None where too many would have to be looked at."""
    head, end = head_and_end(words)
    rows = connection.execute("SELECT rowid FROM search WHERE search MATCH ? LIMIT ?", (head.match, _FEW + 1))
    found = [row for (row,) in rows]
    if len(found) > _FEW:
        return None
    ending = connection.execute(
        "SELECT rowid FROM search_beginning WHERE search_beginning MATCH ?"
        f" AND {end.condition} AND rowid IN (SELECT value FROM json_each(?))",
        (end.match, json.dumps(found)),
    )
    return those_with_phrase(connection, words, [row for (row,) in ending])


def those_with_phrase(connection: sqlite3.Connection, words: Words, rows: Iterable[int]) -> list[int]:
    """Return those of some rows in which these words follow one another."""
    found = tokens(words.words)
    pattern = re.compile(pattern_of(found, begins=words.begins))
    return [
        row
        for row in rows
        if any(
            words.column in ("", column) and _stands(pattern, found[0], indexed)
            for column, indexed in indexed_row(connection, row)
        )
    ]


def _stands(pattern: re.Pattern[str], first: str, indexed: str) -> bool:
    at = indexed.find(first)
    while at >= 0:
        if pattern.match(indexed, at):
            return True
        at = indexed.find(first, at + 1)
    return False
