"""What a query asks of the rows of the list, as SQL: dates, and columns that have one of a few values.

Each is put so that an index answers it.
"""

from __future__ import annotations

from db.searching.query_parts import Dated, Either, Every, Listed, Not, Part

HIGHEST = "\U0010fffd"
"""Stands behind every other character."""
Condition = tuple[str, tuple[object, ...]]
"""SQL and the values for its question marks."""


def asks_no_words(part: Part) -> bool:
    """Tell whether the rows of the list answer a part by themselves; no, where it asks for nothing at all."""
    if isinstance(part, Dated | Listed):
        return True
    if isinstance(part, Not):
        return asks_no_words(part.part)
    return isinstance(part, Every | Either) and bool(part.parts) and all(map(asks_no_words, part.parts))


def is_dated(part: Dated) -> Condition:
    """Return the condition that a cable's date, which may be an interval or a year only, meets the bounds.

    What may lie within them does: a cable of "1961" is found by date:1961-05.
    """
    end = "rtrim(substr(date, instr(date, '/') + 1), '?~%')"
    conditions, values = ["date <> ''"], []
    if part.high:
        conditions.append("date < ?")
        values.append(part.high + HIGHEST)
    if part.low:
        conditions.append(f"(date >= ? OR {end} || ? >= ?)")
        values += [part.low, HIGHEST, part.low]
    return " AND ".join(conditions), tuple(values)


def dated_pieces(part: Dated) -> list[Condition]:
    """Return the same in pieces that an index of the list answers, by date one behind the other.

    Most dates are told by themselves. Only intervals that began before the bound, and dates of its year that
    say no more than a year or month, are taken apart.
    """
    if not part.low:
        return [is_dated(part)]
    whole, values = is_dated(part)
    year = part.low[:4]
    pieces: list[Condition] = [(f"instr(date, '/') > 0 AND date < ? AND {whole}", (year, *values))]
    if part.low != year:
        pieces.append((f"date >= ? AND date < ? AND {whole}", (year, part.low, *values)))
    if part.high:
        pieces.append(("date >= ? AND date < ?", (part.low, part.high + HIGHEST)))
    else:
        pieces.append(("date >= ?", (part.low,)))
    return pieces


def is_listed(part: Listed) -> Condition:
    """Return the condition that a column has one of some values, or begins with one, in small letters."""
    if part.begins:
        begins = f"({part.column} >= ? AND {part.column} < ?)"
        values = [value for each in part.values for value in (str(each), f"{each}{HIGHEST}")]
        return f"({' OR '.join([begins] * len(part.values))})", tuple(values)
    return f"{part.column} IN ({', '.join('?' * len(part.values))})", part.values
