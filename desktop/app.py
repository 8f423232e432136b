"""The window, from start to end: application, theme, library, and what happens when our own code fails."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from db.errors import ChanceryError
from desktop import theme
from desktop.messages.errors import error_sentence
from desktop.messages.words import tr
from desktop.reports import write_report
from desktop.settings import APP, Settings
from desktop.windows.main_window import MainWindow

_COLLECT_MS = 3000
"""Garbage is collected again after so long at the latest, should the window come up minimised."""


def run(library: Path | None = None) -> int:
    """Show the window on a library until it is closed; return the exit status.

    Without a library named, the last one is opened, or the default one. A library that cannot be opened
    is told in words and 2 is returned: one that was named on the command line there, where it was named,
    another in a box, since nobody may be looking at a terminal.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName(APP)
    app.setApplicationDisplayName(APP)
    app.setDesktopFileName("chancery")
    # What is made until the window stands stays for good: to look through it for garbage on the way only
    # takes time, and never looking at it again makes every later look short.
    gc.disable()
    settings = Settings()
    choice = settings.get("theme", "system")
    theme.install(app, choice if choice in ("light", "dark") else "system", sheet=False)
    window = MainWindow(settings)
    sys.excepthook = _hook(window)
    try:
        window.libraries.open_first(library)
    except (ChanceryError, OSError) as error:
        sentence = error_sentence(error) if isinstance(error, ChanceryError) else str(error)
        print(sentence, file=sys.stderr)  # noqa: T201
        gc.enable()
        theme.put_on_sheet(app)
        if library is None:
            QMessageBox.critical(None, tr("Chancery"), sentence)
        return 2
    theme.put_on_sheet(app)
    window.first_painted.connect(_collect_again)
    QTimer.singleShot(_COLLECT_MS, _collect_again)
    window.show()
    return app.exec()


def _collect_again() -> None:
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _hook(window: MainWindow) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Return what is done about an exception that nobody caught: a report file, and a sentence."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        import traceback

        lines = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
        place = write_report(kind.__name__, lines)
        sys.__excepthook__(kind, error, trace)
        words = tr("Something in Chancery went wrong. What is saved is safe.")
        if place is not None:
            words += " " + tr("A report without your texts lies in {path}.", path=place)
        window.say(words, "err")

    return report
