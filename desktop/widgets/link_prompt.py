"""Shows the address of a link before it is opened; nothing is ever opened without that."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.messages.words import tr
from desktop.widgets.whole_buttons import whole_buttons

OPENED = ("http", "https", "mailto")


def can_open(address: str) -> bool:
    """Tell whether an address is of a kind that is opened at all."""
    try:
        return urlsplit(address.strip()).scheme.lower() in OPENED
    except ValueError:
        return False


def link_prompt(address: str, parent: QWidget) -> QMessageBox:
    """Return the question whether to open an address; its buttons do what they say when it is shown."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(tr("Link"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(tr("The link leads to this address:"))
    box.setInformativeText(_readable(address))
    if can_open(address):
        go = box.addButton(tr("Open"), QMessageBox.ButtonRole.AcceptRole)
        go.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(address.strip())))
    copy = box.addButton(tr("Copy address"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(address))
    stay = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(stay)
    whole_buttons(box)
    return box


def _readable(address: str) -> str:
    """Return an address so that a very long one breaks and none is taken for markup."""
    broken = "\u200b".join(address[i : i + 60] for i in range(0, len(address), 60))
    return broken.replace("<", "‹").replace(">", "›")
