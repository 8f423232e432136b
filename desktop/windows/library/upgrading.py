"""A large library of an earlier form is brought into today's beside the window, and a small one says so.

It is done once, before the library is opened, and takes some seconds for every ten thousand notes: without a
word it would look as if nothing had started. A small library is opened at once.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QProgressBar, QVBoxLayout, QWidget

from desktop import theme
from desktop.jobs import Jobs
from desktop.messages.words import tr
from desktop.windows.waiting import PATIENCE, SHOW_AFTER_MS


def bring_up_to_date(path: Path, jobs: Jobs, backups: Path | None, over: QWidget) -> None:
    """Bring a library of an earlier form into today's, and return when that is done.

    Where it cannot be, nothing is said here: opening the library then meets the same, and tells it.
    """
    dialog = UpgradeDialog(path, over if over.isVisible() else None)
    loop = QEventLoop()
    job = jobs.run("db.schema:bring_up_to_date", str(path), str(backups or ""), patience=PATIENCE)
    for ended in (job.done, job.failed):
        ended.connect(lambda _told: loop.quit())
    QTimer.singleShot(SHOW_AFTER_MS, dialog, dialog.open)
    loop.exec()
    dialog.end()


class UpgradeDialog(QDialog):
    """Says what is done; it cannot be closed, since what it waits for is a step that is whole or not done."""

    def __init__(self, path: Path, over: QWidget | None) -> None:
        """Speak of this library, over a window that is shown, or alone before there is one."""
        super().__init__(over)
        app = QApplication.instance()
        if over is None and isinstance(app, QApplication):
            theme.put_on_sheet(app)  # this is what she sees first
        self.setWindowTitle(tr("Chancery"))
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, on=False)
        heading = QLabel(tr("The library is made ready"), self)
        heading.setFont(theme.serif(18, 600))
        self.words = QLabel(
            tr(
                "{name} was last used by an earlier Chancery. It is backed up and brought into today’s form."
                " This happens once.",
                name=path.name,
            ),
            self,
        )
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        theme.ink(self.words, "ink2")
        bar = QProgressBar(self)
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(heading.text())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 22)
        rows.setSpacing(12)
        for part in (heading, self.words, bar):
            rows.addWidget(part)
        self.setMinimumWidth(440)

    def reject(self) -> None:
        """Stay: Esc ends nothing here."""

    def end(self) -> None:
        """Go; it is done."""
        self.done(int(QDialog.DialogCode.Accepted))
        self.deleteLater()
