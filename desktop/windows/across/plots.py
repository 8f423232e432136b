"""Plots that wear the theme: grounds, ink and faces of the program, axes that speak of time as a reader does.

The one place that imports pyqtgraph; it is imported when a view is first opened, never before.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import pyqtgraph as pg
from numpy.typing import ArrayLike
from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QCursor, QImage, QPainter
from PySide6.QtWidgets import QToolTip

from desktop import theme
from desktop.messages.times import show_duration
from desktop.messages.words import plural, tr
from desktop.models.tool_tips import plain_tip

pg.setConfigOptions(antialias=True, exitCleanup=False)

_MINUTES = (
    1,
    2,
    5,
    10,
    15,
    30,
    60,
    120,
    180,
    360,
    720,
    1440,
    2880,
    4320,
    10080,
    20160,
    43200,
    86400,
    262800,
    525600,
)
"""Steps of an axis of durations that a reader knows: minutes, hours, days, weeks, months, years."""
PointData = tuple[int, object]
"""The row of a cable in the library, and what its point stands for."""
_TICK_ROOM = 52
"""Pixels between two durations on a logarithmic axis."""
LINES = ("sky", "amber", "green", "violet", "rose", "slate")
"""Colours of series, in the order in which they are given: neighbours differ in lightness, too."""


class Plot(pg.PlotWidget):  # type: ignore[misc]
    """A plot in the colours of the theme, dragged and zoomed along one axis or both."""

    cable_clicked = Signal(int)
    """The row in the library of the cable whose point was clicked."""

    def __init__(self, axes: dict[str, pg.AxisItem], name: str, *, zoom_x: bool, zoom_y: bool) -> None:
        """Make an empty plot; `name` is what a reader of screens calls it."""
        super().__init__(axisItems=axes, enableMenu=False)
        self.setAccessibleName(name)
        self.name_of: Callable[[int], list[str]] = _nameless
        """What is said of the cable of a row, asked for when the mouse rests on its point."""
        self.setMouseEnabled(x=zoom_x, y=zoom_y)
        self.hideButtons()
        self.setFrameShape(self.Shape.NoFrame)
        self.plotItem.getViewBox().setDefaultPadding(0.03)
        dressed = theme.of_application()
        if dressed is not None:
            dressed.changed.connect(self.dress)
        self.dress()

    def dress(self) -> None:
        """Take on the colours in force."""
        palette = theme.current()
        self.setBackground(QColor(palette.page))
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setPen(QColor(palette.line2))
            axis.setTextPen(QColor(palette.ink2))
            axis.setTickFont(theme.sans(11, 500))
            axis.setStyle(tickLength=-4)

    def add_points(
        self,
        x: ArrayLike,
        y: ArrayLike,
        data: Sequence[PointData],
        colour: str,
        size: int = 9,
    ) -> None:
        """Draw cables as points that tell their names and are clicked: all of them are one item."""
        points = pg.ScatterPlotItem(
            x=x,
            y=y,
            data=list(data),
            size=size,
            pen=line("page", 1),
            brush=fill(colour),
            hoverable=True,
            hoverBrush=fill("accent"),
            hoverSize=size + 3,
            tip=None,
        )
        points.sigClicked.connect(lambda _plot, found, _event: self._clicked(found))
        points.sigHovered.connect(lambda _plot, found, event: self._hovered(found, event))
        self.addItem(points)

    def tip_of(self, row: int, said: str = "", others: int = 0) -> str:
        """Return the tool tip of a point; `others` lie upon one another with it."""
        lines = [*self.name_of(row), said]
        if others:
            lines.append(plural(others, "and {n} more here", "and {n} more here"))
        return plain_tip(*lines)

    def show_tip(self, tip: str, event: Any) -> None:  # noqa: ANN401
        """Show a tool tip where the mouse is, and what can be clicked by the cursor; "" for nothing."""
        if not tip:
            QToolTip.hideText()
            self.viewport().unsetCursor()
            return
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        place = event.screenPos() if event is not None else None
        QToolTip.showText(QPoint(int(place.x()), int(place.y())) if place else QCursor.pos(), tip, self)

    def paint_on(self, painter: QPainter, target: QRectF) -> None:
        """Draw the plot as it stands into a rectangle as large as it is: as lines, shapes and words."""
        for item in self._points():
            item.setExportMode(True)  # shapes: on the screen points are small pictures
        try:
            self._paint(painter, target)
        finally:
            for item in self._points():
                item.setExportMode(False)

    def as_image(self, ratio: int = 2) -> QImage:
        """Return the plot as it stands, `ratio` times as fine as on the screen."""
        size = self.viewport().size()
        image = QImage(size * ratio, QImage.Format.Format_ARGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(QColor(theme.current().page))
        for item in self._points():  # their pictures, as fine as the whole; the screen makes its own again
            item.fragmentAtlas.setDevicePixelRatio(ratio)
            item.fragmentAtlas.clear()
            item.data["sourceRect"] = 0
            item.updateSpots()
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, QRectF(0, 0, size.width(), size.height()))
        return image

    def _paint(self, painter: QPainter, target: QRectF) -> None:
        self.render(painter, target, self.viewport().rect(), Qt.AspectRatioMode.IgnoreAspectRatio)

    def _points(self) -> list[pg.ScatterPlotItem]:
        return [item for item in self.scene().items() if isinstance(item, pg.ScatterPlotItem)]

    def _clicked(self, found: Sequence[pg.SpotItem]) -> None:
        if len(found):
            self.point_clicked(found[0].data())

    def point_clicked(self, data: PointData) -> None:
        """Tell which cable's point was clicked."""
        self.cable_clicked.emit(int(data[0]))

    def said_of(self, _what: object) -> str:
        """Return what is said of a point beside its cable's name, asked for under the mouse."""
        return ""

    def _hovered(self, found: Sequence[pg.SpotItem], event: Any) -> None:  # noqa: ANN401
        if len(found):
            row, what = found[0].data()
            self.show_tip(self.tip_of(int(row), self.said_of(what), len(found) - 1), event)
        else:
            self.show_tip("", None)


def _nameless(_row: int) -> list[str]:
    return []


class DurationAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis in minutes that says "30 min", "6 h", "2 d"; as powers of ten where it is logarithmic."""

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:
        """Return the step that leaves room for its words."""
        room = max(2.0, size / 90.0)
        step = next((each for each in _MINUTES if (high - low) / each <= room), None)
        return [(float(step or _MINUTES[-1] * max(1, round((high - low) / room / _MINUTES[-1]))), 0.0)]

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Return where the ticks are; on a logarithmic axis at the same durations, as far as they fit."""
        if not self.logMode:
            found: list[tuple[float, list[float]]] = super().tickValues(low, high, size)
            return found
        ticks: list[float] = []
        for minutes in _MINUTES:
            at = math.log10(minutes)
            if low <= at <= high and (not ticks or (at - ticks[-1]) * size / (high - low) >= _TICK_ROOM):
                ticks.append(at)
        return [(1.0, ticks)]

    def tickStrings(self, values: list[float], _scale: float, _spacing: float) -> list[str]:
        """Return the words at the ticks."""
        return [self._words(10.0**value if self.logMode else value) for value in values]

    @staticmethod
    def _words(minutes: float) -> str:
        if minutes == 0:
            return tr("0")
        sign = "−" if minutes < 0 else ""
        return sign + short_duration(abs(minutes))


class FigureAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis of whole figures, written out."""

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:
        """Return steps of whole figures."""
        return [(max(1.0, float(step)), start) for step, start in super().tickSpacing(low, high, size)][:1]

    def tickStrings(self, values: list[float], _scale: float, _spacing: float) -> list[str]:
        """Return the figures at the ticks."""
        return [f"{value:,.0f}" for value in values]


class NameAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis of names, one at each whole number, shortened to the room there is."""

    name_clicked = Signal(int)
    """The name at this whole number was clicked."""

    def __init__(self, orientation: str, most: int = 26) -> None:
        """Shorten names to `most` letters."""
        super().__init__(orientation)
        self._most = most
        self._count = 0
        self.clickable = False

    def mouseClickEvent(self, event: Any) -> None:  # noqa: ANN401
        """Tell which name was clicked, where that does something."""
        view = self.linkedView()
        if view is None or not self.clickable or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        at = round(view.mapSceneToView(event.scenePos()).y())
        if 0 <= at < self._count:
            event.accept()
            self.name_clicked.emit(at)

    def show_names(self, names: list[str]) -> None:
        """Put these names at 0, 1, 2 ..."""
        self._count = len(names)
        if self.clickable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setTicks([[(at, self._short(name)) for at, name in enumerate(names)]])

    def _short(self, name: str) -> str:
        return name if len(name) <= self._most else name[: self._most - 1].rstrip() + "…"


def short_duration(minutes: float) -> str:
    """Return a duration in one unit or two: "45 min", "6 h", "1 d 12 h", "25 d", "3 years"."""
    whole = round(minutes)
    if whole < 1440:
        return show_duration(whole)
    days, rest = divmod(whole, 1440)
    if rest >= 60 and days < 10:
        return tr("{days} d {hours} h", days=days, hours=rest // 60)
    if whole < 87_600:
        return tr("{n} d", n=f"{whole / 1440:.3g}")
    return tr("{n} years", n=f"{whole / 525_600:.2g}")


def line(colour: str, width: float = 1.5) -> Any:  # noqa: ANN401
    """Return a pen of a token or a note colour, 2 pixels at least where the system asks for high contrast."""
    dressed = theme.of_application()
    if dressed is not None and dressed.high_contrast:
        width = max(2.0, width)
    return pg.mkPen(theme.current().colour(colour), width=width)


def fill(colour: str) -> Any:  # noqa: ANN401
    """Return a brush of a token or a note colour."""
    return pg.mkBrush(theme.current().colour(colour))
