"""Finding the cables that a query means: their numbers, in the order of the list.

A cable has several rows in the index, so each word is sought by itself and the cables are then put together:
one word may stand in the text and another in a note. What narrows the search most is asked first; against
few cables the others are only tried one by one.
"""

from __future__ import annotations

import json
import sqlite3
import time
from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from db.searching.query_parts import Dated, Either, Every, Listed, Name, Not, Part, Query, Words
from db.searching.search_rows import Pending
from db.searching.search_words import tokens

_FEW = 200
"""So many cables are tried one by one against a word, rather than all that have the word being fetched."""
_OFTEN = 2000
"""A word that stands in more rows than this is sought after the others."""
FIRST_SECONDS = 0.02
"""For so long the first cables are sought one by one."""
_TRIES, _PAGE = 1000, 16
_HIGHEST = "\U0010fffd"
"""Stands behind every other character."""
Pieces = Sequence[tuple[str, str]]
"""Conditions and orders, as SQL of ours, of the pieces that make up the list, one behind the other."""
BY_DATE: Pieces = (("date > ''", "date, n"), ("date = ''", "n"))
"""By date, undated cables last; read off an index."""


@dataclass(frozen=True, slots=True)
class Found:
    """The cables that a query means, by their `n`, in the order asked for; none of them is in the trash.

    `pending` cables could not be searched: they are not in the index yet, or not with their present text.
    """

    cables: array[int]
    pending: int = 0

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.cables)


def find(connection: sqlite3.Connection, query: Query, *, pieces: Pieces = BY_DATE) -> Found:
    """Return the cables that a query means; while the index is made anew, no word is found in any.

    `pieces` say in which order. Raises sqlite3.Error for an index that is damaged.
    """
    pending = count_pending(connection)
    cables = None if query.is_empty else Search(connection).cables_of(query.root)
    found = array("q")
    for condition, order in pieces:
        rest = f"WHERE trashed = 0 AND {condition} ORDER BY {order}"
        if cables is not None and len(cables) < _OFTEN:
            rows = connection.execute(
                f"SELECT n FROM json_each(?) CROSS JOIN listing ON n = value {rest}", (_listed(cables),)
            )
            found.extend(n for (n,) in rows)
            continue
        strung = connection.execute(f"SELECT group_concat(n) FROM (SELECT n FROM listing {rest})").fetchone()[
            0
        ]
        numbers = map(int, strung.split(",")) if strung else ()
        found.extend(numbers if cables is None else (n for n in numbers if n in cables))
    return Found(found, pending)


def find_first(
    connection: sqlite3.Connection, query: Query, *, pieces: Pieces = BY_DATE, most: int = 50
) -> array[int]:
    """Return the first cables, in the order of `pieces`, that a query means: at once, however many there are.

    It goes through the list from its beginning and tries cable by cable, for `FIRST_SECONDS` at most. Where
    few fit it does not try: `find` is quick then.
    """
    search = Search(connection)
    found = array("q")
    if any(_is_broad(words) for words in query.wanted()) or not search.may_be_many(query.root):
        return found
    until = time.perf_counter() + FIRST_SECONDS
    for condition, order in pieces:
        rows = connection.execute(
            f"SELECT n FROM listing WHERE trashed = 0 AND {condition} ORDER BY {order} LIMIT ?", (_TRIES,)
        )
        while len(found) < most and (page := [n for (n,) in rows.fetchmany(_PAGE)]):
            fitting = search.among(query.root, page)
            found.extend(n for n in page if n in fitting)
            if time.perf_counter() > until:
                return found[:most]
    return found[:most]


def _is_broad(words: Words | Name) -> bool:
    """Tell whether one letter is to begin a word: the index gathers all of them for each single question."""
    parts = (words,) if isinstance(words, Words) else words.parts
    return any(part.begins and len(tokens(part.words)[-1]) == 1 for part in parts)


def count_pending(connection: sqlite3.Connection) -> int:
    """Return how many cables are not in the index yet, or not with their present text."""
    everything = Pending(connection).everything
    tables = ("cable",) if everything else ("search_pending", "search_stale")
    return sum(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)


def match_of(words: Words | Name) -> str:
    """Return words in the language of the index: whole, or as other spellings of the name say it."""
    if isinstance(words, Words):
        return _within(words.column, _phrase(words.words, begins=words.begins))
    ways = [_phrase(spelling) for spelling in words.also]
    if len(words.parts) == 1:
        ways.insert(0, _phrase(words.parts[0].words, begins=words.parts[0].begins))
    return _within(words.column, " OR ".join(ways))


def _within(column: str, match: str) -> str:
    return f"{{{column}}} : ({match})" if column else match


def _phrase(words: str, *, begins: bool = False) -> str:
    return f'"{" ".join(tokens(words))}"' + ("*" if begins else "")


class Search:
    """One search of one state of a library."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._is_readable = not Pending(connection).everything
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
            return self._asked(*_dated(part))
        if isinstance(part, Listed):
            return self._asked(*_listed_as(part))
        if isinstance(part, Words) or len(part.parts) == 1:
            return self._with_words(match_of(part))
        return self._in_every(part.parts) | self._with_words(match_of(part))

    def may_be_many(self, part: Part) -> bool:
        """Tell whether so many cables may fit that to find all of them takes a while."""
        if isinstance(part, Every):
            return all(map(self.may_be_many, part.parts))
        if isinstance(part, Either):
            return any(map(self.may_be_many, part.parts))
        if isinstance(part, Name):
            return self._rows_with(match_of(part)) >= _OFTEN or self.may_be_many(Every(part.parts))
        return not isinstance(part, Words) or self._rows_with(match_of(part)) >= _OFTEN

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
        found = self._with_words_among(match_of(part), cables)
        if isinstance(part, Name) and len(part.parts) > 1:
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
        often = isinstance(part, Words) and not _is_broad(part) and self._width(part) >= _OFTEN
        if isinstance(part, Words) and often and len(among) <= _FEW:
            return self._with_words_among(match_of(part), among)
        return self.cables_of(part)

    def _width(self, part: Part) -> int:
        """Return about how much a part lets through: what narrows the search most comes first."""
        if isinstance(part, Words):
            return self._rows_with(match_of(part))
        if isinstance(part, Every):
            return min(map(self._width, part.parts), default=_OFTEN + 2)
        return {Name: _OFTEN - 1, Either: _OFTEN}.get(type(part), _OFTEN + 1 + isinstance(part, Not))

    def _rows_with(self, match: str) -> int:
        """Return how many rows of the index have words; `_OFTEN` stands for so many or more."""
        if not self._is_readable:
            return 0
        rows = self._connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)", (match, _OFTEN)
        )
        return int(rows.fetchone()[0])

    def _with_words(self, match: str) -> frozenset[int]:
        if not self._is_readable:
            return frozenset()
        # Strung together by SQLite in one step: other threads work meanwhile.
        strung = self._connection.execute(
            "SELECT group_concat(rowid) FROM search WHERE search MATCH ?", (match,)
        ).fetchone()[0]
        rows = [int(row) for row in strung.split(",")] if strung else []
        own = {row >> 2 for row in rows if row & 3 != 3}
        notes = [row >> 2 for row in rows if row & 3 == 3]
        if notes:
            own.update(self._cables_of_notes(notes))
        return frozenset(own)

    def _with_words_among(self, match: str, among: Collection[int]) -> frozenset[int]:
        if not self._is_readable:
            return frozenset()
        found = {n for n in among if self._stands_between(match, n * 4, n * 4 + 2)}
        noted = self._connection.execute(
            "SELECT note.n, cable.n FROM json_each(?) CROSS JOIN cable ON cable.n = value"
            " JOIN note ON note.cable = cable.id WHERE note.trashed IS NULL",
            (_listed(n for n in among if n not in found),),
        )
        for note, cable in noted:
            if cable not in found and self._stands_between(match, note * 4 + 3, note * 4 + 3):
                found.add(cable)
        return frozenset(found)

    def _stands_between(self, match: str, first: int, last: int) -> bool:
        rows = self._connection.execute(
            "SELECT 1 FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? LIMIT 1",
            (match, first, last),
        )
        return rows.fetchone() is not None

    def _cables_of_notes(self, notes: list[int]) -> Iterable[int]:
        rows = self._connection.execute(
            "SELECT DISTINCT cable FROM json_each(?) CROSS JOIN search_note ON note = value",
            (_listed(notes),),
        )
        return (n for (n,) in rows)

    def _every_cable(self) -> frozenset[int]:
        if self._all is None:
            self._all = self._asked("1", ())
        return self._all

    def _asked(self, condition: str, values: tuple[object, ...]) -> frozenset[int]:
        """Return the cables whose row of the list meets a condition."""
        rows = self._connection.execute(f"SELECT n FROM listing WHERE trashed = 0 AND {condition}", values)
        return frozenset(n for (n,) in rows)


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


def _listed_as(part: Listed) -> tuple[str, tuple[object, ...]]:
    if part.begins:
        begins = f"substr(lower({part.column}), 1, ?) = ?"
        values = [value for each in part.values for value in (len(str(each)), str(each))]
        return f"({' OR '.join([begins] * len(part.values))})", tuple(values)
    return f"{part.column} IN ({', '.join('?' * len(part.values))})", part.values


def _listed(numbers: Iterable[int]) -> str:
    return json.dumps(list(numbers))
