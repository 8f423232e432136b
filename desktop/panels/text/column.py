"""How wide the reading column is, and what lies left and right of it.

At 1600 pixels of window and more the column is 640 wide, below that it takes 560 to 600, so that a line has
some seventy characters. Where two columns of panels leave a wide window's text less, the letters are
the smaller ones. It grows with the zoom as far as there is room: larger letters, same measure.
"""

from __future__ import annotations

from typing import NamedTuple

_LEFT_ROOM = 50  # line numbers to four figures
_RIGHT_ROOM = 40  # one icon of a marginal note
_LEAST = 240
_LARGE = 600  # the larger letters need it for 66 characters a line


class Column(NamedTuple):
    """Widths in pixels: the margin to the left, the column, the margin to the right."""

    left: int
    width: int
    right: int


def column(available: int, wide: bool, zoom: int) -> Column:
    """Return how `available` pixels are divided, in a wide window or not, at `zoom` per cent."""
    most = available - _LEFT_ROOM - _RIGHT_ROOM
    wanted = 640 if wide else min(600, max(560, most))
    width = max(min(round(wanted * zoom / 100), most), min(_LEAST, available))
    rest = max(0, available - width)
    left = min(max(rest // 2, min(rest, _LEFT_ROOM)), rest)
    return Column(left, width, rest - left)


def large_letters(available: int, wide: bool) -> bool:
    """Tell whether a window's text takes the larger letters: it is wide, and so is its column at 100 %."""
    return wide and column(available, wide, 100).width >= _LARGE
