"""One distribution list as a table: recipient, copies as stated, copies as counted."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from db.changes import Change
from db.editing.distribution_edits import (
    add_recipient,
    change_distribution,
    change_recipient,
    delete_recipients,
    join_recipients,
    move_recipients,
    split_recipient,
)
from db.reconcile import Count, count_copies
from db.records import Distribution, Recipient
from desktop.messages.words import tr
from desktop.models.recipient_words import joiner_between
from desktop.models.row_table import Index, RowTableModel
from desktop.models.tool_tips import plain_tip
from desktop.session import Session

ROLES = ("action", "information", "copy", "seen")
MOST_COPIES = 99_999
"""More copies than this are no count but a slip of the key."""


class RecipientColumn(IntEnum):
    """The columns of the distribution table."""

    NAME = 0
    STATED = 1
    COUNTED = 2


def role_word(role: str) -> str:
    """Return the word for what a recipient is to do with the cable."""
    return {
        "action": tr("action"),
        "information": tr("information"),
        "copy": tr("copy"),
        "seen": tr("seen"),
    }.get(role, role)


def read_copies(words: str) -> tuple[int | None, str] | None:
    """Return (copies, state) that typed words mean: a number, "" or "–" not stated, "?" illegible.

    None where they mean none of these.
    """
    text = words.strip()
    if text in ("", "-", "–", "—"):
        return None, "not stated"
    if text in ("?", "[?]"):
        return None, "illegible"
    if text.isascii() and text.isdigit() and len(text) <= len(str(MOST_COPIES)) and int(text) <= MOST_COPIES:
        return int(text), "stated"
    return None


class DistributionModel(RowTableModel[Recipient]):
    """The recipients of the chosen list of the open cable; edits go straight to the session."""

    KINDS = ("recipient", "distribution")
    COLUMNS = len(RecipientColumn)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Show the first list of the session's open cable."""
        super().__init__(session, parent)
        self._chosen = ""
        self.read_anew()

    # -- lists ---------------------------------------------------------------------------------------

    def lists(self) -> list[Distribution]:
        """Return the open cable's lists in their order."""
        state = self.session.state
        return [] if state is None else state.distributions_in_order()

    def shown(self) -> Distribution | None:
        """Return the list that is shown, or None where the cable has none."""
        lists = self.lists()
        return next((d for d in lists if d.id == self._chosen), lists[0] if lists else None)

    def choose(self, distribution_id: str) -> None:
        """Show another list."""
        if distribution_id != self._chosen:
            self._chosen = distribution_id
            self.read_anew()

    def read_rows(self) -> list[Recipient]:
        """Return the recipients of the list shown."""
        shown, state = self.shown(), self.session.state
        return [] if shown is None or state is None else state.recipients_of(shown.id)

    def count(self) -> Count:
        """Return what the list sums to and the verdict, as shown."""
        shown = self.shown()
        filled = [row for at, row in enumerate(self._rows) if not self.is_draft(at)]
        if shown is None:
            return count_copies(filled, None)
        return count_copies(filled, shown.stated_total, shown.unnumbered)

    def counts_for(self, row: int) -> int | None:
        """Return how many copies a row counts, None where that cannot be told."""
        recipient, shown = self._rows[row], self.shown()
        if recipient.copies_state == "stated":
            return recipient.copies
        return None if recipient.copies_state == "illegible" or shown is None else shown.unnumbered

    # -- edits ---------------------------------------------------------------------------------------

    def start_recipient(self, at: int) -> int:
        """Show a new, empty recipient at a row, to be filled in, and return its row; -1 without a cable."""
        state = self.session.state
        if state is None:
            return -1
        shown = self.shown()
        change, recipient = add_recipient(state, shown.id if shown else None, at)
        return self.put_draft(at, recipient, change)

    def change(self, row: int, **values: Any) -> bool:  # noqa: ANN401 - values by field name
        """Give the recipient of a row these values; return whether that is committed."""
        state = self.session.state
        if state is None or not 0 <= row < len(self._rows):
            return False
        if self.is_draft(row):
            if not values.get("name"):
                return False
            shown = self.shown()
            change, made = add_recipient(state, shown.id if shown else None, row, values["name"])
            return self.keep_draft(made, change)
        return self.burst.do(change_recipient(state, self._rows[row].id, **values))

    def change_list(self, **values: Any) -> bool:  # noqa: ANN401 - values by field name
        """Change the heading, the stated total or the rule of the list shown."""
        state, shown = self.session.state, self.shown()
        if state is None or shown is None:
            return False
        return self.burst.do(change_distribution(state, shown.id, **values))

    def delete(self, rows: list[int]) -> bool:
        """Delete the recipients of these rows."""
        if any(self.is_draft(row) for row in rows):
            self.drop_draft()
        return self._do(
            lambda state: delete_recipients(state, self.ids([r for r in rows if r < len(self._rows)]))
        )

    def move(self, rows: list[int], to: int) -> bool:
        """Move the recipients of these rows before row `to`."""
        shown = self.shown()
        self.drop_draft()
        return shown is not None and self._do(lambda state: move_recipients(state, shown.id, rows, to))

    def split(self, row: int, first: str, second: str) -> bool:
        """Make one entry two; the number stays with the first."""
        return self._do(lambda state: split_recipient(state, self._rows[row].id, first, second))

    def join(self, rows: list[int]) -> bool:
        """Make the entries of these rows one, with the words between them as in the cable."""
        ids = self.ids(rows)
        state = self.session.state
        if state is None or len(ids) < 2:
            return False
        chosen = [row for row in self._rows if row.id in ids]
        joiner = joiner_between(state, chosen[0], chosen[1])
        return self._do(lambda state: join_recipients(state, ids, joiner))

    # -- Qt ------------------------------------------------------------------------------------------

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return the titles of the columns and the numbers of the rows."""
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return (tr("Recipient"), tr("Stated"), tr("Counted"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section != RecipientColumn.NAME:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a cell shows, what its editor begins with, or what it is called aloud."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = index.row(), RecipientColumn(index.column())
        recipient = self._rows[row]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(row, column)
        if role == Qt.ItemDataRole.EditRole:
            if column == RecipientColumn.NAME:
                return recipient.name
            return self._shown(row, column).replace("–", "")
        if role == Qt.ItemDataRole.ToolTipRole and column == RecipientColumn.STATED:
            return (
                plain_tip(tr("The number cannot be read.")) if recipient.copies_state == "illegible" else None
            )
        if role == Qt.ItemDataRole.TextAlignmentRole and column != RecipientColumn.NAME:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._aloud(row, column)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401
        """Commit a typed name or number; False where the words are no number."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        words = str(value)
        if index.column() == RecipientColumn.NAME:
            return bool(words.strip()) and self.change(index.row(), name=words.strip())
        if index.column() != RecipientColumn.STATED:
            return False
        found = read_copies(words)
        return found is not None and self.change(index.row(), copies=found[0], copies_state=found[1])

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell: names and stated numbers can be edited."""
        found = super().flags(index)
        if index.isValid() and index.column() != RecipientColumn.COUNTED:
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    # -- private -------------------------------------------------------------------------------------

    def _do(self, make: Any) -> bool:  # noqa: ANN401 - a function from the state to a Change or None
        state = self.session.state
        if state is None:
            return False
        change: Change | None = make(state)
        return self.session.do(change)

    def _shown(self, row: int, column: RecipientColumn) -> str:
        recipient = self._rows[row]
        if column == RecipientColumn.NAME:
            return recipient.name
        if self.is_draft(row):
            return ""
        if column == RecipientColumn.STATED:
            if recipient.copies_state == "illegible":
                return "?"
            return "–" if recipient.copies is None else str(recipient.copies)
        counts = self.counts_for(row)
        return "?" if counts is None else str(counts)

    def _aloud(self, row: int, column: RecipientColumn) -> str:
        recipient = self._rows[row]
        if column == RecipientColumn.NAME:
            return (
                f"{recipient.name}, {role_word(recipient.role)}"
                if recipient.role != "copy"
                else recipient.name
            )
        if column == RecipientColumn.STATED:
            if recipient.copies_state == "stated":
                return tr("stated {n}", n=recipient.copies)
            return tr("illegible") if recipient.copies_state == "illegible" else tr("not stated")
        counts = self.counts_for(row)
        return tr("cannot be counted") if counts is None else tr("counted {n}", n=counts)
