"""A list of words in their surroundings, all of them ticked; some can be unticked before it is done."""

from __future__ import annotations

from collections.abc import Callable

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

from desktop import theme
from desktop.messages.words import tr
from desktop.windows.names.context_rows import ContextList, ContextRow


class TickDialog(QDialog):
    """Heading, a sentence, the list, and a button that says how much will be done."""

    def __init__(
        self,
        title: str,
        sentence: str,
        rows: list[ContextRow],
        button: Callable[[list[object]], str],
        parent: QWidget | None = None,
    ) -> None:
        """Show the rows; `button` makes the words of the button from the keys of those that are ticked."""
        super().__init__(parent)
        self._words = button
        self._heading, told = QLabel(title, self), QLabel(sentence, self)
        self._heading.setFont(theme.serif(21, 600))
        for label in (self._heading, told):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        theme.ink(told, "ink2")
        self.list = ContextList(title, ticks=True, parent=self)
        self.list.show_rows(rows)
        self.list.setCurrentRow(0)
        self.every = QPushButton(tr("Tick &all"), self)
        self.none = QPushButton(tr("Tick &none"), self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.ok = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setDefault(True)
        self.ok.setProperty("kind", "primary")
        foot = QHBoxLayout()
        for box in (self.every, self.none):
            box.setAutoDefault(False)
            foot.addWidget(box)
        foot.addStretch(1)
        foot.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(told)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.resize(760, min(560, 230 + 28 * len(rows)))
        self.list.itemChanged.connect(lambda _item: self._count())
        self.every.clicked.connect(lambda: self.list.tick_all(True))
        self.none.clicked.connect(lambda: self.list.tick_all(False))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._count()

    def _count(self) -> None:
        ticked = self.list.ticked()
        self.ok.setText(self._words(ticked))
        self.ok.setEnabled(bool(ticked))
