"""The question before what was chosen for an import is given up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.messages.words import tr
from desktop.widgets.whole_buttons import whole_buttons


def give_up_choices(over: QWidget) -> bool:
    """Ask whether to give up an import for whose files something was chosen or typed; tell if so."""
    box = QMessageBox(over)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Give the import up"))
    box.setText(tr("Nothing is imported, and what you chose for its files is lost. Give the import up?"))
    leave = box.addButton(tr("&Give it up"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(tr("Go &on choosing"), QMessageBox.ButtonRole.RejectRole)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    whole_buttons(box)
    box.exec()
    return box.clickedButton() is leave
