"""A rule: the one-pixel line between two parts of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop import theme
from desktop.widgets.fill import fill


class Rule(QWidget):
    """Lies across a column of parts, or stands between the groups of a toolbar where given a height."""

    def __init__(self, height: int | None = None) -> None:
        """Make a lying rule, or a standing one of this height in pixels."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if height is None:
            self.setFixedHeight(1)
        else:
            self.setFixedSize(1, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill itself with the colour of lines."""
        with QPainter(self) as painter:
            fill(painter, self.rect(), QColor(theme.current().line))
