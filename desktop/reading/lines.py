"""Lines of a text with their places: what the rules look at.

Rules see trimmed lines that are not blank. A cable's header and closing lie at its two ends, so of a very
long text only the first and the last lines are cut out; the middle is body whatever it says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

HEAD_LINES = 200
TAIL_LINES = 200
_TAIL_CHARACTERS = 100_000

_INK = re.compile(r"\S")

# Columns of a typed header: three or more blanks, or a tab, stand between two statements on one line.
_COLUMN = re.compile(r"(?:\t| {3})[ \t]{0,200}")

# "Sent: 27/X/62   at 16:30" is one statement, whatever its blanks.
# So is "To     :  Ambassador", whose colons stand below one another.
_GOES_ON = re.compile(r"(?:at|on)\s|:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A trimmed piece of one line: `text` stands at `[start, end)` of the whole text (code points)."""

    start: int
    end: int
    text: str

    def part(self, start: int, end: int) -> "Line":
        """Return the trimmed piece `[start, end)` of this line, counted from the beginning of the line."""
        return cut(self.text[start:end], self.start + start)


def cut(raw: str, start: int) -> Line:
    """Return `raw`, which begins at `start` of the whole text, without the white space around it."""
    left = raw.lstrip()
    begin = start + len(raw) - len(left)
    kept = left.rstrip()
    return Line(begin, begin + len(kept), kept)


def lines_of(text: str) -> list[Line]:
    """Return the lines of `text` that are not blank, the middle of a very long text left out."""
    head = list(_forward(text, HEAD_LINES))
    if not head or len(head) < HEAD_LINES:
        return head
    return head + list(_backward(text, head[-1].end, TAIL_LINES))


def columns(line: Line) -> list[Line]:
    """Return the statements of a line that is typed in columns, or the line itself."""
    if "   " not in line.text and "\t" not in line.text:
        return [line]
    pieces: list[Line] = []
    begin = 0
    for gap in _COLUMN.finditer(line.text):
        if _GOES_ON.match(line.text, gap.end()):
            continue
        pieces.append(line.part(begin, gap.start()))
        begin = gap.end()
    pieces.append(line.part(begin, len(line.text)))
    return [piece for piece in pieces if piece.text]


def _forward(text: str, most: int) -> Iterator[Line]:
    begin = 0
    for _ in range(most):
        # Jumps over blank lines in one search: a file may hold a million of them.
        ink = _INK.search(text, begin)
        if ink is None:
            return
        stop = text.find("\n", ink.start())
        stop = len(text) if stop < 0 else stop
        yield cut(text[ink.start() : stop], ink.start())
        begin = stop + 1


def _backward(text: str, floor: int, most: int) -> Iterator[Line]:
    window = text.rfind("\n", floor, max(floor, len(text) - _TAIL_CHARACTERS)) + 1
    begin = max(window, floor)
    found: list[Line] = []
    for raw in text[begin:].split("\n"):
        line = cut(raw, begin)
        if line.text:
            found.append(line)
        begin += len(raw) + 1
    yield from found[-most:]
