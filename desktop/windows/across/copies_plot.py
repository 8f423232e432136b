"""How many copies each of some offices got, year by year."""

from __future__ import annotations

import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtGui import QPainter

from db.across.seen import OfficeCables
from desktop import theme
from desktop.messages.words import tr
from desktop.windows.across.plots import LINES, FigureAxis, Plot, fill, line

_SYMBOLS = ("o", "s", "t", "d", "star", "p")
"""Marks tell the lines apart where colours do not."""
_MARK = 7
"""Pixels of a mark."""
_SIDE_BY_SIDE = 3
"""Names in one line of the legend, which stands above the lines, not upon them."""
_NAME = 230
"""Pixels of one name."""
_MOST_YEARS = 300
_ABOVE, _ROW = 16, 23
"""Pixels of the legend: its edges, and each of its lines."""
MOST_LINES = len(LINES)
"""Offices that are drawn: more lines cannot be told apart."""


class CopiesPlot(Plot):
    """Lines over years; each has its name in the legend, in the order of the columns."""

    def __init__(self) -> None:
        """Make an empty plot."""
        left, bottom = FigureAxis("left"), pg.AxisItem("bottom")
        super().__init__({"left": left, "bottom": bottom}, tr("Copies by year"), zoom_x=True, zoom_y=False)
        for axis in (left, bottom):
            axis.enableAutoSIPrefix(False)
        self._got: OfficeCables | None = None
        self._legend = self.addLegend(offset=(10, 2), labelTextSize="9pt", colCount=_SIDE_BY_SIDE)
        self.setMinimumHeight(140)
        self.getViewBox().sigResized.connect(self._fit_legend)
        self.setLabel("left", tr("Copies"))

    def show_years(self, got: OfficeCables) -> None:
        """Show what these offices got."""
        self._got = got
        self._draw()

    def lines(self) -> list[pg.PlotCurveItem]:
        """Return the lines that are drawn, in the order of the legend."""
        return [sample.item for sample, _ in self._legend.items]

    def dress(self) -> None:
        """Take on the colours in force."""
        super().dress()
        if getattr(self, "_got", None) is not None:
            self._draw()

    def _draw(self) -> None:
        got = self._got
        assert got is not None
        self.clear()
        self._legend.clear()
        self._legend.setLabelTextColor(theme.current().ink2)
        self._legend.setBrush(fill("page"))
        self._legend.setPen(line("line", 1))
        years, copies = _whole_years(got)
        for at, name in enumerate(got.offices[:MOST_LINES]):
            drawn = _line_with_marks(at, years, [each[at] for each in copies])
            self.addItem(drawn)
            self._legend.addItem(_Sample(drawn, at), _plain(name))
        if years:
            self.getAxis("bottom").setTicks([_ticks(years[0], years[-1]), []])
            self.setXRange(years[0] - 0.5, years[-1] + 0.5, padding=0.02)
        self._fit_legend()

    def _fit_legend(self, *_: object) -> None:
        """Let names stand side by side as far as they fit, and copies begin at 0 and end below them."""
        got = self._got
        if got is None:
            return
        most = max((max(copies[:MOST_LINES]) for _, copies in got.years), default=1)
        beside = max(1, min(_SIDE_BY_SIDE, self.width() // _NAME))
        if self._legend.columnCount != beside:
            self._legend.setColumnCount(beside)
        rows = -(-min(len(got.offices), MOST_LINES) // beside)
        share = min(0.6, (_ABOVE + _ROW * rows) / max(1.0, self.getViewBox().height()))
        self.setYRange(0, max(1, most) * 1.03 / (1 - share), padding=0)


class _Sample(pg.ItemSample):  # type: ignore[misc]
    """The line and the mark of one office in the legend; a click hides the line, another shows it again."""

    def __init__(self, drawn: pg.PlotCurveItem, at: int) -> None:
        """Stand for a line that is drawn as that of the office at this place."""
        super().__init__(drawn)
        self._at = at

    def paint(self, painter: QPainter, *more: object) -> None:
        """Draw a piece of the line with a mark in the middle."""
        if not self.item.isVisible():
            super().paint(painter, *more)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(line(LINES[self._at]))
        painter.drawLine(0, 11, 20, 11)
        painter.translate(10, 11)
        drawSymbol(painter, _SYMBOLS[self._at], _MARK, line("page", 1), fill(LINES[self._at]))


def _line_with_marks(at: int, years: list[int], copies: list[int]) -> pg.PlotCurveItem:
    """Return the line of the office at this place, with a mark for each year.

    Made of its two parts, since the library's item that has both takes as long as all of a plot may.
    """
    drawn = pg.PlotCurveItem(years, copies, pen=line(LINES[at]))
    marks = pg.ScatterPlotItem(
        years, copies, symbol=_SYMBOLS[at], size=_MARK, brush=fill(LINES[at]), pen=line("page", 1)
    )
    marks.setParentItem(drawn)
    return drawn


def _whole_years(got: OfficeCables) -> tuple[list[int], list[tuple[int, ...]]]:
    """Return every year from the first to the last and its copies: none in a year of which no cable is."""
    told = dict(got.years)
    if not told or max(told) - min(told) > _MOST_YEARS:
        return list(told), list(told.values())
    years = list(range(min(told), max(told) + 1))
    return years, [told.get(year, (0,) * len(got.offices)) for year in years]


def _ticks(first: int, last: int) -> list[tuple[int, str]]:
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000, 10_000) if (last - first) / step <= 12)
    return [(year, str(year)) for year in range(first - first % step, last + 1, step) if year >= first]


def _plain(name: str) -> str:
    """Return a name for a legend, which reads what it gets as HTML."""
    from html import escape

    name = " ".join(name.split()) or tr("(no name)")
    short = name if len(name) <= 28 else name[:27].rstrip() + "…"
    return escape(short)
