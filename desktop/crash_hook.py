"""What is done when our own code fails: the window goes on where it can, and says what can be done.

An error of the user's world that nobody caught is told in its own words. Any other is our mistake: a report
is written, once for each place at which it arises, however often it comes again, such as at each paint.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from db.errors import ChanceryError
from desktop.messages.words import tr
from desktop.windows.main_window import MainWindow

_MOST = 20
"""Different mistakes that are told in one sitting; by then she knows, and no more reports help."""


class CrashHook(QObject):
    """Hears of every exception that nobody caught, from any thread, and tells it in the window."""

    _caught = Signal(object)
    """An exception, on its way to the window's thread."""

    def __init__(self, window: MainWindow) -> None:
        """Tell in this window."""
        super().__init__(window)
        self._window = window
        self._known: set[tuple[str, ...]] = set()
        # By way of the event loop: in the midst of a paint, or in another thread, nothing can be shown.
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Hear from now on of what nobody catches: in Qt's slots and overrides, threads, and `__del__`."""
        sys.excepthook = self.caught
        threading.excepthook = lambda told: self._pass_on(told.exc_value)
        sys.unraisablehook = lambda told: self._pass_on(told.exc_value)

    def caught(
        self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None = None
    ) -> None:
        """Take an exception, as `sys.excepthook` does."""
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
        else:
            self._pass_on(error)

    # -- private -------------------------------------------------------------------------------------

    def _pass_on(self, error: BaseException | None) -> None:
        if error is None or isinstance(error, SystemExit):
            return
        if os.environ.get("CHANCERY_DEBUG"):  # its words may be hers: only for who asks for them
            sys.__excepthook__(type(error), error, error.__traceback__)
        with contextlib.suppress(RuntimeError):  # the window is gone
            self._caught.emit(error)

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, ChanceryError):
            self._window.session.failed.emit(error)
            return
        from desktop.reports import places_of, write_report

        places = places_of(error)
        sign = (type(error).__name__, *places[-1:])
        if sign in self._known or len(self._known) >= _MOST:
            return
        self._known.add(sign)
        print(*sign, file=sys.stderr)  # noqa: T201
        self._show(write_report(type(error).__name__, places), type(error).__name__, places)

    def _show(self, report: Path | None, kind: str, places: list[str]) -> None:
        words = tr("Something in Chancery went wrong. What is saved is safe, and you can go on.")
        if report is None:
            words += " " + tr("A report could not be written.")
        else:
            words += " " + tr("A report without your texts lies in {path}.", path=report)

        def show(_checked: Any = None) -> None:  # noqa: ANN401 - what the button says of itself
            from desktop.windows.report_dialog import ReportDialog

            ReportDialog(report, kind, places, self._window).open()

        self._window.parts.bars.show_message(words, "err", tr("Show the report…"), show)
