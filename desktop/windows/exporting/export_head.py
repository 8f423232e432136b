"""The head of the export dialog: the format, the cables, and what the format is for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop import theme
from desktop.exporting.formats import Format
from desktop.messages.formats import format_label, format_sentence


class ExportHead(QWidget):
    """A heading and two quieter lines."""

    def __init__(self, parent: QWidget) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self.heading = QLabel(self)
        self.heading.setFont(theme.serif(21, 600))
        self.what = QLabel(self)
        self.purpose = QLabel(self)
        self.purpose.setFont(theme.sans(12))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 12)
        rows.setSpacing(2)
        for label, token in ((self.heading, "ink"), (self.what, "ink2"), (self.purpose, "ink3")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            theme.ink(label, token)
            rows.addWidget(label)

    def show_what(self, found: Format, cables: str) -> None:
        """Say which format and which cables."""
        self.heading.setText(format_label(found.name))
        self.what.setText(cables)
        self.purpose.setText(format_sentence(found.name))
