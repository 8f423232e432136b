"""The views across cables, opened and acted on: counted in the child process, cables opened on a click."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from db.changes import Change
from db.errors import ChanceryError
from desktop.messages.errors import error_sentence
from desktop.messages.words import tr
from desktop.windows.across.counting import Counting
from desktop.windows.across.deeds import Deeds
from desktop.windows.across.office_wishes import merged, renamed, separated
from desktop.windows.across.pages import Pages
from desktop.windows.across.window import VIEWS, AcrossWindow, View

if TYPE_CHECKING:
    from desktop.windows.across.pages import Page
    from desktop.windows.main_window import MainWindow

_REFRESH_MS = 1200
_CHOOSING_MS = 150
_MOST_LANES = 7
_COUNTED = frozenset(("cable", "header_field", "stage", "distribution", "recipient", "office"))


class AcrossControl(QObject):
    """Opens the window over a library and fills its views."""

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
        self.pages = Pages(self)
        self.pages.loaded.connect(self._plots_loaded)
        self.pages.made.connect(self._take_page)
        self._counting.given_up.connect(self._stale.add)
        self._counting.failed.connect(self._not_counted)
        self._counting.busy_changed.connect(self._busy_changed)
        self._session.changed.connect(self._changed)
        self._session.listing_changed.connect(self._listing_changed)
        self._session.leaving.connect(self._leave)
        self._can_make = False
        """Whether there is a window, and the library of plots is loaded."""
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
        self.choose(view)

    def show_at_once(self, offices: set[str]) -> None:
        """Count anew now, and choose these offices then."""
        self.pages.offices.choose_later(offices)
        self._refresh.stop()
        self._fill()

    @property
    def is_settled(self) -> bool:
        """Whether what is in front is counted."""
        counted = self.view in self.pages and self.view not in self._stale
        waits = self._refresh.isActive() or self._choosing.isActive()
        return counted and not self._counting.runs and not waits

    def choose(self, view: str) -> None:
        """Bring a view to the front, counted anew where something has changed."""
        self.view = next(each for each in VIEWS if each == view)
        if self.window is None or not self._can_make:
            return
        self._show_page()
        if self.view not in self.pages:
            self.pages.want(self.view)
            return
        self.window.focus_on(self.page().first_to_use())
        self._fill()

    # -- building ------------------------------------------------------------------------------------

    def _make_window(self) -> None:
        window = AcrossWindow(self._window.settings, self._window)
        self.window, self._query = window, ""
        self._stale.update(VIEWS)
        self._place = self._session.store.last_place()
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
        self.pages.load()

    def _plots_loaded(self) -> None:
        if self.window is not None:
            self._can_make = True
            self.choose(self.view)

    def _take_page(self, view: View) -> None:
        window, page = self.window, self.pages[view]
        assert window is not None
        window.add_page(view, page)
        page.cable_wanted.connect(self.deeds.open_cable)
        page.plot.name_of = self.deeds.opening.name
        if view == "offices":
            self.pages.offices.offices_chosen.connect(self._offices_chosen)
            self.pages.offices.merge_wanted.connect(partial(self.deeds.wish, merged))
            self.pages.offices.rename_wanted.connect(partial(self.deeds.wish, renamed))
            self.pages.offices.separate_wanted.connect(partial(self.deeds.wish, separated))
        elif view == "times":
            self.pages.times.grouping_chosen.connect(lambda: self._again("times"))
        else:
            self.pages.chronology.time_chosen.connect(lambda: self._again("chronology"))
            self.pages.chronology.heads_wanted.connect(self.deeds.name_rows)
        if view == self.view:
            self.choose(view)

    # -- filling -------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """Count what the view in front shows, where that is not done yet."""
        window = self.window
        view = self.view
        if window is None or view not in self.pages or not self._session.has_library:
            return
        if view not in self._stale:
            window.set_busy(False)
            return
        self._stale.discard(view)
        window.tell("")
        if view == "offices":
            self._run("see_offices", self._show_offices, fills=view)
        elif view == "times":
            show = self._show_with(self.pages.times.show_times)
            self._run("see_times", show, self.pages.times.grouped_by(), fills=view)
        else:
            line = self.pages.chronology
            show = self._show_with(line.show_cables)
            self._run("see_chronology", show, line.timed_by(), more=(_MOST_LANES,), fills=view)

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
        self._show_with(self.pages.offices.show_offices)(seen)
        self._choosing.stop()
        if self.pages.offices.chosen():
            self._show_chosen()

    def _offices_chosen(self, names: list[str]) -> None:
        """Count what the chosen offices got, once the choice rests."""
        if names:
            self._choosing.start()
        else:
            self._choosing.stop()
            self.pages.offices.show_unbalanced()
            self._show_page()

    def _show_chosen(self) -> None:
        from desktop.windows.across.offices_page import MOST_COLUMNS

        names = self.pages.offices.chosen()
        if self.window is None or not names:
            return
        more = max(0, len(names) - MOST_COLUMNS)
        show = self._show_with(lambda got: self.pages.offices.show_cables(got, more))
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
        self.deeds.finish()
        self._refresh.stop()
        self._choosing.stop()
        self.pages.clear()
        self.window, self._can_make = None, False
        self._filled.clear()

    def _rest(self, milliseconds: int, deed: Callable[[], None]) -> QTimer:
        """Return a timer that does something once nothing has started it anew for so long."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(deed)
        return timer

    def page(self) -> Page:
        """Return the page in front."""
        return self.pages[self.view]
