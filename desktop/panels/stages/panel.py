"""The stages panel: table, line of the chosen stage, timeline, remarks; what it wishes and what it tells."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from db.changes import Change
from db.editing.header_edits import settle_doubts
from desktop import theme
from desktop.messages.findings import handling_brief
from desktop.messages.words import plural, tr
from desktop.models.lit_spans import lit_spans
from desktop.models.stages import StageColumn, StagesModel
from desktop.panels.stages.actions import StageActions
from desktop.panels.stages.body import StagesBody
from desktop.panels.stages.detail import StageDetail
from desktop.panels.stages.table import StagesTable
from desktop.panels.stages.timeline import HEIGHT, Timeline
from desktop.session import Session
from desktop.widgets.empty_words import EmptyWords
from desktop.widgets.remark_list import RemarkList, Told, told_doubts


class StagesPanel(QWidget):
    """*Transcription stages*: who had the cable when. Its edits go to the session."""

    summary_changed = Signal(str, str)
    spans_lit = Signal(list)
    """The spans (start, end) of the stage she went to, to be lit in the text."""
    spans_cleared = Signal()
    height_changed = Signal()
    """`preferred_height` may be another now."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the stages of the session's open cable."""
        super().__init__(parent)
        self._session = session
        self._compact = self._drawable = False
        self._hushed: list[Told] = []  # remarks that the title bar tells, to save their height
        self.model = StagesModel(session, self)
        self._build()
        self._connect()
        self._refresh()

    @property
    def title(self) -> str:
        """The words of the title bar."""
        return tr("Transcription stages")

    def _build(self) -> None:
        theme.ground(self, "panel")
        self.table = StagesTable(self.model, self)
        self.detail = StageDetail(self.model, self)
        self.timeline = Timeline(self)
        self.remarks = RemarkList(self)
        self.empty = EmptyWords("", tr("Add a stage"), self)
        self._body = StagesBody(self.table, self.detail, (self.timeline, self.remarks, self.empty), self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._body)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        table = self.table
        self.actions_of = StageActions(
            {
                "add": self.add,
                "before": self.add_before,
                "edit": self._edit_current,
                "by": self._edit_by,
                "place": lambda: self._edit_below("place"),
                "written": lambda: self._edit_below("as_written"),
                "up": lambda: table.shift_rows(-1),
                "down": lambda: table.shift_rows(1),
                "delete": self.delete_selected,
                "uncertain": self._turn_uncertain,
                "settle": lambda: [deed() for told in self._hushed for _words, deed in told.offers],
            },
            self,
        )
        self.model.refreshed.connect(self._refresh)
        self._session.changed.connect(self._look_for_doubts)
        table.add_wanted.connect(self._add_at)
        table.delete_wanted.connect(self.model.delete)
        table.move_wanted.connect(self.model.move)
        table.row_chosen.connect(self._go_to)
        table.clicked.connect(self._light_index)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._open_menu)
        table.cells.closeEditor.connect(lambda: QTimer.singleShot(0, self, self._editor_closed))
        self.empty.button.clicked.connect(self.add)

    # -- public --------------------------------------------------------------------------------------

    def summary(self) -> tuple[str, str]:
        """Return what the title bar says and in which tone."""
        if self._session.state is None:
            return "", ""
        if remarks := self.remarks.loud:
            return plural(remarks, "{n} remark", "{n} remarks"), "warn"
        if not self.model.rows:
            return tr("none stated"), ""
        return handling_brief(self.model.rows, self.model.handling()), ""

    def open_summary(self) -> tuple[str, str]:
        """Return what the title bar says while the panel is unfolded and shows the rest itself."""
        words, tone = self.summary()
        if tone or not self.model.rows:
            return words, tone
        if self._hushed:
            return tr("dates inferred"), "info"
        return plural(len(self.model.rows), "{n} stage", "{n} stages"), ""

    def title_actions(self) -> list[QAction]:
        """Return the actions of the title bar, the one that adds first."""
        return self.actions_of.for_title()

    def set_compact(self, compact: bool) -> None:
        """Save height: the chosen stage as written stands only where asked for, quiet remarks in the bar."""
        self._compact = compact
        self._refresh()

    def preferred_height(self, width: int) -> int:
        """Return the height in pixels in which everything stands without scrolling at this width."""
        height = 6 + self.remarks.height_at(width)
        if not self.model.rows:
            return height + self.empty.heightForWidth(width)
        height += self.table.content_height() + 2
        height += 0 if self.detail.isHidden() else self.detail.sizeHint().height()
        return height + (HEIGHT if self._drawable else 0)

    def whole_rows(self, height: int) -> int:
        """Return the next height, at most `height` and short of all, that slices no row or timeline."""
        whole = self.preferred_height(self.width())
        bare = whole - (HEIGHT if self._drawable else 0)
        return bare if bare <= height < whole else self.table.whole_rows(height)

    def add(self) -> None:
        """Begin a new stage after the current one, its name being typed."""
        row = self.table.currentIndex().row()
        self._add_at(row + 1 if row >= 0 else self.model.rowCount())

    def add_before(self) -> None:
        """Begin a new stage before the current one."""
        self._add_at(max(self.table.currentIndex().row(), 0))

    def delete_selected(self) -> None:
        """Delete the selected stages."""
        self.model.delete(self.table.selected_rows())

    # -- overrides -----------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return the height of the whole at the present width."""
        width = self.width() if self.isVisible() else 392
        return QSize(width, self.preferred_height(width))

    def minimumSizeHint(self) -> QSize:
        """Return room for the head and two stages."""
        return QSize(280, 84)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop the timeline where there is no room for it."""
        super().resizeEvent(event)
        self._fit_timeline()

    # -- private -------------------------------------------------------------------------------------

    def _fit_timeline(self) -> None:
        self.timeline.setVisible(self._drawable and self.height() >= self.preferred_height(self.width()))

    def _look_for_doubts(self, change: Change) -> None:
        if change.touches("doubt"):
            self._refresh()

    def _refresh(self) -> None:
        """Show what follows from the rows: remarks, timeline, and what can be done."""
        found = self.model.handling()
        told = self._told()
        self._hushed = [one for one in told if one.quiet and self._compact]
        self.remarks.show_remarks([one for one in told if one not in self._hushed])
        self.actions_of.offer_settling(" ".join(one.words for one in self._hushed))
        self._drawable = self.timeline.show_stages(self.model.rows, found)
        self.table.fit_columns()
        self.table.viewport().update()
        self._arrange()
        self.summary_changed.emit(*self.summary())

    def _arrange(self) -> None:
        """Show what there is, and tell the height that it needs."""
        cable, filled = self._session.state is not None, bool(self.model.rows)
        row = self.table.currentIndex().row()
        self.table.setVisible(filled)
        self.table.setFixedHeight(self.table.content_height())
        chosen = 0 <= row < len(self.model.rows) and not self.model.is_draft(row)
        self.detail.setVisible(chosen and (not self._compact or self.detail.wanted))
        self.empty.setVisible(not filled)
        self.empty.button.setVisible(cable)
        self.empty.label.setText(
            tr("The cable names no stages.")
            if cable
            else tr("When the cable was received, deciphered, proofread, copied, and how long each took.")
        )
        self._fit_actions()
        self._fit_timeline()
        self.updateGeometry()
        self.height_changed.emit()

    def _fit_actions(self) -> None:
        rows, row = self.model.rows, self.table.currentIndex().row()
        when = rows[row].when if 0 <= row < len(rows) else ""
        self.actions_of.fit(cable=self._session.state is not None, row=row, count=len(rows), when=when)

    def _told(self) -> list[Told]:
        """Return the remarks: what does not fit together, then what the reader doubted."""
        told = [
            Told("triangle-alert", words, ((tr("Show"), partial(self._show_row, row)),))
            for row, words in self.model.remarks()
        ]
        state = self._session.state
        if state is not None:
            told += told_doubts(state, "stages", self._light, self._settle)
        return told

    def _settle(self, doubts: tuple[str, ...]) -> None:
        if self._session.state is not None:
            self._session.do(settle_doubts(self._session.state, doubts))

    def _show_row(self, row: int) -> None:
        self.table.setFocus()
        self.table.choose_row(row, StageColumn.WHEN)
        self._light_row(row)

    def _go_to(self, row: int) -> None:
        self.detail.wanted = self.detail.wanted and row >= 0
        self.detail.show_row(row)
        self._fit_actions()
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._arrange()
        else:  # the second click of two is to find its row where the first one did
            QTimer.singleShot(QApplication.doubleClickInterval(), self, self._arrange)
        self._light_row(row)
        if row >= 0:
            self._body.show_row(row)

    def _light_index(self, index: QModelIndex) -> None:
        self._light_row(index.row())

    def _light_row(self, row: int) -> None:
        self._light(self.model.rows[row].id if 0 <= row < len(self.model.rows) else "")

    def _light(self, *owners: str) -> None:
        if spans := lit_spans(self._session.state, *owners):
            self.spans_lit.emit(spans)
        else:
            self.spans_cleared.emit()

    def _add_at(self, at: int) -> None:
        row = self.model.start_stage(at)
        if row >= 0:
            self.table.edit_cell(row, StageColumn.STAGE)

    def _editor_closed(self) -> None:
        """Take away a new row that was left without a word, and a column in which nobody was named."""
        if not self.table.is_editing():
            self.model.drop_draft()
            self.table.force_by = False
            self.table.fit_columns()

    def _edit_current(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            column = StageColumn.WHEN if index.column() == StageColumn.ELAPSED else index.column()
            self.table.edit_cell(index.row(), column)

    def _edit_below(self, name: str) -> None:
        self.detail.wanted = True
        self._arrange()
        self.detail.edit(name)

    def _edit_by(self) -> None:
        """Show the column of names, which hides where nobody is named, and edit it."""
        self.table.force_by = True
        self.table.fit_columns()
        self.table.edit_cell(self.table.currentIndex().row(), StageColumn.BY)

    def _turn_uncertain(self) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            bare, mark = self.model.rows[row].when.rstrip("?~%"), self.model.rows[row].when[-1:]
            turned = {"?": "", "%": "~", "~": "%"}.get(mark, "?")
            self.model.change(row, when=bare + turned)

    def _open_menu(self, place: QPoint) -> None:
        row = self.table.rowAt(place.y())
        self.actions_of.menu(self, row).popup(self.table.viewport().mapToGlobal(place))
