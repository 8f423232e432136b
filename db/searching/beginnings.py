"""The beginnings of words, one to three letters, and in which rows of the index some word begins so.

The index of words answers a longer beginning quickly; of a short one it would gather every place of very many
words. It could keep those places ready by itself, for beginnings of two and three letters, and took twice the
room for it. An index of the beginnings alone, which keeps no places and no columns, takes a tenth of that.

A row's number tells its kind, and so the column of most words: the text, the recipients, the notes. In other
columns, and where a row fills several, a beginning stands once more with a sign before it for its column.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from db.searching.search_tables import COLUMNS, RowKind
from db.searching.search_words import first_letters, is_apart

LONGEST = 3
"""Letters of the longest beginnings that are kept."""
_SIGNS = {column: chr(0xE000 + at) for at, column in enumerate(COLUMNS)}
"""Stand before what is in a column; in a folded word none of them is found."""
_ALONE: dict[str, RowKind] = {"text": "text", "recipients": "recipients", "notes": "notes"}
"""Columns whose words need no sign in a row that fills no other, since its kind tells."""


class Begun(NamedTuple):
    """How the index of beginnings is asked: its language, and of which kind a row must be; None for any."""

    match: str
    kind: RowKind | None


def beginnings_of(made: Sequence[tuple[str, str]]) -> str:
    """Return the beginnings in a row of these columns, each with its words as the index is given them."""
    found: set[str] = set()
    for column, words in made:
        begun = _beginnings(words)
        found |= begun
        if len(made) > 1 or column not in _ALONE:
            sign = _SIGNS[column]
            found.update([sign + each for each in begun])
    return " ".join(found)


def is_short(token: str) -> bool:
    """Tell whether a word of the index is a beginning that is kept; one that stands apart begins no other."""
    return len(token) <= LONGEST and not is_apart(token)


def begun_with(token: str, column: str) -> Begun:
    """Return how to ask for words that begin so, in a column or, for "", in any."""
    if not column:
        return Begun(f'"{token}"', None)
    signed = f'"{_SIGNS[column]}{token}"'
    if column not in _ALONE:
        return Begun(signed, None)
    if column != "notes":
        return Begun(f'"{token}"', _ALONE[column])
    # A note's own words; what begins so in its tags only does not count.
    return Begun(f'{signed} OR ("{token}" NOT "{_SIGNS["tags"]}{token}")', "notes")


def _beginnings(words: str) -> set[str]:
    longest = set(first_letters(words, LONGEST))
    return longest.union([begun[:2] for begun in longest], [begun[:1] for begun in longest])
