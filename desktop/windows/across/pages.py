"""The pages of the views, each made when it is first wanted and after the window has said what it does.

The library of plots takes half a second to load and a page a moment to make: the first is done in a thread,
the second piece by piece, so that the window stands and moves meanwhile.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.windows.across.window import View

if TYPE_CHECKING:
    from desktop.windows.across.page_makers import ChronologyPage, OfficesPage, TimesPage

    Page = OfficesPage | TimesPage | ChronologyPage


class Pages(QObject):
    """Makes and keeps the pages of one window at a time."""

    loaded = Signal()
    """The library of plots is there: `want` a page."""
    made = Signal(str)
    """The page of this view is there."""
    offices: OfficesPage
    times: TimesPage
    chronology: ChronologyPage

    def __init__(self, parent: QObject) -> None:
        """Keep no page yet."""
        super().__init__(parent)
        self._made: dict[View, Page] = {}
        self._wanted: View = "offices"
        self._steps: Iterator[None] | None = None
        """What is still to be done for the page that is being made."""
        self._making = QTimer(self)
        self._making.setSingleShot(True)
        self._making.timeout.connect(self._go_on)

    def load(self) -> None:
        """Load the library of plots; `loaded` comes when it is there."""
        threading.Thread(target=self._load, daemon=True).start()

    def want(self, view: View) -> None:
        """Have the page of a view made as soon as what the window says is painted."""
        self._wanted = view
        self._making.start(0)

    def clear(self) -> None:
        """Forget the pages: their window is closed."""
        self._making.stop()
        self._steps = None
        self._made.clear()

    def __contains__(self, view: View) -> bool:
        """Whether the page of a view is made."""
        return view in self._made

    def __getitem__(self, view: View) -> Page:
        """Return the page of a view that is made."""
        return self._made[view]

    # -- private -------------------------------------------------------------------------------------

    def _load(self) -> None:
        import desktop.windows.across.page_makers  # noqa: F401

        self.loaded.emit()

    def _go_on(self) -> None:
        if self._steps is None:
            if self._wanted in self._made:
                return
            self._steps = self._make(self._wanted)
        try:
            next(self._steps)
        except StopIteration:
            self._steps = None
        self._making.start(0)

    def _make(self, view: View) -> Iterator[None]:
        """Make a page, its plot first; other things are done in the window after each step."""
        from desktop.windows.across import page_makers as makers

        page: Page
        if view == "offices":
            copies = makers.CopiesPlot()
            yield
            page = self.offices = makers.OfficesPage(copies)
        elif view == "times":
            boxes = makers.BoxesPlot()
            yield
            page = self.times = makers.TimesPage(boxes)
        else:
            line = makers.TimelinePlot()
            yield
            page = self.chronology = makers.ChronologyPage(line)
        yield
        self._made[view] = page
        self.made.emit(view)
