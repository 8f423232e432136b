"""What stands in place of a view that has nothing to show yet, or at all."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop import theme

_WIDTH = 460


class Notice(QWidget):
    """A heading and a sentence in the middle of the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it, saying nothing."""
        super().__init__(parent)
        self.heading, self.words = QLabel(self), QLabel(self)
        self.heading.setFont(theme.serif(21, 600))
        theme.ink(self.words, "ink2")
        rows = QVBoxLayout(self)
        rows.setSpacing(8)
        rows.addStretch(2)
        for label in (self.heading, self.words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setFixedWidth(_WIDTH)
            rows.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(3)
        theme.ground(self, "page")

    def say(self, heading: str, words: str = "") -> None:
        """Say this."""
        self.heading.setText(heading)
        self.words.setText(words)
