"""The plots alone: ticks in words at every zoom, heaps and points under a real mouse."""

from __future__ import annotations

from array import array
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.across.seen import ChronologySeen, OfficeCables
from desktop.windows.across.copies_plot import CopiesPlot
from desktop.windows.across.plots import DurationAxis
from desktop.windows.across.time_axis import TimeAxis
from desktop.windows.across.timeline_plot import MOST_POINTS, TimelinePlot

DAY = 86400.0
OFFSCREEN = pytest.mark.qt_log_ignore("Mouse event", "This plugin does not support")
pytestmark = pytest.mark.usefixtures("qapp")


def seconds(year: int, month: int = 1, day: int = 1, hour: int = 0) -> float:
    return (datetime(year, month, day, hour) - datetime(1970, 1, 1)).total_seconds()


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (seconds(1945), seconds(1992), ["1945", "1950", "1955"]),
        (seconds(1), seconds(2000), ["200", "400"]),
        (seconds(1899, 11, 20), seconds(1900, 3, 10), ["December", "January", "February", "March"]),
        (seconds(1900, 2, 25), seconds(1900, 3, 3), ["26 February", "27 February", "28 February", "1 March"]),
        (seconds(1969, 12, 31, 12), seconds(1970, 1, 1, 12), ["15:00", "18:00", "21:00", "00:00"]),
        (seconds(1, 1, 1), seconds(1, 1, 1, 1), ["00:10", "00:20"]),
    ],
)
def test_ticks_are_those_of_the_calendar(low: float, high: float, expected: list[str]) -> None:
    axis = TimeAxis()
    ((spacing, moments),) = axis.tickValues(low, high, 800)
    assert len(moments) < 40
    words = axis.tickStrings(moments, 1, spacing)
    firsts = [each.split("\n")[0] for each in words]
    assert [each for each in firsts if each in expected][: len(expected)] == expected
    below = [each.split("\n")[1] for each in words if each.split("\n")[1].strip()]
    assert len(below) == len(set(below))
    if expected[0] == "15:00":
        assert below == ["31 December 1969", "1 January 1970"]
    if expected[0] == "December":
        assert below == ["1899", "1900"]


def test_far_out_there_are_still_few_ticks() -> None:
    axis = TimeAxis()
    for high in (1e9, 1e12, 1e15):
        ((_, moments),) = axis.tickValues(-high, high, 900)
        assert len(moments) < 40
        assert axis.tickStrings(moments, 1, 1) is not None


def test_a_logarithmic_axis_has_the_durations_of_a_clock() -> None:
    axis = DurationAxis("bottom")
    axis.setLogMode(x=True)
    ((_, ticks),) = axis.tickValues(0.0, 4.0, 600)
    words = axis.tickStrings(ticks, 1, 1)
    assert {"1 min", "5 min", "1 h"} <= set(words)
    assert len(words) <= 12


def test_a_year_without_copies_is_a_year_with_none(qtbot: QtBot) -> None:
    plot = CopiesPlot()
    qtbot.addWidget(plot)
    plot.show_years(OfficeCables(("<b>A",), (), 0, ((1950, (3,)), (1953, (5,))), (0,), (0,), 0))
    (curve,) = plot.lines()
    assert curve.getData()[1].tolist() == [3, 0, 0, 5]


def line_of(days: list[float]) -> ChronologySeen:
    """Return a chronology of cables on these days, in two lanes."""
    starts = [seconds(1961) + day * DAY for day in days]
    rows = array("q", range(1, len(days) + 1))
    lane = array("q", (at % 2 for at in range(len(days))))
    ends = array("d", (start + DAY - 60 for start in starts))
    return ChronologySeen(rows, array("d", starts), ends, lane, ("PYONGYANG", ""), False, 0)


def shown(qtbot: QtBot, seen: ChronologySeen) -> TimelinePlot:
    plot = TimelinePlot()
    qtbot.addWidget(plot)
    plot.resize(900, 400)
    plot.show()
    qtbot.waitExposed(plot)
    plot.show_cables(seen)
    plot.grab()
    return plot


def place_of(plot: TimelinePlot, moment: float, lane: float) -> QPoint:
    scene: QPointF = plot.getViewBox().mapViewToScene(QPointF(moment, lane))
    place: QPoint = plot.mapFromScene(scene)
    return place


@OFFSCREEN
def test_a_heap_says_how_many_and_comes_nearer(qtbot: QtBot) -> None:
    plot = shown(qtbot, line_of([at % 900 for at in range(MOST_POINTS + 500)]))
    before = plot.time_in_view()
    place = place_of(plot, (before[0] + before[1]) / 2, 0)
    with qtbot.waitSignal(plot.view_changed):
        QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    after = plot.time_in_view()
    assert after[1] - after[0] < (before[1] - before[0]) / 20
    assert plot.rows_in_view(10)[1] < MOST_POINTS


@OFFSCREEN
def test_a_point_is_clicked_and_named(qtbot: QtBot) -> None:
    plot = shown(qtbot, line_of([0, 300, 400]))
    plot.name_of = lambda row: [f"cable <{row}>"]
    assert plot.tip_of(2, "", 1) == "<p>cable &lt;2&gt;<br>and 1 more here</p>"
    place = place_of(plot, seconds(1961) + 300.5 * DAY, 1)
    with qtbot.waitSignal(plot.cable_clicked) as clicked:
        QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert clicked.args == [2]
    lanes: list[int] = []
    plot.lane_clicked.connect(lanes.append)
    QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, place.y()))
    assert lanes == [1]
    plot.show_only(0)
    assert plot.rows_in_view(10) == ([1, 3], 2)
