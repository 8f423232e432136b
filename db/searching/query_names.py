"""The names in a query, with their other spellings: only those that really stand somewhere in the library."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from db.romanizing.names import Names, own_groups
from db.searching.asking import match_of
from db.searching.query import parse
from db.searching.query_parts import Either, Every, Name, Not, Part, Query, Words, wanted_in
from db.searching.search_rows import Pending
from db.searching.search_words import tokens

_LONGEST = 4
"""So many words of a query may be one name."""
_MOST_SHOWN = 24
"""So many other spellings of one name are looked for."""
_MOST_NAMES = 12
"""So many names of one query are asked for other spellings."""


def meant(
    connection: sqlite3.Connection, typed: str, names: Names, *, typing: bool = False, variants: bool = True
) -> Query:
    """Return what was typed means in this library, names with those other spellings that stand in it.

    `names` is the table that is shipped; the user's own groups are added. Without `variants`, or behind "=",
    a name is looked for as it is typed.
    """
    query = parse(typed, typing=typing)
    if not variants or Pending(connection).everything or not any(wanted_in(query.root)):
        return query
    return replace(query, root=_Naming(connection, _with_own(connection, names)).named(query.root))


def spellings_found(query: Query) -> tuple[str, ...]:
    """Return the other spellings that a query looks for, each once: so that a hit tells why it is one."""
    found = (spelling for part in query.wanted() if isinstance(part, Name) for spelling in part.also)
    return tuple(dict.fromkeys(found))


_kept: tuple[object, Names, Names] | None = None
"""The names that were last put together: for which state of which library, from which table."""


def _with_own(connection: sqlite3.Connection, names: Names) -> Names:
    """Return the names of the table and her own; kept, since it is asked at each key that she types.

    *m*: with 5,000 names of her own it takes 80 ms to put them together.
    """
    global _kept  # noqa: PLW0603 - what is kept is the same for everybody who asks
    state = connection.execute("SELECT id FROM change ORDER BY n DESC LIMIT 1").fetchone()
    if _kept is None or _kept[0] != state or _kept[1] is not names:
        _kept = (state, names, names.with_own(own_groups(connection)))
    return _kept[2]


class _Naming:
    """Puts names in the place of words."""

    def __init__(self, connection: sqlite3.Connection, names: Names) -> None:
        self._connection = connection
        self._names = names
        self._left = _MOST_NAMES

    def named(self, part: Part) -> Part:
        """Return a part with its names."""
        if isinstance(part, Words):
            return self._name((part,)) or part
        if isinstance(part, Not):
            return Not(self.named(part.part))
        if isinstance(part, Either):
            return Either(tuple(map(self.named, part.parts)))
        return self._in_every(part) if isinstance(part, Every) else part

    def _in_every(self, every: Every) -> Part:
        parts: list[Part] = []
        at = 0
        while at < len(every.parts):
            run = _run(every.parts, at)
            for length in range(len(run), 1, -1):
                if name := self._name(run[:length]):
                    parts.append(name)
                    at += length
                    break
            else:
                parts.append(self.named(every.parts[at]))
                at += 1
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def _name(self, words: tuple[Words, ...]) -> Name | None:
        if self._left <= 0 or any(each.exact for each in words):
            return None
        name = " ".join(each.words for each in words)
        if not 2 <= sum(map(len, tokens(name))) <= 60:
            return None
        self._left -= 1
        standing = []
        for spelling in self._names.also(name):
            if self._stands(words[0].column, spelling):
                standing.append(spelling)
            if len(standing) >= _MOST_SHOWN:
                break
        return Name(words, tuple(standing)) if standing else None

    def _stands(self, column: str, spelling: str) -> bool:
        found = self._connection.execute(
            "SELECT 1 FROM search WHERE search MATCH ? LIMIT 1", (match_of(Words(spelling, column)),)
        )
        return found.fetchone() is not None


def _run(parts: tuple[Part, ...], at: int) -> tuple[Words, ...]:
    """Return the words from a place on that may be one name: next to one another, in the same field."""
    run: list[Words] = []
    for part in parts[at : at + _LONGEST]:
        if not isinstance(part, Words) or part.exact or (run and part.column != run[0].column):
            break
        run.append(part)
    return tuple(run)
