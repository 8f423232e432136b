"""From one order of rows to another with few, small steps, so that selection and scroll place stay.

Rows are told apart by a key. The steps are those of Qt's model: runs removed, rows moved, runs inserted.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

MOST_RUNS = 64
"""With more separate runs than this the views are better off reading everything anew."""


def runs(rows: Sequence[str], wanted: Collection[str]) -> list[tuple[int, int]]:
    """Return the runs (first row, last row) of rows whose key is in `wanted`, from top to bottom."""
    found: list[tuple[int, int]] = []
    for row, key in enumerate(rows):
        if key not in wanted:
            continue
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


def moves(
    rows: Sequence[str], target: Sequence[str], movable: Collection[str]
) -> list[tuple[int, int]] | None:
    """Return the single-row moves (from, to) that turn `rows` into `target`, the same keys in other order.

    Only `movable` keys move; None where that does not suffice or takes too many. `to` is Qt's: the row
    before which the moved one is put, counted before the move.
    """
    if list(rows) == list(target):
        return []
    moving = [key for key in target if key in movable]
    if len(moving) > MOST_RUNS:
        return None
    if [k for k in rows if k not in movable] != [k for k in target if k not in movable]:
        return None
    places = {key: row for row, key in enumerate(target)}
    now = list(rows)
    steps: list[tuple[int, int]] = []
    for key in moving:
        at = now.index(key)
        before = places[key]
        to = now.index(target[before - 1]) + 1 if before else 0
        if to in (at, at + 1):
            continue
        steps.append((at, to))
        now.insert(to, key)
        del now[at + 1 if to < at else at]
    return steps
