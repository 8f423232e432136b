"""The buttons of a question, wide enough for their words."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox


def whole_buttons(box: QMessageBox) -> None:
    """Let no button of a question be cut: Qt makes a row of them narrower than the style asks for."""
    for button in box.buttons():
        button.ensurePolished()
        button.setMinimumWidth(button.sizeHint().width())
