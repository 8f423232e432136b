"""Asks for the name that the present state of the library is to bear."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop import theme
from desktop.messages.words import tr

LONGEST = 200


class NameStateDialog(QDialog):
    """One line, and what the name is good for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Ask with an empty line."""
        super().__init__(parent)
        self.setWindowTitle(tr("Name this state"))
        heading = QLabel(tr("Name this state"), self)
        heading.setFont(theme.serif(21, 600))
        why = QLabel(
            tr("History lists it under this name; it can be seen and brought back whatever happens since."),
            self,
        )
        why.setWordWrap(True)
        theme.ink(why, "ink2")
        self.line = QLineEdit(self)
        self.line.setMaxLength(LONGEST)
        self.line.setAccessibleName(tr("Name"))
        self.line.setPlaceholderText(tr("As sent to the editor"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.accept_button = self.buttons.addButton(tr("&Name it"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setDefault(True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(10)
        for part in (heading, why, self.line, self.buttons):
            rows.addWidget(part)
        self.setMinimumWidth(440)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.line.textChanged.connect(self._changed)
        self._changed()
        self.line.setFocus()

    def name(self) -> str:
        """Return the name without blanks at its ends."""
        return " ".join(self.line.text().split())

    def _changed(self) -> None:
        self.accept_button.setEnabled(bool(self.name()))
