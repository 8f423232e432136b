"""The window, from start to end: application, theme, library, and what happens when our own code fails."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from db.errors import ChanceryError
from desktop import theme
from desktop.crash_hook import CrashHook
from desktop.messages.errors import error_sentence
from desktop.settings import APP, Settings
from desktop.windows.main_window import MainWindow

_COLLECT_MS = 3000
"""Garbage is collected again after so long at the latest, should the window come up minimised."""


def run(library: Path | None = None) -> int:
    """Show the window on a library until it is closed; return the exit status.

    Without a library named, the last one is opened, or the default one. Where that cannot be opened, it is
    said on standard error and over the empty window, with what can be done about it; 2 is returned where she
    takes none of it, and at once where there is no screen to show it on.
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
    opened: list[bool] = []
    window.session.library_opened.connect(lambda: opened.append(True))
    try:
        window.libraries.open_first(library)
    except (ChanceryError, OSError) as error:
        if not begin_in_trouble(window, library, error):
            window.jobs.close()
            return 2
    theme.put_on_sheet(app)
    window.first_painted.connect(_collect_again)
    QTimer.singleShot(_COLLECT_MS, _collect_again)
    window.show()
    status = app.exec()
    return status if opened else 2


def begin_in_trouble(window: MainWindow, named: Path | None, error: ChanceryError | OSError) -> bool:
    """Have the window say why no library could be opened, as soon as it stands, and offer what can be done.

    Where she takes none of it, the window closes. Return False where there is no screen to see it on.
    """
    sentence = error_sentence(error) if isinstance(error, ChanceryError) else str(error)
    print(sentence, file=sys.stderr)  # noqa: T201
    if QApplication.platformName() in ("offscreen", "minimal"):
        return False
    code = error.code if isinstance(error, ChanceryError) else ""
    told = error.values.get("path", "") if isinstance(error, ChanceryError) else ""
    path = named or Path(str(told))
    # Not at once: what begins once the window stands must not wait for her answer.
    window.first_painted.connect(
        lambda: QTimer.singleShot(0, lambda: offer_ways_out(window, path, sentence, code))
    )
    return True


def offer_ways_out(window: MainWindow, path: Path, sentence: str, code: str) -> None:
    """Offer what can be done about a library that cannot be opened; where nothing is done, close."""
    window.finish()
    if not window.session.has_library and not window.care.rescue.trouble(path, sentence, code):
        window.close()


def _collect_again() -> None:
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
