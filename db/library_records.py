"""The records that belong to a library as a whole and to none of its cables.

They are frozen, made, changed and kept as those of `db.records` are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class NamedState:
    """A state of the library that she gave a name, so that it is never packed away.

    It is the state after the change with this `sequence` number.
    """

    id: str
    name: str
    sequence: int
    author: str
    created: str


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A query of the list of cables under a name; `ordinal` is its place among them."""

    id: str
    name: str
    query: str
    ordinal: int


@dataclass(frozen=True, slots=True)
class NameVariant:
    """The spellings of one person's name, two or more: who searches for one of them finds the others."""

    id: str
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """An office that distribution lists spell in several ways, and what it is called across cables."""

    id: str
    name: str
    spellings: tuple[str, ...]


NameKind = Literal["person", "place", "organization"]
NAME_KINDS: tuple[NameKind, ...] = ("person", "place", "organization")


@dataclass(frozen=True, slots=True)
class Name:
    """A person, place or organization; where cables name it, its mentions tell.

    `name` is the form of the heading ("Pak Sŏng-ch’ŏl"), `variants` are its other spellings: romanizations,
    characters. `dates` are as they are printed ("1913-2008"), `links` addresses in authority files. With
    `identify` the first mention in each cable carries a note that says who or what this is.
    """

    id: str
    kind: NameKind
    name: str
    variants: tuple[str, ...] = ()
    dates: str = ""
    description: str = ""
    links: tuple[str, ...] = ()
    identify: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """A record, by id and kind, that was changed on both sides of a merge, until she decides.

    `ours` and `theirs` are its two states as `db.changes.record_to_json` writes them, "" where a side has
    none; `whose` tells where theirs came from. `settled` says what was kept, "" for what is still open.
    """

    id: str
    record: str
    kind: str
    ours: str
    theirs: str
    whose: str
    created: str
    settled: Literal["", "ours", "theirs", "both"] = ""
