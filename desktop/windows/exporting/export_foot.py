"""The foot of the export dialog: what is being done or went wrong, and the buttons."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop import theme
from desktop.messages.exports import count_words, rate_words
from desktop.messages.words import tr
from desktop.windows.exporting.export_words import progress_words


class ExportFoot(QWidget):
    """At rest it tells that no file is replaced unasked; at work it shows how far the export is."""

    export_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Make the foot, at rest."""
        super().__init__(parent)
        self._begun = time.monotonic()
        theme.ground(self, "chrome")
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setFont(theme.sans(12))
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 1000)
        self.progress.setAccessibleName(tr("How far the export is"))
        self.cancel_button = QPushButton(tr("Cancel"), self)
        self.cancel_button.setAutoDefault(False)
        self.export_button = QPushButton(tr("&Export"), self)
        self.export_button.setFont(theme.sans(13, 600))
        self.export_button.setDefault(True)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addStretch(1)
        left.addWidget(self.words)
        left.addWidget(self.progress)
        left.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 10, 20, 12)
        row.setSpacing(10)
        row.addLayout(left, 1)
        row.addSpacing(20)
        for button in (self.cancel_button, self.export_button):
            button.setMinimumHeight(32)
            button.setMinimumWidth(74)
            row.addWidget(button)
        self.setMinimumHeight(54)
        self.cancel_button.clicked.connect(self.cancel_wanted)
        self.export_button.clicked.connect(self.export_wanted)
        self.show_rest()

    def show_rest(self, problem: str = "", *, ready: bool = True) -> None:
        """Be at rest; `problem` says what went wrong or is missing, `ready` if one may export."""
        self.progress.hide()
        self.words.setText(problem or tr("Existing files are never replaced without asking."))
        theme.ink(self.words, "err" if problem else "ink3")
        self.export_button.setEnabled(ready)

    def begin(self) -> None:
        """Be at work from this moment: the rate is counted from here."""
        self._begun = time.monotonic()
        self.show_progress(0.0, "")

    def show_progress(self, fraction: float, code: str) -> None:
        """Show how far the work is (0 to 1), and what is being done or how many cables are done."""
        theme.ink(self.words, "ink2")
        parts = (count_words(code), rate_words(code, fraction, time.monotonic() - self._begun))
        self.words.setText(" · ".join(part for part in parts if part) or progress_words(code))
        self.progress.setValue(round(fraction * 1000))
        self.progress.show()
        self.export_button.setEnabled(False)
