"""A text put together piece by piece, with what is known of each piece kept in its place.

Markup is a tree, a cable's text a line of characters. What a tree says of a stretch of words (a heading,
italics) is opened before them and closed behind them, and covers exactly the characters written in between:
blanks and line ends that stand around words belong to nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.reading.intake import Span


@dataclass(slots=True)
class Opened:
    """Something that began: its kind, and where its first character stands once there is one."""

    kind: str
    start: int | None = None


@dataclass(slots=True)
class TextBuilder:
    """The text so far; what is asked for between words (a line end, a blank) is written before the next.

    An `exact` text keeps the line ends before its first word, and with `finish` those behind its last.
    """

    exact: bool = False
    length: int = 0
    kept: list[tuple[str, int, int]] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _waiting: list[Opened] = field(default_factory=list)
    _line_ends: int = 0
    _tabs: int = 0
    _blank: bool = False
    _row_begins: bool = False
    _lead: str = ""

    @property
    def text(self) -> str:
        """The whole text; nothing that was asked for behind its last word is in it."""
        return "".join(self._pieces)

    def words(self, words: str) -> None:
        """Write words as they are, after what stands between them and the words before."""
        if not words:
            return
        between = self._between() + self._lead
        self._lead = ""
        if between:
            self._append(between)
        for opened in self._waiting:
            opened.start = self.length
        self._waiting.clear()
        self._append(words)

    def blank(self) -> None:
        """Ask for one blank, unless a line end or a tab comes, too."""
        self._blank = True

    def lead(self, words: str) -> None:
        """Ask for words before the next ones on their line, such as the number of an item in a list."""
        self._lead = words

    def line_end(self) -> None:
        """Ask for one more line end; at the beginning of a table's cell there is none."""
        if not self._tabs:
            self._line_ends += 1
            self._blank = False

    def new_line(self) -> None:
        """Ask for the next words to begin a line; those of a table's next cell go on in the row."""
        if not self._tabs:
            self._line_ends = max(1, self._line_ends)
            self._blank = False

    def new_row(self) -> None:
        """Ask for the next words to begin a line, whatever cells were empty before them."""
        self.row()
        self.new_line()

    def row(self) -> None:
        """Begin a row of a table: its cells are parted by tabs, and no cell of the row above goes on.

        Empty cells at the end of a row keep their tabs, so that a name without a count is still a row.
        """
        if not self._row_begins:
            self._append("\t" * self._tabs)
        self._tabs = 0
        self._row_begins = True

    def finish(self) -> None:
        """Write the line ends that were asked for last."""
        self._append("\n" * self._line_ends)
        self._line_ends = 0

    def tab(self) -> None:
        """Ask for one more tab: the next cell of a row."""
        if not self._row_begins:
            # The cell before may have ended in a line end of its own, which is not the row's.
            self._line_ends = 0
        self._tabs += 1
        self._blank = False

    def next_place(self) -> Opened:
        """Remember the place before the next word."""
        return self.open("")

    def place(self) -> Opened:
        """Remember the place behind the last word, or before the next where that begins a line."""
        place = Opened("")
        if self._line_ends or self._tabs or not self.length:
            self._waiting.append(place)
        else:
            place.start = self.length
        return place

    def open(self, kind: str) -> Opened:
        """Begin something that covers the words to come."""
        opened = Opened(kind)
        self._waiting.append(opened)
        return opened

    def close(self, opened: Opened) -> Span | None:
        """End it, keep it, and return its place, or None where nothing was written."""
        if opened.start is None:
            # It is the last that began, but for places, which nothing closes.
            for at in range(len(self._waiting) - 1, -1, -1):
                if self._waiting[at] is opened:
                    del self._waiting[at]
                    break
            return None
        self.kept.append((opened.kind, opened.start, self.length))
        return opened.start, self.length

    def _between(self) -> str:
        ends, tabs, blank = self._line_ends, self._tabs, self._blank
        self._line_ends, self._tabs, self._blank, self._row_begins = 0, 0, False, False
        if not self.length and not self.exact:
            return ""
        if ends:
            return "\n" * ends + "\t" * tabs
        return "\t" * tabs if tabs else " " if blank else ""

    def _append(self, piece: str) -> None:
        self._pieces.append(piece)
        self.length += len(piece)
