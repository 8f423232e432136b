"""Handling times as boxes: the middle half, the half-way line, the reach of the rest, points far outside."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import Signal

from db.across.handling_times import Summary
from desktop.messages.times import show_duration
from desktop.messages.words import tr
from desktop.windows.across.plots import DurationAxis, NameAxis, Plot, fill, line

_HALF = 0.28
"""Half the thickness of a box; one row is 1."""
MOST_BOXES = 16
"""Groups that are drawn, those with most times: more cannot be read, and the table has all of them."""


class BoxesPlot(Plot):
    """One row for each group, times running to the right."""

    cable_clicked = Signal(int)
    """The row in the library of the cable whose point was clicked."""

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

    # -- private -------------------------------------------------------------------------------------

    def _draw(self) -> None:
        shown, logarithmic, by_group = self._shown
        self.clear()
        self._durations.setLogMode(logarithmic)
        self._names.show_names([_name(each, shown, by_group=by_group) for each in shown])
        points: list[dict[str, object]] = []
        for at, each in enumerate(shown):
            self._draw_box(each, at, logarithmic=logarithmic)
            points += [
                {
                    "pos": (_at(outlier.minutes, logarithmic=logarithmic), at),
                    "data": (outlier.cable, each, outlier.minutes),
                }
                for outlier in each.outliers
                if not logarithmic or outlier.minutes > 0
            ]
        scatter = pg.ScatterPlotItem(
            size=9,
            pen=line("page", 1),
            brush=fill("rose"),
            hoverable=True,
            hoverBrush=fill("accent"),
            tip=_tip,
        )
        scatter.addPoints(points)
        scatter.sigClicked.connect(lambda _plot, found, _event: self._clicked(found))
        self.addItem(scatter)
        self.setYRange(-0.6, max(0, len(shown) - 1) + 0.6, padding=0)
        self.enableAutoRange("x")

    def _draw_box(self, each: Summary, at: int, *, logarithmic: bool) -> None:
        reach = 1.5 * (each.upper - each.lower)
        low = max(float(each.least), each.lower - reach)
        high = min(float(each.most), each.upper + reach)
        if logarithmic and each.upper <= 0:
            return
        places = [
            _at(value, logarithmic=logarithmic) for value in (low, each.lower, each.median, each.upper, high)
        ]
        left, lower, median, upper, right = places
        self.plot([left, right], [at, at], pen=line("ink3", 1.2))
        box = pg.BarGraphItem(
            x0=[lower],
            y=[at],
            width=[max(upper - lower, 1e-9)],
            height=2 * _HALF,
            brush=fill("lit"),
            pen=line("accent", 1.2),
        )
        self.addItem(box)
        self.plot([median, median], [at - _HALF, at + _HALF], pen=line("accent", 3))

    def _clicked(self, found: Sequence[pg.SpotItem]) -> None:
        if len(found):
            self.cable_clicked.emit(int(found[0].data()[0]))


def _at(minutes: float, *, logarithmic: bool) -> float:
    return math.log10(max(minutes, 0.5)) if logarithmic else float(minutes)


def _name(each: Summary, shown: Sequence[Summary], *, by_group: bool) -> str:
    stage = " ".join(each.stage.split()) or tr("(no name)")
    group = " ".join(each.group.split()) or tr("not stated")
    if not by_group:
        return stage
    if all(other.stage == each.stage for other in shown):
        return group
    return f"{stage}, {group}"


def _tip(x: float, y: float, data: tuple[int, Summary, int]) -> str:  # noqa: ARG001
    return tr(
        "{took}: far from the half-way line at {median}",
        took=show_duration(data[2]),
        median=show_duration(round(data[1].median)),
    )
