"""Words of a query in the language of the index: which of its tables is asked for them, and how."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from db.searching.beginnings import begun_with, is_short
from db.searching.query_parts import Name, Words
from db.searching.search_tables import ROW_KINDS
from db.searching.search_words import is_apart, tokens


class Asked(NamedTuple):
    """A question to one table of the index: those of its rows that match and meet the condition."""

    table: str
    match: str
    condition: str = "1"


def match_of(words: Words) -> str:
    """Return words in the language of the index of words."""
    return _within(words.column, _phrase(tokens(words.words), begins=words.begins))


def asked_for(words: Words | Name) -> Asked:
    """Return the question whose answer is the rows with these words, or with the other spellings of a name.

    What `is_begun_phrase` tells is answered by the index of words alone, but slowly.
    """
    if isinstance(words, Name):
        also = " OR ".join(_phrase(tokens(spelling)) for spelling in words.also)
        return Asked("search", _within(words.column, also))
    found = tokens(words.words)
    if words.begins and len(found) == 1 and is_short(found[0]):
        return asked_for_beginning(found[0], words.column)
    return Asked("search", match_of(words))


def is_begun_phrase(words: Words) -> bool:
    """Tell whether words follow one another of which the last is but a short beginning."""
    found = tokens(words.words)
    return words.begins and len(found) > 1 and is_short(found[-1])


def is_gathered(words: Words) -> bool:
    """Tell whether the index of words gathers for each single question all words that begin so."""
    found = tokens(words.words)
    return words.begins and not is_apart(found[-1]) and (len(found) > 1 or not is_short(found[0]))


def asked_for_phrase(words: Sequence[str], column: str) -> Asked:
    """Return the question in which rows these words of the index follow one another."""
    return Asked("search", _within(column, _phrase(words)))


def asked_for_beginning(token: str, column: str) -> Asked:
    """Return the question in which rows a word begins with so few letters, in a column or "" for any."""
    match, kind = begun_with(token, column)
    condition = "1" if kind is None else f"rowid & 3 = {ROW_KINDS.index(kind)}"
    return Asked("search_beginning", match, condition)


def _phrase(words: Sequence[str], *, begins: bool = False) -> str:
    """Return words of the index that follow one another; with `begins` the last one may go on."""
    # A character that stands apart begins no other word, and is found sooner without the star.
    return f'"{" ".join(words)}"' + ("*" if begins and not is_apart(words[-1]) else "")


def _within(column: str, match: str) -> str:
    return f"{{{column}}} : ({match})" if column else match
