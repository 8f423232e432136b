"""Lines of a heading that hold several statements ("Ciphered telegram. Strictly secret. From Pyongyang.").

They are cut behind the full stop as long as each is surely one of the heading's; what follows, perhaps the
message, stays one line. "Level: Urgent / From the Moscow Desk / Received (65) No. 284" is cut at its strokes,
and a row of a table ("Foreign Ministry | Top Secret! Produced in 2 copies for: - A - B |") between its cells.
"""

import re

from desktop.reading.letterhead import is_kind
from desktop.reading.lines import Line
from desktop.reading.marks import mark_of

_STOP = re.compile(r"(?<=[^\W\d_]{2})[.!]\s{1,3}(?=[A-Z])")
_SIDE = re.compile(r"(?:From|To|FROM|TO) (?:the )?(?:[A-Z][\w’'-]{1,24}\.? ?){1,3}")
_STROKE = " / "
_CELL = re.compile(r"\s{0,3}\|\s{0,3}")
_LABELLED = re.compile(r"[A-Z][\w ]{2,24}:\s|(?:From|To|Received|Sent|No\.|FROM|TO|RECEIVED)\s")
_LONGEST_LINE = 200
_LONGEST_ROW = 600
_ABBREVIATED = re.compile(
    r"\b(?:cdes?|comrs?|dr|mrs?|messrs|prof|gen|col|maj|capt|amb|no|nos|st)$", re.IGNORECASE
)
# "Cryptogram No. 17599, from Budapest, on 30 October"
_NUMBER_FROM = re.compile(
    r"(?:[A-Za-z]{4,12}\s){0,2}(?:no|nr|№|#)\.?\s?\d[\w./-]{0,14}(?=,\sfrom\s(?-i:[A-Z]))", re.IGNORECASE
)
# "From…Hanoi……dispatched on ...": dots of a form lead from its words to what was filled in.
_FILLED_IN = re.compile(
    r"From(?:…|\.{3}|_{3})[….\s_]{0,40}[^….\n_]{2,40}(?P<led>…|\.{3}|_{3})[….\s_]{0,40}(?=\w)"
)
_HEADING_LINES = 15
_LONGEST_PIECE = 60


def run_in(lines: list[Line]) -> list[Line]:
    """Return the lines of a document with those of its heading cut that hold several statements."""
    cut: list[Line] = []
    for line in lines[:_HEADING_LINES]:
        for cell in _cells(line):
            cut += _pieces(cell)
    return cut + lines[_HEADING_LINES:]


def _cells(line: Line) -> list[Line]:
    if "|" not in line.text or len(line.text) > _LONGEST_ROW:
        return [line]
    edges = [0, *(edge for bar in _CELL.finditer(line.text) for edge in bar.span()), len(line.text)]
    return [cell for a, b in zip(edges[::2], edges[1::2], strict=True) if (cell := line.part(a, b)).text]


def _pieces(line: Line) -> list[Line]:
    if _STROKE in line.text and len(line.text) < _LONGEST_LINE:
        parts = _divided(line)
        if sum(_is_statement(part.text) or _LABELLED.match(part.text) is not None for part in parts) >= 2:
            return parts
    filled = _FILLED_IN.match(line.text)
    if filled and len(line.text) < _LONGEST_LINE:
        return [line.part(0, filled.start("led")), line.part(filled.end(), len(line.text))]
    numbered = _NUMBER_FROM.match(line.text)
    if numbered and len(line.text) < _LONGEST_LINE:
        return [line.part(0, numbered.end()), line.part(numbered.end() + 1, len(line.text))]
    pieces: list[Line] = []
    begin = 0
    for stop in _STOP.finditer(line.text[:400]):
        piece = line.part(begin, stop.start())
        if not _is_statement(piece.text) or _ABBREVIATED.search(piece.text):
            break
        pieces.append(line.part(begin, stop.start() + 1))
        begin = stop.end()
    return [*pieces, line.part(begin, len(line.text))] if pieces else [line]


def _divided(line: Line) -> list[Line]:
    parts: list[Line] = []
    begin = 0
    for words in line.text.split(_STROKE):
        parts.append(line.part(begin, begin + len(words)))
        begin += len(words) + len(_STROKE)
    return [part for part in parts if part.text]


def _is_statement(text: str) -> bool:
    return len(text) <= _LONGEST_PIECE and bool(is_kind(text) or mark_of(text) or _SIDE.fullmatch(text))
