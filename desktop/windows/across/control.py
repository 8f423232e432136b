"""The views across cables, opened and acted on: counted in the child process, cables opened on a click."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit

from db.across.heads import heads
from db.across.office_edits import merge_spellings, rename_office, separate_spelling
from db.across.offices import read_offices
from db.changes import Change
from db.errors import ChanceryError
from desktop.jobs import Job
from desktop.messages.errors import error_sentence
from desktop.messages.words import plural, tr
from desktop.windows.across.window import VIEWS, AcrossWindow, View, view_titles

if TYPE_CHECKING:
    from desktop.windows.across.chronology_page import ChronologyPage
    from desktop.windows.across.offices_page import OfficesPage
    from desktop.windows.across.times_page import TimesPage
    from desktop.windows.main_window import MainWindow

_PATIENCE = 600.0
_REFRESH_MS = 1200
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
        self._job: Job | None = None
        self._query = ""
        self._stale: set[View] = set(VIEWS)
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(_REFRESH_MS)
        self._refresh.timeout.connect(self._fill)
        self._loaded.connect(self._make_pages)
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

    def choose(self, view: str) -> None:
        """Bring a view to the front, counted anew where something has changed."""
        self.view = next(each for each in VIEWS if each == view)
        if self.window is not None and self._has_pages:
            self.window.show_view(self.view)
            self._fill()

    # -- building ------------------------------------------------------------------------------------

    def _make_window(self) -> None:
        window = AcrossWindow(self._window.settings, self._window)
        self.window, self._has_pages, self._query = window, False, ""
        window.view_chosen.connect(self.choose)
        window.narrowed.connect(self._narrow)
        window.export_wanted.connect(self._export)
        window.cancel_wanted.connect(self._cancel)
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
        self.offices.merge_wanted.connect(self._merge)
        self.offices.rename_wanted.connect(self._rename)
        self.offices.separate_wanted.connect(self._separate)
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
        if view == "offices":
            self._run("see_offices", self._show_offices)
        elif view == "times":
            self._run("see_times", self.times.show_times, self.times.grouped_by())
        else:
            self._run(
                "see_chronology", self.chronology.show_cables, self.chronology.timed_by(), more=(_MOST_LANES,)
            )

    def _run(
        self, function: str, show: Callable[[Any], None], *first: object, more: tuple[object, ...] = ()
    ) -> None:
        """Have something counted, and shown unless something else is wanted by then."""
        self._cancel()
        window = self.window
        assert window is not None
        window.set_busy(True)
        library = str(self._session.store.path.absolute())
        job = self._window.jobs.run(
            f"db.across.seen:{function}", library, *first, self._query, *more, patience=_PATIENCE
        )
        self._job = job
        job.done.connect(lambda seen: self._counted(job, seen, show))
        job.failed.connect(lambda error: self._not_counted(job, error))

    def _counted(self, job: Job, seen: object, show: Callable[[Any], None]) -> None:
        if job is not self._job or self.window is None:
            return
        self._job = None
        self.window.set_busy(False)
        self.window.tell("")
        show(seen)

    def _not_counted(self, job: Job, error: ChanceryError) -> None:
        if job is not self._job or self.window is None:
            return
        self._job = None
        self._stale.add(self.view)
        self.window.set_busy(False)
        self.window.tell(error_sentence(error), "err" if error.code != "job-cancelled" else "ink2")

    def _cancel(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
            self._stale.add(self.view)
        if self.window is not None:
            self.window.set_busy(False)

    def _show_offices(self, seen: Any) -> None:  # noqa: ANN401
        self.offices.show_offices(seen)
        if self.offices.chosen():
            self._offices_chosen(self.offices.chosen())

    def _offices_chosen(self, names: list[str]) -> None:
        from desktop.windows.across.offices_page import MOST_COLUMNS

        if not names:
            self.offices.show_unbalanced()
            return
        left_out = max(0, len(names) - MOST_COLUMNS)
        self._run(
            "see_office_cables", lambda got: self.offices.show_cables(got, left_out), names[:MOST_COLUMNS]
        )

    def _name_rows(self, rows: list[int]) -> None:
        if self._session.has_library:
            self.chronology.show_heads(self._session.store.read(heads, rows))

    # -- slots ---------------------------------------------------------------------------------------

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
        self._cancel()
        self._refresh.stop()
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

    def _merge(self, names: list[str]) -> None:
        longest = max(names, key=len)
        words = plural(len(names), "Count this office as", "Count these {n} offices as one, called")
        name = self._ask(tr("Merge spellings"), words, longest)
        if name:
            self._do(merge_spellings(self._session.store.read(read_offices), names, name), {name})

    def _rename(self, name: str) -> None:
        new_name = self._ask(tr("Rename an office"), tr("Across the cables this office is called"), name)
        if new_name:
            self._do(rename_office(self._session.store.read(read_offices), name, new_name), {new_name})

    def _separate(self, name: str) -> None:
        offices = self._session.store.read(read_offices)
        spellings = next((office.spellings for office in offices if office.name == name), ())
        if not spellings:
            return
        written, wanted = QInputDialog.getItem(
            self.window,
            tr("Take a spelling apart"),
            tr("This spelling becomes an office of its own again"),
            list(spellings),
            0,
            False,
        )
        if wanted:
            self._do(separate_spelling(offices, name, written), {name, written})

    def _do(self, change: Change | None, chosen: set[str]) -> None:
        if change is not None and self._session.do(change) and self.window is not None:
            self.window.tell(tr("Done. Undo takes it back."), "ok")
            self.offices.choose_later(chosen)
            self._stale = set(VIEWS)
            self._refresh.stop()
            self._run("see_offices", self._show_offices)

    def _ask(self, title: str, words: str, value: str) -> str:
        name, wanted = QInputDialog.getText(self.window, title, words, QLineEdit.EchoMode.Normal, value)
        return name.strip() if wanted else ""

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
        from desktop.windows.across.exporting import write_png, write_svg, write_table

        title = view_titles()[self.view]
        name = f"{self._session.store.path.stem}, {title.lower()}.{kind}"
        chosen, _ = QFileDialog.getSaveFileName(
            window, tr("Export"), str(Path.home() / name), f"{kind.upper()} (*.{kind})"
        )
        if not chosen:
            return
        path = Path(chosen)
        page = self._page()
        try:
            if kind == "csv":
                count = write_table(page.table_shown().rows_model, path)
                words = plural(
                    count, "{n} row written to {name}.", "{n} rows written to {name}.", name=path.name
                )
            else:
                if kind == "png":
                    write_png(page.plot, path)
                else:
                    write_svg(page.plot, path, title)
                words = tr("The plot is written to {name}.", name=path.name)
        except ChanceryError as error:
            window.tell(error_sentence(error), "err")
        else:
            window.tell(words, "ok")
