"""The widths that the list and the total row below it share."""

from __future__ import annotations

NUMBER_WIDTH = 30
"""Where a name begins: left of it stands the row's number."""
STATED_WIDTH = 46
COUNTED_WIDTH = 56
RIGHT = 10
"""Room between a figure and the right edge of its column."""
INSET = 4
"""From the edge of the panel to the list."""


def name_width(width: int) -> int:
    """Return what is left of a list's width for the names."""
    return max(width - STATED_WIDTH - COUNTED_WIDTH, 60)
