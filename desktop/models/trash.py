"""What lies in the trash of the open library, as a list model; headings can be seen but not chosen."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from db.errors import ChanceryError
from db.trash.trash_list import Trash, read_trash
from desktop.models.tool_tips import plain_tip
from desktop.models.trash_rows import TrashRow, rows_of, spoken
from desktop.session import Session

Index = QModelIndex | QPersistentModelIndex


class TrashRole(IntEnum):
    """What else a row answers."""

    ROW = Qt.ItemDataRole.UserRole + 1


class TrashModel(QAbstractListModel):
    """The rows of `rows_of`, read anew whenever the list of cables may have changed."""

    refreshed = Signal()
    """The rows are up to date again."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Show the trash of the session's library."""
        super().__init__(parent)
        self._session = session
        self._rows: list[TrashRow] = []
        self.trash = Trash()
        session.listing_changed.connect(self.refresh)
        self.refresh()

    # -- public --------------------------------------------------------------------------------------

    def row(self, at: int) -> TrashRow | None:
        """Return a row, None outside of the list."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def row_of(self, record: str) -> int:
        """Return the row of a cable or note, -1 where it is not in the trash."""
        return next((at for at, row in enumerate(self._rows) if row.id == record), -1)

    def first(self, at: int) -> int:
        """Return the nearest row to `at` that can be chosen, -1 where there is none."""
        near = sorted(range(len(self._rows)), key=lambda row: (abs(row - at), -row))
        return next((row for row in near if self._rows[row].what != "heading"), -1)

    def refresh(self) -> None:
        """Read the trash anew; a view keeps its selection only where nothing changed."""
        try:
            trash = self._session.store.read(read_trash) if self._session.has_library else Trash()
        except ChanceryError as error:
            self._session.failed.emit(error)
            return
        if trash != self.trash:
            self.beginResetModel()
            self.trash, self._rows = trash, rows_of(trash)
            self.endResetModel()
        self.refreshed.emit()

    # -- overrides -----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows there are, headings counted."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let a heading be neither chosen nor stepped on."""
        row = self.row(index.row())
        if row is None or row.what == "heading":
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the title, the sentence for a screen reader, the tip, or the row itself."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(spoken(row)) if row.what != "heading" else None
        return row if role == TrashRole.ROW else None
