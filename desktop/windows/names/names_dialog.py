"""Persons, places, organizations of the library: found, edited, merged, deleted, and where they are named."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.library_records import NAME_KINDS, Name, NameKind
from db.naming.finding import NameFinder
from desktop import theme
from desktop.messages.names import kinds_words, name_facts, said_words
from desktop.messages.words import tr
from desktop.widgets.empty_words import EmptyWords
from desktop.windows.listed_dialog import ListedDialog
from desktop.windows.names.context_rows import ContextList, ContextRow
from desktop.windows.names.name_form import NameForm
from desktop.windows.two_line_rows import TwoLineList

MOST = 300
"""Names that are listed at once; who looks for another types some of it."""
_LIST_WIDTH = 300


class NamesDialog(ListedDialog):
    """It wishes; whoever opened it (`NamesControl`) fills it and carries out."""

    chosen_changed = Signal()
    """Another name is chosen, or none: its mentions are wanted."""
    merge_wanted = Signal(object, list)
    """The Name that is kept, and the others that go into it."""
    delete_wanted = Signal(list)
    """These Names are to be deleted."""
    show_wanted = Signal(object)
    """The cable of a mention is to be opened at its words; the key of the row."""
    unmark_wanted = Signal(object)
    """The words of a mention are to be marked no more; the key of the row."""
    new_wanted = Signal(str)
    """A new name with this heading is wanted."""
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, new_burst: Callable[[str], str], parent: QWidget | None = None) -> None:
        """Make an empty dialog; `new_burst` names a burst of typing."""
        super().__init__(parent)
        self.setWindowTitle(tr("Persons, places, organizations"))
        self.setModal(False)
        self._finder = NameFinder(())
        self._counts: Mapping[str, tuple[int, int]] = {}
        self._make_parts(new_burst)
        self._lay_out()
        self._connect()

    # -- build ---------------------------------------------------------------------------------------

    def _make_parts(self, new_burst: Callable[[str], str]) -> None:
        self.names = TwoLineList(tr("Persons, places, organizations"), self)
        self.names.setFixedWidth(_LIST_WIDTH)
        self.names.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        theme.ground(self.names, "side")
        self.list = self.names
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(tr("Find by any spelling"))
        self.search.setAccessibleName(tr("Find by any spelling"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(220)
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(tr("Kinds that are listed"))
        self.kind.addItem(tr("All kinds"), "")
        for kind in NAME_KINDS:
            self.kind.addItem(kinds_words(kind), kind)
        self.form = NameForm(new_burst, self)
        self.mentioned = QLabel(self)
        self.mentioned.setFont(theme.sans(13, 600))
        self.mentions = ContextList(tr("Mentions; Enter opens the cable"), ticks=False, parent=self)
        self.nothing = EmptyWords(
            tr(
                "No person, place or organization is known yet. Select words in a cable that name one and"
                " press Ctrl+Alt+I, or begin with New."
            ),
            parent=self,
        )
        self.nothing.layout().setContentsMargins(18, 16, 24, 0)  # type: ignore[union-attr]
        self.new = QPushButton(tr("&New"), self)
        self.merge = QPushButton(tr("&Merge"), self)
        self.merge.setToolTip(tr("Make the chosen names one; choose several with Ctrl or Shift"))
        self.merge.setMenu(QMenu(self.merge))
        self.delete = QPushButton(tr("De&lete"), self)
        self.delete.setToolTip(tr("Delete the chosen names (Del); undo brings them back"))
        self.unmark = QPushButton(tr("No lon&ger mark"), self)
        self.unmark.setToolTip(tr("Mark these words as no name (Del); undo marks them again"))
        self.show_in_text = QPushButton(tr("Show in the te&xt"), self)
        self.close_button = QPushButton(tr("&Close"), self)
        for button in (self.new, self.merge, self.delete, self.unmark, self.show_in_text, self.close_button):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        heading = QLabel(tr("Persons, places, organizations"), self)
        heading.setFont(theme.serif(21, 600))
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 24, 12)
        head.setSpacing(8)
        head.addWidget(heading)
        head.addStretch(1)
        head.addWidget(self.search)
        head.addWidget(self.kind)
        page = QWidget(self)
        theme.ground(page, "page")
        rows = QVBoxLayout(page)
        rows.setContentsMargins(20, 14, 20, 8)
        rows.setSpacing(10)
        rows.addWidget(self.form)
        rows.addWidget(self.mentioned)
        rows.addWidget(self.mentions, 1)
        self.frame_pages(page, self.nothing)
        left = (self.new, self.merge, self.delete)
        right = (self.unmark, self.show_in_text, self.close_button)
        self.frame_rows(head, left, right, (760, 480), (980, 700))

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _words: self._fill())
        self.kind.currentIndexChanged.connect(lambda _at: self._fill())
        self.names.currentRowChanged.connect(lambda _row: self._choose())
        self.names.itemSelectionChanged.connect(self._offer)
        self.mentions.itemClicked.connect(lambda _item: self._show())
        self.mentions.itemActivated.connect(lambda _item: self._show())
        self.mentions.currentRowChanged.connect(lambda _row: self._offer())
        self.new.clicked.connect(lambda: self.new_wanted.emit(self.search.text()))
        self.merge.menu().aboutToShow.connect(self._fill_merge)
        self.delete.clicked.connect(self._delete)
        self.unmark.clicked.connect(self._unmark)
        self.show_in_text.clicked.connect(self._show)
        self.close_button.clicked.connect(self.close)
        for key, wish in (
            (QKeySequence.StandardKey.Undo, self.undo_wanted),
            (QKeySequence.StandardKey.Redo, self.redo_wanted),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(wish)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.search.setFocus)

    # -- public --------------------------------------------------------------------------------------

    def show_names(self, finder: NameFinder, counts: Mapping[str, tuple[int, int]], chosen: str = "") -> None:
        """List these names with how often they are mentioned; choose one, or keep who is chosen."""
        self._finder, self._counts = finder, counts
        self._fill(chosen or self.form.name_id)

    def show_mentions(self, rows: Sequence[ContextRow], words: str) -> None:
        """Show where the chosen name is mentioned, and say how often."""
        self.mentioned.setText(words)
        at = self.mentions.currentRow()
        self.mentions.show_rows(list(rows))
        self.mentions.setCurrentRow(min(at, len(rows) - 1))
        self._offer()

    def chosen(self) -> list[Name]:
        """Return the names that are chosen, the one shown first."""
        names = [key for key in self.names.chosen_keys() if isinstance(key, Name)]
        return sorted(names, key=lambda name: name.id != self.form.name_id)

    def current(self) -> Name | None:
        """Return the name that is shown, or None."""
        row = self.names.currentRow()
        key = self.names.key_at(row) if row >= 0 else None
        return key if isinstance(key, Name) else None

    def tell(self, words: str, tone: str = "ok") -> None:
        """Say what came of a wish, above the buttons."""
        self.told.setText(words)
        theme.ink(self.told, tone)
        self.told.setVisible(bool(words))

    # -- overrides -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del in the list deletes; Enter goes from the search into the list, and closes nothing."""
        key = event.key()
        if key == Qt.Key.Key_Delete and self.names.hasFocus():
            self._delete()
        elif key == Qt.Key.Key_Delete and self.mentions.hasFocus():
            self._unmark()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.search.hasFocus():
                self.names.setFocus()
            event.accept()
        elif key == Qt.Key.Key_Escape and self.search.hasFocus() and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)

    # -- private -------------------------------------------------------------------------------------

    def _fill(self, wanted: str = "") -> None:
        wanted = wanted or self.form.name_id
        chosen_kind: str = self.kind.currentData()
        kind: NameKind | None = next((each for each in NAME_KINDS if each == chosen_kind), None)
        found = self._finder.find(self.search.text(), kind)
        row = next((at for at, each in enumerate(found) if each.name.id == wanted), -1)
        shown = found[:MOST] if row < MOST else [found[row], *found[: MOST - 1]]
        row = 0 if row >= MOST else row
        self.names.blockSignals(True)
        self.names.clear()
        for each in shown:
            self.names.add(
                each.name.name, name_facts(each.name, *self._counts.get(each.name.id, (0, 0))), each.name
            )
        if shown:
            at = self.names.model().index(max(row, 0), 0)
            self.names.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.names.blockSignals(False)
        self.pages.setCurrentIndex(int(not self._finder.names))
        if len(found) > MOST:
            self.tell(tr("{n} of {all} are listed. Type to find the others.", n=MOST, all=len(found)), "ink2")
        elif not found and self._finder.names:
            self.tell(tr("No name is spelled so. New makes one of it."), "ink2")
        else:
            self.tell("")
        self._choose()

    def _choose(self) -> None:
        name = self.current()
        another = name is None or name.id != self.form.name_id
        left = self.form.take_typed() if another else None
        self.form.show_name(name, said_words(name) if name else "")
        self._offer()
        self.chosen_changed.emit()
        if left is not None:
            self.form.edited.emit(*left)

    def _offer(self) -> None:
        count = len(self.chosen())
        self.merge.setEnabled(count > 1)
        self.delete.setEnabled(count > 0)
        has_mention = self.mentions.currentRow() >= 0
        self.unmark.setEnabled(has_mention)
        self.show_in_text.setEnabled(has_mention)

    def _fill_merge(self) -> None:
        menu = self.merge.menu()
        menu.clear()
        chosen = self.chosen()
        for kept in chosen:
            action = menu.addAction(tr("Into {name}", name=kept.name.replace("&", "&&")))
            others = [name for name in chosen if name is not kept]
            action.triggered.connect(lambda _=False, k=kept, o=others: self.merge_wanted.emit(k, o))

    def _delete(self) -> None:
        if self.chosen():
            self.delete_wanted.emit(self.chosen())

    def _unmark(self) -> None:
        row = self.mentions.currentRow()
        if row >= 0:
            self.unmark_wanted.emit(self.mentions.row_at(row).key)

    def _show(self) -> None:
        row = self.mentions.currentRow()
        if row >= 0:
            self.show_wanted.emit(self.mentions.row_at(row).key)
