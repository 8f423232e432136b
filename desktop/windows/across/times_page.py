"""Handling times: how long each stage took, in boxes, with the cables that lie far outside to be clicked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from db.across.handling_times import GroupedBy, Interval, Summary
from db.across.seen import TimesSeen
from desktop import theme
from desktop.messages.words import plural, tr
from desktop.models.sorted_rows import SortedRowsModel
from desktop.windows.across.boxes_plot import MOST_BOXES, BoxesPlot
from desktop.windows.across.columns import OutlierRow, outlier_columns, summary_columns
from desktop.windows.across.opening import Wanted
from desktop.windows.across.rows_view import RowsView

_Stage = tuple[bool, str]
"""Whether it is the whole of a cable, and the name of the stage."""


class TimesPage(QWidget):
    """The view. It wishes; `control` acts."""

    grouping_chosen = Signal(str)
    """Other groups are wanted: "", "year", "originator", "precedence"."""
    cable_wanted = Signal(object)
    """A `Wanted`."""

    def __init__(self, plot: BoxesPlot, parent: QWidget | None = None) -> None:
        """Make the view round its plot, empty."""
        super().__init__(parent)
        self._seen: TimesSeen | None = None
        self._grouped = False
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
        self.plot = plot
        self.table = RowsView(
            SortedRowsModel[Summary](summary_columns("")),
            tr("Handling times"),
            self,
            opens=tr("&Only this stage"),
        )
        self.outliers: RowsView[OutlierRow] = RowsView(
            SortedRowsModel[OutlierRow](outlier_columns()), tr("Times far outside"), self
        )
        self.outliers.placeholder = tr("No time lies far from the others")
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
        tables.setSizes([660, 560])
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
        self.plot.time_clicked.connect(lambda time: self._open(time.cable, time))
        self.outliers.opened.connect(
            lambda at: self._open(
                self.outliers.rows_model.rows[at][1].cable, self.outliers.rows_model.rows[at][1]
            )
        )
        self.table.opened.connect(lambda at: self._choose_stage(self.table.rows_model.rows[at]))

    # -- public --------------------------------------------------------------------------------------

    def grouped_by(self) -> GroupedBy:
        """Return by what the times are grouped."""
        grouped: GroupedBy = self.grouping.currentData()
        return grouped

    def first_to_use(self) -> QWidget:
        """Return what has the focus when the view comes to the front."""
        return self.stage

    def nothing(self) -> tuple[str, str]:
        """Return a heading and a sentence where there is nothing to see; "" where there is."""
        if self._seen is None or self._seen.summaries:
            return "", ""
        return (
            tr("No handling time can be told"),
            tr(
                "A time is told where two stages of a cable are stamped to the minute, such as"
                " 12 May 1961, 17:00, on one clock."
            ),
        )

    def table_shown(self) -> RowsView[Summary]:
        """Return the table that goes out as a file."""
        return self.table

    def show_times(self, seen: TimesSeen) -> None:
        """Show these times, of the stage that was chosen before where it is still there."""
        self._seen = seen
        counts: dict[_Stage, int] = {}
        for summary in seen.summaries:
            key = (summary.whole, summary.stage)
            counts[key] = counts.get(key, 0) + summary.count
        kept = self.stage.currentData()
        stages = sorted(counts, key=lambda stage: (stage[0], -counts[stage], stage[1]))
        self.stage.blockSignals(True)
        self.stage.clear()
        self.stage.addItem(tr("Every stage"), None)
        for whole, stage in stages:
            words = tr("All in all") if whole else " ".join(stage.split()) or tr("(no name)")
            self.stage.addItem(f"{words} ({counts[whole, stage]:,})", (whole, stage))
        grouped = bool(self.grouped_by())
        at = next((at for at in range(1, self.stage.count()) if self.stage.itemData(at) == kept), -1)
        # In groups the commonest stage is shown first, since those of all would be too many.
        usual = min(int(grouped), len(stages)) if grouped != self._grouped else 0
        self._grouped = grouped
        self.stage.setCurrentIndex(at if at >= 0 else usual)
        self.stage.blockSignals(False)
        self._show()

    # -- private -------------------------------------------------------------------------------------

    def _show(self) -> None:
        seen = self._seen
        if seen is None:
            return
        stage = self.stage.currentData()
        shown = [each for each in seen.summaries if stage is None or (each.whole, each.stage) == stage]
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
        self.outliers.spread([106, 166, 134, 84, 124], 4)
        count = sum(each.count for each in shown if stage is not None or not each.whole)
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
        if self.logarithmic.isChecked() and any(each.least <= 0 for each in shown):
            self.remark.setText(f"{self.remark.text()} {tr('Times of 0 or less are left out.')}")
        self.plot.show_boxes(shown, logarithmic=self.logarithmic.isChecked(), by_group=bool(title))

    def _spread(self, title: str) -> None:
        widths = [98, *([120] if title else []), 52, 92, 96, 92, 96, 88]
        self.table.spread(widths, 0)

    def _choose_stage(self, summary: Summary) -> None:
        """Show one stage alone, or every stage where it is alone already."""
        for at in range(1, self.stage.count()):
            if self.stage.itemData(at) == (summary.whole, summary.stage):
                self.stage.setCurrentIndex(0 if at == self.stage.currentIndex() else at)
                return

    def _open(self, row: int, time: Interval) -> None:
        self.cable_wanted.emit(Wanted(row, "stages", time))


def _groupings() -> list[tuple[str, GroupedBy]]:
    return [
        (tr("All together"), ""),
        (tr("Year"), "year"),
        (tr("Originator"), "originator"),
        (tr("Precedence"), "precedence"),
    ]
