"""Finding cables by their words: in the text, the header values, the recipients and the notes.

What she types is words, "phrases in quotation marks" and the beginnings of words*; every one of them must
stand somewhere in the cable. It is never read as the index's own language.
"""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import dataclass

from db.search_index import Pending
from db.search_words import has_word, spaced

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
    """The ids of the cables found, none of them in the trash; `pending` cables are not in the index yet."""

    cables: frozenset[str]
    pending: int = 0


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
    """Return the cables in which every term stands, in whichever part of them; none for no terms."""
    waits = count_pending(connection)
    if not terms or Pending(connection).everything:
        return Hits(frozenset(), waits)
    found: set[int] | None = None
    for term in terms:
        cables = _cables_with(connection, term)
        found = cables if found is None else found & cables
        if not found:
            break
    return Hits(_living(connection, found or set()), waits)


def count_pending(connection: sqlite3.Connection) -> int:
    """Return how many cables are not in the index yet."""
    everything = Pending(connection).everything
    table = "cable" if everything else "search_pending"
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


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


def _living(connection: sqlite3.Connection, cables: set[int]) -> frozenset[str]:
    rows = connection.execute(
        "SELECT id FROM cable WHERE trashed IS NULL AND n IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(cables)),),
    )
    return frozenset(row[0] for row in rows)
