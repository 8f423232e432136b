"""Lists that a person puts in order: rows with an `ordinal`, moved, inserted and removed as steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from db.changes import Step
from db.records import HeaderField, Recipient, Stage

Row = TypeVar("Row", bound=HeaderField | Recipient | Stage)


def renumber(rows: Sequence[Row]) -> list[Step]:
    """Return the steps that give rows the ordinals 0, 1, 2 ... of this sequence."""
    return [
        Step(row, replace(row, ordinal=ordinal)) for ordinal, row in enumerate(rows) if row.ordinal != ordinal
    ]


def insert(rows: Sequence[Row], new: Row, at: int) -> list[Step]:
    """Return the steps that put a new row at index `at` (clamped to the list) and move those below."""
    at = max(0, min(at, len(rows)))
    later = [
        Step(row, replace(row, ordinal=ordinal))
        for ordinal, row in enumerate(rows[at:], start=at + 1)
        if row.ordinal != ordinal
    ]
    return [Step(None, replace(new, ordinal=at)), *later]


def move(rows: Sequence[Row], sources: Sequence[int], to: int) -> list[Step]:
    """Return the steps that move the rows at `sources` before the row now at index `to`.

    `to` may be the length of the list, for its end. The moved rows keep their order among themselves.
    """
    chosen = set(sources)
    moved = [row for index, row in enumerate(rows) if index in chosen]
    head = [row for index, row in enumerate(rows) if index not in chosen and index < to]
    tail = [row for index, row in enumerate(rows) if index not in chosen and index >= to]
    return renumber([*head, *moved, *tail])
