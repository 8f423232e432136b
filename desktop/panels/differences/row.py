"""One row of the list laid out: the words that are gone and those in their place, and whoever did it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from db.correcting.differences import Difference
from desktop import theme
from desktop.messages.readings import shown_words
from desktop.messages.words import tr

LEFT, TOP, RIGHT, BOTTOM = 44, 9, 12, 9
_LINE, _BASE, _MOST_LINES = 21, 15.5, 4
_REASON = 19
_MOST = 220
"""Code points of each side that are laid out; the middle of longer words is left out."""
FOOT = 24


@dataclass(slots=True)
class LaidRow:
    """A row for one width. Places are counted from its top left corner, in pixels."""

    words: QTextLayout
    width: int
    reason_top: int
    foot_top: int
    height: int

    def reason(self) -> QRect:
        """Return the line that tells the reason; it has no height where there is none."""
        return QRect(LEFT, self.reason_top, self.width - LEFT - RIGHT, self.foot_top - self.reason_top)

    def foot(self) -> QRect:
        """Return the line that tells who made the difference."""
        return QRect(LEFT, self.foot_top, self.width - LEFT - RIGHT, FOOT)

    def link(self) -> QRect:
        """Return where "Take back" stands, at least 24 px high."""
        wide = round(QFontMetricsF(theme.sans(12, 600)).horizontalAdvance(take_back_words()))
        foot = self.foot()
        return QRect(foot.right() - wide - 11, foot.top(), wide + 12, FOOT)

    def draw(self, painter: QPainter) -> None:
        """Draw the words, in the painter's pen where they have no ink of their own."""
        self.words.draw(painter, QPointF(LEFT, 0))


def take_back_words() -> str:
    """Return what the link of a row says."""
    return tr("Take back")


def lay_out_row(one: Difference, width: int, *, reason: bool) -> LaidRow:
    """Return the row of a difference for a list of this width, with a line for its `reason` or without."""
    old, new = (_shortened(shown_words(words)) for words in (one.old, one.new))
    # Words in a row of their own are kept apart by two blanks, and by a sign that is read, too.
    joint = "  →  " if old and new else ""
    layout = QTextLayout(old + joint + new, theme.serif(15))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(_units(old), _units(joint), _units(new)))
    layout.setCacheEnabled(True)
    y = float(TOP)
    layout.beginLayout()
    while layout.lineCount() < _MOST_LINES:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(60, width - LEFT - RIGHT))
        line.setPosition(QPointF(0, y + _BASE - line.ascent()))
        y += _LINE
    layout.endLayout()
    below = round(y) + 2
    foot = below + (_REASON if reason else 0)
    return LaidRow(layout, width, below, foot, foot + FOOT + BOTTOM - 4)


def _formats(old: int, joint: int, new: int) -> list[QTextLayout.FormatRange]:
    palette = theme.current()
    gone, put = QTextCharFormat(), QTextCharFormat()
    gone.setForeground(QColor(palette.err))
    gone.setBackground(QColor(palette.errbg))
    gone.setFontStrikeOut(True)
    put.setForeground(QColor(palette.ok))
    put.setBackground(QColor(palette.okbg))
    put.setFontUnderline(True)
    made = []
    for start, length, look in ((0, old, gone), (old + joint, new, put)):
        one = QTextLayout.FormatRange()
        one.start, one.length, one.format = start, length, look
        made.append(one)
    return made


def _shortened(words: str) -> str:
    half = _MOST // 2
    return words if len(words) <= _MOST else f"{words[:half].rstrip()} … {words[-half:].lstrip()}"


def _units(words: str) -> int:
    return len(words.encode("utf-16-le", "surrogatepass")) // 2
