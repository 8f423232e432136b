"""The text of a cable as it left, laid beside what somebody made of it in Word.

Places go from one to the other through the differences of the two, word by word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from db.correcting.corrections import Hunk, carried
from db.correcting.differences import Difference, between, to_hunks
from desktop.reading.returned import Span
from desktop.reading.word.own_text import as_it_was

_STAND_IN = re.compile(r"\[U\+[0-9A-F]{4,6}\]")


@dataclass(frozen=True, slots=True)
class Laid:
    """Two texts; `differences` lead from the one that left to the one that came back."""

    left: str
    came: str
    differences: tuple[Difference, ...]
    _hunks: tuple[Hunk, ...]

    def home(self, place: int) -> int:
        """Return where a place of the text that came back stands in the one that left."""
        return min(carried(place, self._hunks, back=True), len(self.left)) if self._hunks else place

    def away(self, place: int) -> int:
        """Return where a place of the text that left stands in the one that came back."""
        return carried(place, self._hunks) if self._hunks else place

    def home_span(self, span: Span) -> Span:
        """Return a span of the text that came back as one of the text that left."""
        start = self.home(span[0])
        # Words that were put in at the end of a span belong to it; their place is one alone.
        return start, max(start, self.home(span[1]))

    def is_touched(self, span: Span) -> bool:
        """Tell whether anything was changed within a span of the text that left, or right beside it."""
        return any(one.start <= span[1] and one.end >= span[0] for one in self.differences)


def laid(left: str, came: str) -> Laid:
    """Lay two texts side by side. A stand-in that has lost its style is read where the left text needs it."""
    if left != came and _STAND_IN.search(came):
        read = _STAND_IN.sub(lambda match: _read(match[0], left), came)
        if len(read) != len(came) and read == left:
            # The offsets of what lies on the text were counted with the stand-ins in it.
            differences = tuple(_unread(came))
            return Laid(left, came, (), to_hunks(differences))
    found = between(left, came) if left != came else ()
    return Laid(left, came, found, to_hunks(found))


def _read(stand_in: str, left: str) -> str:
    return as_it_was(stand_in) if as_it_was(stand_in) in left else stand_in


def _unread(came: str) -> list[Difference]:
    found: list[Difference] = []
    shift = 0
    for match in _STAND_IN.finditer(came):
        old = as_it_was(match[0])
        start = match.start() - shift
        found.append(Difference(start, start + 1, match.start(), match.end(), old, match[0]))
        shift += len(match[0]) - 1
    return found
