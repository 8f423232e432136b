"""Which rows are selected, as stretches: of a hundred thousand nobody makes a list of indexes."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection


def parts_of(selection: QItemSelection) -> list[tuple[int, int]]:
    """Return (first, last) of the stretches of rows that are selected, in their order."""
    ranges = [selection.at(at) for at in range(selection.count())]
    return sorted((part.top(), part.bottom()) for part in ranges)
