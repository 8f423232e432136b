"""The parts of a file, to be chosen from: documents of a volume, files of an archive, cables of a text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.messages.parts import part_place
from desktop.messages.times import show_time
from desktop.messages.words import tr
from desktop.models.tool_tips import plain_tip
from desktop.reading.parts import Part

_ROW = 26
_KEY = Qt.ItemDataRole.UserRole
_SOUGHT = Qt.ItemDataRole.UserRole + 1


class ImportParts(QWidget):
    """A list with a box before each part, and a field that filters it."""

    chosen = Signal(object)
    """The keys of the parts that are ticked now, as a tuple."""
    part_shown = Signal(str)
    """The part with this key is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no parts yet."""
        super().__init__(parent)
        self._path = ""
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(tr("Filter by title, date or place"))
        self.filter.setAccessibleName(tr("Filter the parts"))
        self.filter.setClearButtonEnabled(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("The parts of the file"))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.all = QPushButton(tr("Tick &all shown"), self)
        self.none = QPushButton(tr("Tick n&one shown"), self)
        self.count = QLabel(self)
        theme.ink(self.count, "ink2")
        for button in (self.all, self.none):
            button.setAutoDefault(False)
            button.setProperty("kind", "link")
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.all)
        row.addWidget(self.none)
        row.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(self.count)
        rows.addWidget(self.filter)
        rows.addWidget(self.list, 1)
        rows.addLayout(row)
        self.filter.textChanged.connect(self._filter)
        self.all.clicked.connect(lambda: self._tick(ticked=True))
        self.none.clicked.connect(lambda: self._tick(ticked=False))
        self.list.itemChanged.connect(lambda _item: self._changed())
        self.list.currentItemChanged.connect(self._current_changed)

    # -- public --------------------------------------------------------------------------------------

    def show_parts(self, path: str, parts: Sequence[Part], keys: Sequence[str]) -> None:
        """Show the parts of a file; those with these keys are ticked."""
        if path != self._path or self.list.count() != len(parts):
            self._path = path
            with QSignalBlocker(self.list), QSignalBlocker(self.filter):
                self.filter.clear()
                self.list.clear()
                for part in parts:
                    self.list.addItem(_item(part))
        ticked = frozenset(keys)
        with QSignalBlocker(self.list):
            for item in self._items():
                item.setCheckState(_state(ticked=item.data(_KEY) in ticked))
        self._tell()

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the parts that are ticked, in their order."""
        return tuple(
            str(item.data(_KEY)) for item in self._items() if item.checkState() == Qt.CheckState.Checked
        )

    # -- slots ---------------------------------------------------------------------------------------

    def _filter(self, words: str) -> None:
        sought = words.casefold().split()
        for item in self._items():
            item.setHidden(not all(word in item.data(_SOUGHT) for word in sought))

    def _tick(self, *, ticked: bool) -> None:
        with QSignalBlocker(self.list):
            for item in self._items():
                if not item.isHidden():
                    item.setCheckState(_state(ticked=ticked))
        self._changed()

    def _changed(self) -> None:
        self._tell()
        self.chosen.emit(self.keys())

    def _current_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.part_shown.emit(str(item.data(_KEY)))

    # -- private -------------------------------------------------------------------------------------

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _tell(self) -> None:
        self.count.setText(
            tr("{n} of {all} are taken", n=f"{len(self.keys()):,}", all=f"{self.list.count():,}")
        )


def _state(*, ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked


def _item(part: Part) -> QListWidgetItem:
    title = " ".join(part.title.split()) or part.where or part.key
    date = show_time(part.date) if part.date else ""
    facts = [words for words in (date, part_place(part)) if words and words != title]
    # The day first: the headings of a volume begin alike.
    item = QListWidgetItem(" · ".join(words for words in (date, title) if words))
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setSizeHint(QSize(0, _ROW))
    item.setData(_KEY, part.key)
    item.setData(_SOUGHT, " ".join((title, part.date, part.where, part.key)).casefold())
    item.setToolTip(plain_tip("\n".join((title, *facts))))
    return item
