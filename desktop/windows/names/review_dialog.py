"""All places of a cable that spell a name: looked through, each taken or left, before they are marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.library_records import Name
from db.naming.spelled import Spelled
from desktop import theme
from desktop.messages.names import who
from desktop.messages.notes import short_quote
from desktop.messages.words import plural, tr
from desktop.windows.names.context_rows import ContextList, ContextRow


class ReviewDialog(QDialog):
    """A list to be ticked; `spans` are those that are left ticked."""

    def __init__(self, name: Name, places: Sequence[Spelled], parent: QWidget | None = None) -> None:
        """Ask which of these places are the name."""
        super().__init__(parent)
        self.setWindowTitle(tr("Mark all mentions"))
        count = len(places)
        words = plural(
            count,
            "{n} more place is spelled so. Tick it where it means {name}.",
            "{n} more places are spelled so. Tick those that mean {name}.",
            name=short_quote(name.name, 40),
        )
        heading = QLabel(words, self)
        heading.setFont(theme.serif(21, 600))
        heading.setWordWrap(True)
        told = QLabel(who(name), self)
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        theme.ink(told, "ink2")
        self.list = ContextList(tr("Places that are spelled so"), ticks=True, parent=self)
        self.list.show_rows(
            [
                ContextRow(place.before, place.spelling, place.after, key=(place.start, place.end))
                for place in places
            ]
        )
        self.list.setCurrentRow(0)
        self.every = QPushButton(tr("Tick &all"), self)
        self.none = QPushButton(tr("Tick &none"), self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.ok = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setDefault(True)
        self.ok.setProperty("kind", "primary")
        foot = QHBoxLayout()
        for button in (self.every, self.none):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.buttons)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(10)
        rows.addWidget(heading)
        rows.addWidget(told)
        rows.addWidget(self.list, 1)
        rows.addLayout(foot)
        self.resize(760, min(560, 230 + 28 * count))
        self._connect()
        self._count()

    def _connect(self) -> None:
        self.list.itemChanged.connect(lambda _item: self._count())
        self.every.clicked.connect(lambda: self.list.tick_all(True))
        self.none.clicked.connect(lambda: self.list.tick_all(False))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def spans(self) -> list[tuple[int, int]]:
        """Return the places that are ticked, in code points."""
        return [key for key in self.list.ticked() if isinstance(key, tuple)]

    def _count(self) -> None:
        count = len(self.spans())
        self.ok.setText(plural(count, "&Mark {n} mention", "&Mark {n} mentions"))
        self.ok.setEnabled(count > 0)
