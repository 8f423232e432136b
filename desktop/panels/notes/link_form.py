"""Asks for a link's address and words, in a small window below the link button."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.messages.words import tr

SCHEMES = ("http", "https", "mailto")
"""The only kinds of address that a note links to and that are ever opened."""


def address_of(typed: str) -> str:
    """Return a full address for what was typed, or "" where that is no address we open."""
    typed = typed.strip()
    if not typed or any(c.isspace() or c in "<>" for c in typed):
        return ""
    try:
        scheme = urlsplit(typed).scheme.lower()
    except ValueError:
        return ""
    if scheme in SCHEMES:
        return typed
    if "@" in typed and "/" not in typed and ":" not in typed:
        return f"mailto:{typed}"
    if "." in typed.partition("/")[0].strip(".") and ":" not in typed.partition("/")[0]:
        return f"https://{typed}"
    return ""


class LinkForm(QFrame):
    """A popup with two fields. `given` comes only with an address that can be opened."""

    given = Signal(str, str)
    """The address and the words of the link."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.address = QLineEdit(self)
        self.address.setPlaceholderText("https://")
        self.address.setAccessibleName(tr("Address of the link"))
        self.words = QLineEdit(self)
        self.words.setAccessibleName(tr("Words of the link"))
        self.remark = QLabel(self)
        self.remark.setFont(theme.sans(12))
        self.remark.setTextFormat(Qt.TextFormat.PlainText)
        theme.ink(self.remark, "warn")
        self.button = QPushButton(tr("Insert link"), self)
        self.button.setProperty("kind", "primary")
        form = QFormLayout()
        form.setHorizontalSpacing(10)
        form.addRow(tr("Address"), self.address)
        form.addRow(tr("Words"), self.words)
        end = QHBoxLayout()
        end.addWidget(self.remark, 1)
        end.addWidget(self.button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 12, 14, 12)
        rows.setSpacing(8)
        rows.addLayout(form)
        rows.addLayout(end)
        self.setFixedWidth(340)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        theme.ground(self, "field")
        self.button.clicked.connect(self._give)
        self.address.returnPressed.connect(self._give)
        self.words.returnPressed.connect(self._give)
        self.address.textEdited.connect(lambda _: self.remark.clear())

    def open_at(self, corner: QPoint, words: str) -> None:
        """Show the form below a point of the screen, with the words selected in the note."""
        address = address_of(words) if words.startswith(("http", "mailto:")) else ""
        self.address.setText(address)
        self.words.setText("" if address else words.replace("\n", " "))
        self.remark.clear()
        self.adjustSize()
        screen = self.screen().availableGeometry()
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - self.width())))
        corner.setY(max(screen.top(), min(corner.y() + 4, screen.bottom() - self.height())))
        self.move(corner)
        self.show()
        self.address.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that the form is gone, so that the focus can go back to the words."""
        super().hideEvent(event)
        self.closed.emit()

    def _give(self) -> None:
        address = address_of(self.address.text())
        if not address:
            self.remark.setText(tr("Give a web or mail address."))
            self.address.setFocus()
            return
        self.hide()
        self.given.emit(address, self.words.text().strip())
