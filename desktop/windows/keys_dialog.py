"""The help on keys: every shortcut, in groups and two columns, found by words, and as text to be printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.library_list.sort_keys import folded
from desktop import theme
from desktop.messages.words import tr

_BETWEEN = 3
_USUAL, _SPARE = 620, 80
"""The height, in pixels, on a screen without room for all keys; what a screen keeps beside the dialog."""

Entry = tuple[str, str, list[QKeySequence]]
"""Group, what it does, and the keys that do it."""


@dataclass(slots=True)
class _Row:
    group: str
    sought: str
    widgets: tuple[QWidget, ...]
    grid: QGridLayout
    at: int


class KeysDialog(QDialog):
    """Shows the table of actions by its keys."""

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        """Show these entries; neighbours of one group stand together."""
        super().__init__(parent)
        self._entries = list(entries)
        self._rows: list[_Row] = []
        self._scroll = QScrollArea(self)
        self._groups: dict[str, QWidget] = {}
        self.setWindowTitle(tr("Keys"))
        self._build()
        self.search.textChanged.connect(self._filter)
        self.copy.clicked.connect(self._copy)
        self.buttons.rejected.connect(self.reject)

    # -- build ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        heading = QLabel(tr("Keys"), self)
        heading.setFont(theme.serif(21, 600))
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(tr("Search by what it does or by key"))
        self.search.setAccessibleName(tr("Search the keys"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(theme.icon("search", 16, "ink3"), QLineEdit.ActionPosition.LeadingPosition)
        self.none = QLabel(tr("No key has these words."), self)
        theme.ink(self.none, "ink2")
        self.none.hide()
        scroll = self._scroll
        self._inside = self._columns()
        scroll.setWidget(self._inside)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.copy = self.buttons.addButton(tr("&Copy as text"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setAutoDefault(False)
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addStretch(1)
        self.search.setMinimumWidth(280)
        top.addWidget(self.search)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(12)
        rows.addLayout(top)
        rows.addWidget(self.none)
        rows.addWidget(scroll, 1)
        rows.addWidget(self.buttons)
        self.resize(820, 620)
        self.search.setFocus()

    def _columns(self) -> QWidget:
        inside = QWidget(self)
        across = QHBoxLayout(inside)
        across.setContentsMargins(0, 0, 12, 0)
        across.setSpacing(36)
        columns = (QVBoxLayout(), QVBoxLayout())
        groups: dict[str, list[Entry]] = {}
        for entry in self._entries:
            groups.setdefault(entry[0], []).append(entry)
        filled, half = 0, (len(self._entries) + 2 * len(groups)) / 2
        for name, entries in groups.items():
            height = len(entries) + 2
            # A group goes to the left as long as more than half of it still belongs there.
            column = columns[0] if filled + height / 2 <= half else columns[1]
            filled += height
            self._groups[name] = self._group(name, entries)
            column.addWidget(self._groups[name])
        for column in columns:
            column.setSpacing(_BETWEEN + self._row_height())
            column.addStretch(1)
            across.addLayout(column, 1)
        return inside

    def _group(self, name: str, entries: list[Entry]) -> QWidget:
        box = QWidget(self)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(_BETWEEN)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(0, 1)
        title = QLabel(name, box)
        title.setFont(theme.sans(13, 600))
        grid.addWidget(title, 0, 0, 1, 2)
        grid.setRowMinimumHeight(0, self._row_height() - _BETWEEN)
        for at, (_, label, sequences) in enumerate(entries, start=1):
            words = QLabel(label, box)
            words.setWordWrap(True)
            keys = QLabel(_shown(sequences), box)
            keys.setFont(theme.sans(12, 500))
            keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.setRowMinimumHeight(at, self._row_height() - _BETWEEN)
            for part in (words, keys):
                part.setTextFormat(Qt.TextFormat.PlainText)
            theme.ink(keys, "ink2")
            grid.addWidget(words, at, 0)
            grid.addWidget(keys, at, 1)
            sought = folded(f"{name} {label} {_shown(sequences)}")
            self._rows.append(_Row(name, sought, (words, keys), grid, at))
        return box

    # -- public --------------------------------------------------------------------------------------

    def as_text(self) -> str:
        """Return all keys as plain text in two columns, for printing."""
        width = max((len(label) for _, label, _ in self._entries), default=0) + 2
        lines: list[str] = []
        group = None
        for name, label, sequences in self._entries:
            if name != group:
                lines += ["", name] if lines else [name]
                group = name
            lines.append(f"  {label:<{width}}{_shown(sequences)}")
        return "\n".join([*lines, ""])

    def shown(self) -> list[str]:
        """Return what the rows in sight do."""
        labels = [row.widgets[0] for row in self._rows if not row.widgets[0].isHidden()]
        return [label.text() for label in labels if isinstance(label, QLabel)]

    # -- overrides -----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as all keys need or the screen gives, and end with a whole row."""
        super().showEvent(event)
        around = self.height() - self._scroll.viewport().height()
        wanted = self._inside.sizeHint().height()
        room = self.screen().availableGeometry().height() - _SPARE - around
        if wanted > room:
            rows = (min(room, _USUAL - around) + _BETWEEN) // self._row_height()
            room = rows * self._row_height() - _BETWEEN
        self.resize(self.width(), around + min(room, wanted))

    def _row_height(self) -> int:
        """Return the distance from one row to the next, the same in both columns, in pixels."""
        return self.fontMetrics().height() + _BETWEEN

    # -- slots ---------------------------------------------------------------------------------------

    def _filter(self, words: str) -> None:
        sought = folded(words).split()
        seen: set[str] = set()
        for row in self._rows:
            fits = all(word in row.sought for word in sought)
            for widget in row.widgets:
                widget.setVisible(fits)
            row.grid.setRowMinimumHeight(row.at, self._row_height() - _BETWEEN if fits else 0)
            if fits:
                seen.add(row.group)
        for name, box in self._groups.items():
            box.setVisible(name in seen)
        self.none.setVisible(not seen)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.as_text())
        self.copy.setText(tr("Copied"))


def _shown(sequences: list[QKeySequence]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return tr(" or ").join(sequence.toString(native) for sequence in sequences)
