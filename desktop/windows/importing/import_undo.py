"""Undo import: which one, and taking it back beside the window, however many cables it brought."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.errors import ChanceryError
from db.importing.taking_back import Imported, TakenBack, import_of_entry, latest_imports
from desktop import theme
from desktop.jobs import REPORT
from desktop.messages.errors import error_sentence
from desktop.messages.history import when_and_who
from desktop.messages.imports import import_words, taken_back_sentences
from desktop.messages.words import plural, tr
from desktop.widgets.rule import Rule
from desktop.windows.two_line_rows import TwoLineList
from desktop.windows.waiting import PATIENCE, Waiting

if TYPE_CHECKING:
    from desktop.windows.main_window import MainWindow

MOST_AT_ONCE = 20
"""Cables that undo takes back while the window waits; an import of more is taken back beside it."""


class ImportUndo(QObject):
    """Takes imports back for the window."""

    def __init__(self, window: MainWindow) -> None:
        """Act on whatever library this window has open."""
        super().__init__(window)
        self._window = window
        self.waiting: Waiting | None = None
        self.dialog: UndoImportDialog | None = None

    # -- public --------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Show the latest imports, one of which is to be taken back."""
        self._window.session.flush_wanted.emit()
        imports = self._window.session.store.read(latest_imports)
        if not imports:
            self._window.say(tr("There is no import that could be undone."), "warn")
            return
        dialog = UndoImportDialog(imports, self._window)
        dialog.accepted.connect(lambda: self.take_back(dialog.chosen()))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def take_back(self, import_id: str) -> None:
        """Take an import out of the library again, but what was worked on since."""
        self._start("take_back", import_id, tr("Undo import"), tr("The import is being undone…"), self._gone)

    def turn(self, kind: Literal["undo", "redo"]) -> bool:
        """Undo or redo beside the window, where the next step is an import of many cables; tell if it was."""
        session = self._window.session
        if self.waiting is not None:
            return True
        if not session.has_library or session.has_unsaved():
            return False
        entry = session.store.next_undo() if kind == "undo" else session.store.next_redo()
        if entry is None or int(entry.label.values.get("count", 1)) <= MOST_AT_ONCE:
            return False
        import_id = session.store.read(import_of_entry, entry.n)
        if import_id is None:
            return False
        if kind == "undo":
            self.take_back(import_id)
        else:
            words = tr("The import is being done again…")
            self._start("bring_again", import_id, tr("Redo import"), words, self._back)
        return True

    # -- private -------------------------------------------------------------------------------------

    def _start(self, function: str, import_id: str, title: str, words: str, done: object) -> None:
        window = self._window
        window.session.flush_wanted.emit()
        try:
            number = window.session.store.session_number()
        except ChanceryError as error:
            window.say(error_sentence(error), "err")
            return
        job = window.jobs.run(
            f"db.importing.taking_back:{function}",
            str(window.session.store.path),
            import_id,
            window.session.author.id,
            number,
            REPORT,
            patience=PATIENCE,
        )
        self.waiting = Waiting(job, title, words, done, self._failed, window)  # type: ignore[arg-type]

    def _gone(self, taken: TakenBack) -> None:
        self._look_again()
        self._window.dialogs.imports.close_bar()
        self._window.parts.bars.close_good_news()
        for words, tone in taken_back_sentences(taken.gone, [title for _, title in taken.kept]):
            self._window.say(words, tone)

    def _back(self, cables: int) -> None:
        self._look_again()
        self._window.parts.bars.close_good_news()
        self._window.say(plural(cables, "{n} cable is back.", "{n} cables are back."), "ok")

    def _failed(self, error: ChanceryError) -> None:
        self._look_again()
        if error.code != "job-cancelled":
            self._window.say(error_sentence(error), "err")

    def _look_again(self) -> None:
        self.waiting = None
        self._window.session.look_again()


class UndoImportDialog(QDialog):
    """Asks which import is to be undone."""

    def __init__(self, imports: list[Imported], parent: QWidget | None = None) -> None:
        """Show these imports, the last one first."""
        super().__init__(parent)
        self.setWindowTitle(tr("Undo import"))
        heading = QLabel(tr("Undo import"), self)
        heading.setFont(theme.serif(21, 600))
        told = tr("All cables of an import are taken out of the library again. Those you worked on stay.")
        words = QLabel(told, self)
        words.setWordWrap(True)
        theme.ink(words, "ink2")
        self.list = TwoLineList(tr("The latest imports"), self)
        theme.ground(self.list, "page")
        for one in imports:
            self.list.add(import_words(one.cables, one.file), when_and_who(one.time, one.author), one.id)
        self.list.setCurrentRow(0)
        cancel = QPushButton(tr("&Cancel"), self)
        cancel.setAutoDefault(False)
        self.undo = QPushButton(tr("&Undo import"), self)
        self.undo.setDefault(True)
        head = QVBoxLayout()
        head.setContentsMargins(24, 18, 24, 12)
        head.addWidget(heading)
        head.addWidget(words)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 16)
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.undo)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(Rule())
        rows.addWidget(self.list, 1)
        rows.addWidget(Rule())
        rows.addLayout(foot)
        self.resize(460, 400)
        cancel.clicked.connect(self.reject)
        self.undo.clicked.connect(self.accept)
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.list.setFocus()

    def chosen(self) -> str:
        """Return the id of the import that is chosen."""
        return str(self.list.key_at(self.list.currentRow()))
