"""Hard-wrapped text: lines that an editor or a mail program broke at a fixed width are read as one.

A line goes on in the next one where the next one's first word would not have fitted any more. That alone can
be chance, so it counts only in a document that shows it often, and none of whose lines is wider than print. A
sentence that ends with its line may end its paragraph, too, and goes on in nothing; a label begins anew.
The text itself is never changed: a joined line spans its parts, with blanks where the line ends stand, so
that offsets stay what they are.
"""

import re
from itertools import pairwise

from desktop.reading.lines import Line

_NARROWEST, _WIDEST = 40, 100
_BEGINNING = re.compile(r"[-–—•*]\s|\d{1,2}[.)]\s|[A-Z][\w ]{0,20}:")
_FULL_LINES = 5
_FULL_SHARE = 0.25


def unwrapped(text: str, lines: list[Line], wraps: tuple[int, ...] = ()) -> list[Line]:
    """Return `lines` of `text` with wrapped ones joined, or `lines` itself where the text is not wrapped.

    `wraps` are line ends that are known to be mere wraps, by those who know the page.
    """
    if wraps:
        known = set(wraps)
        return _joined(text, lines, [_is_known(above, below, known) for above, below in pairwise(lines)])
    width = max((line.end - line.start for line in lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return lines
    goes_on = [_goes_on(text, above, below, width) for above, below in pairwise(lines)]
    if sum(goes_on) < _FULL_LINES or sum(goes_on) < _FULL_SHARE * len(lines):
        return lines
    return _joined(text, lines, goes_on)


def _is_known(above: Line, below: Line, wraps: set[int]) -> bool:
    if above.end not in wraps or above.end + 1 != below.start:
        return False
    return not above.text.endswith((".", "!", "?", ":")) and not _BEGINNING.match(below.text)


def _joined(text: str, lines: list[Line], goes_on: list[bool]) -> list[Line]:
    joined: list[Line] = []
    for line, continues in zip(lines, [False, *goes_on], strict=True):
        if continues:
            joined[-1] = _join(text, joined[-1], line)
        else:
            joined.append(line)
    return joined


def _goes_on(text: str, above: Line, below: Line, width: int) -> bool:
    if text.count("\n", above.end, below.start) != 1 or above.text.endswith((".", "!", "?", ":")):
        return False
    if _BEGINNING.match(below.text):
        return False
    first = below.text.split(None, 1)[0]
    length = above.end - above.start
    return length * 10 >= width * 7 and length + 1 + len(first) > width


def _join(text: str, above: Line, below: Line) -> Line:
    piece = text[above.start : below.end].replace("\n", " ")
    return Line(above.start, below.end, piece)
