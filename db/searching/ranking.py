"""The cables found, the most telling first: where a rare word stands often in few words, by bm25.

A title counts more than a text. What a word is worth follows from how many rows have it, so that this has to
look at all of them: of a word that stands nearly everywhere it takes half a second in 100,000 cables.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator

from db.searching.asking import asked_for, match_of
from db.searching.query_parts import Name, Query, Words
from db.searching.search_rows import Pending
from db.searching.search_words import tokens

_WEIGHTS = {"text": 1, "title": 6, "originator": 3, "addressee": 3, "number": 6, "precedence": 1}
_WEIGHTS |= {"header": 2, "stages": 1, "recipients": 2, "notes": 2, "tags": 4}
"""What a place of a word is worth by the column of the index, in their order there."""
_TELLING = 3
"""Letters of a beginning by which cables are told from one another."""
_BM25 = f"bm25(search, {', '.join(map(str, _WEIGHTS.values()))})"


def ranked(connection: sqlite3.Connection, query: Query, cables: array[int]) -> array[int]:
    """Return these cables, the most telling first; where no words are sought, as they stand."""
    matches = [f"({match})" for match in _matches(query)]
    if not matches or Pending(connection).everything:
        return cables
    best: dict[int, float] = {}
    of_notes: dict[int, float] = {}
    for row, worth in connection.execute(
        f"SELECT rowid, {_BM25} FROM search WHERE search MATCH ?", (" OR ".join(matches),)
    ):
        into, n = (of_notes, row >> 2) if row & 3 == 3 else (best, row >> 2)
        into[n] = min(worth, into.get(n, 0.0))
    if of_notes:
        for note, cable in connection.execute("SELECT note, cable FROM search_note"):
            if note in of_notes:
                best[cable] = min(of_notes[note], best.get(cable, 0.0))
    return array("q", sorted(cables, key=lambda n: best.get(n, 0.0)))


def _matches(query: Query) -> Iterator[str]:
    for part in query.wanted():
        for words in (part,) if isinstance(part, Words) else part.parts:
            # So short a beginning tells nothing of a cable, and all words that begin so would be gathered.
            if not words.begins or len(tokens(words.words)[-1]) >= _TELLING:
                yield match_of(words)
        if isinstance(part, Name):
            yield asked_for(part).match
