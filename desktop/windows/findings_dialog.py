"""What was found in a library, sentence by sentence, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.messages.words import tr


class FindingsDialog(QDialog):
    """A heading, a remark, the sentences, and one button for each thing to do; `chosen` is the one taken."""

    def __init__(
        self,
        heading: str,
        remark: str,
        sentences: Sequence[str],
        choices: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """Show them; `choices` are (name, label of the button), the first of them the default."""
        super().__init__(parent)
        self.chosen = ""
        self.setWindowTitle(heading)
        title = QLabel(heading, self)
        title.setFont(theme.serif(21, 600))
        title.setWordWrap(True)
        self.remark = QLabel(remark, self)
        self.remark.setTextFormat(Qt.TextFormat.PlainText)
        self.remark.setWordWrap(True)
        theme.ink(self.remark, "ink2")
        self.list = QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.list.setAccessibleName(heading)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.addItems(list(sentences))
        self.list.setVisible(bool(sentences))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(12)
        rows.addWidget(title)
        rows.addWidget(self.remark)
        rows.addWidget(self.list, 1)
        rows.addLayout(self._foot(sentences, choices))
        self.resize(640, 440 if sentences else 200)

    def _foot(self, sentences: Sequence[str], choices: Sequence[tuple[str, str]]) -> QHBoxLayout:
        self.buttons: dict[str, QPushButton] = {}
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.copy = QPushButton(tr("Co&py the list"), self)
        self.copy.setAutoDefault(False)
        self.copy.setVisible(bool(sentences))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText("\n".join(sentences)))
        foot.addWidget(self.copy)
        foot.addStretch(1)
        for name, label in choices:
            button = QPushButton(label, self)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, taken=name: self._take(taken))
            self.buttons[name] = button
            foot.addWidget(button)
        close = QPushButton(tr("&Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self.buttons["close"] = close
        foot.addWidget(close)
        next(iter(self.buttons.values())).setDefault(True)
        return foot

    def _take(self, name: str) -> None:
        self.chosen = name
        self.accept()
