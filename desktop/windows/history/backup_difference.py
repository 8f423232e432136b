"""What differs between a backup and today, thing by thing; by a job, with progress and a way to stop."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.backup_comparison import BRINGABLE, Comparison, Differing
from db.errors import ChanceryError
from desktop import theme
from desktop.jobs import REPORT, Job, Jobs
from desktop.library_jobs import Seen
from desktop.messages.backups import differing_words, show_made, today_sentence
from desktop.messages.errors import error_sentence
from desktop.messages.words import tr
from desktop.windows.two_line_rows import TwoLineList
from desktop.windows.waiting import PATIENCE

_LOOK_AFTER_MS = 150
"""So long a backup must stay chosen before it is compared: going down the list compares none."""


class BackupDifference(QWidget):
    """Shows one backup beside the library of today."""

    bring_back_wanted = Signal(list, list)
    """The cables and the notes of these ids are to be brought back."""
    inside_wanted = Signal()
    """The backup is to be looked into."""

    def __init__(self, library: Path, jobs: Jobs, *, is_open: bool, parent: QWidget | None = None) -> None:
        """Compare with the library at this path; only where it is open can single things come back."""
        super().__init__(parent)
        self._library, self._jobs, self._is_open = str(library.absolute()), jobs, is_open
        self._seen: Seen | None = None
        self._job: Job | None = None
        self._compared: dict[Path, Comparison] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LOOK_AFTER_MS)
        self._timer.timeout.connect(self._compare)
        theme.ground(self, "page")
        self._build()
        self.stop_button.clicked.connect(self.stop)
        self.bring_back.clicked.connect(self._bring_back)
        self.inside.clicked.connect(self.inside_wanted)
        self.things.itemSelectionChanged.connect(self._enable)
        self.show_backup(None)

    def _build(self) -> None:
        self.title = QLabel(self)
        self.title.setFont(theme.serif(17, 600))
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        theme.ink(self.words, "ink2")
        for label in (self.title, self.words):
            label.setContentsMargins(16, 0, 16, 0)
        self.things = TwoLineList(tr("What differs from today"), self)
        self.things.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        theme.ground(self.things, "page")
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        self.stop_button = _button(tr("Sto&p comparing"), self)
        self.bring_back = _button(tr("&Bring back what is chosen"), self)
        self.bring_back.setToolTip(tr("Only these come back; everything else stays as it is today"))
        self.bring_back.setVisible(self._is_open)
        self.inside = _button(tr("&Look inside…"), self)
        waiting, buttons = QHBoxLayout(), QHBoxLayout()
        waiting.setContentsMargins(16, 2, 16, 0)
        waiting.addWidget(self.progress, 1)
        waiting.addWidget(self.stop_button)
        buttons.setContentsMargins(16, 4, 16, 0)
        buttons.addWidget(self.bring_back)
        buttons.addWidget(self.inside)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 10)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addLayout(waiting)
        column.addWidget(self.things, 1)
        column.addLayout(buttons)

    # -- public --------------------------------------------------------------------------------------

    def show_backup(self, seen: Seen | None) -> None:
        """Show this backup, comparing it where that has not been done."""
        self.stop()
        self._seen = seen
        self.things.clear()
        self.title.setText(show_made(seen.backup.time) if seen else "")
        self._wait("")
        if seen is not None and seen.contents is None:
            self.words.setText(tr("This backup cannot be read. Choose another."))
        elif seen is not None and seen.backup.path in self._compared:
            self._show(self._compared[seen.backup.path])
        elif seen is not None:
            self._timer.start()
        self._enable()

    def forget(self) -> None:
        """Compare anew: today has changed."""
        self._compared = {}

    def stop(self) -> None:
        """Compare no further."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()

    # -- slots ---------------------------------------------------------------------------------------

    def _compare(self) -> None:
        if self._seen is None:
            return
        self._wait(tr("Comparing with today…"))
        path = self._seen.backup.path
        self._job = self._jobs.run(
            "desktop.library_jobs:compare_with_today", str(path), self._library, REPORT, patience=PATIENCE
        )
        self._job.progress.connect(self._show_progress)
        made_for = self._compared  # what is compared while today changes counts no more
        self._job.done.connect(lambda found: self._is_compared(path, found, made_for))
        self._job.failed.connect(lambda error: self._failed(path, error))

    def _is_compared(self, path: Path, found: Comparison, known: dict[Path, Comparison]) -> None:
        self._job = None
        known[path] = found
        if known is self._compared and self._seen is not None and self._seen.backup.path == path:
            self._show(found)

    def _failed(self, path: Path, error: ChanceryError) -> None:
        self._job = None
        if self._seen is None or self._seen.backup.path != path:
            return
        self._wait("")
        if error.code == "job-cancelled":
            self.words.setText(tr("Not compared with today."))
        elif not self._is_open:
            words = tr(
                "Today's library cannot be read, so it is not compared. Look inside to see what it holds."
            )
            self.words.setText(words)
        else:
            self.words.setText(tr("It cannot be compared with today: {why}", why=error_sentence(error)))

    def _show_progress(self, share: float, _code: str) -> None:
        self.progress.setRange(0, 100)
        self.progress.setValue(round(share * 100))

    def _bring_back(self) -> None:
        things = [thing for thing in self.things.chosen_keys() if isinstance(thing, Differing)]
        cables = [thing.id for thing in things if thing.kind == "cable"]
        notes = [
            thing.id
            for thing in things
            if thing.kind != "cable" and (thing.what == "in trash" or thing.cable not in cables)
        ]
        if cables or notes:
            self.bring_back_wanted.emit(cables, notes)

    # -- private -------------------------------------------------------------------------------------

    def _show(self, found: Comparison) -> None:
        self._wait("")
        self.words.setText(today_sentence(found.counted))
        for thing in found.things:
            title, how = differing_words(thing)
            self.things.add(title, how, thing, chosen=self._is_open and thing.what in BRINGABLE)
        self._enable()

    def _wait(self, words: str) -> None:
        self.progress.setVisible(bool(words))
        self.stop_button.setVisible(bool(words))
        self.progress.setRange(0, 0)
        self.words.setText(words)

    def _enable(self) -> None:
        self.inside.setEnabled(self._seen is not None and self._seen.contents is not None)
        self.bring_back.setEnabled(bool(self.things.selectedItems()))


def _button(words: str, parent: QWidget) -> QPushButton:
    button = QPushButton(words, parent)
    button.setAutoDefault(False)
    return button
