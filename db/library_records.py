"""The records that belong to a library as a whole and to none of its cables.

They are frozen, made, changed and kept as those of `db.records` are.
"""

from __future__ import annotations

from dataclasses import dataclass


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
