"""Finding cables by their words: in the text, the header values, the recipients and the notes.

What she types is words, "phrases in quotation marks" and the beginnings of words*; every one of them must
stand somewhere in the cable. It is never read as the index's own language.
"""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import dataclass

from db.searching.search_rows import Pending
from db.searching.search_words import has_word, spaced

_PART = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+)')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must follow one another; with `begins`, the last one may go on."""

    words: str
    begins: bool = False

    def as_match(self) -> str:
        """Return the term in the language of the index."""
        quoted = spaced(self.words).replace("\0", " ").replace('"', '""')
        return f'"{quoted}"' + ("*" if self.begins else "")


@dataclass(frozen=True, slots=True)
class Hits:
    """For each term the ids of the cables in which it stands, none of them in the trash.

    `pending` cables are not in the index yet, or not with their present text.
    """

    by_term: tuple[frozenset[str], ...] = ()
    pending: int = 0

    @property
    def cables(self) -> frozenset[str]:
        """The cables in which every term stands, in whichever part of them; none for no terms."""
        return frozenset.intersection(*self.by_term) if self.by_term else frozenset()


def terms_of(query: str, *, typing: bool = False) -> tuple[Term, ...]:
    """Return what a query asks for; while she is `typing`, its last word may go on.

    What has no letter and no figure asks for nothing.
    """
    terms = []
    for match in _PART.finditer(query):
        phrase, word = match.groups()
        if phrase is not None:
            terms.append(Term(phrase))
        else:
            open_end = typing and match.end() == len(query)
            terms.append(Term(word.rstrip("*"), word.endswith("*") or open_end))
    return tuple(term for term in terms if has_word(term.words))


def find(connection: sqlite3.Connection, terms: tuple[Term, ...]) -> Hits:
    """Return in which cables the terms stand; while the index is made anew, in none."""
    pending = count_pending(connection)
    if Pending(connection).everything:
        return Hits(tuple(frozenset() for _ in terms), pending)
    found = [_cables_with(connection, term) for term in terms]
    ids = _living(connection, set().union(*found))
    return Hits(tuple(frozenset(ids[n] for n in cables if n in ids) for cables in found), pending)


def count_pending(connection: sqlite3.Connection) -> int:
    """Return how many cables are not in the index yet, or not with their present text."""
    everything = Pending(connection).everything
    tables = ("cable",) if everything else ("search_pending", "search_stale")
    return sum(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)


def _cables_with(connection: sqlite3.Connection, term: Term) -> set[int]:
    """Return the n of each cable in some row of which the term stands."""
    own = connection.execute(
        "SELECT rowid / 4 FROM search WHERE search MATCH ?",
        ("{text header recipients} : " + term.as_match(),),
    )
    noted = connection.execute(
        "SELECT DISTINCT cable.n FROM search JOIN note ON note.n = search.rowid / 4"
        " JOIN cable ON cable.id = note.cable WHERE search MATCH ?",
        ("{notes} : " + term.as_match(),),
    )
    return {row[0] for row in own} | {row[0] for row in noted}


def _living(connection: sqlite3.Connection, cables: set[int]) -> dict[int, str]:
    """Return the ids of those that are not in the trash, by their n."""
    rows = connection.execute(
        "SELECT n, id FROM cable WHERE trashed IS NULL AND n IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(cables)),),
    )
    return dict(rows)
