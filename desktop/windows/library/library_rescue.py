"""What she can do for a library: look at its backups, restore one, find a way out where it will not open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from db.backup.backup_names import Backup
from db.backup.restore import Restored
from db.changes import OF_THE_LIBRARY, Change
from db.errors import ChanceryError
from desktop.backup_choices import backup_root
from desktop.jobs import REPORT, Job
from desktop.messages.backups import came_back_sentence, restored_sentence, show_made
from desktop.messages.errors import error_sentence
from desktop.messages.words import tr
from desktop.widgets.whole_buttons import whole_buttons
from desktop.windows.dialogs import open_folder
from desktop.windows.history.restore_dialog import RestoreDialog
from desktop.windows.inside_dialog import InsideDialog
from desktop.windows.library.library_checks import FILTER, LibraryChecks
from desktop.windows.trouble_dialog import TroubleDialog, ways_for
from desktop.windows.waiting import PATIENCE, Waiting

if TYPE_CHECKING:
    from desktop.windows.main_window import MainWindow


class LibraryRescue(QObject):
    """Carries these out over a window, each long part as a job with progress and Cancel."""

    def __init__(self, window: MainWindow) -> None:
        """Act for this window."""
        super().__init__(window)
        self._window = window
        self._session = window.session
        self.dialog: RestoreDialog | None = None
        self.waiting: Waiting | None = None
        self.checks = LibraryChecks(window, self)

    # -- public --------------------------------------------------------------------------------------

    def restore(self) -> None:
        """Show the backups of the open library."""
        self._session.flush_wanted.emit()
        self._show_backups(self._session.store.path, self._window).open()

    def trouble_while_open(self, sentence: str) -> None:
        """Offer what can be done about damage in the library that is open."""
        dialog = TroubleDialog(sentence, ways_for("library-damaged", is_open=True), self._window)
        dialog.exec()
        if dialog.way == "restore":
            self.restore()
        elif dialog.way == "salvage":
            self.checks.salvage(self._session.store.path)
        elif dialog.way == "check":
            self.checks.check()

    def trouble(self, path: Path, sentence: str, code: str) -> bool:
        """Offer what can be done about a library that cannot be opened; return whether one is open then.

        What was open stays open unless another is chosen.
        """
        was_open = self._session.has_library
        while True:
            ways = ways_for(code, is_open=False)
            if was_open:
                ways = tuple(way for way in ways if way != "quit")
            damaged = code in ("library-damaged", "library-failed", "library-unsound", "copy-damaged")
            dialog = TroubleDialog(sentence, ways, self.over(), damaged=damaged)
            dialog.exec()
            before = self._session.store.path if self._session.has_library else None
            if dialog.way == "restore":
                self._show_backups(path, self.over()).exec()
            elif dialog.way == "salvage":
                self.checks.salvage(path)
                self._until_done()
            elif dialog.way == "another":
                self._open_another()
            elif dialog.way == "again":
                error = self._try_again(path)
                sentence, code = (error_sentence(error), error.code) if error else (sentence, code)
            else:
                return was_open
            now_open = self._session.store.path if self._session.has_library else None
            if now_open is not None and now_open != before:
                return True

    # -- slots ---------------------------------------------------------------------------------------

    def _restore_whole(self, path: Path, backup: Backup) -> None:
        """Put a backup in the library's place, once that is confirmed; the library is closed meanwhile."""
        if not self._confirmed(backup):
            return
        self._session.flush_wanted.emit()
        self._session.close_library()
        words = tr("Today's library is backed up first.")
        root = str(backup_root(self._window.settings))
        job = self.run("desktop.library_jobs:put_back", str(backup.path), path.absolute(), root, REPORT)
        self.wait_for(
            job,
            tr("Restore from backup"),
            words,
            partial(self._restored, path, backup),
            partial(self._restore_failed, path),
        )

    def _restored(self, path: Path, backup: Backup, done: Restored) -> None:
        self.open(path)
        if self.dialog is not None:
            self.dialog.accept()
        if not self._session.has_library:
            return
        kept = done.backed_up.path if done.backed_up else done.aside
        words = restored_sentence(show_made(backup.time), done)
        label = tr("Show folder") if kept else None
        self._window.parts.bars.show_message(
            words, "ok", label, (lambda: open_folder(kept.parent)) if kept else None
        )

    def _restore_failed(self, path: Path, error: ChanceryError) -> None:
        was_open = self.dialog is not None and self.dialog.is_open
        if was_open:
            self.open(path)
        self.tell_error(error)

    def _bring_back(self, path: Path, backup: Backup, cables: list[str], notes: list[str]) -> None:
        job = self.run(
            "desktop.library_jobs:fetch_back", str(backup.path), str(path.absolute()), cables, notes
        )
        words = tr("Looking for what is chosen in the backup.")
        self.wait_for(
            job,
            tr("Bring back"),
            words,
            partial(self._fetched, len(cables), notes),
            self.tell_error,
        )

    def _fetched(self, cables: int, notes: list[str], change: Change | None) -> None:
        if change is None:
            self._tell(tr("Nothing had to be brought back: all of it is in the library already."), "ink2")
        elif self._session.do(change):
            wished = [step for step in change.steps if step.record.id in notes]
            of_library = sum(step.kind in OF_THE_LIBRARY[1:] for step in wished)
            self._tell(came_back_sentence(cables, len(notes) - of_library, of_library), "ok")
        if self.dialog is not None:
            self.dialog.refresh()

    def tell_error(self, error: ChanceryError) -> None:
        """Say what a job was broken off for."""
        if error.code == "job-cancelled":
            self._tell(tr("Stopped. Nothing was changed."), "ink2")
        else:
            self._tell(error_sentence(error), "err")

    # -- private -------------------------------------------------------------------------------------

    def _show_backups(self, path: Path, over: QWidget | None) -> RestoreDialog:
        is_open = self._session.has_library and self._session.store.path == path
        root = backup_root(self._window.settings)
        dialog = RestoreDialog(path, root, self._window.jobs, is_open=is_open, parent=over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.restore_wanted.connect(partial(self._restore_whole, path))
        dialog.bring_back_wanted.connect(partial(self._bring_back, path))
        dialog.inside_wanted.connect(lambda backup: InsideDialog(backup, self._window.jobs, dialog).open())
        dialog.folder_wanted.connect(lambda backup: open_folder(backup.path.parent))
        dialog.back_up_wanted.connect(self._window.care.back_up_now)
        self._window.care.clock.finished.connect(dialog.refresh)
        dialog.finished.connect(self._dialog_closed)
        self.dialog = dialog
        return dialog

    def _dialog_closed(self) -> None:
        if self.dialog is not None:
            self._window.care.clock.finished.disconnect(self.dialog.refresh)
        self.dialog = None

    def _confirmed(self, backup: Backup) -> bool:
        box = QMessageBox(self.dialog)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Restore from backup"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(tr("Restore the whole library as it was on {when}?", when=show_made(backup.time)))
        box.setInformativeText(
            tr("Today's library is backed up first, so that you can come back to it the same way.")
        )
        restore = box.addButton(tr("&Restore"), QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        whole_buttons(box)
        box.exec()
        return box.clickedButton() is restore

    def open(self, path: Path) -> None:
        """Open a library; where even that fails, offer what can be done, and close what cannot go on."""
        try:
            self._window.libraries.open_now(path)
        except ChanceryError as error:
            sentence = error_sentence(error)
            if self._session.has_library:
                self._window.say(sentence, "err")
            elif self._window.isVisible() and not self.trouble(path, sentence, error.code):
                self._window.close()
            else:
                self._tell(sentence, "err")

    def _open_another(self) -> None:
        start = str(self._window.libraries.folder())
        name, _ = QFileDialog.getOpenFileName(self.over(), tr("Open library"), start, tr(FILTER))
        if name:
            error = self._try_again(Path(name))
            if error is not None:
                QMessageBox.warning(self.over(), tr("Open library"), error_sentence(error))

    def _try_again(self, path: Path) -> ChanceryError | None:
        try:
            self._window.libraries.open_now(path)
        except ChanceryError as error:
            return error
        return None

    def run(self, function: str, *arguments: object) -> Job:
        """Begin a job on a whole library."""
        return self._window.jobs.run(function, *arguments, patience=PATIENCE)

    def wait_for(
        self,
        job: Job,
        title: str,
        words: str,
        done: Callable[[Any], object],
        failed: Callable[[ChanceryError], object],
    ) -> None:
        """Show how far a job is, then call one of the two."""
        self.waiting = Waiting(job, title, words, done, failed, self.over())
        self.waiting.ended.connect(self._waited)

    def _waited(self) -> None:
        self.waiting = None

    def _until_done(self) -> None:
        """Come back when what was begun has ended: at the start there is no window to come back to."""
        if self.waiting is not None:
            loop = QEventLoop()
            self.waiting.ended.connect(loop.quit)
            loop.exec()

    def over(self) -> QWidget | None:
        """Return what a dialog lies over: another one, the window, or nothing before it is shown."""
        if self.dialog is not None:
            return self.dialog
        return self._window if self._window.isVisible() else None

    def _tell(self, words: str, tone: str) -> None:
        if self.dialog is not None:
            self.dialog.tell(words, tone)
        elif self._window.isVisible():
            self._window.say(words, "ok" if tone == "ink2" else tone)
        else:
            QMessageBox.warning(None, tr("Chancery"), words)
