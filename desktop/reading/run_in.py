"""Lines of a heading that hold several statements ("Ciphered telegram. Strictly secret. From Pyongyang.").

They are cut behind the full stop as long as each is surely one of the heading's; what follows, perhaps the
message, stays one line.
"""

import re

from desktop.reading.letterhead import is_kind
from desktop.reading.lines import Line
from desktop.reading.marks import mark_of

_STOP = re.compile(r"(?<=[^\W\d_]{2})[.!]\s{1,3}(?=[A-Z])")
_SIDE = re.compile(r"(?:From|To|FROM|TO) (?:the )?(?:[A-Z][\w’'-]{1,24}\.? ?){1,3}")
_ABBREVIATED = re.compile(
    r"\b(?:cdes?|comrs?|dr|mrs?|messrs|prof|gen|col|maj|capt|amb|no|nos|st)$", re.IGNORECASE
)
_HEADING_LINES = 15
_LONGEST_PIECE = 60


def run_in(lines: list[Line]) -> list[Line]:
    """Return the lines of a document with those of its heading cut that hold several statements."""
    cut: list[Line] = []
    for line in lines[:_HEADING_LINES]:
        cut += _pieces(line)
    return cut + lines[_HEADING_LINES:]


def _pieces(line: Line) -> list[Line]:
    pieces: list[Line] = []
    begin = 0
    for stop in _STOP.finditer(line.text[:400]):
        piece = line.part(begin, stop.start())
        if not _is_statement(piece.text) or _ABBREVIATED.search(piece.text):
            break
        pieces.append(line.part(begin, stop.start() + 1))
        begin = stop.end()
    return [*pieces, line.part(begin, len(line.text))] if pieces else [line]


def _is_statement(text: str) -> bool:
    return len(text) <= _LONGEST_PIECE and bool(is_kind(text) or mark_of(text) or _SIDE.fullmatch(text))
