"""The cables whose rows in the list meet conditions, as sets of numbers, read off the index of a column.

What is met by most is told by the few that do not meet it: of a large library nearly all have no star.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from db.many_numbers import read_numbers
from db.searching.conditions import dated_pieces, is_listed
from db.searching.query_parts import Dated, Either, Every, Listed, Not, Part


@dataclass(frozen=True, slots=True)
class Meeting:
    """These cables; or, with `but`, all that are not in the trash but these."""

    numbers: frozenset[int]
    but: bool = False

    def among(self, numbers: Iterable[int]) -> list[int]:
        """Return those of some cables that meet the conditions, in their order; none is in the trash."""
        own = self.numbers
        if self.but:
            return [n for n in numbers if n not in own] if own else list(numbers)
        return [n for n in numbers if n in own]

    def reversed(self) -> Meeting:
        """Return the cables that are not these."""
        return Meeting(self.numbers, not self.but)

    def __and__(self, other: Meeting) -> Meeting:
        """Return the cables that are in both."""
        if self.but and other.but:
            return Meeting(self.numbers | other.numbers, but=True)
        if self.but or other.but:
            some, without = (other, self) if self.but else (self, other)
            return Meeting(some.numbers - without.numbers)
        return Meeting(self.numbers & other.numbers)

    def __or__(self, other: Meeting) -> Meeting:
        """Return the cables that are in one of both."""
        return (self.reversed() & other.reversed()).reversed()


EVERYTHING = Meeting(frozenset(), but=True)


def count_living(connection: sqlite3.Connection) -> int:
    """Return how many cables are not in the trash."""
    # All, less those in the trash: SQLite counts a whole table without looking at its rows.
    every = connection.execute("SELECT count(*) FROM listing").fetchone()[0]
    return int(every - connection.execute("SELECT count(*) FROM listing WHERE trashed = 1").fetchone()[0])


def meeting(connection: sqlite3.Connection, part: Part) -> Meeting:
    """Return the cables that a part means which asks for no words (`asks_no_words`)."""
    if isinstance(part, Dated):
        found = [n for piece in dated_pieces(part) for n in _asked(connection, *piece)]
        return Meeting(frozenset(found))
    if isinstance(part, Listed):
        condition, values = is_listed(part)
        query = f"SELECT count(*) FROM listing WHERE trashed = 0 AND {condition}"
        are_most = 2 * connection.execute(query, values).fetchone()[0] > count_living(connection)
        asked = f"NOT ({condition})" if are_most else condition
        return Meeting(frozenset(_asked(connection, asked, values)), but=are_most)
    if isinstance(part, Not):
        return meeting(connection, part.part).reversed()
    assert isinstance(part, Every | Either)
    met = EVERYTHING if isinstance(part, Every) else EVERYTHING.reversed()
    for each in part.parts:
        other = meeting(connection, each)
        met = met & other if isinstance(part, Every) else met | other
    return met


def dated_among(part: Part) -> tuple[Dated | None, Every]:
    """Return one condition on the date that everything meets which a part means, or None, and the others."""
    parts = part.parts if isinstance(part, Every) else (part,)
    dated = next((each for each in parts if isinstance(each, Dated)), None)
    return dated, Every(tuple(each for each in parts if each is not dated))


def _asked(connection: sqlite3.Connection, condition: str, values: tuple[object, ...]) -> list[int]:
    return read_numbers(connection, f"SELECT n FROM listing WHERE trashed = 0 AND {condition}", values)
