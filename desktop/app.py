"""The window, from start to end: application, theme, library, and what happens when our own code fails."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from db.errors import ChanceryError
from desktop import theme
from desktop.crash_hook import CrashHook
from desktop.messages.errors import error_sentence
from desktop.messages.words import tr
from desktop.settings import APP, Settings
from desktop.windows.main_window import MainWindow

_COLLECT_MS = 3000
"""Garbage is collected again after so long at the latest, should the window come up minimised."""


def run(library: Path | None = None) -> int:
    """Show the window on a library until it is closed; return the exit status.

    Without a library named, the last one is opened, or the default one. Where that cannot be opened, it is
    said on standard error and a dialog offers what can be done; 2 is returned where she takes none of it, and
    at once where a library was named that is none, or no screen is there to show a dialog on.
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
    CrashHook(window).install()
    try:
        window.libraries.open_first(library)
    except (ChanceryError, OSError) as error:
        gc.enable()
        theme.put_on_sheet(app)
        if not _helped(window, library, error):
            window.jobs.close()
            return 2
    theme.put_on_sheet(app)
    window.first_painted.connect(_collect_again)
    QTimer.singleShot(_COLLECT_MS, _collect_again)
    window.show()
    return app.exec()


def _helped(window: MainWindow, named: Path | None, error: ChanceryError | OSError) -> bool:
    """Say why no library could be opened and offer what can be done; return whether one is open then."""
    sentence = error_sentence(error) if isinstance(error, ChanceryError) else str(error)
    print(sentence, file=sys.stderr)  # noqa: T201
    if isinstance(error, OSError):
        if named is None:
            QMessageBox.critical(None, tr("Chancery"), sentence)
        return False
    unseen = QApplication.platformName() in ("offscreen", "minimal")
    if unseen or (named is not None and error.code != "library-damaged"):
        return False
    path = named or Path(str(error.values.get("path", "")))
    return window.care.rescue.trouble(path, sentence, error.code)


def _collect_again() -> None:
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
