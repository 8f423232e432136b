"""What a panel says where it has nothing to show."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop import theme


class EmptyWords(QWidget):
    """A sentence in quiet ink and, where something can be done, one link."""

    def __init__(self, words: str, action: str = "", parent: QWidget | None = None) -> None:
        """Show `words`; `action` is what the link says."""
        super().__init__(parent)
        self.label = QLabel(words, self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        theme.ink(self.label, "ink2")
        self.button = QPushButton(action, self)
        self.button.setProperty("kind", "link")
        self.button.setVisible(bool(action))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(30, 12, 20, 14)
        rows.setSpacing(4)
        rows.addWidget(self.label)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.button)
        line.addStretch()
        rows.addLayout(line)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
