"""A note's words set in lines: emphasis, strong emphasis and links as they will stand on the page."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from desktop import theme
from desktop.exporting.han import shapes
from desktop.models.note_pieces import pieces_of
from desktop.theme_fonts import Han

LINE = 21
"""Height of a line of words, whatever faces stand in it."""
BASE = 15.5
"""Where in a line the words stand."""
_SMALL_LINE, _SMALL_BASE = 18.0, 13.0
PARAGRAPH_GAP = 4
_CUT = 18
"""Code points of surroundings from which on they are taken to be cut off somewhere in a word."""
MOST_OF_A_QUOTE = 300
"""Code points of a quote that are set in two lines."""
_HAN: dict[str, Han] = {"sc": "SC", "tc": "TC", "jp": "JP", "kr": "KR"}


@dataclass(slots=True)
class _Run:
    """A stretch of one kind of words, in code units of its paragraph."""

    start: int
    length: int
    italic: bool
    strong: bool
    address: str


@dataclass(slots=True)
class SetWords:
    """Words set in lines of one width; `height` in pixels. `links` are (paragraph, start, end, address)."""

    layouts: list[QTextLayout]
    height: int
    links: list[tuple[int, int, int, str]]
    line: float = LINE
    base: float = BASE

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the words with their top left corner at (x, y), in the painter's pen."""
        for layout in self.layouts:
            layout.draw(painter, QPointF(x, y))

    def link_at(self, x: float, y: float) -> str:
        """Return the address of the link under a point counted from the top left corner, or ""."""
        for number, layout in enumerate(self.layouts):
            for row in range(layout.lineCount()):
                line = layout.lineAt(row)
                top = line.y() + line.ascent() - self.base
                if not (top <= y < top + self.line and line.x() <= x <= line.x() + line.naturalTextWidth()):
                    continue
                position = line.xToCursor(x, line.CursorPosition.CursorOnCharacter)
                for paragraph, start, end, address in self.links:
                    if paragraph == number and start <= position < end:
                        return address
        return ""


def set_words(words: str, width: float, dead: Collection[str] = (), *, small: bool = False) -> SetWords:
    """Return a note's words set `width` pixels wide, from their CommonMark source.

    Links to the addresses in `dead` lead nowhere and look so; `small` words are the program's.
    """
    face = theme.sans(12) if small else theme.serif(15, han=_han(words))
    high, base = (_SMALL_LINE, _SMALL_BASE) if small else (LINE, BASE)
    layouts: list[QTextLayout] = []
    links: list[tuple[int, int, int, str]] = []
    y = 0.0
    for number, pieces in enumerate(pieces_of(words)):
        text, runs = _flat(pieces)
        links += [(number, r.start, r.start + r.length, r.address) for r in runs if r.address]
        y += PARAGRAPH_GAP if number else 0
        formats = _formats(runs, dead)
        layout, y = lay_out(text, face, width, y, formats=formats, line_height=high, base=base)
        layouts.append(layout)
    return SetWords(layouts, round(y), links, high, base)


def lay_out(
    text: str,
    face: QFont,
    width: float,
    y: float,
    *,
    formats: Iterable[QTextLayout.FormatRange] = (),
    lines: int = 0,
    line_height: float = LINE,
    base: float = BASE,
) -> tuple[QTextLayout, float]:
    """Return the text in lines from height `y` on, and where it ends; at most `lines` of them, if given."""
    layout = QTextLayout(text, face)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.setFormats(list(formats))
    layout.beginLayout()
    while not lines or layout.lineCount() < lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        # Fallback faces are taller than ours: lines are set by their base, so that all stand equally far.
        line.setPosition(QPointF(0, y + base - line.ascent()))
        y += line_height
    layout.endLayout()
    return layout, y


def _han(words: str) -> Han:
    return _HAN[shapes(words) or "sc"]


def _flat(pieces: list[Any]) -> tuple[str, list[_Run]]:
    """Return a paragraph's text and its runs that are not plain."""
    parts: list[str] = []
    runs: list[_Run] = []
    at = 0

    def walk(pieces: list[Any], italic: bool, strong: bool, address: str) -> None:
        nonlocal at
        for piece in pieces:
            if isinstance(piece, str):
                # Inside a paragraph Qt breaks lines at U+2028 only.
                text = piece.replace("\n", "\u2028")
            elif piece[0] == "br":
                text = "\u2028"
            else:
                walk(
                    piece[-1],
                    italic or piece[0] == "i",
                    strong or piece[0] == "b",
                    piece[1] if piece[0] == "a" else address,
                )
                continue
            length = len(text.encode("utf-16-le", "surrogatepass")) // 2
            if italic or strong or address:
                runs.append(_Run(at, length, italic, strong, address))
            parts.append(text)
            at += length

    walk(pieces, False, False, "")
    return "".join(parts), runs


def _formats(runs: Iterable[_Run], dead: Collection[str]) -> list[QTextLayout.FormatRange]:
    ranges = []
    accent = QColor(theme.current().accent)
    for run in runs:
        look = QTextCharFormat()
        if run.italic:
            look.setFontItalic(True)
        if run.strong:
            look.setFontWeight(QFont.Weight.DemiBold)
        if run.address in dead:
            look.setForeground(QColor(theme.current().warn))
            look.setFontStrikeOut(True)
        elif run.address:
            look.setForeground(accent)
            look.setFontUnderline(True)
        made = QTextLayout.FormatRange()
        made.start, made.length, made.format = run.start, run.length, look
        ranges.append(made)
    return ranges


def elided_quote(quote: str, width: float) -> tuple[QTextLayout, float]:
    """Return a quote between quotation marks in at most two lines, the second cut short where need be."""
    face = theme.serif(14, italic=True, han=_han(quote))
    flat = " ".join(quote.split())
    flat = f"{flat[:MOST_OF_A_QUOTE]}…" if len(flat) > MOST_OF_A_QUOTE else flat
    text = f"“{flat}”"
    layout, y = _lines_of(text, face, width, 2)
    while (shown := _shown(layout, text)) < 1 and len(flat) > 8:
        flat = _cut(flat, shown)
        text = f"“{flat}…”"
        layout, y = _lines_of(text, face, width, 2)
    return layout, y


def quote_in_context(
    prefix: str, quote: str, suffix: str, width: float, *, lines: int
) -> tuple[QTextLayout, float]:
    """Return a quote with the words round it in grey, and how high it stands, in at most so many lines.

    What does not find room is cut with "…": the words after it first, then the quote.
    """
    before, after = prefix.split(), suffix.split()
    # Words that the cut has left in pieces are not shown, if there are others.
    before = before[1:] if len(before) > 1 and len(prefix) >= _CUT else before
    after = after[:-1] if len(after) > 1 and len(suffix) >= _CUT else after
    ahead = f"…{' '.join(before)}{' ' if prefix[-1:].isspace() else ''}" if before else ""
    space = " " if suffix[:1].isspace() else ""
    flat = " ".join(quote.split())
    most = MOST_OF_A_QUOTE * lines // 2
    flat, mark = (flat[:most].rstrip(), "…") if len(flat) > most else (flat, "")
    face = theme.serif(14, italic=True, han=_han(quote))
    while True:
        middle = f"“{flat}{mark}”"
        behind = f"{space}{' '.join(after)}…" if after and not mark else ""
        text = ahead + middle + behind
        ranges = _grey_round(ahead, middle, behind)
        layout, y = _lines_of(text, face, width, lines, ranges)
        shown = _shown(layout, text)
        if shown == 1 or (not behind and len(flat) <= 8):
            return layout, y
        if behind:
            after = after[:-1]
        else:
            flat, mark = _cut(flat, shown), "…"


def _grey_round(ahead: str, middle: str, behind: str) -> list[QTextLayout.FormatRange]:
    """Return the formats of the words before and after a quote."""
    grey = QTextCharFormat()
    grey.setForeground(QColor(theme.current().ink3))
    grey.setFontItalic(False)
    ranges = []
    for start, words in ((0, ahead), (_units(ahead + middle), behind)):
        if words:
            made = QTextLayout.FormatRange()
            made.start, made.length, made.format = start, _units(words), grey
            ranges.append(made)
    return ranges


def _lines_of(
    text: str, face: QFont, width: float, lines: int, formats: Iterable[QTextLayout.FormatRange] = ()
) -> tuple[QTextLayout, float]:
    return lay_out(text, face, width, 0, formats=formats, lines=lines, line_height=20, base=14.5)


def _shown(layout: QTextLayout, text: str) -> float:
    """Return which share of a text its lines hold."""
    last = layout.lineAt(layout.lineCount() - 1)
    return (last.textStart() + last.textLength()) / max(1, _units(text))


def _cut(flat: str, shown: float) -> str:
    """Return words shortened towards the share that is shown, which is mostly right at once."""
    return flat[: max(8, min(len(flat) - 2, int(len(flat) * shown) - 2))].rstrip()


def _units(words: str) -> int:
    return len(words.encode("utf-16-le", "surrogatepass")) // 2
