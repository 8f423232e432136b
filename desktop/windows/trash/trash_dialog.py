"""The trash: what was deleted, a look at it, and the wishes to take it out or to delete it for good."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QPushButton,
    QWidget,
)

from db.errors import ChanceryError
from db.trash.trash_list import TrashedCable, TrashedNote, look_inside
from desktop import theme
from desktop.messages.errors import error_sentence
from desktop.messages.trash import in_the_trash
from desktop.messages.words import tr
from desktop.models.trash import TrashModel
from desktop.models.trash_rows import TrashRow
from desktop.session import Session
from desktop.widgets.empty_words import EmptyWords
from desktop.windows.listed_dialog import ListedDialog
from desktop.windows.trash.trash_preview import MOST_NOTES, MOST_TEXT, TrashPreview
from desktop.windows.trash.trash_row_delegate import TrashRowDelegate

_LIST_WIDTH = 348


class TrashDialog(ListedDialog):
    """Shows the trash; whoever opened it carries out what it wishes and says what came of it."""

    restore_wanted = Signal(list, list)
    """The cables and the notes of these ids are to be taken out."""
    purge_wanted = Signal(list, list)
    """The cables and the notes of these ids are to be deleted for good."""
    undo_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the trash of the session's library."""
        super().__init__(parent)
        self._session = session
        self._at = 0
        self._busy = False
        self.setWindowTitle(tr("Trash"))
        self._make_list()
        self._make_buttons()
        self._lay_out()
        self._connect()
        self._refreshed()

    # -- build ---------------------------------------------------------------------------------------

    def _make_list(self) -> None:
        self.model = TrashModel(self._session, self)
        self.frame_list(self.model, TrashRowDelegate(self), tr("Deleted cables and notes"), _LIST_WIDTH)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.nothing = EmptyWords(
            tr("The trash is empty. Deleted cables and notes lie here until you delete them for good."),
            parent=self,
        )
        self.nothing.layout().setContentsMargins(18, 16, 24, 0)  # type: ignore[union-attr]
        self.preview = TrashPreview(self)

    def _make_buttons(self) -> None:
        self.empty = QPushButton(tr("&Empty the trash…"), self)
        self.purge = QPushButton(tr("&Delete for good…"), self)
        self.purge.setToolTip(tr("Delete what is chosen for good (Del)"))
        self.close_button = QPushButton(tr("&Close"), self)
        self.restore = QPushButton(tr("&Restore"), self)
        self.restore.setToolTip(tr("Put what is chosen back where it was (Enter)"))
        for button in (self.empty, self.purge, self.close_button):
            button.setAutoDefault(False)
        self.restore.setDefault(True)

    def _lay_out(self) -> None:
        head = self.make_head(tr("Trash"))
        self.frame_pages(self.preview, self.nothing)
        right = (self.purge, self.close_button, self.restore)
        self.frame_rows(head, (self.empty,), right, (700, 420), (900, 620))

    def _connect(self) -> None:
        self.model.refreshed.connect(self._refreshed)
        chosen = self.list.selectionModel()
        chosen.selectionChanged.connect(self._chosen_changed)
        chosen.currentChanged.connect(self._show_current)
        self.list.doubleClicked.connect(self._restore)
        self.restore.clicked.connect(self._restore)
        self.purge.clicked.connect(self._purge)
        self.empty.clicked.connect(self._empty)
        self.close_button.clicked.connect(self.reject)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self.undo_wanted)

    # -- public --------------------------------------------------------------------------------------

    def tell(self, words: str, tone: str = "ok") -> None:
        """Say what came of a wish, above the buttons."""
        self.told.setText(words)
        theme.ink(self.told, tone)
        self.told.setVisible(bool(words))

    def set_busy(self, *, busy: bool) -> None:
        """Take no wish while one is being carried out that takes its time."""
        self._busy = busy
        for part in (self.pages, self.empty, self.purge, self.close_button, self.restore):
            part.setEnabled(not busy)
        if not busy:
            self._refreshed()

    def chosen(self) -> tuple[list[str], list[str]]:
        """Return the ids of the chosen cables and notes."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return _ids([row for at in rows if (row := self.model.row(at)) is not None])

    # -- slots ---------------------------------------------------------------------------------------

    def _refreshed(self) -> None:
        cables, notes = self._counts()
        self.summary.setText(in_the_trash(cables, notes))
        empty = not len(self.model.trash)
        self.pages.setCurrentIndex(int(empty))
        self.empty.setEnabled(not empty)
        if empty:
            self.preview.show_nothing()
            self.close_button.setFocus()
        elif not self.list.selectionModel().hasSelection():
            at = self.model.index(self.model.first(self._at))
            self.list.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.list.setFocus()
        self._chosen_changed()

    def _chosen_changed(self) -> None:
        any_chosen = self.list.selectionModel().hasSelection()
        self.restore.setEnabled(any_chosen)
        self.purge.setEnabled(any_chosen)

    def _show_current(self) -> None:
        at = self.list.currentIndex().row()
        row = self.model.row(at)
        if row is None:
            return
        self._at = at
        thing = row.thing
        if isinstance(thing, TrashedNote):
            self.preview.show_note(thing, with_cable=bool(row.under))
        elif isinstance(thing, TrashedCable):
            self._show_cable(thing)

    def _show_cable(self, cable: TrashedCable) -> None:
        store = self._session.store
        try:
            inside = store.read(look_inside, cable.id, store.text, most_text=MOST_TEXT, most_notes=MOST_NOTES)
        except ChanceryError as error:
            self.preview.show_nothing()
            self.tell(error_sentence(error), "err")
            return
        if inside is not None:
            self.preview.show_cable(cable, inside)

    def _restore(self) -> None:
        if any(chosen := self.chosen()):
            self.restore_wanted.emit(*chosen)

    def _purge(self) -> None:
        if any(chosen := self.chosen()):
            self.purge_wanted.emit(*chosen)

    def _empty(self) -> None:
        rows = (self.model.row(at) for at in range(self.model.rowCount()))
        self.purge_wanted.emit(*_ids([row for row in rows if row is not None]))

    # -- overrides -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del deletes what is chosen for good, after asking."""
        if event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self._purge()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Close, unless something is being carried out whose end is to be told here."""
        if not self._busy:
            super().reject()

    # -- private -------------------------------------------------------------------------------------

    def _counts(self) -> tuple[int, int]:
        trash = self.model.trash
        return len(trash.cables), len(trash.notes) + sum(len(cable.own_trash) for cable in trash.cables)


def _ids(rows: list[TrashRow]) -> tuple[list[str], list[str]]:
    return (
        [row.id for row in rows if row.what == "cable"],
        [row.id for row in rows if row.what == "note"],
    )
