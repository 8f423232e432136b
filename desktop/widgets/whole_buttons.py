"""A question wide enough: for the words of its buttons, and for its title in the bar above."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QGridLayout, QMessageBox, QSizePolicy, QSpacerItem

from desktop import theme

_BAR = 150
"""Pixels of a title bar beside the title: an icon, up to three buttons, and room between them."""


def whole_buttons(box: QMessageBox) -> None:
    """Let no button of a question be cut: Qt makes a row of them narrower than the style asks for.

    Nor its title, to which the system puts the program's name: a question is else as wide as its words.
    """
    for button in box.buttons():
        button.ensurePolished()
        button.setMinimumWidth(button.sizeHint().width())
    grid = box.layout()
    if isinstance(grid, QGridLayout):
        minimum, fixed = QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed
        room = QSpacerItem(title_room(box.windowTitle()), 0, minimum, fixed)
        grid.addItem(room, grid.rowCount(), 0, 1, grid.columnCount())


def title_room(title: str) -> int:
    """Return how many pixels a window needs so that its title is whole in its bar."""
    shown = f"{title} — {QApplication.applicationDisplayName()}"
    return QFontMetrics(theme.sans(13, 600)).horizontalAdvance(shown) + _BAR
