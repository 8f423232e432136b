"""In which cables the words of a query stand, as sets of their numbers: put together, taken away, tried.

Each word is sought in the whole index by itself; what narrows the search most is asked first, and against few
cables the others are only tried one by one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator

from db.searching.query_parts import Dated, Either, Every, Listed, Mentions, Name, Not, Part, Words
from db.searching.word_rows import WordRows

_FEW = 200
"""So many cables are tried one by one against a word, rather than all that have the word being fetched."""
OFTEN = 2000
"""A word that stands in more rows than this is sought after the others."""
MANY = 12_000
"""A word in so many rows stands nearly everywhere: its first cables are sooner found one by one."""
_HIGHEST = "\U0010fffd"
"""Stands behind every other character."""


class Search:
    """One search of one state of a library."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._words = WordRows(connection)
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
            return frozenset().union(*(self._asked(*piece) for piece in _by_index(part)))
        if isinstance(part, Listed):
            condition, values = _listed_as(part)
            return self._asked(f"trashed = 0 AND {condition}", values)
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
            condition, values = _dated(part) if isinstance(part, Dated) else _listed_as(part)
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
            "trashed = 0 AND cable IN"
            " (SELECT mention.cable FROM json_each(?) CROSS JOIN mention ON mention.name = value)",
            (json.dumps(names),),
        )

    def _every_cable(self) -> frozenset[int]:
        if self._all is None:
            self._all = self._asked("trashed = 0", ())
        return self._all

    def _asked(self, condition: str, values: tuple[object, ...]) -> frozenset[int]:
        """Return the cables whose row of the list meets a condition."""
        rows = self._connection.execute(f"SELECT n FROM listing WHERE {condition}", values)
        return frozenset(n for (n,) in rows)


def as_condition(part: Part) -> tuple[str, tuple[object, ...]] | None:
    """Return what a part means as a condition on the rows of the list; None where it asks for words."""
    if isinstance(part, Dated):
        condition, values = _dated(part)
        if not part.low:
            return condition, values
        # Most dates are told by themselves; only the year before the bound and intervals are taken apart.
        begun, bound = "(date >= ? OR instr(date, '/') > 0)", part.low[:4]
        if not part.high:
            return f"(date >= ? OR ({begun} AND {condition}))", (part.low, bound, *values)
        high = part.high + _HIGHEST
        return f"date < ? AND (date >= ? OR ({begun} AND {condition}))", (high, part.low, bound, *values)
    if isinstance(part, Listed):
        return _listed_as(part)
    if isinstance(part, Not):
        inner = as_condition(part.part)
        return None if inner is None else (f"NOT ({inner[0]})", inner[1])
    if isinstance(part, Every | Either):
        found = [as_condition(each) for each in part.parts]
        known = [each for each in found if each is not None]
        if not known or len(known) < len(found):
            return None
        joint = " AND " if isinstance(part, Every) else " OR "
        return joint.join(f"({sql})" for sql, _ in known), tuple(v for _, values in known for v in values)
    return None


def _dated(part: Dated) -> tuple[str, tuple[object, ...]]:
    """Return the condition that a cable's date, which may be an interval or a year only, meets the bounds.

    What may lie within them does: a cable of "1961" is found by date:1961-05.
    """
    end = "rtrim(substr(date, instr(date, '/') + 1), '?~%')"
    conditions, values = ["date <> ''"], []
    if part.high:
        conditions.append("date < ?")
        values.append(part.high + _HIGHEST)
    if part.low:
        conditions.append(f"{end} || ? >= ?")
        values += [_HIGHEST, part.low]
    return " AND ".join(conditions), tuple(values)


def _by_index(part: Dated) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Give the same in pieces that an index answers: dates from a year on, intervals begun before."""
    condition, values = _dated(part)
    if not part.low:
        yield f"trashed = 0 AND {condition}", values
        return
    year = part.low[:4]
    yield f"trashed = 0 AND date >= ? AND {condition}", (year, *values)
    yield f"trashed = 0 AND instr(date, '/') > 0 AND date < ? AND {condition}", (year, *values)


def _listed_as(part: Listed) -> tuple[str, tuple[object, ...]]:
    if part.begins:
        begins = f"substr(lower({part.column}), 1, ?) = ?"
        values = [value for each in part.values for value in (len(str(each)), str(each))]
        return f"({' OR '.join([begins] * len(part.values))})", tuple(values)
    return f"{part.column} IN ({', '.join('?' * len(part.values))})", part.values


def _listed(numbers: Iterable[int]) -> str:
    return json.dumps(list(numbers))
