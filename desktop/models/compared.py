"""Two readings as one text to be read: the later one, with the words that it no longer has put in.

What was taken out stands before what was put in. Blanks that were exchanged cannot be seen, so signs stand
for them: ¶ for a line break, ° for a no-break space, → for a tab, and · for a space where nothing but
blanks is different. Only differences wear signs. Offsets count code points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from db.correcting.differences import Difference

_SIGNS = {"\n": "¶", "\u00a0": "°", "\u202f": "°", "\t": "→"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one difference, by its index, at `[start, end)` of the shown text: taken out or put in."""

    start: int
    end: int
    kind: Literal["removed", "added"]
    index: int


class Compared:
    """The shown text of a comparison, and where the later reading's words stand in it."""

    def __init__(self, later: str, differences: Sequence[Difference]) -> None:
        """Lay out the differences, which lead to `later`, in their order."""
        self.later = later
        self.differences = tuple(differences)
        self.pieces: list[Piece] = []
        self._places: list[tuple[int, int]] = []
        self._parts: list[str] = []
        self._size = 0
        # Runs of the later text, all of it in order: where each begins in the shown text and in its own.
        self._shown: list[int] = []
        self._later: list[int] = []
        at = 0
        for index, one in enumerate(self.differences):
            self._put_run(at, later[at : one.to])
            self._put_difference(one, index)
            at = one.to_end
        self._put_run(at, later[at:])
        self.text = "".join(self._parts)

    def place_of(self, index: int) -> tuple[int, int]:
        """Return where a difference stands in the shown text, what was taken out and put in together."""
        return self._places[index]

    def to_shown(self, place: int) -> int:
        """Return the place of the shown text at which a place of the later reading stands."""
        at = max(0, bisect_right(self._later, place) - 1)
        return self._shown[at] + place - self._later[at] if self._later else 0

    def to_later(self, place: int) -> int:
        """Return the place of the later reading for one of the shown text.

        Words that were taken out have none: that behind them is returned.
        """
        at = bisect_right(self._shown, place) - 1
        if at < 0:
            return 0
        after = self._later[at + 1] if at + 1 < len(self._later) else len(self.later)
        return min(self._later[at] + place - self._shown[at], after)

    def later_words(self, start: int, end: int) -> str:
        """Return the later reading's own words in a span of the shown text, exactly."""
        return self.later[self.to_later(start) : self.to_later(end)]

    def beside(self, place: int, step: int) -> int | None:
        """Return the difference behind a place of the shown text, or before it with `step` -1.

        After the last comes the first. None where there are no differences.
        """
        if not self._places:
            return None
        if step > 0:
            return bisect_right(self._places, place, key=lambda each: each[0]) % len(self._places)
        return (bisect_left(self._places, place, key=lambda each: each[0]) - 1) % len(self._places)

    def at(self, place: int) -> int | None:
        """Return the difference that holds or borders a place of the shown text."""
        index = bisect_right(self._places, place, key=lambda each: each[0]) - 1
        return index if index >= 0 and self._places[index][1] >= place else None

    # -- private -------------------------------------------------------------------------------------

    def _put_difference(self, one: Difference, index: int) -> None:
        blanks = one.old.split() == one.new.split()
        signs = str.maketrans(_SIGNS | {" ": "·"} if blanks else _SIGNS)
        begin = self._size
        # Words of several lines are shown in as many, but begin no line that the later reading does not have.
        breaks = "\n" in one.old.strip()
        self._put(one.old.translate(signs).replace("¶", "¶\u2028") if breaks else one.old.translate(signs))
        if self._size > begin:
            self.pieces.append(Piece(begin, self._size, "removed", index))
        middle, at = self._size, one.to
        for line in one.new.splitlines(keepends=True) if "\n" in one.new else [one.new]:
            words = line.removesuffix("\n")
            self._put_run(at, words.translate(signs))
            if len(words) < len(line):
                self._put("¶")
                self._put_run(at + len(words), "\n")
            at += len(line)
        if self._size > middle:
            self.pieces.append(Piece(middle, self._size, "added", index))
        self._places.append((begin, self._size))

    def _put_run(self, later: int, words: str) -> None:
        if words:
            self._shown.append(self._size)
            self._later.append(later)
            self._put(words)

    def _put(self, words: str) -> None:
        self._parts.append(words)
        self._size += len(words)
