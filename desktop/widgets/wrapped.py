"""Words laid out in lines of a given width, broken between words where that is possible.

Qt's own painting flags break either between words only, so that a long URL runs out, or anywhere.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption


class Wrapped:
    """Words in lines of `line_height` pixels; `height` tells the room they take.

    With `most` lines the rest is left out, which `cut` tells and an ellipsis shows.
    """

    def __init__(self, words: str, font: QFont, width: float, line_height: float, most: int = 0) -> None:
        """Lay out words, each line feed beginning a new line."""
        self._lay_out(words, font, width, line_height)
        self.cut = 0 < most < self.lines
        if self.cut:
            shown = self._layout.text()[: self._layout.lineAt(most).textStart()].rstrip(" \u2028")
            self._lay_out(shown + "…", font, width, line_height)
            while self.lines > most:
                shown = shown[:-1].rstrip(" \u2028")
                self._lay_out(shown + "…", font, width, line_height)
        self.height = self.lines * line_height

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the words with the painter's pen, their top left corner here."""
        self._layout.draw(painter, QPointF(x, y))

    def _lay_out(self, words: str, font: QFont, width: float, line_height: float) -> None:
        self._layout = QTextLayout(words.replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self.lines = 0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0))
            line.setPosition(QPointF(0, self.lines * line_height + (line_height - line.height()) / 2))
            self.lines += 1
        self._layout.endLayout()
        self.lines = max(self.lines, 1)
