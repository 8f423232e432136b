"""Words put one after the other, with what stands between them decided when the next word comes.

So white space never stands at either end of a block or of the text, and a span begins at its first word,
whatever line ends come before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.reading.tei.kinds import BLANK_LINE, LINE, NOTHING, SPACE

_SPACES = re.compile(r"[ \t\r\n]+")
_WHITE = " \t\r\n"
_OPENING = frozenset("([{“‘«‹„—")
_CLOSING = frozenset(")]},.;:!?”’»›…—")
_BETWEEN = {NOTHING: "", SPACE: " ", LINE: "\n", BLANK_LINE: "\n\n"}


@dataclass(slots=True)
class Start:
    """Where something begins: known when its first word is put."""

    at: int | None = None


class Flow:
    """A text that grows. Offsets are code points of it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._last = ""
        self._between = NOTHING
        self._soft = False
        self._waiting: list[Start] = []
        self._joined = self._glued = False
        self.length = 0

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._pieces)

    def words(self, data: str, *, opens: bool = False, closes: bool = False, keep: bool = False) -> None:
        """Put the words of a text node that `opens` or `closes` an element within a line; or keep its space.

        White space with a line end at such an edge falls away beside an opening or a closing mark.
        """
        if keep:
            self._put(data)
            return
        core = data.strip(_WHITE)
        if not core:
            if data:
                self.space(soft=(opens or closes) and "\n" in data)
            return
        first = data.index(core[0])
        if first:
            self.space(soft=opens and "\n" in data[:first])
        self._put(_SPACES.sub(" ", core))
        if first + len(core) < len(data):
            self.space(soft=closes and "\n" in data[first + len(core) :])

    def space(self, *, soft: bool = False) -> None:
        """Let a space stand before the next word; a `soft` one falls away beside brackets and points."""
        if self._glued:
            return
        if self._between == NOTHING:
            self._between, self._soft = SPACE, soft
        elif self._between == SPACE:
            self._soft = self._soft and soft

    def part(self, strength: int) -> None:
        """Let at least so much stand before the next word."""
        if self._joined:
            strength = min(strength, SPACE)
        if strength == SPACE:
            self.space()
        else:
            self._between = max(self._between, strength)

    def join(self, joined: bool) -> None:
        """Let what comes until the next word stand on the same line: an item beside its label."""
        self._joined = joined

    def glue(self) -> None:
        """Let the next word follow at once: a page that breaks in the middle of a word."""
        if self._between == SPACE:
            self._between = NOTHING
        self._glued = True

    def tab(self) -> None:
        """Put a tab: the next cell of a row."""
        if self._between == SPACE:
            self._between = NOTHING
        self._put("\t")

    def start(self) -> Start:
        """Return the place of the next word."""
        start = Start()
        self._waiting.append(start)
        return start

    def mark(self) -> Start:
        """Return the place of a mark: right after the last word, or before the first one of a new line."""
        if self._between >= LINE or not self.length:
            return self.start()
        return Start(self.length)

    def _put(self, words: str) -> None:
        if not words:
            return
        if self.length and self._between:
            between = _BETWEEN[self._between]
            if self._between == SPACE and (
                self._last in "\t\n" or (self._soft and (self._last in _OPENING or words[0] in _CLOSING))
            ):
                between = ""
            self._pieces.append(between)
            self.length += len(between)
        self._between, self._soft, self._joined, self._glued = NOTHING, False, False, False
        for start in self._waiting:
            start.at = self.length
        self._waiting.clear()
        self._pieces.append(words)
        self.length += len(words)
        self._last = words[-1]
