"""The transcription stages as a table: stage, date and time, by, as written, place, zone, elapsed."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from db.editing.stage_edits import add_stage, change_stage, delete_stages, move_stages
from db.reconcile import Handling, handling
from db.records import Stage
from desktop.messages.findings import stage_remarks
from desktop.messages.times import show_duration, show_time
from desktop.messages.words import tr
from desktop.models.row_table import Index, RowTableModel
from desktop.models.tool_tips import plain_tip
from desktop.session import Session


class StageColumn(IntEnum):
    """The columns of the stages table."""

    STAGE = 0
    WHEN = 1
    BY = 2
    AS_WRITTEN = 3
    PLACE = 4
    ZONE = 5
    ELAPSED = 6


_FIELD = {
    StageColumn.STAGE: "name",
    StageColumn.WHEN: "when",
    StageColumn.BY: "by",
    StageColumn.AS_WRITTEN: "as_written",
    StageColumn.PLACE: "place",
    StageColumn.ZONE: "zone",
}


def known_stages() -> list[str]:
    """Return the names of stages to choose from, in the order in which a cable passes them."""
    return [
        tr("Sent"),
        tr("Dispatched"),
        tr("Received"),
        tr("Registered"),
        tr("Deciphered"),
        tr("Decoded"),
        tr("Translated"),
        tr("Proofread"),
        tr("Transcribed"),
        tr("Typed"),
        tr("Copied"),
    ]


class StagesModel(RowTableModel[Stage]):
    """The stages of the open cable; edits go straight to the session.

    A typed time that cannot be understood is kept in `unread` under the stage's id and shown as it was
    typed, until it is corrected: the library keeps only times.
    """

    KINDS = ("stage",)
    COLUMNS = len(StageColumn)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Show the stages of the session's open cable."""
        super().__init__(session, parent)
        self.unread: dict[str, str] = {}
        self._handled: tuple[tuple[Stage, ...], Handling] | None = None
        self.refreshed.connect(self._forget_gone)
        self.read_anew()

    def read_rows(self) -> list[Stage]:
        """Return the open cable's stages."""
        state = self.session.state
        return [] if state is None else state.stages_in_order()

    # -- what follows from the rows ------------------------------------------------------------------

    def handling(self) -> Handling:
        """Return the elapsed times between the stages as shown."""
        rows = tuple(self._rows)
        if self._handled is None or self._handled[0] != rows:
            self._handled = (rows, handling(rows))  # asked for with each cell that is painted
        return self._handled[1]

    def remarks(self) -> list[tuple[int, str]]:
        """Return (row, sentence) for impossible orders, missing times and times not understood."""
        settled = [
            i for i, stage in enumerate(self._rows) if not self.is_draft(i) and stage.id not in self.unread
        ]
        found = [
            (row, sentence) for row, sentence in stage_remarks(self._rows, self.handling()) if row in settled
        ]
        found += [
            (
                row,
                tr("“{words}” is not understood as a time. Write it like “13 May 1961, 09:20”.", words=words),
            )
            for stage_id, words in self.unread.items()
            if (row := self.row_of(stage_id)) >= 0
        ]
        return sorted(found)

    def elapsed_words(self, row: int) -> str:
        """Return the time from the timed stage above to this one, or "" where there is none above."""
        interval = next((i for i in self.handling().intervals if i.second == row), None)
        if interval is None:
            return ""
        return "–" if interval.minutes is None else show_duration(interval.minutes)

    def near(self, row: int) -> str:
        """Return the EDTF date that gives a typed time its missing year or day: the stage's or cable's."""
        if 0 <= row < len(self._rows) and self._rows[row].when:
            return self._rows[row].when
        above = next((s.when for s in reversed(self._rows[: max(row, 0)]) if s.when), "")
        return above or (self.session.state.value("date") if self.session.state else "")

    # -- edits ---------------------------------------------------------------------------------------

    def start_stage(self, at: int) -> int:
        """Show a new, empty stage at a row, to be filled in, and return its row; -1 without a cable."""
        if self.session.state is None:
            return -1
        change, stage = add_stage(self.session.state, at)
        return self.put_draft(at, stage, change)

    def change(self, row: int, **values: Any) -> bool:  # noqa: ANN401 - values by field name
        """Give the stage of a row these values; return whether that is committed."""
        state = self.session.state
        if state is None or not 0 <= row < len(self._rows):
            return False
        stage = self._rows[row]
        if self.is_draft(row):
            if not any(values.values()):
                return False
            change, made = add_stage(state, row, **{"id": stage.id, "name": stage.name, **values})
            return self.keep_draft(made, change)
        return self.burst.do(change_stage(state, stage.id, **values))

    def delete(self, rows: list[int]) -> bool:
        """Delete the stages of these rows."""
        if any(self.is_draft(row) for row in rows):
            self.drop_draft()
        state = self.session.state
        gone = self.ids([r for r in rows if r < len(self._rows)])
        return state is not None and self.session.do(delete_stages(state, gone))

    def move(self, rows: list[int], to: int) -> bool:
        """Move the stages of these rows before row `to`."""
        state = self.session.state
        self.drop_draft()
        return state is not None and self.session.do(move_stages(state, rows, to))

    # -- Qt ------------------------------------------------------------------------------------------

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return the titles of the columns and the numbers of the rows."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section == StageColumn.ELAPSED:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return section + 1
        return (
            tr("Stage"),
            tr("Date and time"),
            tr("By"),
            tr("As written"),
            tr("Place"),
            tr("Zone"),
            tr("Elapsed"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a cell shows, what its editor begins with, or what it is called aloud."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        stage, column = self._rows[index.row()], StageColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(stage, column, index.row())
        if role == Qt.ItemDataRole.EditRole:
            if column == StageColumn.WHEN:
                return self.unread.get(stage.id, stage.when)
            return "" if column == StageColumn.ELAPSED else getattr(stage, _FIELD[column])
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tool_tip(stage, column, index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            shown = self._shown(stage, column, index.row())
            title = self.headerData(column, Qt.Orientation.Horizontal)
            return f"{title}: {shown}" if shown and shown != "–" else tr("{title}: not stated", title=title)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401
        """Commit a typed value; a time that is not understood is kept as typed and told in a remark."""
        column = StageColumn(index.column()) if index.isValid() else StageColumn.ELAPSED
        if role != Qt.ItemDataRole.EditRole or column == StageColumn.ELAPSED:
            return False
        row, words = index.row(), str(value)
        if column != StageColumn.WHEN:
            return self.change(row, **{_FIELD[column]: words.strip()})
        stage = self._rows[row]
        from desktop.models.typed_time import read_typed  # only for what is typed; dear to import

        when = read_typed(words, self.near(row))
        if when is None:
            self.unread[stage.id] = words
            self.refresh()
            return True
        self.unread.pop(stage.id, None)
        done = self.change(row, when=when)
        self.refresh()
        return done

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell: everything can be edited but the elapsed time."""
        found = super().flags(index)
        if index.isValid() and index.column() != StageColumn.ELAPSED:
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    # -- private -------------------------------------------------------------------------------------

    def _shown(self, stage: Stage, column: StageColumn, row: int) -> str:
        if column == StageColumn.WHEN:
            return self.unread.get(stage.id) or (
                show_time(stage.when) if stage.when else tr("time not stated")
            )
        if column == StageColumn.ELAPSED:
            return self.elapsed_words(row)
        value: str = getattr(stage, _FIELD[column])
        if column == StageColumn.STAGE:
            return value or tr("unnamed")
        return value or "–"

    def _tool_tip(self, stage: Stage, column: StageColumn, row: int) -> str:
        lines = [sentence for at, sentence in self.remarks() if at == row]
        if column == StageColumn.WHEN and stage.year_inferred:
            lines.append(tr("The cable gives no year; the one nearest its date was taken."))
        if column == StageColumn.BY and stage.by:
            lines.append(stage.by)
        if stage.as_written:
            lines.append(tr("As written: “{words}”", words=stage.as_written))
        if stage.place or stage.zone:
            lines.append(", ".join(part for part in (stage.place, stage.zone) if part))
        return plain_tip(*lines)

    def _forget_gone(self) -> None:
        """Forget typed words whose stage is gone or whose cable is left."""
        known = {row.id for row in self._rows}
        for stage_id in [i for i in self.unread if i not in known]:
            del self.unread[stage_id]
