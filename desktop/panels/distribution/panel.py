"""The distribution panel: list, total row with the verdict, remarks; what it wishes and what it tells."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.changes import Change
from db.editing.distribution_edits import add_distribution, delete_distribution
from db.editing.header_edits import settle_doubts
from desktop import theme
from desktop.messages.findings import verdict_brief
from desktop.messages.words import plural, tr
from desktop.models.distribution import DistributionModel, RecipientColumn
from desktop.models.lit_spans import lit_spans
from desktop.models.recipient_words import split_at
from desktop.panels.distribution.actions import RecipientActions
from desktop.panels.distribution.columns import INSET
from desktop.panels.distribution.lists_row import ListsRow
from desktop.panels.distribution.table import RecipientsTable
from desktop.panels.distribution.total_row import TotalRow
from desktop.session import Session
from desktop.widgets.empty_words import EmptyWords
from desktop.widgets.remark_list import RemarkList, Told, told_doubts

BELOW, SLACK = 4, 4
"""The room under the panel, and what a whole list may have to spare, in pixels."""
_TONES = {"agrees": "ok", "differs": "warn", "cannot tell": "warn"}


class DistributionPanel(QWidget):
    """*Distribution*: who got how many copies. The list scrolls; total and verdict stay in view."""

    summary_changed = Signal(str, str)
    spans_lit = Signal(list)
    """The spans (start, end) of the recipient she went to, to be lit in the text."""
    spans_cleared = Signal()
    height_changed = Signal()
    """`preferred_height` may be another now."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the first distribution list of the session's open cable."""
        super().__init__(parent)
        self._session = session
        self._compact = False
        self.model = DistributionModel(session, self)
        self._build()
        self._connect()
        self._refresh()

    @property
    def title(self) -> str:
        """The words of the title bar."""
        return tr("Distribution")

    def _build(self) -> None:
        theme.ground(self, "panel")
        self.lists = ListsRow(self.model, self)
        self.table = RecipientsTable(self.model, self)
        self.total = TotalRow(self.model, self)
        self.remarks = RemarkList(self)
        self.empty = EmptyWords("", tr("Add a recipient"), self)
        self._inset = QVBoxLayout()
        self._inset.setContentsMargins(INSET, 0, INSET, 0)
        self._inset.addWidget(self.table)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, BELOW)
        rows.setSpacing(0)
        rows.addWidget(self.lists)
        rows.addLayout(self._inset, 1000)
        for widget in (self.total, self.remarks, self.empty):
            rows.addWidget(widget)
        rows.addStretch(1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        table = self.table
        self.actions_of = RecipientActions(
            self.model,
            {
                "add": self.add,
                "before": lambda: self._add_at(max(table.currentIndex().row(), 0)),
                "edit": self._edit_current,
                "join": lambda: self.model.join(table.selected_rows()),
                "up": lambda: table.shift_rows(-1),
                "down": lambda: table.shift_rows(1),
                "delete": self.delete_selected,
                "total": self.total.edit,
                "heading": self.lists.edit,
                "add_list": self._add_list,
                "delete_list": self._delete_list,
            },
            self,
        )
        self.model.refreshed.connect(self._refresh)
        self._session.changed.connect(self._look_for_doubts)
        table.add_wanted.connect(self._add_at)
        table.delete_wanted.connect(self.model.delete)
        table.move_wanted.connect(self.model.move)
        # Queued: the rows change in the midst of a layout, which must end before the next begins.
        table.content_changed.connect(self._fit_height, Qt.ConnectionType.QueuedConnection)
        table.row_chosen.connect(self._light_row)
        table.clicked.connect(self._light_index)
        table.selectionModel().selectionChanged.connect(self._fit_actions)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._open_menu)
        table.cells.closeEditor.connect(lambda: QTimer.singleShot(0, self, self._drop_empty))
        table.cells.split_wanted.connect(self._split_at)
        self.empty.button.clicked.connect(self.add)

    # -- public --------------------------------------------------------------------------------------

    def summary(self) -> tuple[str, str]:
        """Return what the title bar says and in which tone."""
        if self._session.state is None:
            return "", ""
        count = self.model.count()
        if self.remarks.loud and count.verdict not in _TONES:
            return plural(self.remarks.loud, "{n} doubt", "{n} doubts"), "warn"
        return verdict_brief(count), _TONES.get(count.verdict, "")

    def open_summary(self) -> tuple[str, str]:
        """Return what the title bar says while the panel is unfolded and shows the rest itself."""
        words, tone = self.summary()
        if tone == "warn" or not self.model.rows or self._compact:
            return words, tone
        return plural(len(self.model.rows), "{n} recipient", "{n} recipients"), ""

    def title_actions(self) -> list[QAction]:
        """Return the actions of the title bar, the one that adds first."""
        return self.actions_of.for_title()

    def set_compact(self, compact: bool) -> None:
        """Save height: a list that agrees says so in the title bar alone, and one more recipient shows."""
        self._compact = compact
        self.table.fit_rows()
        self._refresh()

    def preferred_height(self, width: int) -> int:
        """Return the height in pixels in which the whole list stands without scrolling at this width."""
        height = BELOW + SLACK + self.remarks.height_at(width)
        if not self.model.rows:
            return height + self.empty.heightForWidth(width)
        height += self.table.content_height() + self.total.height()
        return height + (0 if self.lists.isHidden() else self.lists.sizeHint().height())

    def whole_rows(self, height: int) -> int:
        """Return the next height in pixels, at most `height`, at which the list ends with a whole row."""
        if not self.model.rows:
            return height
        around = self.preferred_height(self.width()) - self.table.content_height() - SLACK
        return around + self.table.whole_rows(height - around)

    def add(self) -> None:
        """Begin a new recipient after the current one, its name being typed."""
        row = self.table.currentIndex().row()
        self._add_at(row + 1 if row >= 0 else self.model.rowCount())

    def delete_selected(self) -> None:
        """Delete the selected recipients."""
        self.model.delete(self.table.selected_rows())

    # -- overrides -----------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return the height of the whole list at the present width."""
        width = self.width() if self.isVisible() else 392
        return QSize(width, self.preferred_height(width))

    def minimumSizeHint(self) -> QSize:
        """Return room for two recipients, the total and the verdict."""
        return QSize(280, 136 if self.model.rows else 80)

    # -- private -------------------------------------------------------------------------------------

    def _look_for_doubts(self, change: Change) -> None:
        if change.touches("doubt"):
            self._refresh()

    def _refresh(self) -> None:
        """Show what there is, and tell the height that it needs."""
        cable, filled = self._session.state is not None, bool(self.model.rows)
        self.remarks.show_remarks(self._told())
        self.table.setVisible(filled)
        self.total.show_verdict(not (self._compact and self.model.count().verdict == "agrees"))
        self._fit_height()
        stated = (shown := self.model.shown()) is not None and shown.stated_total is not None
        self.total.setVisible(filled or stated)
        self.empty.setVisible(not filled)
        self.empty.button.setVisible(cable)
        self.empty.label.setText(
            tr("The cable has no distribution list.")
            if cable
            else tr("Who got how many copies, and whether the list agrees with its stated total.")
        )
        self._fit_actions()
        self.summary_changed.emit(*self.summary())

    def _fit_height(self) -> None:
        """Let the list be no higher than its rows, the total under its columns, and tell the height."""
        self.table.setMaximumHeight(self.table.content_height())
        self.total.set_gap(self.table.width() - self.table.viewport().width())
        self.updateGeometry()
        self.height_changed.emit()

    def _fit_actions(self) -> None:
        chosen = [row for row in self.table.selected_rows() if row < len(self.model.rows)]
        self.actions_of.fit(cable=self._session.state is not None, rows=chosen)

    def _told(self) -> list[Told]:
        """Return what the reader doubted about the list."""
        state = self._session.state
        if state is None:
            return []
        return told_doubts(state, "distribution", self._light, self._settle)

    def _settle(self, doubts: tuple[str, ...]) -> None:
        if self._session.state is not None:
            self._session.do(settle_doubts(self._session.state, doubts))

    def _light_index(self, index: QModelIndex) -> None:
        self._light_row(index.row())

    def _light_row(self, row: int) -> None:
        self._fit_actions()
        self._light(self.model.rows[row].id if 0 <= row < len(self.model.rows) else "")

    def _light(self, *owners: str) -> None:
        if spans := lit_spans(self._session.state, *owners):
            self.spans_lit.emit(spans)
        else:
            self.spans_cleared.emit()

    def _add_at(self, at: int) -> None:
        row = self.model.start_recipient(at)
        if row >= 0:
            self.table.edit_cell(row, RecipientColumn.NAME)

    def _drop_empty(self) -> None:
        """Take away a new row that was left without a word."""
        if not self.table.is_editing():
            self.model.drop_draft()

    def _edit_current(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            column = min(index.column(), RecipientColumn.STATED)
            self.table.edit_cell(index.row(), column)

    def _split_at(self, row: int, words: str, position: int) -> None:
        cut = split_at(words, position)
        if cut is not None and not self.model.is_draft(row):
            self.model.split(row, *cut)
            self.table.choose_row(row + 1)

    def _add_list(self) -> None:
        state = self._session.state
        if state is None:
            return
        change, distribution = add_distribution(state)
        if self._session.do(change):
            self.model.choose(distribution.id)
            self.lists.edit()

    def _delete_list(self) -> None:
        state, shown = self._session.state, self.model.shown()
        if state is not None and shown is not None:
            self._session.do(delete_distribution(state, shown.id))

    def _open_menu(self, place: QPoint) -> None:
        row = self.table.rowAt(place.y())
        self.actions_of.menu(self, row).popup(self.table.viewport().mapToGlobal(place))
