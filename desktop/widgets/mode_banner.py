"""The banner over a text that is not simply being read: what is going on, and what ends it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop import theme


class ModeBanner(QWidget):
    """Icon, name and a sentence; buttons at the right, the primary one last."""

    def __init__(self, icon: str, title: str, parent: QWidget | None = None) -> None:
        """Make a banner without buttons."""
        super().__init__(parent)
        self._icon_name = icon
        self._icon = QLabel(self)
        self._title = QLabel(title, self)
        self._title.setFont(theme.sans(13, 600))
        self._words = QLabel(self)
        self._words.setFont(theme.sans(13))
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        theme.ink(self._words, "ink2")
        theme.ground(self, "accentbg")
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addWidget(self._title)
        said.addWidget(self._words)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 14, 8)
        self._row.setSpacing(10)
        self._row.addWidget(self._icon)
        self._row.addLayout(said, 1)
        dressed = theme.of_application()
        if dressed is not None:
            dressed.changed.connect(self._dress)
        self._dress()

    def say(self, words: str) -> None:
        """Show a sentence under the name."""
        self._words.setText(words)

    def words(self) -> str:
        """Return the sentence that is shown."""
        return self._words.text()

    def add_button(self, words: str, *, primary: bool = False) -> QPushButton:
        """Put a button at the right end and return it."""
        button = QPushButton(words, self)
        if primary:
            button.setProperty("kind", "primary")
        self._row.addWidget(button)
        return button

    def _dress(self) -> None:
        self._icon.setPixmap(theme.pixmap(self._icon_name, 18, "accent", self.devicePixelRatioF()))


class ModeFrame(QWidget):
    """A frame of 2 px in the accent colour round what a mode shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(2, 2, 2, 2)
        self.column.setSpacing(0)
        dressed = theme.of_application()
        if dressed is not None:
            dressed.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setPen(QPen(QColor(theme.current().accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
