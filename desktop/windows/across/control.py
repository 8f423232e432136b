"""The views across cables, opened and acted on: counted in the child process, cables opened on a click."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from db.changes import Change
from db.errors import ChanceryError
from desktop.messages.errors import error_sentence
from desktop.messages.words import tr
from desktop.windows.across.counting import Counting
from desktop.windows.across.deeds import Deeds
from desktop.windows.across.office_wishes import merged, renamed, separated
from desktop.windows.across.window import VIEWS, AcrossWindow, View

if TYPE_CHECKING:
    from desktop.windows.across.chronology_page import ChronologyPage
    from desktop.windows.across.offices_page import OfficesPage
    from desktop.windows.across.times_page import TimesPage
    from desktop.windows.main_window import MainWindow

_REFRESH_MS = 1200
_CHOOSING_MS = 150
_MOST_LANES = 7
_COUNTED = frozenset(("cable", "header_field", "stage", "distribution", "recipient", "office"))


class AcrossControl(QObject):
    """Opens the window over a library and fills its views."""

    _loaded = Signal()

    def __init__(self, window: MainWindow) -> None:
        """Act for this window."""
        super().__init__(window)
        self._window = window
        self._session = window.session
        self.view: View = "offices"
        self.window: AcrossWindow | None = None
        self._counting = Counting(window.jobs, self)
        self._query = ""
        self._stale: set[View] = set(VIEWS)
        self._refresh = self._rest(_REFRESH_MS, self._fill)
        self._choosing = self._rest(_CHOOSING_MS, self._show_chosen)
        self._loaded.connect(self._make_pages)
        self._counting.given_up.connect(self._stale.add)
        self._counting.failed.connect(self._not_counted)
        self._counting.busy_changed.connect(self._busy_changed)
        self._session.changed.connect(self._changed)
        self._session.listing_changed.connect(self._listing_changed)
        self._session.leaving.connect(self._leave)
        self.offices: OfficesPage
        self.times: TimesPage
        self.chronology: ChronologyPage
        self._has_pages = False
        self._filled: set[View] = set()
        self._place = 0
        self.deeds = Deeds(self, window)

    # -- public --------------------------------------------------------------------------------------

    def open(self, view: View) -> None:
        """Show a view, in the window that is open or a new one."""
        self._session.flush_wanted.emit()
        self.view = view
        if self.window is None:
            self._make_window()
        assert self.window is not None
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        if self._has_pages:
            self.choose(view)

    def show_at_once(self, offices: set[str]) -> None:
        """Count anew now, and choose these offices then."""
        self.offices.choose_later(offices)
        self._refresh.stop()
        self._fill()

    @property
    def is_settled(self) -> bool:
        """Whether what is in front is counted."""
        counted = self._has_pages and self.view not in self._stale
        waits = self._refresh.isActive() or self._choosing.isActive()
        return counted and not self._counting.runs and not waits

    def choose(self, view: str) -> None:
        """Bring a view to the front, counted anew where something has changed."""
        self.view = next(each for each in VIEWS if each == view)
        if self.window is not None and self._has_pages:
            self._show_page()
            self.window.focus_on(self.page().first_to_use())
            self._fill()

    # -- building ------------------------------------------------------------------------------------

    def _make_window(self) -> None:
        window = AcrossWindow(self._window.settings, self._window)
        self.window, self._has_pages, self._query = window, False, ""
        window.view_chosen.connect(self.choose)
        window.narrowed.connect(self._narrow)
        window.export_wanted.connect(self.deeds.export)
        window.cancel_wanted.connect(self._counting.cancel)
        window.undo_wanted.connect(self._window.undo)
        window.redo_wanted.connect(self._window.redo)
        window.help_wanted.connect(self.deeds.show_keys)
        window.closed.connect(self._closed)
        window.show_view(self.view)
        window.offer_export(table=False, plot=False)
        # The library of plots takes half a second to load: the window stands and moves meanwhile.
        threading.Thread(target=self._load, daemon=True).start()

    def _load(self) -> None:
        import pyqtgraph  # noqa: F401

        self._loaded.emit()

    def _make_pages(self) -> None:
        window = self.window
        if window is None or self._has_pages:
            return
        from desktop.windows.across.chronology_page import ChronologyPage
        from desktop.windows.across.offices_page import OfficesPage
        from desktop.windows.across.times_page import TimesPage

        self.offices, self.times, self.chronology = OfficesPage(), TimesPage(), ChronologyPage()
        for view, page in self._pages().items():
            window.add_page(view, page)
            page.cable_wanted.connect(self.deeds.open_cable)
            page.plot.name_of = self.deeds.opening.name
        self.offices.offices_chosen.connect(self._offices_chosen)
        self.offices.merge_wanted.connect(partial(self.deeds.wish, merged))
        self.offices.rename_wanted.connect(partial(self.deeds.wish, renamed))
        self.offices.separate_wanted.connect(partial(self.deeds.wish, separated))
        self.times.grouping_chosen.connect(lambda: self._again("times"))
        self.chronology.time_chosen.connect(lambda: self._again("chronology"))
        self.chronology.heads_wanted.connect(self.deeds.name_rows)
        self._has_pages = True
        self._stale.update(VIEWS)
        self._place = self._session.store.last_place()
        self.choose(self.view)

    # -- filling -------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """Count what the view in front shows, where that is not done yet."""
        window = self.window
        if window is None or not self._has_pages or not self._session.has_library:
            return
        view = self.view
        if view not in self._stale:
            window.set_busy(False)
            return
        self._stale.discard(view)
        window.tell("")
        if view == "offices":
            self._run("see_offices", self._show_offices, fills=view)
        elif view == "times":
            show = self._show_with(self.times.show_times)
            self._run("see_times", show, self.times.grouped_by(), fills=view)
        else:
            timed_by, show = self.chronology.timed_by(), self._show_with(self.chronology.show_cables)
            self._run("see_chronology", show, timed_by, more=(_MOST_LANES,), fills=view)

    def _run(
        self,
        function: str,
        show: Callable[[Any], None],
        *first: object,
        more: tuple[object, ...] = (),
        fills: str = "",
    ) -> None:
        library = str(self._session.store.path.absolute())
        self._counting.run(function, (library, *first, self._query, *more), show, fills)

    def _not_counted(self, error: ChanceryError) -> None:
        if self.window is not None:
            self.window.tell(error_sentence(error), "err" if error.code != "job-cancelled" else "ink2")
            if self.view not in self._filled:
                again = tr("Choose the view again to count anew.")
                self.window.show_view(self.view, tr("Not counted"), again)

    def _show_with(self, show: Callable[[Any], None]) -> Callable[[Any], None]:
        """Return what has a page show what was counted, and brings it to the front."""
        view = self.view

        def fill(seen: Any) -> None:  # noqa: ANN401
            show(seen)
            self._filled.add(view)
            self._show_page()
            if self.view in self._stale and not self._refresh.isActive():
                self._fill()  # a choice took the place of a count that was on its way

        return fill

    def _show_page(self) -> None:
        """Show the page in front, or what there is to say in its place."""
        window = self.window
        assert window is not None
        if self.view not in self._filled:
            window.show_view(self.view, tr("Counting…"))
            window.offer_export(table=False, plot=False)
            return
        page = self.page()
        heading, words = page.nothing()
        if heading and self._query:
            words = tr("Only the cables are counted that the search above finds; clear it to see all.")
        window.show_view(self.view, heading, words)
        has_plot = not heading and not page.plot.isHidden()
        window.offer_export(table=not heading, plot=has_plot)

    def _show_offices(self, seen: Any) -> None:  # noqa: ANN401
        self._show_with(self.offices.show_offices)(seen)
        self._choosing.stop()
        if self.offices.chosen():
            self._show_chosen()

    def _offices_chosen(self, names: list[str]) -> None:
        """Count what the chosen offices got, once the choice rests."""
        if names:
            self._choosing.start()
        else:
            self._choosing.stop()
            self.offices.show_unbalanced()
            self._show_page()

    def _show_chosen(self) -> None:
        from desktop.windows.across.offices_page import MOST_COLUMNS

        names = self.offices.chosen()
        if self.window is None or not names:
            return
        more = max(0, len(names) - MOST_COLUMNS)
        show = self._show_with(lambda got: self.offices.show_cables(got, more))
        self._run("see_office_cables", show, names[:MOST_COLUMNS])

    # -- slots ---------------------------------------------------------------------------------------

    def _busy_changed(self, busy: bool) -> None:
        if self.window is not None:
            self.window.set_busy(busy)

    def _narrow(self, query: str) -> None:
        if query.strip() != self._query:
            self._query = query.strip()
            self._stale.update(VIEWS)
            self._fill()

    def _again(self, view: View) -> None:
        self._stale.add(view)
        self._fill()

    def _changed(self, change: Change) -> None:
        if self.window is not None:
            self._place = self._session.store.last_place()
            if change.touches(*_COUNTED):
                self.count_anew()

    def _listing_changed(self) -> None:
        """Count anew what came otherwise than by a change of ours: an import, another process."""
        if self.window is not None and self._session.store.last_place() != self._place:
            self._place = self._session.store.last_place()
            self.count_anew()

    def count_anew(self) -> None:
        """Count what the views show another time, once no more changes come."""
        self._stale.update(VIEWS)
        self._refresh.start()

    def _leave(self) -> None:
        if self.window is not None:
            self.window.close()

    def _closed(self) -> None:
        self._counting.cancel()
        self._refresh.stop()
        self._choosing.stop()
        self.window, self._has_pages = None, False
        self._filled.clear()

    def _rest(self, milliseconds: int, deed: Callable[[], None]) -> QTimer:
        """Return a timer that does something once nothing has started it anew for so long."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(deed)
        return timer

    def _pages(self) -> dict[View, OfficesPage | TimesPage | ChronologyPage]:
        return {"offices": self.offices, "times": self.times, "chronology": self.chronology}

    def page(self) -> OfficesPage | TimesPage | ChronologyPage:
        """Return the page in front."""
        return self._pages()[self.view]
