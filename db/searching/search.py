"""Finding cables by plain words, each by itself: what the list of cables asks while one types."""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import dataclass

from db.searching.find import Search, count_pending
from db.searching.query_parts import Every, Query, Words
from db.searching.search_places import Sought
from db.searching.search_rows import Pending
from db.searching.search_snippets import snippet as snippet_of
from db.searching.search_words import tokens

__all__ = ["Hits", "Term", "count_pending", "find", "snippet", "terms_of"]

_PART = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+)')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must follow one another; with `begins`, the last one may go on."""

    words: str
    begins: bool = False


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
    return tuple(term for term in terms if tokens(term.words))


def find(connection: sqlite3.Connection, terms: tuple[Term, ...]) -> Hits:
    """Return in which cables the terms stand; while the index is made anew, in none."""
    pending = count_pending(connection)
    if Pending(connection).everything:
        return Hits(tuple(frozenset() for _ in terms), pending)
    search = Search(connection)
    found = [search.cables_of(Words(term.words, begins=term.begins)) for term in terms]
    ids = _living(connection, frozenset().union(*found))
    return Hits(tuple(frozenset(ids[n] for n in cables if n in ids) for cables in found), pending)


def snippet(connection: sqlite3.Connection, cable_id: str, terms: tuple[Term, ...], *, length: int) -> str:
    """Return about `length` characters round the first hit in a cable, on one line; "" where none is seen."""
    row = connection.execute("SELECT n FROM cable WHERE id = ?", (cable_id,)).fetchone()
    query = Query("", Every(tuple(Words(term.words, begins=term.begins) for term in terms)))
    found = snippet_of(connection, row[0], Sought(query), length=length) if row else None
    return found.words if found else ""


def _living(connection: sqlite3.Connection, cables: frozenset[int]) -> dict[int, str]:
    """Return the ids of those that are not in the trash, by their n."""
    rows = connection.execute(
        "SELECT n, id FROM cable WHERE trashed IS NULL AND n IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(cables)),),
    )
    return dict(rows)
