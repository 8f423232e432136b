"""Handling times as they lie: each one of a few, the outline of many; over it the box and what is far off.

The box is the middle half, the thick line the median, the thin one reaches as far as the rest goes (Tukey).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainterPath, QPolygonF
from PySide6.QtWidgets import QGraphicsPathItem

from db.across.handling_times import Interval, Summary
from desktop.messages.times import show_duration
from desktop.messages.words import tr
from desktop.windows.across.columns import stage_words, time_words
from desktop.windows.across.plots import DurationAxis, NameAxis, Plot, PointData, fill, line

_HALF = 0.16
"""Half the thickness of a box; one row is 1."""
_JITTER = 0.6
_GOLDEN = 0.618034
_BINS = 40
MOST_BOXES = 16
"""Groups that are drawn, those with most times: more cannot be read, and the table has all of them."""


class BoxesPlot(Plot):
    """One row for each group, times running to the right."""

    time_clicked = Signal(object)
    """The Interval whose point was clicked."""

    def __init__(self) -> None:
        """Make an empty plot."""
        self._names, self._durations = NameAxis("left"), DurationAxis("bottom")
        super().__init__(
            {"left": self._names, "bottom": self._durations},
            tr("How long each stage took"),
            zoom_x=True,
            zoom_y=False,
        )
        self._names.setWidth(190)
        self._shown: tuple[list[Summary], bool, bool] = ([], False, False)
        self.setMinimumHeight(160)
        self.getViewBox().invertY(True)

    def show_boxes(self, summaries: Sequence[Summary], *, logarithmic: bool, by_group: bool) -> None:
        """Show these, named by their group or by their stage."""
        common = sorted(summaries, key=lambda each: -each.count)[:MOST_BOXES]
        kept = {id(each) for each in common}
        self._shown = ([each for each in summaries if id(each) in kept], logarithmic, by_group)
        self._draw()

    def dress(self) -> None:
        """Take on the colours in force."""
        super().dress()
        if hasattr(self, "_shown"):
            self._draw()

    # -- overrides -----------------------------------------------------------------------------------

    def point_clicked(self, data: PointData) -> None:
        """Tell which time was clicked."""
        self.time_clicked.emit(data[1])

    def said_of(self, what: object) -> str:
        """Return from where to where a time runs, and how long it is."""
        assert isinstance(what, Interval)
        return f"{time_words(what)}: {show_duration(what.minutes)}"

    # -- private -------------------------------------------------------------------------------------

    def _draw(self) -> None:
        shown, logarithmic, by_group = self._shown
        self.clear()
        self._durations.setLogMode(logarithmic)
        self._names.show_names([_name(each, shown, by_group=by_group) for each in shown])
        self._draw_outlines(shown, logarithmic=logarithmic)
        self._draw_boxes(shown, logarithmic=logarithmic)
        rest = [(at, time) for at, each in enumerate(shown) for time in each.others]
        far = [(at, time) for at, each in enumerate(shown) for time in each.outliers]
        self._draw_times(rest, "sky", logarithmic=logarithmic)
        self._draw_times(far, "rose", logarithmic=logarithmic)
        self.setYRange(-0.6, max(0, len(shown) - 1) + 0.6, padding=0)
        self.enableAutoRange("x")

    def _draw_times(self, times: Sequence[tuple[int, Interval]], colour: str, *, logarithmic: bool) -> None:
        """Draw single times; those of one row a little above and below, so that none hides another."""
        drawn = [(at, time) for at, time in times if not logarithmic or time.minutes > 0]
        rows, cables, minutes = (
            np.array([(at, time.cable, time.minutes) for at, time in drawn], dtype=float).reshape(-1, 3).T
        )
        self.add_points(
            _places(minutes, logarithmic=logarithmic),
            rows + _JITTER * (cables * _GOLDEN % 1 - 0.5),
            [(time.cable, time) for _, time in drawn],
            colour,
            8 if colour == "rose" else 7,
        )

    def _draw_outlines(self, shown: Sequence[Summary], *, logarithmic: bool) -> None:
        """Draw how many times lie where, to both sides of each row: broad where there are many.

        All of them are one item, as the boxes are, since each item of a plot costs the window milliseconds.
        """
        path = QPainterPath()
        for at, each in enumerate(shown):
            low, high = _reach(each)
            lie = np.frombuffer(each.lie, dtype=np.int64)
            minutes = lie[(lie >= max(low, 1) if logarithmic else lie >= low) & (lie <= high)]
            if each.others or len(minutes) < 2 or minutes[0] == minutes[-1]:
                continue
            counts, edges = np.histogram(_places(minutes, logarithmic=logarithmic), bins=_BINS)
            smooth = np.convolve(counts, (0.25, 0.5, 0.25), mode="same")
            half = 0.42 * smooth / smooth.max()
            middle = (edges[:-1] + edges[1:]) / 2
            x, y = np.concatenate([middle, middle[::-1]]), np.concatenate([at - half, at + half[::-1]])
            path.addPolygon(QPolygonF([*map(QPointF, x.tolist(), y.tolist())]))
            path.closeSubpath()
        item = QGraphicsPathItem(path)
        item.setBrush(fill("sel"))
        item.setPen(line("line2", 1))
        self.addItem(item)

    def _draw_boxes(self, shown: Sequence[Summary], *, logarithmic: bool) -> None:
        rows = [at for at, each in enumerate(shown) if not logarithmic or each.upper > 0]
        if not rows:
            return
        values = [(*_reach(shown[at]), shown[at].lower, shown[at].median, shown[at].upper) for at in rows]
        low, high, lower, median, upper = (
            _places(np.array(column), logarithmic=logarithmic) for column in zip(*values, strict=True)
        )
        middle = np.array(rows, dtype=float)
        ends, twice = np.column_stack([low, high]).ravel(), np.repeat(middle, 2)
        self.addItem(pg.PlotCurveItem(ends, twice, connect="pairs", pen=line("ink3", 1.2)))
        box = pg.BarGraphItem(
            x0=lower,
            y=middle,
            width=np.maximum(upper - lower, 1e-9),
            height=2 * _HALF,
            brush=fill("lit"),
            pen=line("accent", 1.2),
        )
        self.addItem(box)
        bars = np.column_stack([middle - _HALF, middle + _HALF]).ravel()
        self.addItem(pg.PlotCurveItem(np.repeat(median, 2), bars, connect="pairs", pen=line("accent", 3)))


def _reach(each: Summary) -> tuple[float, float]:
    """Return from where to where the times run that are not far outside."""
    reach = 1.5 * (each.upper - each.lower)
    return max(float(each.least), each.lower - reach), min(float(each.most), each.upper + reach)


def _places(minutes: Any, *, logarithmic: bool) -> Any:  # noqa: ANN401
    return np.log10(np.maximum(minutes, 0.5)) if logarithmic else minutes


def _name(each: Summary, shown: Sequence[Summary], *, by_group: bool) -> str:
    stage = " ".join(stage_words(each).split())
    group = " ".join(each.group.split()) or tr("not stated")
    if not by_group:
        return stage
    if all(other.stage == each.stage and other.whole == each.whole for other in shown):
        return group
    return f"{stage}, {group}"
