"""Chronology: the cables on a line of time, and the list of those that are in view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from db.across.chronology import TimedBy
from db.across.heads import CableHead
from db.across.seen import ChronologySeen
from desktop import theme
from desktop.messages.times import show_time
from desktop.messages.words import plural, tr
from desktop.models.sorted_rows import Column, SortedRowsModel
from desktop.windows.across.opening import Wanted
from desktop.windows.across.rows_view import RowsView
from desktop.windows.across.time_axis import moment_words
from desktop.windows.across.timeline_plot import TimelinePlot

MOST_LISTED = 1000
"""Cables in view that are listed by name."""
_REST_MS = 150
_DAYS = 4 * 86400.0
"""Seconds in view from which on the hours are told, too."""
_OTHERS = "\0others"
"""Stands for the lane of all others; no originator is called so."""


class ChronologyPage(QWidget):
    """The view. It wishes; `control` acts."""

    time_chosen = Signal(str)
    """Another time is wanted: "date" or "received"."""
    heads_wanted = Signal(list)
    """These rows in the library are to be named."""
    cable_wanted = Signal(object)
    """A `Wanted`."""

    def __init__(self, plot: TimelinePlot, parent: QWidget | None = None) -> None:
        """Make the view round its plot, empty."""
        super().__init__(parent)
        self._seen: ChronologySeen | None = None
        self.time = QComboBox(self)
        self.time.addItem(tr("Date of the cable"), "date")
        self.time.addItem(tr("First receipt"), "received")
        self.time.setAccessibleName(tr("By which time"))
        self.lane = QComboBox(self)
        self.lane.setAccessibleName(tr("Originator"))
        self.lane.setToolTip(
            tr("One originator alone, or all; a click on a name beside the line does the same")
        )
        self.lane.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.lane.setMinimumContentsLength(16)
        self.nearer, self.farther = QPushButton(tr("&Nearer"), self), QPushButton(tr("&Farther"), self)
        self.whole = QPushButton(tr("&All"), self)
        self.whole.setToolTip(tr("Bring all cables into view (0)"))
        self.nearer.setToolTip(tr("Half as much time (+, or turn the wheel)"))
        self.farther.setToolTip(tr("Twice as much time (−)"))
        self.remark = QLabel(self)
        self.plot = plot
        self.table = RowsView(SortedRowsModel[CableHead](_columns()), tr("Cables in view"), self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self.table.placeholder = tr("No cable in view; All brings them back")
        self._build()
        self._connect()

    # -- build ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(18, 10, 18, 8)
        head.setSpacing(8)
        head.addWidget(QLabel(tr("By"), self))
        for widget in (self.time, self.lane, self.nearer, self.farther, self.whole):
            head.addWidget(widget)
        head.addSpacing(12)
        head.addWidget(self.remark, 1)
        self.remark.setFont(theme.sans(12))
        self.remark.setWordWrap(True)
        theme.ink(self.remark, "ink2")
        middle = QSplitter(Qt.Orientation.Vertical, self)
        middle.setHandleWidth(1)
        middle.setChildrenCollapsible(False)
        middle.addWidget(self.plot)
        middle.addWidget(self.table)
        middle.setSizes([400, 240])
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(middle, 1)
        theme.ground(self, "page")
        self.table.spread([146, 120, 200, 240], 3)

    def _connect(self) -> None:
        self.time.currentIndexChanged.connect(lambda: self.time_chosen.emit(self.timed_by()))
        self.nearer.clicked.connect(lambda: self.plot.step(0.5))
        self.farther.clicked.connect(lambda: self.plot.step(2.0))
        self.whole.clicked.connect(self.plot.show_all)
        self.plot.view_changed.connect(self._rest.start)
        self.lane.currentIndexChanged.connect(self._show_lane)
        self.plot.lane_clicked.connect(self._lane_clicked)
        self.plot.cable_clicked.connect(lambda row: self.cable_wanted.emit(Wanted(row)))
        self._rest.timeout.connect(self._ask_heads)
        self.table.opened.connect(
            lambda at: self.cable_wanted.emit(Wanted(self.table.rows_model.rows[at].row))
        )

    # -- public --------------------------------------------------------------------------------------

    def timed_by(self) -> TimedBy:
        """Return by which time the cables stand."""
        timed_by: TimedBy = self.time.currentData()
        return timed_by

    def first_to_use(self) -> QWidget:
        """Return what has the focus when the view comes to the front."""
        return self.table

    def nothing(self) -> tuple[str, str]:
        """Return a heading and a sentence where there is nothing to see; "" where there is."""
        seen = self._seen
        if seen is None or len(seen.rows):
            return "", ""
        if self.timed_by() == "date":
            return (
                tr("No cable has a date"),
                tr("A cable stands on the line once its header has a date, if only a year."),
            )
        return (
            tr("No cable tells when it was received"),
            tr("A cable stands on the line by the time of its first stage that is a receipt."),
        )

    def table_shown(self) -> RowsView[CableHead]:
        """Return the table that goes out as a file: the cables in view."""
        return self.table

    def show_cables(self, seen: ChronologySeen) -> None:
        """Show these cables."""
        kept = self.lane.currentData()
        self._seen = seen
        self.plot.show_cables(seen)
        self.lane.blockSignals(True)
        self.lane.clear()
        self.lane.addItem(tr("Every originator"), None)
        for at, name in enumerate(self.plot.lane_names()):
            self.lane.addItem(name, seen.lanes[at] if at < len(seen.lanes) else _OTHERS)
        at = self.lane.findData(kept) if kept is not None else 0
        self.lane.setCurrentIndex(max(0, at))
        self.lane.blockSignals(False)
        self._show_lane()
        self._tell()

    def show_heads(self, found: dict[int, CableHead]) -> None:
        """List cables that are in view, as far as they still are."""
        rows, _ = self.plot.rows_in_view(MOST_LISTED)
        self.table.rows_model.show_rows([found[row] for row in rows if row in found])

    # -- overrides -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Come nearer, step back, move on by keys."""
        deeds: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Plus: lambda: self.plot.step(0.5),
            Qt.Key.Key_Equal: lambda: self.plot.step(0.5),
            Qt.Key.Key_Minus: lambda: self.plot.step(2.0),
            Qt.Key.Key_0: self.plot.show_all,
            Qt.Key.Key_Left: lambda: self.plot.shift(-0.25),
            Qt.Key.Key_Right: lambda: self.plot.shift(0.25),
        }
        deed = deeds.get(Qt.Key(event.key()))
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    # -- private -------------------------------------------------------------------------------------

    def _show_lane(self) -> None:
        at = self.lane.currentIndex()
        self.plot.show_only(at - 1 if at > 0 else None)

    def _lane_clicked(self, lane: int) -> None:
        """Show one originator alone, or all again where it is alone already."""
        self.lane.setCurrentIndex(0 if self.lane.currentIndex() == lane + 1 else lane + 1)

    def _ask_heads(self) -> None:
        rows, _ = self.plot.rows_in_view(MOST_LISTED)
        self._tell()
        self.heads_wanted.emit(rows)

    def _tell(self) -> None:
        seen = self._seen
        if seen is None:
            return
        rows, count = self.plot.rows_in_view(MOST_LISTED)
        low, high = self.plot.time_in_view()
        close = high - low < _DAYS
        words = plural(
            count,
            "In view, {first} to {last}: {count} cable",
            "In view, {first} to {last}: {count} cables",
            count=f"{count:,}",
            first=moment_words(low, to_the_minute=close),
            last=moment_words(high, to_the_minute=close),
        )
        if count > len(rows):
            words += tr(", the first {n} listed", n=f"{len(rows):,}")
        if seen.untimed:
            words += ". " + plural(
                seen.untimed,
                "{count} cable has no such time",
                "{count} cables have no such time",
                count=f"{seen.untimed:,}",
            )
        self.remark.setText(words + ".")


def _columns() -> list[Column[CableHead]]:
    return [
        Column(tr("Date"), lambda head: show_time(head.date) or "–", lambda head: (not head.date, head.date)),
        Column(tr("Number"), lambda head: head.number),
        Column(tr("Originator"), lambda head: head.originator),
        Column(tr("Cable"), lambda head: head.title or tr("untitled")),
    ]
