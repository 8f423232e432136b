"""How far an import is: files, rate, time left; pause, go on, or stop with what is done kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop import theme
from desktop.import_choices import Progress
from desktop.messages.imports import count_words, left_words, outcome_words
from desktop.messages.words import tr
from desktop.reading.file_names import name_of

_WIDTH = 440


class ImportProgress(QDialog):
    """Lies over the window without keeping her from it: she reads on while files come in."""

    pause_wanted = Signal(bool)
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show that files are looked for."""
        super().__init__(parent)
        self.setWindowTitle(tr("Import"))
        self._ends = False
        self._build()
        self.pause.toggled.connect(self._pause)
        self.cancel.clicked.connect(self._cancel)

    def _build(self) -> None:
        self.count = QLabel(tr("Looking for files…"), self)
        self.count.setFont(theme.serif(17, 600))
        self.rate = QLabel(" ", self)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("How far the import is"))
        self.outcome = QLabel(" ", self)
        self.current = QLabel(" ", self)
        for label in (self.count, self.rate, self.outcome, self.current):
            label.setTextFormat(Qt.TextFormat.PlainText)  # a file may be called <b>
        theme.ink(self.rate, "ink2")
        theme.ink(self.outcome, "ink2")
        theme.ink(self.current, "ink3")
        self.pause = QPushButton(tr("&Pause"), self)
        self.pause.setCheckable(True)
        self.pause.setAutoDefault(False)
        self.cancel = QPushButton(tr("&Cancel"), self)
        self.cancel.setAutoDefault(False)
        self.cancel.setToolTip(tr("Stop here; what is imported stays"))
        head = QHBoxLayout()
        head.addWidget(self.count, 1)
        head.addWidget(self.rate)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.pause)
        foot.addWidget(self.cancel)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(8)
        rows.addLayout(head)
        rows.addWidget(self.bar)
        rows.addWidget(self.current)
        rows.addWidget(self.outcome)
        rows.addSpacing(4)
        rows.addLayout(foot)
        self.setFixedWidth(_WIDTH)

    # -- public --------------------------------------------------------------------------------------

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        if progress.stage == "ending" or self._ends:
            self.rate.setText(tr("ending…"))
        elif progress.stage == "paused":
            self.rate.setText(tr("paused"))
        else:
            self.rate.setText(left_words(progress))
        self.count.setText(count_words(progress))
        self.bar.setRange(0, max(1, progress.files))
        self.bar.setValue(progress.files_done)
        self.outcome.setText(outcome_words(progress))
        name = name_of(progress.current) if progress.current else " "
        room = _WIDTH - 48
        self.current.setText(self.current.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, room))

    def end(self) -> None:
        """Close, since it has ended."""
        self._ends = True
        self.close()

    # -- slots ---------------------------------------------------------------------------------------

    def _pause(self, paused: bool) -> None:
        self.pause.setText(tr("&Go on") if paused else tr("&Pause"))
        self.pause_wanted.emit(paused)

    # -- overrides -----------------------------------------------------------------------------------

    def reject(self) -> None:
        """Esc cancels, as the button does; the dialog goes when the import has ended."""
        self._cancel()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Cancel, as Esc does."""
        if self._ends:
            event.accept()
        else:
            event.ignore()
            self._cancel()

    # -- private -------------------------------------------------------------------------------------

    def _cancel(self) -> None:
        if self.cancel.isEnabled():
            self.cancel.setEnabled(False)
            self.pause.setEnabled(False)
            self.rate.setText(tr("ending…"))
            self.cancel_wanted.emit()
