"""The differences of two readings as the rows of a list, each with whoever made it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.cable_state import CableState
from db.correcting.differences import Difference
from db.records import Reading
from desktop.messages.readings import exchanged, made_by, reason_words, reasons_of
from desktop.messages.words import tr

Index = QModelIndex | QPersistentModelIndex


class DifferenceRole(IntEnum):
    """Roles of `DifferencesModel`, beside Qt's own for spoken text and tool tip."""

    DIFFERENCE = Qt.ItemDataRole.UserRole + 1
    """The `Difference`."""
    REASON = Qt.ItemDataRole.UserRole + 2
    """Why it was made, in words; "" where no reason is given."""
    NOTE = Qt.ItemDataRole.UserRole + 4
    """What was noted with the readings that it comes from; "" for nothing."""
    MADE = Qt.ItemDataRole.UserRole + 3
    """By whom and when, in words; "" where nobody knows."""


class DifferencesModel(QAbstractListModel):
    """The differences in the order of the text. Rows count from 0, spoken numbers from 1."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state: CableState | None = None
        self.differences: tuple[Difference, ...] = ()

    def show(self, state: CableState | None, differences: Sequence[Difference]) -> None:
        """Show other differences; `state` knows the readings that they come from."""
        self.beginResetModel()
        self._state, self.differences = state, tuple(differences)
        self.endResetModel()

    # -- overrides -----------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many differences there are."""
        return 0 if parent is not None and parent.isValid() else len(self.differences)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a row says in a role."""
        if not index.isValid() or index.row() >= len(self.differences):
            return None
        one = self.differences[index.row()]
        if role == DifferenceRole.DIFFERENCE:
            return one
        if role == DifferenceRole.REASON:
            return self._reason(one)
        if role == DifferenceRole.NOTE:
            return self._note(one)
        if role == DifferenceRole.MADE:
            return self._made(one)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.spoken(index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            return exchanged(one)
        return None

    def spoken(self, row: int) -> str:
        """Return what a screen reader says of a difference: its number, what it is, why, and who made it."""
        one = self.differences[row]
        words = tr(
            "Difference {n} of {count}: {what}", n=row + 1, count=len(self.differences), what=exchanged(one)
        )
        more = [part for part in (self._reason(one), self._note(one), self._made(one)) if part]
        return tr("{words}. {more}", words=words, more=tr(", ").join(more)) if more else words

    def _reason(self, one: Difference) -> str:
        reasons = [reason_words(reading.reason) for reading in self._readings(one)]
        return tr("; ").join(dict.fromkeys(filter(None, reasons)))

    def _note(self, one: Difference) -> str:
        notes = [" ".join(reading.note.split()) for reading in self._readings(one)]
        return tr("; ").join(dict.fromkeys(filter(None, notes)))

    def _made(self, one: Difference) -> str:
        state = self._state
        return tr("; ").join(made_by(state, reading) for reading in self._readings(one)) if state else ""

    def _readings(self, one: Difference) -> list[Reading]:
        return reasons_of(self._state, one.readings) if self._state is not None else []
