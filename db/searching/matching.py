"""In which cables the words of a query stand, as sets of their numbers: put together, taken away, tried.

Each word is sought in the whole index by itself; what narrows the search most is asked first, and against few
cables the others are only tried one by one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable

from db.many_numbers import read_numbers
from db.searching.conditions import dated_pieces, is_dated, is_listed
from db.searching.query_parts import Dated, Either, Every, Listed, Mentions, Name, Not, Part, Words
from db.searching.search_rows import Pending
from db.searching.word_rows import WordRows

_FEW = 200
"""So many cables are tried one by one against a word, rather than all that have the word being fetched."""
OFTEN = 2000
"""A word that stands in more rows than this is sought after the others."""
MANY = 12_000
"""A word in so many rows stands nearly everywhere: its first cables are sooner found one by one."""


class Search:
    """One search of one state of a library."""

    def __init__(self, connection: sqlite3.Connection, waits: Pending | None = None) -> None:
        """Search the library behind this connection; `waits` spares asking for it again."""
        self._connection = connection
        self._words = WordRows(connection, waits or Pending(connection))
        self._all: frozenset[int] | None = None

    def cables_of(self, part: Part) -> frozenset[int]:
        """Return the cables that a part means, by their n; some of them may be in the trash."""
        if isinstance(part, Every):
            return self._in_every(part.parts)
        if isinstance(part, Either):
            return frozenset().union(*(self.cables_of(each) for each in part.parts))
        if isinstance(part, Not):
            return self._every_cable() - self.cables_of(part.part)
        if isinstance(part, Dated):
            return frozenset().union(*(self._asked(*piece) for piece in dated_pieces(part)))
        if isinstance(part, Listed):
            return self._asked(*is_listed(part))
        if isinstance(part, Mentions):
            return self._mentioning(part)
        if isinstance(part, Words):
            return self._words.cables(part)
        return self._in_every(part.parts) | self._words.cables(part)

    def may_be_many(self, part: Part) -> bool:
        """Tell whether so many cables may fit that to find all of them takes a while."""
        if isinstance(part, Every):
            return all(map(self.may_be_many, part.parts))
        if isinstance(part, Either):
            return any(map(self.may_be_many, part.parts))
        if isinstance(part, Name):
            return self._words.count(part, MANY) >= MANY or self.may_be_many(Every(part.parts))
        if isinstance(part, Mentions):
            return False
        return not isinstance(part, Words) or self._words.count(part, MANY) >= MANY

    def among(self, part: Part, cables: Collection[int]) -> frozenset[int]:
        """Return those of a few cables that a part means: each is tried by itself, however many fit."""
        if isinstance(part, Every):
            left = frozenset(cables)
            for each in part.parts:
                left = self.among(each, left)
            return left
        if isinstance(part, Either):
            return frozenset().union(*(self.among(each, cables) for each in part.parts))
        if isinstance(part, Not):
            return frozenset(cables) - self.among(part.part, cables)
        if isinstance(part, Dated | Listed):
            condition, values = is_dated(part) if isinstance(part, Dated) else is_listed(part)
            rows = self._connection.execute(
                f"SELECT n FROM json_each(?) CROSS JOIN listing ON n = value WHERE {condition}",
                (_listed(cables), *values),
            )
            return frozenset(n for (n,) in rows)
        if isinstance(part, Mentions):
            return self._mentioning(part).intersection(cables)
        found = self._words.among(part, cables)
        if isinstance(part, Name):
            found |= self.among(Every(part.parts), cables)
        return found

    def _in_every(self, parts: Iterable[Part]) -> frozenset[int]:
        found: frozenset[int] | None = None
        for part in sorted(parts, key=self._width):
            if found is None:
                found = self.cables_of(part)
            elif isinstance(part, Not):
                found -= self._tried(part.part, found)
            else:
                found &= self._tried(part, found)
            if not found:
                break
        return self._every_cable() if found is None else found

    def _tried(self, part: Part, among: frozenset[int]) -> frozenset[int]:
        """Return the cables that a part means; where few are left, only those of them that are."""
        often = isinstance(part, Words) and self._width(part) >= OFTEN
        if isinstance(part, Words) and often and len(among) <= _FEW:
            return self._words.among(part, among)
        return self.cables_of(part)

    def _width(self, part: Part) -> int:
        """Return about how much a part lets through: what narrows the search most comes first."""
        if isinstance(part, Words):
            return self._words.count(part, OFTEN)
        if isinstance(part, Every):
            return min(map(self._width, part.parts), default=OFTEN + 2)
        return {Name: OFTEN - 1, Either: OFTEN}.get(type(part), OFTEN + 1 + isinstance(part, Not))

    def _mentioning(self, part: Mentions) -> frozenset[int]:
        from db.naming.kept_finder import finder_of  # no part of the start: the list is there before a search

        names = [name.id for name in finder_of(self._connection).spelled(part.words, begins=part.begins)]
        return self._asked(
            "cable IN (SELECT mention.cable FROM json_each(?) CROSS JOIN mention ON mention.name = value)",
            (json.dumps(names),),
        )

    def _every_cable(self) -> frozenset[int]:
        if self._all is None:
            self._all = self._asked("1")
        return self._all

    def _asked(self, condition: str, values: tuple[object, ...] = ()) -> frozenset[int]:
        """Return the cables out of the trash whose row of the list meets a condition."""
        query = f"SELECT n FROM listing WHERE trashed = 0 AND {condition}"
        return frozenset(read_numbers(self._connection, query, values))


def _listed(numbers: Iterable[int]) -> str:
    return json.dumps(list(numbers))
