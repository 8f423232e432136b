"""One row of the list laid out: the words that are gone and those in their place, and whoever did it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from db.correcting.differences import Difference
from desktop import theme
from desktop.messages.readings import shown_words
from desktop.messages.words import tr

LEFT, TOP, RIGHT, BOTTOM = 44, 9, 12, 9
_LINE, _BASE, _MOST_LINES = 21, 15.5, 4
_SAID = 19
_MOST = (220, 170, 130, 100, 75, 55, 40, 25)
"""Code points of each side that are laid out, as many as fit; the middle of longer words is left out."""
FOOT = 24


@dataclass(slots=True)
class LaidRow:
    """A row for one width. Places are counted from its top left corner, in pixels."""

    words: QTextLayout
    width: int
    said_top: int
    foot_top: int
    height: int

    def said(self, line: int) -> QRect:
        """Return one of the lines under the words, counted from 0: reason and note, where there are such."""
        return QRect(LEFT, self.said_top + line * _SAID, self.width - LEFT - RIGHT, _SAID)

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


def lay_out_row(one: Difference, width: int, *, said: int) -> LaidRow:
    """Return the row of a difference for a list of this width, with so many lines `said` of it below."""
    room = max(60, width - LEFT - RIGHT)
    for most in _MOST:
        layout, lines = _laid(one, room, most)
        if lines <= _MOST_LINES:
            break
    below = TOP + min(lines, _MOST_LINES) * _LINE + 2
    foot = below + said * _SAID
    return LaidRow(layout, width, below, foot, foot + FOOT + BOTTOM - 4)


def _laid(one: Difference, room: int, most: int) -> tuple[QTextLayout, int]:
    """Return the words of a difference in lines, at most so many code points of each side; and the lines."""
    old, new = (_shortened(shown_words(words), most) for words in (one.old, one.new))
    # Words in a row of their own are kept apart by two blanks, and by a sign that is read, too.
    joint = "  →  " if old and new else ""
    layout = QTextLayout(old + joint + new, theme.serif(15))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(_units(old), _units(joint), _units(new)))
    layout.setCacheEnabled(True)
    lines = 0
    layout.beginLayout()
    while lines <= _MOST_LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        line.setPosition(QPointF(0, TOP + lines * _LINE + _BASE - line.ascent()))
        lines += 1
    layout.endLayout()
    return layout, lines


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


def _shortened(words: str, most: int) -> str:
    """Return the beginning and the end of words that are longer than so many code points, cut between words.

    What has no blanks, as Chinese has none, is cut anywhere.
    """
    if len(words) <= most:
        return words
    half = most // 2
    head, tail = words[:half], words[-half:]
    if not words[half].isspace() and " " in head[half // 2 :]:
        head = head[: head.rindex(" ")]
    if not words[-half - 1].isspace() and " " in tail[: half // 2 + 1]:
        tail = tail[tail.index(" ") :]
    # What names a blank, "[line break]", is shown whole or not at all.
    head, tail = re.sub(r"\[[a-z\d, -]*$", "", head), re.sub(r"^[a-z\d, -]*\]", "", tail)
    return f"{head.rstrip()} … {tail.lstrip()}"


def _units(words: str) -> int:
    return len(words.encode("utf-16-le", "surrogatepass")) // 2
