"""A cable from text that is typed or pasted: asked for, read beside the window, entered."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from db.changes import Change
from db.errors import ChanceryError
from db.records import Cable
from desktop.importing import known_cable
from desktop.jobs import Jobs
from desktop.messages.errors import error_sentence
from desktop.messages.words import tr
from desktop.session import Session
from desktop.windows.library.new_cable_dialog import NewCableDialog

_PATIENCE = 10.0


class TypedText(QObject):
    """Asks for one text. `entered` comes if a cable is made of it; then or given up, it takes itself away."""

    entered = Signal(str)
    """The id of the cable."""

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget) -> None:
        """Ask for nothing yet."""
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._over = parent

    def ask(self, text: str = "") -> None:
        """Open the dialog, with a text in it where there is one already."""
        dialog = NewCableDialog(self._over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if text:
            dialog.text.insertPlainText(text)
        dialog.entered.connect(lambda text, title: self._enter(dialog, text, title))
        dialog.finished.connect(self.deleteLater)
        dialog.open()

    def _enter(self, dialog: NewCableDialog, text: str, title: str) -> None:
        author = self._session.author.id
        job = self._jobs.run("desktop.import_paths:read_typed", text, title, author, patience=_PATIENCE)
        job.done.connect(lambda result: self._is_read(dialog, result))
        job.failed.connect(lambda error: self._could_not(dialog, error))

    def _is_read(self, dialog: NewCableDialog, result: tuple[Change, Cable]) -> None:
        change, cable = result
        if known_cable(self._session.store, change) is not None:
            dialog.show_problem(tr("A cable with this very text is in the library already."))
        elif self._session.do(change):
            self.entered.emit(cable.id)
            dialog.accept()
        else:
            dialog.show_problem(tr("The cable could not be saved. The text stays here."))

    def _could_not(self, dialog: NewCableDialog, error: ChanceryError) -> None:
        dialog.show_problem(error_sentence(error))
