"""The header fields as rows: those of the library in their order, and the usual ones that are missing."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from db.editing.header_edits import (
    add_field,
    delete_field,
    move_field,
    rename_field,
    set_value,
    take_into_field,
)
from db.header_names import HEADER_NAMES
from db.records import Doubt, HeaderField
from desktop.messages.changes import field_name
from desktop.messages.doubts import doubt_field
from desktop.messages.times import show_time
from desktop.messages.words import tr
from desktop.models.header_rows import ShownField, with_missing
from desktop.models.row_table import Index, RowTableModel
from desktop.session import Session

REPEATED = ("addressee", "info addressee", "signatory", "translator", "archive", "URL", "credit", "rights")
"""Known fields of which a cable may have several."""

ELSEWHERE = ("distribution", "stages")
"""What other panels show the doubts of."""


class FieldColumn(IntEnum):
    """The columns of the header."""

    NAME = 0
    VALUE = 1


class HeaderModel(RowTableModel[ShownField]):
    """The header of the open cable; edits go straight to the session.

    A typed date that cannot be understood is kept in `unread` under the row's id and shown as it was typed,
    until it is corrected: the library keeps only dates.
    """

    KINDS = ("header_field", "doubt", "anchor")
    COLUMNS = len(FieldColumn)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Show the header of the session's open cable."""
        super().__init__(session, parent)
        self.unread: dict[str, str] = {}
        self.refreshed.connect(self._forget_gone)
        self.read_anew()

    def read_rows(self) -> list[ShownField]:
        """Return the open cable's fields with the usual missing ones at their places."""
        state = self.session.state
        if state is None:
            return []
        return with_missing(state.fields_in_order(), state.anchors)

    # -- what follows from the rows ------------------------------------------------------------------

    def doubts(self, row: int) -> list[Doubt]:
        """Return the open doubts about a row's field: of several of one name they stand with the first."""
        name = self._rows[row].name
        if any(above.name == name for above in self._rows[:row]):
            return []
        return [doubt for doubt in self._open_doubts() if doubt_field(doubt) == name]

    def other_doubts(self) -> list[Doubt]:
        """Return the open doubts that belong to no field shown here and to no other panel."""
        names = {row.name for row in self._rows}
        return [
            d for d in self._open_doubts() if doubt_field(d) not in names and doubt_field(d) not in ELSEWHERE
        ]

    def label(self, row: int) -> str:
        """Return the words before a value; the second of several of one name has none."""
        name = self._rows[row].name
        if row > 0 and self._rows[row - 1].name == name:
            return ""
        several = row + 1 < len(self._rows) and self._rows[row + 1].name == name
        return tr("Addressees") if several and name == "addressee" else field_name(name)

    def offered_names(self) -> list[str]:
        """Return the known fields that can be added: those not there, and those that may repeat."""
        there = {row.name for row in self._rows if not row.missing}
        return [name for name in HEADER_NAMES if name not in there or name in REPEATED]

    def problem(self, row: int) -> str:
        """Return what is to be told of words that are kept as typed, or ""."""
        words = self.unread.get(self._rows[row].id, "")
        if not words:
            return ""
        return tr("“{words}” is not understood as a date. Write it like “12 May 1961”.", words=words[:60])

    def keep_unread(self, row: int, words: str) -> None:
        """Keep words that are no date, to be told and corrected; "" for none."""
        record_id = self._rows[row].id
        if self.unread.get(record_id, "") != words:
            self.unread[record_id] = words
            if not words:
                del self.unread[record_id]
            self.refresh()

    # -- edits ---------------------------------------------------------------------------------------

    def read_value(self, row: int, words: str) -> str | None:
        """Return the value that typed words are for a row's field: EDTF for the date, None for no date."""
        if self._rows[row].name == "date":
            from desktop.models.typed_time import read_typed  # only for what is typed; dear to import

            return read_typed(words, self._rows[row].value)
        return words.strip()

    def change_value(self, row: int, value: str) -> bool:
        """Give a row's field a value; a missing field is made by it. Return whether it is committed."""
        state = self.session.state
        if state is None or not 0 <= row < len(self._rows):
            return False
        shown = self._rows[row]
        if not shown.missing:
            return self.burst.do(set_value(state, shown.id, value))
        if not value:
            return True
        change, made = add_field(state, shown.name, value, at=self._place(row))
        return self._replace_missing(row, made, change)

    def take(self, row: int, span: tuple[int, int]) -> bool:
        """Take the words of a span as a row's value; False where they are no date but must be one."""
        state = self.session.state
        if state is None:
            return False
        start, end = span
        words = state.text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        value = self.read_value(row, words)
        if not words or value is None:
            return False
        place, shown = (start, start + len(words)), self._rows[row]
        if not shown.missing:
            return self.session.do(take_into_field(state, shown.id, place, value))
        change, made = add_field(state, shown.name, value, place, at=self._place(row))
        return self._replace_missing(row, made, change)

    def add(self, name: str, value: str = "") -> int:
        """Add a field of a known or own name and return its row, -1 where it was not committed."""
        state = self.session.state
        if state is None:
            return -1
        change, made = add_field(state, name, value)
        return self.row_of(made.id) if self.burst.do(change) else -1

    def rename(self, row: int, name: str) -> bool:
        """Give a field another label."""
        state = self.session.state
        if state is None or self._rows[row].missing or not name.strip():
            return False
        return self.burst.do(rename_field(state, self._rows[row].id, name.strip()))

    def delete(self, row: int) -> bool:
        """Delete a row's field; a missing one has nothing to delete."""
        state = self.session.state
        if state is None or self._rows[row].missing:
            return False
        return self.session.do(delete_field(state, self._rows[row].id))

    def move(self, row: int, by: int) -> bool:
        """Move a row's field one place up (-1) or down (1) among the fields of the library."""
        state = self.session.state
        if state is None or self._rows[row].missing:
            return False
        at = self._place(row)
        to = at - 1 if by < 0 else at + 2
        if not 0 <= to <= len(state.fields):
            return False
        return self.session.do(move_field(state, at, to))

    # -- Qt ------------------------------------------------------------------------------------------

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return the titles of the columns and the numbers of the rows."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return section + 1
        return (tr("Field"), tr("Value"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a label or value as shown, or a value as its editor begins."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        shown = self._rows[index.row()]
        if index.column() == FieldColumn.NAME:
            return field_name(shown.name) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.EditRole:
            return self.unread.get(shown.id, shown.value)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown_value(index.row())
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401
        """Commit a typed value; False where it is no date but must be one."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole or index.column() != FieldColumn.VALUE:
            return False
        found = self.read_value(index.row(), str(value))
        return found is not None and self.change_value(index.row(), found)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell: values can be edited."""
        found = super().flags(index)
        if index.isValid() and index.column() == FieldColumn.VALUE:
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def shown_value(self, row: int) -> str:
        """Return a value as it is read: a date in words, "not stated" for none."""
        shown = self._rows[row]
        if shown.id in self.unread:
            return self.unread[shown.id]
        if not shown.value.strip():
            return tr("not stated")
        return show_time(shown.value) if shown.name == "date" else shown.value

    # -- private -------------------------------------------------------------------------------------

    def _forget_gone(self) -> None:
        known = {row.id for row in self._rows}
        for record_id in [i for i in self.unread if i not in known]:
            del self.unread[record_id]

    def _open_doubts(self) -> list[Doubt]:
        return self.session.state.open_doubts() if self.session.state is not None else []

    def _place(self, row: int) -> int:
        """Return the index among the fields of the library at which a row stands or would stand."""
        return sum(1 for above in self._rows[:row] if not above.missing)

    def _replace_missing(self, row: int, made: HeaderField, change: Any) -> bool:  # noqa: ANN401
        """Have the row of a missing field become that of the made one, so that its editor stays open."""
        before = self._rows[row]
        self._rows[row] = replace(before, id=made.id)
        if self.burst.do(change):
            return True
        self._rows[row] = before
        return False
