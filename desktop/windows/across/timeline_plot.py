"""Cables on a line of time, a lane for each originator: heaps where there are many, points where few."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QTimer, Signal

from db.across.seen import ChronologySeen
from desktop.messages.words import tr
from desktop.windows.across.plots import LINES, NameAxis, Plot, fill, line

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

    cable_clicked = Signal(int)
    """The row in the library of the cable whose point was clicked."""
    view_changed = Signal()
    """Other cables are in view: see `rows_in_view`."""

    def __init__(self) -> None:
        """Make an empty plot."""
        self._names = NameAxis("left", most=24)
        dates = pg.DateAxisItem(orientation="bottom", utcOffset=0)
        super().__init__(
            {"left": self._names, "bottom": dates},
            tr("Cables in the order of time"),
            zoom_x=True,
            zoom_y=False,
        )
        self._names.setWidth(180)
        self._seen: ChronologySeen | None = None
        self._start = self._end = self._lane = np.empty(0)
        self._rows = np.empty(0, dtype=np.int64)
        self._heaps: list[tuple[float, float, int]] = []
        self.getViewBox().invertY(True)
        self.setMinimumHeight(200)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._redraw)
        self.sigXRangeChanged.connect(lambda *_: self._rest.start())

    # -- public --------------------------------------------------------------------------------------

    def show_cables(self, seen: ChronologySeen) -> None:
        """Show these cables, all of them in view."""
        self._seen = seen
        self._rows = np.frombuffer(seen.rows, dtype=np.int64)
        self._start = np.frombuffer(seen.earliest, dtype=float)
        self._end = np.frombuffer(seen.latest, dtype=float)
        self._lane = np.frombuffer(seen.lane, dtype=np.int64)
        self._names.show_names(self.lane_names())
        self.setYRange(-0.5, max(1, len(self.lane_names())) - 0.5, padding=0)
        self.show_all()
        self._redraw()

    def lane_names(self) -> list[str]:
        """Return what the lanes are called."""
        if self._seen is None:
            return []
        names = [" ".join(name.split()) or tr("no originator") for name in self._seen.lanes]
        return [*names, tr("all others")] if self._seen.has_others else names

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
        """Come nearer to where it was clicked."""
        place = self.getViewBox().mapSceneToView(self.mapToScene(event.position().toPoint()))
        self.getViewBox().scaleBy(x=0.25, y=None, center=place)

    # -- private -------------------------------------------------------------------------------------

    def _in_view(self) -> Any:  # noqa: ANN401
        low, high = self.viewRange()[0]
        return np.flatnonzero((self._end >= low) & (self._start <= high))

    def _redraw(self) -> None:
        if self._seen is None:
            return
        self.clear()
        at = self._in_view()
        if len(at) > MOST_POINTS:
            self._draw_heaps(at)
        elif len(at):
            self._draw_points(at)
        self.view_changed.emit()

    def _draw_heaps(self, at: Any) -> None:  # noqa: ANN401
        """Draw how many cables there are in each piece of the time in view, lane by lane, to one scale."""
        low, high = self.viewRange()[0]
        edges = np.linspace(low, high, _BINS + 1)
        counts = [
            np.histogram(self._start[at][self._lane[at] == lane], edges)[0]
            for lane in range(len(self.lane_names()))
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
            scatter = pg.ScatterPlotItem(
                x=middle,
                y=height,
                data=self._rows[mine].tolist(),
                size=9,
                brush=fill(colour),
                pen=line("page", 1),
                hoverable=True,
                hoverBrush=fill("accent"),
                tip=None,
            )
            scatter.sigClicked.connect(lambda _plot, found, _event: self._clicked(found))
            self.addItem(scatter)

    def _clicked(self, found: Any) -> None:  # noqa: ANN401
        if len(found):
            self.cable_clicked.emit(int(found[0].data()))


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
