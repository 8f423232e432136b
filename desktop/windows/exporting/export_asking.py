"""The question before an export replaces something."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.messages.words import tr
from desktop.widgets.whole_buttons import whole_buttons


def may_write(over: QWidget, path: Path) -> str:
    """Tell what to do: "write" (it is new, or she wants the old one replaced), "another" or "cancel"."""
    if not path.exists() or (path.is_dir() and not any(path.iterdir())):
        return "write"
    box = QMessageBox(over)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    if path.is_dir():
        box.setWindowTitle(tr("The folder exists"))
        words = tr(
            "“{name}” has files in it already. Replace those that have the names of new ones?",
            name=path.name,
        )
    else:
        box.setWindowTitle(tr("The file exists"))
        words = tr("“{name}” exists already in this folder. Replace it?", name=path.name)
    box.setText(words)
    replace = box.addButton(tr("&Replace"), QMessageBox.ButtonRole.DestructiveRole)
    other = box.addButton(tr("Choose &another…"), QMessageBox.ButtonRole.ActionRole)
    cancel = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(other)
    box.setEscapeButton(cancel)
    whole_buttons(box)
    box.exec()
    clicked = box.clickedButton()
    return "write" if clicked is replace else "another" if clicked is other else "cancel"
