"""A look into a backup: its cables, and the text and notes of the one that is chosen. Nothing is changed."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.backup.backup_names import Backup
from db.errors import ChanceryError
from db.listing import Listed
from db.trash.trash_list import Inside
from desktop import theme
from desktop.jobs import Job, Jobs
from desktop.messages.backups import show_made
from desktop.messages.errors import error_sentence
from desktop.messages.times import show_time
from desktop.messages.trash import cable_title
from desktop.messages.words import plural, tr
from desktop.widgets.rule import Rule
from desktop.windows.trash.trash_preview import MOST_NOTES, MOST_TEXT, TrashPreview
from desktop.windows.two_line_rows import TwoLineList
from desktop.windows.waiting import PATIENCE

_LIST_WIDTH = 320


class InsideDialog(QDialog):
    """Shows what a backup holds."""

    def __init__(self, backup: Backup, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Look into this backup."""
        super().__init__(parent)
        self._backup, self._jobs = backup, jobs
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(100)
        self._timer.timeout.connect(self._look)
        self.setWindowTitle(tr("Inside a backup"))
        self._build()
        self.list.currentRowChanged.connect(lambda _row: self._timer.start())
        self._run("desktop.library_jobs:list_inside").done.connect(self._listed)

    def _build(self) -> None:
        heading = QLabel(tr("Backup of {when}", when=show_made(self._backup.time)), self)
        heading.setFont(theme.serif(21, 600))
        head = QHBoxLayout()
        head.setContentsMargins(24, 18, 24, 12)
        head.addWidget(heading)
        self.list = TwoLineList(tr("Cables in the backup"), self)
        self.list.setFixedWidth(_LIST_WIDTH)
        theme.ground(self.list, "side")
        self.preview = _Preview(self)
        self.preview.setAccessibleName(tr("The cable as the backup has it"))
        between = QFrame(self)
        between.setFrameShape(QFrame.Shape.VLine)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.list)
        across.addWidget(between)
        across.addWidget(self.preview, 1)
        self.words = QLabel(tr("Reading the backup…"), self)
        theme.ink(self.words, "ink2")
        self.close_button = QPushButton(tr("&Close"), self)
        self.close_button.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 16)
        foot.addWidget(self.words, 1)
        foot.addWidget(self.close_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(Rule())
        rows.addLayout(across, 1)
        rows.addWidget(Rule())
        rows.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(min(900, room.width() - 60), min(580, room.height() - 80))

    # -- slots ---------------------------------------------------------------------------------------

    def _listed(self, cables: list[Listed]) -> None:
        self._job = None
        self.words.setText(plural(len(cables), "{n} cable", "{n} cables") if cables else tr("No cables."))
        for cable in cables:
            facts = [show_time(cable.date), plural(cable.notes, "{n} note", "{n} notes")]
            title = cable_title(cable.title, cable.cable_number)
            self.list.add(title, "  ·  ".join(filter(None, facts)), cable)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _look(self) -> None:
        row = self.list.currentRow()
        cable = self.list.key_at(row) if row >= 0 else None
        if isinstance(cable, Listed):
            if self._job is not None:
                self._job.cancel()
            job = self._run("desktop.library_jobs:look_inside", cable.id, MOST_TEXT, MOST_NOTES)
            job.done.connect(lambda inside: self._show(cable, inside))

    def _show(self, cable: Listed, inside: Inside | None) -> None:
        self._job = None
        if inside is not None:
            self.preview.show_kept(cable, inside)

    def _failed(self, error: ChanceryError) -> None:
        if error.code != "job-cancelled":
            self._job = None
            self.preview.show_nothing()
            self.words.setText(error_sentence(error))

    # -- overrides -----------------------------------------------------------------------------------

    def done(self, result: int) -> None:
        """Close; nothing need be read any more."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    # -- private -------------------------------------------------------------------------------------

    def _run(self, function: str, *more: object) -> Job:
        self._job = self._jobs.run(function, str(self._backup.path), *more, patience=PATIENCE)
        self._job.failed.connect(self._failed)
        return self._job


class _Preview(TrashPreview):
    """The text and notes of a cable as a backup has them."""

    def show_kept(self, cable: Listed, inside: Inside) -> None:
        """Show a cable's text, as far as MOST_TEXT, and its notes."""

        def fill() -> None:
            self._head(cable_title(cable.title, cable.cable_number))
            self._line(show_time(cable.date) if cable.date else tr("undated"), "ink2", below=14)
            self._inside(inside)

        self.show_filled(fill)
