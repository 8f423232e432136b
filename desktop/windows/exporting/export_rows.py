"""How the rows of the export dialog's form are set."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from desktop import theme


class CountedBox(QWidget):
    """A check box with a count at the right; `spoken` says the count in words."""

    def __init__(self, words: str, parent: QWidget) -> None:
        """Make an unchecked box without a count."""
        super().__init__(parent)
        self.box = QCheckBox(words, self)
        self.count = QLabel(self)
        self.count.setFont(theme.sans(13, tabular=True))
        theme.ink(self.count, "ink2")
        self.setLayout(across(self.box, self.count))

    def show_count(self, words: str, spoken: str) -> None:
        """Show another count."""
        self.count.setText(words)
        self.box.setAccessibleDescription(spoken)


def heading(words: str, parent: QWidget) -> QLabel:
    """Return the heading of a group of choices."""
    label = QLabel(words, parent)
    label.setFont(theme.sans(13, 600))
    label.setMinimumHeight(26)
    return label


def across(left: QWidget, *right: QWidget) -> QHBoxLayout:
    """Return a row with one widget at the left and others at the right."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(14)
    line.addWidget(left)
    line.addStretch(1)
    for widget in right:
        line.addWidget(widget)
    return line
