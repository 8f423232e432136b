"""The small dialog that asks for one name."""

from __future__ import annotations

from PySide6.QtWidgets import QInputDialog, QWidget

_WIDTH = 420
"""Pixels: room for the title, and for a name of some words."""


def ask_name(over: QWidget, title: str, label: str, value: str = "") -> str:
    """Ask for a name, `value` being offered; return it with single spaces, "" where none is wanted."""
    dialog = QInputDialog(over)
    dialog.setWindowTitle(title)
    dialog.setLabelText(label)
    dialog.setTextValue(value)
    dialog.resize(_WIDTH, dialog.sizeHint().height())
    wanted = dialog.exec() == QInputDialog.DialogCode.Accepted
    dialog.deleteLater()
    return " ".join(dialog.textValue().split()) if wanted else ""
