"""The views across cables, opened and acted on: counted in the child process, cables opened on a click."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from db.across.heads import heads
from db.across.offices import read_offices
from db.changes import Change
from db.errors import ChanceryError
from desktop.messages.errors import error_sentence
from desktop.messages.words import tr
from desktop.windows.across.counting import Counting
from desktop.windows.across.office_wishes import Wished, merged, renamed, separated
from desktop.windows.across.window import VIEWS, AcrossWindow, View, view_titles

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
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(_REFRESH_MS)
        self._refresh.timeout.connect(self._fill)
        self._choosing = QTimer(self)
        self._choosing.setSingleShot(True)
        self._choosing.setInterval(_CHOOSING_MS)
        self._choosing.timeout.connect(self._show_chosen)
        self._loaded.connect(self._make_pages)
        self._counting.given_up.connect(self._stale_again)
        self._counting.failed.connect(self._not_counted)
        self._counting.busy_changed.connect(self._busy_changed)
        self._session.changed.connect(self._changed)
        self._session.leaving.connect(self._leaving)
        self.offices: OfficesPage
        self.times: TimesPage
        self.chronology: ChronologyPage
        self._has_pages = False

    # -- public --------------------------------------------------------------------------------------

    def open(self, view: View) -> None:
        """Show a view, in the window that is open or a new one."""
        self._session.flush_wanted.emit()
        self.view = view
        if self.window is None:
            self._make_window()
        window = self.window
        assert window is not None
        window.show()
        window.raise_()
        window.activateWindow()
        if self._has_pages:
            self.choose(view)

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
            self.window.show_view(self.view)
            self._page().first_to_use().setFocus()
            self._fill()

    # -- building ------------------------------------------------------------------------------------

    def _make_window(self) -> None:
        window = AcrossWindow(self._window.settings, self._window)
        self.window, self._has_pages, self._query = window, False, ""
        window.view_chosen.connect(self.choose)
        window.narrowed.connect(self._narrow)
        window.export_wanted.connect(self._export)
        window.cancel_wanted.connect(self._counting.cancel)
        window.undo_wanted.connect(self._window.undo)
        window.closed.connect(self._closed)
        window.show_view(self.view)
        window.set_busy(True)
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
        pages: dict[View, Any] = {
            "offices": self.offices,
            "times": self.times,
            "chronology": self.chronology,
        }
        for view, page in pages.items():
            window.add_page(view, page)
            page.cable_wanted.connect(self._open_cable)
        self.offices.offices_chosen.connect(self._offices_chosen)
        self.offices.merge_wanted.connect(lambda about: self._wish(merged, about))
        self.offices.rename_wanted.connect(lambda about: self._wish(renamed, about))
        self.offices.separate_wanted.connect(lambda about: self._wish(separated, about))
        self.times.grouping_chosen.connect(lambda: self._again("times"))
        self.chronology.time_chosen.connect(lambda: self._again("chronology"))
        self.chronology.heads_wanted.connect(self._name_rows)
        self.chronology.row_wanted.connect(self._open_row)
        self._has_pages, self._stale = True, set(VIEWS)
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
            self._run("see_times", self.times.show_times, self.times.grouped_by(), fills=view)
        else:
            timed_by, show = self.chronology.timed_by(), self.chronology.show_cables
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

    def _show_offices(self, seen: Any) -> None:  # noqa: ANN401
        self.offices.show_offices(seen)
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

    def _show_chosen(self) -> None:
        from desktop.windows.across.offices_page import MOST_COLUMNS

        names = self.offices.chosen()
        if self.window is None or not names:
            return
        left_out = max(0, len(names) - MOST_COLUMNS)
        self._run(
            "see_office_cables", lambda got: self.offices.show_cables(got, left_out), names[:MOST_COLUMNS]
        )

    def _name_rows(self, rows: list[int]) -> None:
        if self._session.has_library:
            self.chronology.show_heads(self._session.store.read(heads, rows))

    # -- slots ---------------------------------------------------------------------------------------

    def _stale_again(self, view: View) -> None:
        self._stale.add(view)

    def _busy_changed(self, busy: bool) -> None:
        if self.window is not None:
            self.window.set_busy(busy)

    def _narrow(self, query: str) -> None:
        if query.strip() != self._query:
            self._query = query.strip()
            self._stale = set(VIEWS)
            self._fill()

    def _again(self, view: View) -> None:
        self._stale.add(view)
        self._fill()

    def _changed(self, change: Change) -> None:
        if self.window is not None and change.touches(*_COUNTED):
            self._stale = set(VIEWS)
            self._refresh.start()

    def _leaving(self) -> None:
        if self.window is not None:
            self.window.close()

    def _closed(self) -> None:
        self._counting.cancel()
        self._refresh.stop()
        self._choosing.stop()
        self.window, self._has_pages = None, False

    def _open_cable(self, cable: str) -> None:
        self._window.libraries.open_cable(cable)
        self._window.raise_()
        self._window.activateWindow()

    def _open_row(self, row: int) -> None:
        found = self._session.store.read(heads, [row]).get(row)
        if found is not None:
            self._open_cable(found.id)

    # -- offices -------------------------------------------------------------------------------------

    def _wish(self, ask: Callable[..., Wished], about: object) -> None:
        """Ask about an office or several, and do what is wished."""
        if self.window is None:
            return
        change, chosen = ask(self.window, self._session.store.read(read_offices), about)
        if change is not None and self._session.do(change):
            self.offices.choose_later(chosen)
            self._refresh.stop()
            self._fill()
            self.window.tell(tr("Done. Undo takes it back."), "ok")

    def _page(self) -> OfficesPage | TimesPage | ChronologyPage:
        """Return the page in front."""
        pages = {"offices": self.offices, "times": self.times, "chronology": self.chronology}
        return pages[self.view]  # type: ignore[return-value]

    # -- files ---------------------------------------------------------------------------------------

    def _export(self, kind: str) -> None:
        """Ask where to, and write what is shown."""
        window = self.window
        if window is None or not self._has_pages:
            return
        from desktop.windows.across.exporting import ask_and_write

        page = self._page()
        title = view_titles()[self.view]
        name = f"{self._session.store.path.stem}, {title.lower()}.{kind}"
        window.tell(*ask_and_write(window, kind, name, title, page.table_shown().rows_model, page.plot))
