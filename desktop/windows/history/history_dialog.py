"""History: what was done to a note, a cable or the library, what it changed, and the wish to go back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from db.history.past import Filter
from desktop import theme
from desktop.messages.errors import error_sentence
from desktop.messages.history import about_titles
from desktop.messages.words import tr
from desktop.models.history import HistoryModel, HistoryRow
from desktop.session import Session
from desktop.widgets.empty_words import EmptyWords
from desktop.windows.history.history_row_delegate import HistoryRowDelegate
from desktop.windows.history.history_view import HistoryView
from desktop.windows.listed_dialog import ListedDialog

_LIST_WIDTH = 360
Scope = tuple[str, Filter]
"""What a part of the history is called, and which it is."""


class HistoryDialog(ListedDialog):
    """Shows the history; whoever opened it fills `view` and carries out what it wishes."""

    chosen_changed = Signal(object)
    """Another HistoryRow is chosen, or None."""
    restore_wanted = Signal(object)
    """The cable is to be as it was at this HistoryRow; in the history of a note, the note."""
    restore_note_wanted = Signal(object)
    """The one note that this HistoryRow changed is to be as it was then."""
    show_wanted = Signal(object)
    """What this HistoryRow changed is to be shown in the text."""
    forget_wanted = Signal(object)
    """This HistoryRow's state is to lose its name."""
    undo_import_wanted = Signal(object)
    """The import that this HistoryRow is part of is to be taken back."""
    name_wanted = Signal()
    undo_wanted = Signal()

    def __init__(
        self,
        session: Session,
        scopes: list[Scope],
        authors: list[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """Show the first of the scopes; `authors` are (id, name) of those by whom one may filter."""
        super().__init__(parent)
        self._session, self._scopes, self._authors = session, scopes, authors
        self.setWindowTitle(tr("History"))
        self._make_list()
        self._make_buttons()
        self._lay_out()
        self._connect()
        self.refresh()
        self.list.setFocus()

    # -- build ---------------------------------------------------------------------------------------

    def _make_list(self) -> None:
        self.model = HistoryModel(self)
        name = tr("What was done, the newest first")
        self.frame_list(self.model, HistoryRowDelegate(self), name, _LIST_WIDTH)
        self.view = HistoryView(self)
        self.scope = self._filter(tr("Of what"), [(words, words) for words, _ in self._scopes])
        self.about = self._filter(tr("What"), [("", tr("Everything")), *about_titles().items()])
        self.author = self._filter(tr("By whom"), [("", tr("Everybody")), *self._authors])
        self.nothing = EmptyWords("", parent=self)
        self.nothing.layout().setContentsMargins(18, 16, 24, 0)  # type: ignore[union-attr]

    def _filter(self, name: str, items: list[tuple[str, str]]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        for key, words in items:
            box.addItem(" ".join(words.split()), key)
        return box

    def _make_buttons(self) -> None:
        self.name = QPushButton(tr("&Name this state…"), self)
        self.name.setToolTip(tr("Give the present state of the library a name, so that it is kept"))
        self.forget = QPushButton(tr("&Take the name away"), self)
        self.undo_import = QPushButton(tr("&Undo this import"), self)
        self.undo_import.setToolTip(tr("Take all cables of this import out of the library again"))
        self.undo_import.hide()
        self.show_in_text = QPushButton(tr("Show in the te&xt"), self)
        self.close_button = QPushButton(tr("&Close"), self)
        self.restore_cable = QPushButton(tr("Restore the ca&ble"), self)
        self.restore_cable.setToolTip(tr("Make the cable what it was then: text, notes, header, lists"))
        self.restore = QPushButton(tr("&Restore this state"), self)
        self.restore.setToolTip(tr("Make it what it was then (Enter); undo takes that back"))
        for button in (self.name, self.forget, self.show_in_text, self.close_button, self.restore_cable):
            button.setAutoDefault(False)
        self.undo_import.setAutoDefault(False)
        self.restore.setDefault(True)

    def _lay_out(self) -> None:
        heading = QLabel(tr("History"), self)
        heading.setFont(theme.serif(21, 600))
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 24, 12)
        head.setSpacing(8)
        head.addWidget(heading)
        head.addStretch(1)
        for box in (self.scope, self.about, self.author):
            head.addWidget(box)
        self.scope.setVisible(len(self._scopes) > 1)
        self.frame_pages(self.view, self.nothing)
        left = (self.name, self.forget, self.undo_import)
        right = (self.show_in_text, self.close_button, self.restore_cable, self.restore)
        self.frame_rows(head, left, right, (760, 440), (980, 660))

    def _connect(self) -> None:
        for box in (self.scope, self.about, self.author):
            box.currentIndexChanged.connect(self.refresh)
        self.list.selectionModel().currentChanged.connect(lambda: self.chosen_changed.emit(self.chosen()))
        self.list.doubleClicked.connect(lambda _at: self._wish(self.show_wanted.emit))
        self.name.clicked.connect(self.name_wanted)
        self.undo_import.clicked.connect(lambda: self._wish(self.undo_import_wanted.emit))
        self.forget.clicked.connect(lambda: self._wish(self.forget_wanted.emit))
        self.show_in_text.clicked.connect(lambda: self._wish(self.show_wanted.emit))
        self.restore_cable.clicked.connect(lambda: self._wish(self.restore_wanted.emit))
        self.restore.clicked.connect(self._restore)
        self.close_button.clicked.connect(self.reject)
        self._session.changed.connect(self.refresh)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self.undo_wanted)

    # -- public --------------------------------------------------------------------------------------

    def wanted(self) -> Filter:
        """Return which part of the history is shown."""
        base = self._scopes[max(0, self.scope.currentIndex())][1]
        return Filter(
            base.cable, self.author.currentData() or None, self.about.currentData() or None, base.note
        )

    def chosen(self) -> HistoryRow | None:
        """Return the row that is chosen, or None."""
        at = self.list.currentIndex().row()
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    def refresh(self) -> None:
        """Read the list anew, keeping the row that is chosen."""
        kept = self.chosen()
        self.model.show(self._session.store, self.wanted())
        row = self.model.row_of(kept) if kept is not None else -1
        at = self.model.index(row if row >= 0 else self.model.first_row())
        empty = self.model.first_row() < 0
        self.pages.setCurrentIndex(int(empty))
        if empty:
            failure = self.model.failure
            self.nothing.label.setText(
                error_sentence(failure) if failure else tr("Nothing of this kind was done yet.")
            )
        else:
            self.list.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            if at.row() == self.model.first_row():
                self.list.scrollToTop()  # with the day above it
            else:
                self.list.scrollTo(at)
        self.chosen_changed.emit(self.chosen())

    def show_offers(self, *, note: bool, cable: bool, text: bool, named: bool) -> None:
        """Offer what can be done with the chosen row: bring back a note or the cable, show it, unname it."""
        self._restores_note = note
        self.restore.setText(tr("&Restore the note") if note else tr("&Restore this state"))
        self.restore.setEnabled(note or cable)
        self.restore_cable.setVisible(note and cable)
        self.show_in_text.setEnabled(text)
        self.forget.setVisible(named)
        row = self.chosen()
        self.undo_import.setVisible(row is not None and row.entry is not None and row.entry.kind == "import")

    def tell(self, words: str, tone: str = "ok") -> None:
        """Say what came of a wish, above the buttons."""
        self.told.setText(words)
        theme.ink(self.told, tone)
        self.told.setVisible(bool(words))

    # -- slots ---------------------------------------------------------------------------------------

    _restores_note = False

    def _restore(self) -> None:
        self._wish(self.restore_note_wanted.emit if self._restores_note else self.restore_wanted.emit)

    # -- private -------------------------------------------------------------------------------------

    def _wish(self, emit: Callable[[HistoryRow], None]) -> None:
        row = self.chosen()
        if row is not None and not row.is_heading:
            emit(row)
