"""A remark in words on a warm ground: an icon, a sentence, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop import theme


class Remark(QWidget):
    """A sentence that stays until its cause is gone; `offer` adds a link beside it."""

    def __init__(
        self,
        icon: str = "triangle-alert",
        *,
        boxed: bool = True,
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty remark.

        Without a box only the words stand, in "warn"; `quiet` ones stand so in "ink3", where nothing
        seems wrong.
        """
        super().__init__(parent)
        self._icon = icon
        boxed = boxed and not quiet
        self._boxed = boxed
        self._token = "ink3" if quiet else "warn"
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setFont(theme.sans(12))
        if not boxed:
            theme.ink(self._words, self._token)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(*((32, 6, 6, 6) if boxed else (20, 0, 0, 2)))
        self._row.setSpacing(4)
        self._row.addWidget(self._words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        follow = theme.of_application()
        if follow is not None:
            follow.changed.connect(self.update)

    @property
    def words(self) -> str:
        """The sentence shown."""
        return self._words.text()

    def tell(self, words: str) -> None:
        """Show a sentence."""
        self._words.setText(words)
        self.setAccessibleName(words)

    def offer(self, words: str) -> QPushButton:
        """Add a link with these words and return its button."""
        button = QPushButton(words, self)
        button.setProperty("kind", "link")
        button.setFont(theme.sans(12, 500))
        button.setMinimumHeight(24)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def take_away(self, heir: QWidget | None) -> None:
        """Hide and delete the remark; the focus, if a link of it has it, goes to `heir`.

        Left to itself, Qt would carry the focus off to some other part of the window.
        """
        focus = QApplication.focusWidget()
        if heir is not None and focus is not None and self.isAncestorOf(focus):
            heir.setFocus()
        self.hide()
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the icon."""
        super().paintEvent(event)
        colours = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._boxed:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.warnbg))
                painter.drawRoundedRect(self.rect(), 5, 5)
            drawn = theme.pixmap(self._icon, 14, self._token, self.devicePixelRatioF())
            painter.drawPixmap(10 if self._boxed else 0, 8 if self._boxed else 2, drawn)
