"""A better transcription from a file: read beside the window, then put into the mode of correcting."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel, QProgressDialog

from db.changes import Change
from db.correcting.readings import original
from db.errors import ChanceryError
from db.records import Cable, Doubt
from db.text_merge import Merge
from desktop.jobs import Job
from desktop.messages.doubts import doubt_sentence
from desktop.messages.errors import error_sentence
from desktop.messages.merging import updated_sentence
from desktop.messages.words import tr

if TYPE_CHECKING:
    from desktop.windows.main_window import MainWindow

_SHOW_AFTER_MS = 400
_OF_THE_TEXT = frozenset({"encoding-guessed", "bytes-not-readable"})


class UpdateFlow(QObject):
    """One update. It takes itself away when it is done."""

    def __init__(self, window: MainWindow) -> None:
        """Update the cable that is open in this window."""
        super().__init__(window)
        self._window = window
        self._name = ""
        self._doubts: list[str] = []
        self._cable = window.session.state.cable.id if window.session.state is not None else ""
        self._job: Job | None = None
        self._progress: QProgressDialog | None = None

    def read(self, path: Path) -> None:
        """Read a file in the child process; returns at once."""
        if self._window.modes.refuses() or not self._cable:
            self.deleteLater()
            return
        self._name = path.name
        self._show_progress()
        job = self._window.jobs.run("desktop.import_paths:read_path", str(path), "")
        job.done.connect(self._read)
        job.failed.connect(self._failed)
        self._job = job

    # -- slots -----------------------------------------------------------------------------------------

    def _read(self, result: tuple[Change, Cable]) -> None:
        state = self._window.session.state
        if state is None or state.cable.id != self._cable:
            self._finish()
            return
        change, _cable = result
        text = change.texts[0]
        if same_text(text, state.text):
            words = tr("{name} has the very text of this reading. Nothing was changed.", name=self._name)
            self._finish()
            self._window.say(words, "ok")
            return
        self._doubts = [
            f"{self._name}: {doubt_sentence(step.after, text)}"
            for step in change.steps
            if isinstance(step.after, Doubt) and step.after.code in _OF_THE_TEXT
        ]
        imported = original(state)
        if imported.id == state.reading.id:
            self._finish()
            self._correct(text)
            return
        try:
            before = self._window.session.store.text(imported.text_sha256)
        except ChanceryError as error:
            self._failed(error)
            return
        job = self._window.jobs.run("db.text_merge:merge_texts", before, state.text, text)
        job.done.connect(lambda merge: self._merged(merge, text))
        job.failed.connect(self._failed)
        self._job = job

    def _merged(self, merge: Merge, text: str) -> None:
        """Correct the text by what the file has otherwise than the text as imported."""
        self._finish()
        state, window = self._window.session.state, self._window
        if state is None or state.cable.id != self._cable or state.text != merge.mine:
            return
        told = updated_sentence(merge, self._name)
        whole = tr("Take the file as it is")
        if merge.text == state.text:
            said = tr("{name} brings nothing new. Nothing was changed.", name=self._name)
            window.say(f"{told} {said}".lstrip(), "warn", whole, lambda: self._correct(text))
            return
        if self._correct(merge.text) and told:
            editor = window.correcting.page.editor
            bar = window.parts.bars.show_message(told, "warn", whole, lambda: editor.put_text(text))
            window.correcting.watch.told(bar)

    def _failed(self, error: ChanceryError) -> None:
        self._finish()
        if error.code != "job-cancelled":
            words = error_sentence(error)
            if self._name not in words:
                words = tr("{name}: {sentence}", name=self._name, sentence=words)
            self._window.say(words.replace(tr("Nothing was imported."), tr("Nothing was changed.")), "err")

    def _correct(self, text: str) -> bool:
        """Enter the mode with a text, and say how the file was read; return whether it stands there."""
        correcting, state = self._window.correcting, self._window.session.state
        if correcting.active or state is None or state.cable.id != self._cable:
            return False  # she has gone on to something else meanwhile
        correcting.enter(text, tr("updated from {name}", name=self._name))
        for words in self._doubts:
            self._window.say(words, "warn")
        return self._window.modes.current is not None and correcting.page.editor.text == text

    # -- private ---------------------------------------------------------------------------------------

    def _show_progress(self) -> None:
        dialog = QProgressDialog(self._window)
        dialog.setWindowTitle(tr("Update from file"))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(_SHOW_AFTER_MS)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        label = QLabel(tr("Reading {name}…", name=self._name), dialog)
        label.setTextFormat(Qt.TextFormat.PlainText)  # a file may be called <b>
        dialog.setLabel(label)
        dialog.setCancelButtonText(tr("Cancel"))
        dialog.setRange(0, 0)
        dialog.canceled.connect(self._cancel)
        self._progress = dialog

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _finish(self) -> None:
        self._close_progress()
        self.deleteLater()

    def _close_progress(self) -> None:
        self._job = None
        if self._progress is not None:
            self._progress.canceled.disconnect(self._cancel)
            self._progress.close()
            self._progress.deleteLater()
            self._progress = None


def same_text(one: str, other: str) -> bool:
    """Tell whether two texts differ in nothing, or in line ends at their very end only.

    Reading a file has made every kind of line end one already.
    """
    return one.rstrip("\n") == other.rstrip("\n")
