"""What a panel says where it has nothing to show."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop import theme

_LINK_INSET = 6
"""What a link has to the left of its words, in pixels, so that both begin in one line."""


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
        rows.setContentsMargins(30 - _LINK_INSET, 12, 20, 14)
        rows.setSpacing(4)
        words_line = QHBoxLayout()
        words_line.setContentsMargins(_LINK_INSET, 0, 0, 0)
        words_line.addWidget(self.label)
        rows.addLayout(words_line)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.button)
        line.addStretch()
        rows.addLayout(line)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return the height at the present width; a layout would ask for that of the narrowest words."""
        return QSize(super().sizeHint().width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return the same height."""
        return QSize(super().minimumSizeHint().width(), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
