"""Handling times: how long each stage took, in boxes, with the cables that lie far outside to be clicked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from db.across.handling_times import GroupedBy, Summary
from db.across.seen import TimesSeen
from desktop import theme
from desktop.messages.words import plural, tr
from desktop.models.sorted_rows import SortedRowsModel
from desktop.windows.across.boxes_plot import MOST_BOXES, BoxesPlot
from desktop.windows.across.columns import OutlierRow, outlier_columns, summary_columns
from desktop.windows.across.rows_view import RowsView


class TimesPage(QWidget):
    """The view. It wishes; `control` acts."""

    grouping_chosen = Signal(str)
    """Other groups are wanted: "", "year", "originator", "precedence"."""
    cable_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the view, empty."""
        super().__init__(parent)
        self._seen: TimesSeen | None = None
        self.grouping, self.stage = QComboBox(self), QComboBox(self)
        for words, grouped in _groupings():
            self.grouping.addItem(words, grouped)
        self.grouping.setAccessibleName(tr("Groups"))
        self.stage.setAccessibleName(tr("Stage"))
        self.stage.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.stage.setMinimumContentsLength(18)
        self.logarithmic = QCheckBox(tr("&Logarithmic"), self)
        self.logarithmic.setToolTip(
            tr("Short and very long times side by side; what is 0 or less is left out")
        )
        self.remark = QLabel(self)
        self.plot = BoxesPlot()
        self.table = RowsView(SortedRowsModel[Summary](summary_columns("")), tr("Handling times"), self)
        self.outliers: RowsView[OutlierRow] = RowsView(
            SortedRowsModel[OutlierRow](outlier_columns()), tr("Times far outside"), self
        )
        self._build()
        self._connect()

    # -- build ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(18, 10, 18, 8)
        head.setSpacing(8)
        head.addWidget(QLabel(tr("Stage"), self))
        head.addWidget(self.stage)
        head.addSpacing(12)
        head.addWidget(QLabel(tr("By"), self))
        head.addWidget(self.grouping)
        head.addSpacing(12)
        head.addWidget(self.logarithmic)
        head.addSpacing(12)
        head.addWidget(self.remark, 1)
        self.remark.setFont(theme.sans(12))
        self.remark.setWordWrap(True)
        theme.ink(self.remark, "ink2")
        tables = QSplitter(Qt.Orientation.Horizontal, self)
        tables.setHandleWidth(1)
        tables.setChildrenCollapsible(False)
        tables.addWidget(self.table)
        tables.addWidget(self.outliers)
        tables.setSizes([640, 480])
        middle = QSplitter(Qt.Orientation.Vertical, self)
        middle.setHandleWidth(1)
        middle.setChildrenCollapsible(False)
        middle.addWidget(self.plot)
        middle.addWidget(tables)
        middle.setSizes([380, 260])
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(middle, 1)
        theme.ground(self, "page")
        self._spread("")

    def _connect(self) -> None:
        self.grouping.currentIndexChanged.connect(lambda: self.grouping_chosen.emit(self.grouped_by()))
        self.stage.currentIndexChanged.connect(self._show)
        self.logarithmic.toggled.connect(self._show)
        self.plot.cable_clicked.connect(self._open_row)
        self.outliers.opened.connect(
            lambda at: self.cable_wanted.emit(self.outliers.rows_model.rows[at][0].id)
        )

    # -- public --------------------------------------------------------------------------------------

    def grouped_by(self) -> GroupedBy:
        """Return by what the times are grouped."""
        grouped: GroupedBy = self.grouping.currentData()
        return grouped

    def first_to_use(self) -> QWidget:
        """Return what has the focus when the view comes to the front."""
        return self.stage

    def table_shown(self) -> RowsView[Summary]:
        """Return the table that goes out as a file."""
        return self.table

    def show_times(self, seen: TimesSeen) -> None:
        """Show these times, of the stage that was chosen before where it is still there."""
        self._seen = seen
        counts: dict[str, int] = {}
        for summary in seen.summaries:
            counts[summary.stage] = counts.get(summary.stage, 0) + summary.count
        kept = self.stage.currentData()
        stages = sorted(counts, key=lambda stage: (-counts[stage], stage))
        self.stage.blockSignals(True)
        self.stage.clear()
        self.stage.addItem(tr("Every stage"), None)
        for stage in stages:
            self.stage.addItem(f"{' '.join(stage.split())} ({counts[stage]:,})", stage)
        grouped = bool(self.grouped_by())
        at = self.stage.findData(kept) if kept is not None else -1
        self.stage.setCurrentIndex(at if at >= 0 else min(int(grouped), len(stages)))
        self.stage.blockSignals(False)
        self._show()

    # -- private -------------------------------------------------------------------------------------

    def _show(self) -> None:
        seen = self._seen
        if seen is None:
            return
        stage = self.stage.currentData()
        shown = [each for each in seen.summaries if stage is None or each.stage == stage]
        title = self.grouping.currentText() if self.grouped_by() else ""
        self.table.rows_model.show_rows(shown, summary_columns(title))
        self._spread(title)
        rows: list[OutlierRow] = [
            (seen.heads[each.cable], each)
            for summary in shown
            for each in summary.outliers
            if each.cable in seen.heads
        ]
        self.outliers.rows_model.show_rows(rows)
        self.outliers.spread([96, 170, 130, 90, 200], 4)
        count = sum(each.count for each in shown)
        self.remark.setText(
            plural(
                count,
                "{count} time is known to the minute. Click a point to open its cable.",
                "{count} times are known to the minute. Click a point to open its cable.",
                count=f"{count:,}",
            )
            if count
            else tr("No cable has two stages whose times are known to the minute.")
        )
        if len(shown) > MOST_BOXES:
            words = tr("The {n} groups with most times are drawn.", n=MOST_BOXES)
            self.remark.setText(f"{self.remark.text()} {words}")
        self.plot.show_boxes(shown, logarithmic=self.logarithmic.isChecked(), by_group=bool(title))

    def _spread(self, title: str) -> None:
        widths = [120, *([120] if title else []), 60, 96, 100, 88, 100, 96]
        self.table.spread(widths, 0)

    def _open_row(self, row: int) -> None:
        if self._seen is not None and row in self._seen.heads:
            self.cable_wanted.emit(self._seen.heads[row].id)


def _groupings() -> list[tuple[str, GroupedBy]]:
    return [
        (tr("All together"), ""),
        (tr("Year"), "year"),
        (tr("Originator"), "originator"),
        (tr("Precedence"), "precedence"),
    ]
