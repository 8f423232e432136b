"""The trash, opened and acted on: taking out is a change like any other, deleting for good a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox, QProgressDialog

from db.cable_state import CableState
from db.changes import Change
from db.errors import ChanceryError
from db.records import Cable
from db.rows import read_record
from db.trash import trash_edits
from db.trash.emptying import rewrite_is_due
from db.trash.trash_list import Trash
from desktop import correction_drafts
from desktop.backup_choices import backup_root
from desktop.jobs import REPORT, Job
from desktop.messages.errors import error_sentence
from desktop.messages.trash import progress_words, purge_question, purged, restored
from desktop.messages.words import tr
from desktop.widgets.whole_buttons import whole_buttons
from desktop.windows.trash.trash_dialog import TrashDialog

if TYPE_CHECKING:
    from desktop.windows.main_window import MainWindow

_PATIENCE = 3600.0
"""Seconds that writing the file anew may take; a library of many gigabytes on a slow disk."""
_SHOW_AFTER_MS = 300


class TrashControl(QObject):
    """Opens the trash over a window and carries out what it wishes."""

    def __init__(self, window: MainWindow) -> None:
        """Act for this window."""
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._job: Job | None = None
        self._progress: QProgressDialog | None = None
        self.dialog: TrashDialog | None = None

    def open(self) -> None:
        """Show the trash."""
        self._session.flush_wanted.emit()
        dialog = TrashDialog(self._session, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.restore_wanted.connect(self.restore)
        dialog.purge_wanted.connect(self.purge)
        dialog.undo_wanted.connect(self._undo)
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        dialog.open()

    def finish_emptying(self) -> None:
        """Have the file written anew where the program was ended in the middle of that."""
        session = self._session
        try:
            due = session.has_library and session.store.read(rewrite_is_due)
        except ChanceryError:
            return  # another time
        if due:
            library, backups = str(session.store.path.absolute()), str(backup_root(self._window.settings))
            self._window.jobs.run("db.trash.emptying:finish_emptying", library, backups, patience=_PATIENCE)

    def restore(self, cables: list[str], notes: list[str]) -> None:
        """Take cables and notes out of the trash, as one change."""
        try:
            change = self._restoring(cables, notes)
        except ChanceryError as error:
            self._tell(error_sentence(error), "err")
            return
        if change is not None and self._session.do(change):
            back = [step.record for step in change.steps if step.before is not None]
            of_cables = [record.id for record in back if isinstance(record, Cable)]
            self._tell(restored(len(of_cables), len(back) - len(of_cables)))
            if of_cables and not notes:
                self._window.libraries.open_cable(of_cables[0])

    def purge(self, cables: list[str], notes: list[str]) -> None:
        """Delete cables and notes for good, once that is confirmed."""
        if self._job is not None or self.dialog is None:
            return
        counts = _counted(self.dialog.model.trash, cables, notes)
        if not self._confirmed(*counts):
            return
        self._session.flush_wanted.emit()
        self._show_progress()
        self._job = self._window.jobs.run(
            "db.trash.emptying:empty_trash",
            str(self._session.store.path.absolute()),
            cables,
            notes,
            self._session.author.id,
            str(backup_root(self._window.settings)),
            REPORT,
            patience=_PATIENCE,
        )
        self._job.progress.connect(self._show_step)
        self._job.done.connect(lambda done: self._purged(cables, counts, done.left_over))
        self._job.failed.connect(lambda error: self._purge_failed(cables, notes, counts, error))

    # -- slots -----------------------------------------------------------------------------------------

    def _purged(self, cables: list[str], counts: tuple[int, int], left_over: ChanceryError | None) -> None:
        self._end_job()
        library = self._session.store.library_id()
        for cable in cables:
            correction_drafts.remove(library, cable)
        why = error_sentence(left_over) if left_over is not None else ""
        self._tell(purged(*counts, left_over=why), "warn" if why else "ok")

    def _purge_failed(
        self, cables: list[str], notes: list[str], counts: tuple[int, int], error: ChanceryError
    ) -> None:
        self._end_job()
        if self.dialog is not None and all(self.dialog.model.row_of(i) < 0 for i in (*cables, *notes)):
            # It broke off after everything was deleted, while the file was written anew.
            self._purged(cables, counts, error)
        elif error.code == "job-cancelled":
            self._tell(tr("Stopped. Nothing was deleted."), "ink2")
        else:
            self._tell(error_sentence(error), "err")

    def _show_step(self, _fraction: float, code: str) -> None:
        if self._progress is None:
            return
        self._progress.setLabelText(progress_words(code))
        if code != "backing-up":
            self._progress.setCancelButton(None)

    def _undo(self) -> None:
        self._window.undo()
        self._tell("")

    def _closed(self) -> None:
        self.dialog = None

    # -- private ---------------------------------------------------------------------------------------

    def _restoring(self, cables: list[str], notes: list[str]) -> Change | None:
        store = self._session.store
        named = []
        for cable_id in cables:
            cable = store.read(read_record, "cable", cable_id)
            if isinstance(cable, Cable):
                named.append((cable, self._title_of(cable_id)))
        by_cable: dict[str, list[str]] = {}
        for note_id in notes:
            note = store.read(read_record, "note", note_id)
            if note is not None:
                by_cable.setdefault(note.cable, []).append(note_id)  # type: ignore[union-attr]
        states = [(self._state_of(cable), ids) for cable, ids in by_cable.items()]
        return trash_edits.restore(named, states, store.text)

    def _state_of(self, cable: str) -> CableState:
        state = self._session.state
        if state is not None and state.cable.id == cable:
            return state
        return self._session.store.cable_state(cable)

    def _title_of(self, cable: str) -> str:
        trash = self.dialog.model.trash if self.dialog is not None else Trash()
        return next((known.title for known in trash.cables if known.id == cable), "")

    def _confirmed(self, cables: int, notes: int) -> bool:
        question, more = purge_question(cables, notes)
        box = QMessageBox(self.dialog)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("Delete for good"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(question)
        box.setInformativeText(more)
        purge = box.addButton(tr("&Delete for good"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        purge.setAutoDefault(False)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        whole_buttons(box)
        box.exec()
        return box.clickedButton() is purge

    def _show_progress(self) -> None:
        dialog = QProgressDialog(self.dialog)
        dialog.setWindowTitle(tr("Delete for good"))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(_SHOW_AFTER_MS)
        dialog.setMinimumWidth(380)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        dialog.setLabelText(progress_words("backing-up"))
        dialog.setCancelButtonText(tr("Cancel"))
        dialog.setRange(0, 0)
        dialog.canceled.connect(self._cancel)
        if self.dialog is not None:
            self.dialog.set_busy(busy=True)
        self._progress = dialog

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _end_job(self) -> None:
        self._job = None
        if self._progress is not None:
            self._progress.canceled.disconnect(self._cancel)
            self._progress.close()
            self._progress.deleteLater()
            self._progress = None
        if self.dialog is not None:
            self.dialog.set_busy(busy=False)
        self._session.look_again()

    def _tell(self, words: str, tone: str = "ok") -> None:
        if self.dialog is not None:
            self.dialog.tell(words, tone)
        elif words:
            self._window.say(words, tone)


def _counted(trash: Trash, cables: list[str], notes: list[str]) -> tuple[int, int]:
    """Return how many cables and notes would go: the notes of a cable go with it."""
    going = [cable for cable in trash.cables if cable.id in cables]
    with_cables = {note.id for cable in going for note in cable.own_trash}
    count = sum(cable.notes for cable in going) + len(with_cables | set(notes))
    return len(going), count
