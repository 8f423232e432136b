"""The header panel: fields and their doubts; what it wishes and what it tells."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop import theme
from desktop.messages.changes import field_name
from desktop.messages.times import show_time
from desktop.messages.words import plural, tr
from desktop.models.header import HeaderModel
from desktop.models.lit_spans import lit_spans
from desktop.panels.header.actions import FieldActions
from desktop.panels.header.body import FieldsBody
from desktop.panels.header.editing import FieldEditing
from desktop.panels.header.editorial_row import EditorialRow
from desktop.panels.header.field_cell import MOST_LINES, FieldCell
from desktop.panels.header.remarks import FieldRemarks
from desktop.session import Session
from desktop.widgets.empty_words import EmptyWords

LONG = ("rights", "credit", "summary", "archive")
_PRESSING = ("urgent", "flash", "immediate", "niact", "priority")


class HeaderPanel(QWidget):
    """*Header*: what is known of the cable, each value with the words it was read from."""

    summary_changed = Signal(str, str)
    spans_lit = Signal(list)
    """The spans (start, end) of the field she is at, to be lit in the text."""
    spans_cleared = Signal()
    take_wanted = Signal(str)
    """The selected words are wanted as the value of the field of this name: answer with `take_as`."""
    height_changed = Signal()
    """`preferred_height` may be another now."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the header of the session's open cable."""
        super().__init__(parent)
        self._session = session
        self._current: FieldCell | None = None
        self.model = HeaderModel(session, self)
        self._build()
        self.editing = FieldEditing(self.model, self)
        self.remarks = FieldRemarks(self.model, self.body)
        self.actions_of = FieldActions(self)
        self._connect()
        self._read_anew()

    @property
    def title(self) -> str:
        """The words of the title bar."""
        return tr("Header")

    def _build(self) -> None:
        theme.ground(self, "panel")
        self.body = FieldsBody(self)
        self.empty = EmptyWords(
            tr("Title, date, precedence and numbers, each with the words it was read from."), parent=self
        )
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.body)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.empty)
        rows.addWidget(self._scroll, 1)
        self.editorial = EditorialRow(self._session, self)
        rows.addWidget(self.editorial)

    def _connect(self) -> None:
        self.model.modelReset.connect(self._read_anew)
        self.model.rowsInserted.connect(self._put_cells)
        self.model.rowsRemoved.connect(self._drop_cells)
        self.model.rowsMoved.connect(self._move_cell)
        self.model.refreshed.connect(self._refresh)
        self.remarks.light_wanted.connect(lambda doubts: self._light(*doubts))

    # -- public --------------------------------------------------------------------------------------

    def summary(self) -> tuple[str, str]:
        """Return what the title bar says and in which tone."""
        state = self._session.state
        if state is None:
            return "", ""
        values = (state.value("precedence"), show_time(state.value("date")), state.value("cable number"))
        answer = ", ".join(" ".join(value.split()) for value in values if value)
        doubts, tone = self._doubts()
        return " · ".join(part for part in (doubts, answer) if part), tone

    def open_summary(self) -> tuple[str, str]:
        """Return what the title bar says while the panel is unfolded and shows the rest itself."""
        words, tone = self._doubts()
        if tone or self._session.state is None:
            return words, tone
        stated = {row.name: row for row in reversed(self.model.rows) if row.value.strip()}
        supplied = sum(1 for row in stated.values() if row.supplied)
        missing = len({row.name for row in self.model.rows} - set(stated))
        parts = [tr("{n} read", n=len(stated) - supplied)]
        parts += [tr("{n} supplied", n=supplied)] if supplied else []
        parts += [tr("{n} not stated", n=missing)] if missing else []
        return ", ".join(parts), ""

    def title_actions(self) -> list[QAction]:
        """Return the actions of the title bar, the one that adds first."""
        return self.actions_of.for_title()

    def set_compact(self, compact: bool) -> None:  # noqa: ARG002 - asked of every panel
        """Take no notice: rows pair and wrap by the width."""
        self.body.lay_out()

    def preferred_height(self, width: int) -> int:
        """Return the height in pixels in which everything stands without scrolling at this width."""
        height = self.body.height_at(width) if self.model.rows else self.empty.heightForWidth(width)
        return height + (self.editorial.sizeHint().height() if self._session.state else 0)

    def current_row(self) -> int:
        """Return the row of the field she is at or was last, or -1."""
        return self.body.cells.index(self._current) if self._current in self.body.cells else -1

    def current_name(self) -> str:
        """Return the name of the field she is at or was last, or ""."""
        row = self.current_row()
        return self.model.rows[row].name if row >= 0 else ""

    def take_as(self, name: str, span: tuple[int, int]) -> bool:
        """Take the words of a span as the value of a field: the current one, if it has this name.

        Otherwise the first of the name, which is made where the cable has none. Returns whether it was
        done; a date that is not understood is told below the field and changes nothing.
        """
        row = self.current_row()
        if row < 0 or self.model.rows[row].name != name:
            row = next((at for at, shown in enumerate(self.model.rows) if shown.name == name), -1)
        if self._session.state is None:
            return False
        if row < 0:
            row = self.model.add(name)
        self.editing.close()
        if row >= 0 and self.model.take(row, span):
            self.model.keep_unread(row, "")
            self.go_to(row)
            return True
        if row >= 0:
            self.model.keep_unread(row, self._session.state.text[span[0] : span[1]].strip())
        return False

    def go_to(self, row: int) -> None:
        """Go to the field of a row and light its words."""
        cell = self.body.cells[row]
        self._scroll.ensureWidgetVisible(cell, 0, 8)
        cell.setFocus(Qt.FocusReason.OtherFocusReason)
        self._choose(cell)

    def add_field(self, name: str) -> None:
        """Add a field of a known name and edit its value; go to the missing one where it is shown."""
        missing = next((at for at, row in enumerate(self.model.rows) if row.name == name and row.missing), -1)
        row = missing if missing >= 0 else self.model.add(name)
        if row >= 0:
            self.go_to(row)
            self.editing.open(self.body.cells[row])

    def add_own_field(self) -> None:
        """Add a field of her own and edit its label."""
        self.editing.open_label(lambda: self.model.add(tr("New field")))

    def unlight(self) -> None:
        """Leave the current field: its words are no longer lit."""
        if self._current is not None:
            self._current.set_current(False, lit=False)
            self._current = None
            self.spans_cleared.emit()

    # -- overrides -----------------------------------------------------------------------------------

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go to the field she was last at, or the first."""
        for cell in self.body.cells[max(self.current_row(), 0) :][:1]:
            cell.setFocus(reason)

    def sizeHint(self) -> QSize:
        """Return the height of the whole at the present width."""
        width = self.width() if self.isVisible() else 392
        return QSize(width, self.preferred_height(width))

    def minimumSizeHint(self) -> QSize:
        """Return room for a few fields."""
        return QSize(280, 84)

    # -- private -------------------------------------------------------------------------------------

    def _doubts(self) -> tuple[str, str]:
        """Return how many doubts there are, in words, and the tone of that; empty for none."""
        doubts = self.remarks.count_doubts()
        return (plural(doubts, "{n} doubt", "{n} doubts"), "warn") if doubts else ("", "")

    def _read_anew(self) -> None:
        self.editing.forget()
        self._current = None
        gone, self.body.cells = self.body.cells, []
        for cell in gone:
            cell.hide()
            cell.deleteLater()
        if self.model.rows:
            self._put_cells(QModelIndex(), 0, len(self.model.rows) - 1)
        self._refresh()

    def _put_cells(self, _parent: QModelIndex, first: int, last: int) -> None:
        for row in range(first, last + 1):
            cell = FieldCell(self.body)
            cell.chosen.connect(partial(self._choose, cell))
            cell.edit_wanted.connect(partial(self.editing.open, cell))
            cell.take_wanted.connect(self._wish_take)
            cell.key_pressed.connect(self.actions_of.hear)
            cell.menu_wanted.connect(lambda place: self.actions_of.menu().popup(place))
            self.editing.listen(cell)
            cell.show()
            self.body.cells.insert(row, cell)

    def _drop_cells(self, _parent: QModelIndex, first: int, last: int) -> None:
        for cell in self.body.cells[first : last + 1]:
            if self.editing.cell is cell:
                self.editing.forget()
            if self._current is cell:
                self._current = None
            cell.hide()
            cell.deleteLater()
        del self.body.cells[first : last + 1]
        if (
            self._current is None
            and first < len(self.body.cells)
            and self.isAncestorOf(self.focusWidget() or self)
        ):
            self.body.cells[first].setFocus(Qt.FocusReason.OtherFocusReason)

    def _move_cell(self, _parent: QModelIndex, first: int, _last: int, _to: QModelIndex, at: int) -> None:
        cell = self.body.cells.pop(first)
        self.body.cells.insert(at if at <= first else at - 1, cell)

    def _refresh(self) -> None:
        """Show what stands in the library now."""
        rows = self.model.rows
        for row, (shown, cell) in enumerate(zip(rows, self.body.cells, strict=True)):
            value = self.model.shown_value(row)
            cell.most = 2 if shown.name in LONG else MOST_LINES
            pressing = shown.name == "precedence" and any(word in value.lower() for word in _PRESSING)
            cell.show_field(
                self.model.label(row),
                field_name(shown.name),
                value,
                stated=bool(shown.value.strip()) or shown.id in self.model.unread,
                source=shown.source,
                urgent=pressing,
                wrong=shown.id in self.model.unread,
            )
        for before, after in pairwise([*self.body.cells, *self.editorial.stops]):
            QWidget.setTabOrder(before, after)
        self.body.names = [shown.name for shown in rows]
        self.empty.setVisible(not rows)
        self._scroll.setVisible(bool(rows))
        self.actions_of.fit()
        self._refresh_remarks()

    def _refresh_remarks(self) -> None:
        """Show what is told below the fields, and say what the title bar says now."""
        self.remarks.fill()
        self.updateGeometry()
        self.height_changed.emit()
        self.summary_changed.emit(*self.summary())

    def _choose(self, cell: FieldCell) -> None:
        """Make a field the current one and light its words."""
        if self._current is not None and self._current is not cell:
            self._current.set_current(False, lit=False)
        self._current = cell
        row = self.current_row()
        if row >= len(self.model.rows):
            return
        lit = self._light(self.model.rows[row].id) if row >= 0 else False
        cell.set_current(True, lit=lit)
        self.actions_of.fit()

    def _light(self, *owners: str) -> bool:
        spans = lit_spans(self._session.state, *owners)
        self.spans_lit.emit(spans) if spans else self.spans_cleared.emit()
        return bool(spans)

    def _wish_take(self) -> None:
        if name := self.current_name():
            self.take_wanted.emit(name)
