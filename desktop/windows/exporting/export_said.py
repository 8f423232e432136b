"""What the export dialog says below the choices: which notes go along, and what the format cannot carry."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop import theme


class ExportSaid(QWidget):
    """Two sentences, each behind its sign; one that is empty takes no room."""

    def __init__(self, parent: QWidget) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self.notes = self._label()
        self.losses = self._label()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 6, 24, 12)
        rows.setSpacing(6)
        self._told = self._row(self.notes, "check", "ok")
        self._lost = self._row(self.losses, "triangle-alert", "warn")
        rows.addWidget(self._lost)
        rows.addWidget(self._told)

    def show_notes(self, words: str) -> None:
        """Say which notes go along."""
        self.notes.setText(words)
        self._told.setVisible(bool(words))

    def show_losses(self, words: str) -> None:
        """Say what the format cannot carry."""
        self.losses.setText(words)
        self._lost.setVisible(bool(words))

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        theme.ink(label, "ink2")
        return label

    def _row(self, label: QLabel, icon: str, token: str) -> QWidget:
        row = QWidget(self)
        sign = QLabel(row)
        sign.setPixmap(theme.pixmap(icon, 16, token, self.devicePixelRatioF()))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(label, 1)
        return row
