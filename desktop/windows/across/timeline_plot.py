"""Cables on a line of time, a lane for each originator: heaps where there are many, points where few."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, QTimer, Signal

from db.across.seen import ChronologySeen
from desktop.messages.words import plural, tr
from desktop.models.tool_tips import plain_tip
from desktop.windows.across.plots import LINES, NameAxis, Plot, fill, line
from desktop.windows.across.time_axis import TimeAxis, moment_words

MOST_LANES = 7
"""Lanes: the six note colours can be told apart, and one more for all others."""
MOST_POINTS = 1500
"""Cables in view that are drawn one by one; more are drawn as heaps."""
_BINS = 140
_REST_MS = 40
_YEAR = 365.25 * 86400
_LEAST = 1800.0
"""Seconds that the view shows at least."""


class TimelinePlot(Plot):
    """The line of time, dragged and zoomed from centuries to hours."""

    view_changed = Signal()
    """Other cables are in view: see `rows_in_view`."""
    lane_clicked = Signal(int)
    """The name of this lane was clicked."""

    def __init__(self) -> None:
        """Make an empty plot."""
        self._names = NameAxis("left", most=24)
        self._names.clickable = True
        super().__init__(
            {"left": self._names, "bottom": TimeAxis()},
            tr("Cables in the order of time"),
            zoom_x=True,
            zoom_y=False,
        )
        self._names.setWidth(180)
        self._seen: ChronologySeen | None = None
        self._start = self._end = self._lane = np.empty(0)
        self._rows = np.empty(0, dtype=np.int64)
        self._only: int | None = None
        self._edges: Any = np.empty(0)
        self._counts: list[Any] = []
        self.getViewBox().invertY(True)
        self.setMinimumHeight(200)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._redraw)
        self.sigXRangeChanged.connect(lambda *_: self._rest.start())
        self._names.name_clicked.connect(self.lane_clicked)
        self.scene().sigMouseClicked.connect(self._heap_clicked)
        self.scene().sigMouseMoved.connect(self._moved)

    # -- public --------------------------------------------------------------------------------------

    def show_cables(self, seen: ChronologySeen) -> None:
        """Show these cables: all of them in view, or as near as before where they are of the same time."""
        before = (len(self._start) and self._start.min(), len(self._end) and self._end.max())
        self._seen, self._only = seen, None
        self._rows = np.frombuffer(seen.rows, dtype=np.int64)
        self._start = np.frombuffer(seen.earliest, dtype=float)
        self._end = np.frombuffer(seen.latest, dtype=float)
        self._lane = np.frombuffer(seen.lane, dtype=np.int64)
        self._names.show_names(self.lane_names())
        self.setYRange(-0.5, max(1, len(self.lane_names())) - 0.5, padding=0)
        if before != (len(self._start) and self._start.min(), len(self._end) and self._end.max()):
            self.show_all()
        self._redraw()

    def lane_names(self) -> list[str]:
        """Return what the lanes are called."""
        if self._seen is None:
            return []
        names = [" ".join(name.split()) or tr("no originator") for name in self._seen.lanes]
        return [*names, tr("all others")] if self._seen.has_others else names

    def show_only(self, lane: int | None) -> None:
        """Show the cables of one lane, or of all."""
        if lane != self._only:
            self._only = lane
            self._redraw()

    def time_in_view(self) -> tuple[float, float]:
        """Return the first and the last moment that are to be seen."""
        low, high = self.viewRange()[0]
        return float(low), float(high)

    def show_all(self) -> None:
        """Bring all cables into view."""
        if len(self._start):
            low, high = float(self._start.min()), float(self._end.max())
            room = max(high - low, 86400.0) * 0.03
            self.setLimits(
                xMin=low - max(_YEAR, 10 * room), xMax=high + max(_YEAR, 10 * room), minXRange=_LEAST
            )
            self.setXRange(low - room, high + room, padding=0)

    def step(self, factor: float) -> None:
        """Show so many times as much time round the middle: 0.5 to come nearer, 2 to step back."""
        self.getViewBox().scaleBy(x=factor, y=None)

    def shift(self, part: float) -> None:
        """Move on by a part of what is in view."""
        low, high = self.viewRange()[0]
        self.getViewBox().translateBy(x=(high - low) * part, y=None)

    def rows_in_view(self, most: int) -> tuple[list[int], int]:
        """Return the rows of the first cables in view, at most so many, and how many there are in all."""
        at = self._in_view()
        return [int(row) for row in self._rows[at[:most]]], len(at)

    def dress(self) -> None:
        """Take on the colours in force."""
        super().dress()
        if getattr(self, "_seen", None) is not None:
            self._redraw()

    # -- overrides -----------------------------------------------------------------------------------

    def mouseDoubleClickEvent(self, event: Any) -> None:  # noqa: ANN401
        """Come nearer to where it was clicked; a heap did so at the first click."""
        place = self.mapToScene(event.position().toPoint())
        if self._heap_at(place) is None:
            self.getViewBox().scaleBy(x=0.25, y=None, center=self.getViewBox().mapSceneToView(place))

    def close(self) -> bool:
        """Draw nothing more."""
        self._rest.stop()
        self._seen = None
        return bool(super().close())

    # -- private -------------------------------------------------------------------------------------

    def _in_view(self) -> Any:  # noqa: ANN401
        low, high = self.viewRange()[0]
        there = (self._end >= low) & (self._start <= high)
        return np.flatnonzero(there if self._only is None else there & (self._lane == self._only))

    def _heap_at(self, place: QPointF) -> tuple[int, int] | None:
        """Return the lane and the place in it of the heap at a point of the scene, or None."""
        box = self.getViewBox()
        if not self._counts or not box.sceneBoundingRect().contains(place):
            return None
        there = box.mapSceneToView(place)
        lane, at = round(there.y()), int(np.searchsorted(self._edges, there.x())) - 1
        if not (0 <= lane < len(self._counts) and 0 <= at < _BINS) or not self._counts[lane][at]:
            return None
        return lane, at

    def _heap_clicked(self, event: Any) -> None:  # noqa: ANN401
        heap = self._heap_at(event.scenePos())
        if heap is not None and not event.isAccepted() and event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            low, high = self._edges[heap[1]], self._edges[heap[1] + 1]
            self.setXRange(low - (high - low), high + (high - low), padding=0)

    def _moved(self, place: QPointF) -> None:
        """Say of a heap how many cables it is, and of when."""
        if not self._counts:
            return
        heap = self._heap_at(place)
        if heap is None:
            self.show_tip("", None)
            return
        lane, at = heap
        count = int(self._counts[lane][at])
        words = plural(count, "{count} cable", "{count} cables", count=f"{count:,}")
        first, last = (moment_words(float(self._edges[each])) for each in (at, at + 1))
        when = first if first == last else tr("{first} to {last}", first=first, last=last)
        self.show_tip(
            plain_tip(self.lane_names()[lane], f"{words}, {when}", tr("Click to come nearer")), None
        )

    def _redraw(self) -> None:
        if self._seen is None:
            return
        self.clear()
        self._counts = []
        at = self._in_view()
        if len(at) > MOST_POINTS:
            self._draw_heaps(at)
        elif len(at):
            self._draw_points(at)
        self.view_changed.emit()

    def _draw_heaps(self, at: Any) -> None:  # noqa: ANN401
        """Draw how many cables there are in each piece of the time in view, lane by lane, to one scale."""
        low, high = self.viewRange()[0]
        edges = self._edges = np.linspace(low, high, _BINS + 1)
        start, lanes = self._start[at], self._lane[at]
        counts = self._counts = [
            np.histogram(start[lanes == lane], edges)[0] for lane in range(len(self.lane_names()))
        ]
        most = max(1, *(int(count.max()) for count in counts))
        width = edges[1] - edges[0]
        for lane, count in enumerate(counts):
            there = np.flatnonzero(count)
            height = 0.85 * np.sqrt(count[there] / most)
            self.addItem(
                pg.BarGraphItem(
                    x0=edges[there],
                    y0=lane + 0.42 - height,
                    width=width,
                    height=height,
                    brush=fill(_colour(lane, self._seen)),
                    pen=pg.mkPen(None),
                )
            )

    def _draw_points(self, at: Any) -> None:  # noqa: ANN401
        """Draw each cable: a point for a day or a minute, with a line as long as its time is uncertain."""
        for lane in range(len(self.lane_names())):
            mine = at[self._lane[at] == lane]
            if not len(mine):
                continue
            colour = _colour(lane, self._seen)
            height = lane + _spread(self._start[mine], self.viewRange()[0])
            broad = self._end[mine] - self._start[mine] > 86400
            if broad.any():
                ends = np.column_stack([self._start[mine][broad], self._end[mine][broad]]).ravel()
                self.plot(ends, np.repeat(height[broad], 2), connect="pairs", pen=line(colour, 2))
            middle = (self._start[mine] + self._end[mine]) / 2
            self.add_points(middle, height, [(row, None) for row in self._rows[mine].tolist()], colour)


def _spread(moments: Any, view: list[float]) -> Any:  # noqa: ANN401
    """Return heights within a lane so that neighbours in time do not lie upon one another."""
    near = (view[1] - view[0]) / 80
    heights = np.zeros(len(moments))
    last: dict[int, float] = {}
    for at, moment in enumerate(moments):
        level = next((n for n in range(7) if last.get(n, -np.inf) + near <= moment), at % 7)
        last[level] = float(moment)
        heights[at] = (0, -0.12, 0.12, -0.24, 0.24, -0.36, 0.36)[level]
    return heights


def _colour(lane: int, seen: ChronologySeen | None) -> str:
    others = seen is not None and seen.has_others and lane == len(seen.lanes)
    return "ink3" if others else LINES[lane % len(LINES)]
