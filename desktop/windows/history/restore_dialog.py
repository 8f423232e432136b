"""The backups of a library: what each holds, what differs from today, and the wishes to bring it back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.errors import ChanceryError
from desktop import theme
from desktop.jobs import REPORT, Job, Jobs
from desktop.library_jobs import Seen
from desktop.messages.backups import backup_facts, show_made
from desktop.messages.errors import error_sentence
from desktop.messages.words import tr
from desktop.widgets.empty_words import EmptyWords
from desktop.widgets.rule import Rule
from desktop.windows.history.backup_difference import BackupDifference
from desktop.windows.two_line_rows import TwoLineList
from desktop.windows.waiting import PATIENCE

_LIST_WIDTH = 330


class RestoreDialog(QDialog):
    """Shows the backups of one library. All is read by jobs; whoever opened it carries out what it wishes."""

    restore_wanted = Signal(object)
    """The Backup of which the whole is to take the library's place."""
    bring_back_wanted = Signal(object, list, list)
    """From this Backup the cables and the notes of these ids are to be brought back."""
    inside_wanted = Signal(object)
    """This Backup is to be looked into."""
    back_up_wanted = Signal()
    """A backup is to be made now."""
    folder_wanted = Signal(object)
    """The folder of this Backup is to be shown."""

    def __init__(
        self, library: Path, root: Path, jobs: Jobs, *, is_open: bool, parent: QWidget | None = None
    ) -> None:
        """List the backups of `library` under `root`; `is_open` tells whether the window has it open."""
        super().__init__(parent)
        self._library, self._root, self._jobs, self.is_open = library, root, jobs, is_open
        self._job: Job | None = None
        self.setWindowTitle(tr("Restore from backup"))
        self._make_parts()
        self._lay_out()
        self._connect()
        self.refresh()

    # -- build ---------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self.list = TwoLineList(tr("Backups, the latest first"), self)
        self.list.setFixedWidth(_LIST_WIDTH)
        theme.ground(self.list, "side")
        self.difference = BackupDifference(self._library, self._jobs, is_open=self.is_open, parent=self)
        self.back_up = QPushButton(tr("Back &up now"), self)
        self.folder = QPushButton(tr("Show &folder"), self)
        self.close_button = QPushButton(tr("&Close"), self)
        self.restore = QPushButton(tr("&Restore whole library…"), self)
        for button in (self.back_up, self.folder, self.close_button, self.restore):
            button.setAutoDefault(False)
        self.restore.setEnabled(False)
        self.folder.setEnabled(False)
        self.back_up.setVisible(self.is_open)
        self.nothing = EmptyWords("", tr("Back up now") if self.is_open else "", parent=self)
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setContentsMargins(24, 10, 24, 0)
        self.told.hide()

    def _lay_out(self) -> None:
        heading = QLabel(tr("Restore from backup"), self)
        heading.setFont(theme.serif(21, 600))
        head = QHBoxLayout()
        head.setContentsMargins(24, 18, 24, 12)
        head.addWidget(heading)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self._empty_page())
        self.pages.addWidget(self._middle())
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 16)
        foot.setSpacing(8)
        foot.addWidget(self.back_up)
        foot.addWidget(self.folder)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.restore)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        for part in (Rule(), self.pages, Rule(), self.told):
            rows.addWidget(part, int(part is self.pages))
        rows.addLayout(foot)
        self.setMinimumSize(760, 420)
        room = self.screen().availableSize()
        self.resize(min(960, room.width() - 40), min(620, room.height() - 60))

    def _empty_page(self) -> QWidget:
        empty = QWidget(self)
        theme.ground(empty, "page")
        column = QVBoxLayout(empty)
        column.addWidget(self.nothing)
        column.addStretch(1)
        return empty

    def _middle(self) -> QWidget:
        middle = QWidget(self)
        across = QHBoxLayout(middle)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        between = QFrame(middle)
        between.setFrameShape(QFrame.Shape.VLine)
        across.addWidget(self.list)
        across.addWidget(between)
        across.addWidget(self.difference, 1)
        return middle

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._chosen_changed)
        self.list.itemActivated.connect(lambda _item: self.difference.inside.click())
        self.difference.inside_wanted.connect(lambda: self._wish(self.inside_wanted))
        self.difference.bring_back_wanted.connect(self._bring_back)
        self.restore.clicked.connect(lambda: self._wish(self.restore_wanted))
        self.folder.clicked.connect(lambda: self._wish(self.folder_wanted))
        self.back_up.clicked.connect(self.back_up_wanted)
        self.nothing.button.clicked.connect(self.back_up_wanted)
        self.close_button.clicked.connect(self.reject)

    # -- public --------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the list of backups anew, and compare anew: either may have changed."""
        self.difference.stop()
        self.difference.forget()
        if not self.list.count():
            self._say_nothing(tr("Looking for backups…"), action=False)
        self._job = self._jobs.run(
            "desktop.library_jobs:look_at_backups",
            str(self._library.absolute()),
            str(self._root),
            REPORT,
            patience=PATIENCE,
        )
        self._job.done.connect(self._listed)
        self._job.failed.connect(self._failed)

    def tell(self, words: str, tone: str = "ok") -> None:
        """Say what came of a wish, above the buttons."""
        self.told.setText(words)
        theme.ink(self.told, tone)
        self.told.setVisible(bool(words))

    def chosen(self) -> Seen | None:
        """Return the backup that is chosen, or None."""
        row = self.list.currentRow()
        seen = self.list.key_at(row) if row >= 0 else None
        return seen if isinstance(seen, Seen) else None

    # -- slots ---------------------------------------------------------------------------------------

    def _listed(self, found: list[Seen]) -> None:
        self._job = None
        kept = self.chosen()
        self.list.blockSignals(True)
        self.list.clear()
        for seen in found:
            facts = backup_facts(seen.backup, seen.contents)
            self.list.add(show_made(seen.backup.time), facts, seen, tone="ink2" if seen.contents else "err")
        paths = [seen.backup.path for seen in found]
        self.list.setCurrentRow(paths.index(kept.backup.path) if kept and kept.backup.path in paths else 0)
        self.list.blockSignals(False)
        self._chosen_changed()
        if found:
            self.pages.setCurrentIndex(1)
            self.list.setFocus()
        else:
            words = tr(
                "No backups yet. One is made by itself soon after a library that has changed is opened, and"
                " after every half hour of change."
            )
            self._say_nothing(words, action=self.is_open)

    def _failed(self, error: ChanceryError) -> None:
        self._job = None
        if error.code != "job-cancelled":
            self._say_nothing(error_sentence(error), action=False)

    def _chosen_changed(self) -> None:
        seen = self.chosen()
        self.difference.show_backup(seen)
        self.restore.setEnabled(seen is not None and seen.contents is not None)
        self.folder.setEnabled(seen is not None)

    def _bring_back(self, cables: list[str], notes: list[str]) -> None:
        seen = self.chosen()
        if seen is not None:
            self.bring_back_wanted.emit(seen.backup, cables, notes)

    # -- overrides -----------------------------------------------------------------------------------

    def done(self, result: int) -> None:
        """Close; nothing need be read any more."""
        self.difference.stop()
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    # -- private -------------------------------------------------------------------------------------

    def _wish(self, signal: SignalInstance) -> None:
        seen = self.chosen()
        if seen is not None:
            signal.emit(seen.backup)

    def _say_nothing(self, words: str, *, action: bool) -> None:
        self.nothing.label.setText(words)
        self.nothing.button.setVisible(action)
        self.pages.setCurrentIndex(0)
