"""What can be done about a library that is damaged or cannot be opened: the ways out, each with its price."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop import theme
from desktop.messages.words import tr

Way = Literal["restore", "salvage", "check", "again", "another", "quit", ""]

_DAMAGED = (
    "library-damaged",
    "library-failed",
    "library-unsound",
    "copy-damaged",
    "not-a-library",
    "library-has-programs",
    "library-empty",
)
"""Errors that trying again does not help. The copy made before a newer form shows damage that nobody saw."""


def ways_for(code: str, *, is_open: bool) -> tuple[Way, ...]:
    """Return the ways out of an error, the best first; of a library that is open she need not part."""
    if is_open:
        return ("restore", "salvage", "check")
    if code == "library-empty":
        return ("restore", "another", "quit")
    if code in _DAMAGED:
        return ("restore", "salvage", "another", "quit")
    return ("again", "another", "quit")


class TroubleDialog(QDialog):
    """One sentence on what is wrong and a button for each way out; `way` is the one taken."""

    def __init__(
        self, sentence: str, ways: tuple[Way, ...], parent: QWidget | None = None, *, damaged: bool = True
    ) -> None:
        """Offer these ways; Esc takes the last where that is to quit, else none.

        Without `damaged` the file may be sound, but is no library that can be opened.
        """
        super().__init__(parent)
        self.way: Way = ""
        self._refused: Way = "quit" if "quit" in ways else ""
        heading = tr("The library is damaged") if damaged else tr("The library cannot be opened")
        self.setWindowTitle(heading)
        title = QLabel(heading, self)
        title.setFont(theme.serif(21, 600))
        self.words = QLabel(sentence, self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 20)
        rows.setSpacing(4)
        rows.addWidget(title)
        rows.addSpacing(6)
        rows.addWidget(self.words)
        self.buttons: dict[str, QPushButton] = {}
        for way in ways:
            self._add(rows, way)
        if not self._refused:
            close = QPushButton(tr("&Close"), self)
            close.setAutoDefault(False)
            close.clicked.connect(self.reject)
            rows.addSpacing(14)
            rows.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(560)
        next(iter(self.buttons.values())).setFocus()

    def _add(self, rows: QVBoxLayout, way: Way) -> None:
        label, price = {
            "restore": (
                tr("&Restore a backup…"),
                tr("You see each backup and what it holds first. The damaged file is kept."),
            ),
            "salvage": (
                tr("&Save what can be saved…"),
                tr("To a new library; you are told what is lost. This file is only read."),
            ),
            "check": (tr("Chec&k the whole library"), tr("Tells everything that is not what was stored.")),
            "again": (tr("&Try again"), tr("After you have done what is said above.")),
            "another": (tr("Choose &another library…"), tr("This file stays as it is.")),
            "quit": (tr("&Quit"), ""),
        }[way]
        button = QPushButton(label, self)
        button.setAutoDefault(False)
        button.setAccessibleDescription(price)
        button.clicked.connect(lambda: self._take(way))
        rows.addSpacing(12)
        rows.addWidget(button)
        if price:
            told = QLabel(price, self)
            told.setWordWrap(True)
            told.setFont(theme.sans(12))
            theme.ink(told, "ink2")
            rows.addWidget(told)
        self.buttons[way] = button

    def _take(self, way: Way) -> None:
        self.way = way
        self.accept()

    def reject(self) -> None:
        """Leave without a way out, or quit where there is nothing to go back to."""
        self.way = self._refused
        super().reject()
