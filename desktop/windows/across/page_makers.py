"""The pages of the three views and their plots in one module: importing it loads the library of plots."""

from __future__ import annotations

from desktop.windows.across.boxes_plot import BoxesPlot
from desktop.windows.across.chronology_page import ChronologyPage
from desktop.windows.across.copies_plot import CopiesPlot
from desktop.windows.across.offices_page import OfficesPage
from desktop.windows.across.timeline_plot import TimelinePlot
from desktop.windows.across.times_page import TimesPage

__all__ = ["BoxesPlot", "ChronologyPage", "CopiesPlot", "OfficesPage", "TimelinePlot", "TimesPage"]
