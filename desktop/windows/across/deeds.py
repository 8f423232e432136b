"""What is done from the views: cables opened, offices merged, files written, keys told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.across.heads import heads
from db.across.offices import read_offices
from desktop.messages.words import tr
from desktop.windows.across.keys import keys_of_views
from desktop.windows.across.office_wishes import Wished
from desktop.windows.across.opening import Opening, Wanted
from desktop.windows.across.window import view_titles

if TYPE_CHECKING:
    from desktop.windows.across.control import AcrossControl
    from desktop.windows.across.exporting import Exporting
    from desktop.windows.main_window import MainWindow


class Deeds(QObject):
    """Does what the window of the views wishes."""

    def __init__(self, control: AcrossControl, window: MainWindow) -> None:
        """Act for this control, in this main window."""
        super().__init__(control)
        self._control = control
        self._session = window.session
        self.opening = Opening(window)
        self._files: Exporting | None = None

    def open_cable(self, wanted: Wanted) -> None:
        """Open a cable in the main window."""
        window = self._control.window
        if not self.opening.open(wanted) and window is not None:
            window.tell(tr("This cable is no longer in the library. The view is counted anew."), "warn")
            self._control.count_anew()

    def name_rows(self, rows: list[int]) -> None:
        """List the cables of these rows beside the line of time."""
        if self._session.has_library:
            self._control.pages.chronology.show_heads(self._session.store.read(heads, rows))

    def wish(self, ask: Callable[..., Wished], about: object) -> None:
        """Ask about an office or several, and do what is wished."""
        window = self._control.window
        if window is None:
            return
        change, chosen = ask(window, self._session.store.read(read_offices), about)
        if change is not None and self._session.do(change):
            self._control.show_at_once(chosen)
            window.tell(tr("Done. Undo takes it back."), "ok")

    def show_keys(self) -> None:
        """Tell the keys of the window."""
        from desktop.windows.keys_dialog import KeysDialog

        KeysDialog(keys_of_views(), self._control.window).exec()

    def export(self, kind: str) -> None:
        """Ask where to, and write what is shown."""
        window = self._control.window
        if window is None:
            return
        page = self._control.page()
        title = view_titles()[self._control.view]
        path = self._exporting().ask(window, kind, f"{self._session.store.path.stem}, {title.lower()}.{kind}")
        if path is not None:
            window.tell(tr("Writing {name}…", name=path.name))
            self._exporting().write(kind, path, title, page.table_shown().rows_model, page.plot)

    def finish(self) -> None:
        """Wait for files that are being written."""
        if self._files is not None:
            self._files.finish()

    def _exporting(self) -> Exporting:
        if self._files is None:
            from desktop.windows.across.exporting import Exporting

            self._files = Exporting(self)
            self._files.told.connect(self._tell)
        return self._files

    def _tell(self, words: str, ink: str) -> None:
        if self._control.window is not None:
            self._control.window.tell(words, ink)
