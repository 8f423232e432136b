"""The pages of the three views in one module: importing it loads the library of plots."""

from __future__ import annotations

from desktop.windows.across.chronology_page import ChronologyPage
from desktop.windows.across.offices_page import OfficesPage
from desktop.windows.across.times_page import TimesPage

__all__ = ["ChronologyPage", "OfficesPage", "TimesPage"]
