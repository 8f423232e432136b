"""The window, from start to end: application, theme, library, and what happens when our own code fails."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from db.errors import ChanceryError
from desktop import theme
from desktop.messages.errors import error_sentence
from desktop.messages.words import tr
from desktop.settings import APP, Settings, data_folder
from desktop.windows.main_window import MainWindow

_COLLECT_MS = 3000
"""Garbage is collected again after so long at the latest, should the window come up minimised."""


def run(library: Path | None = None) -> int:
    """Show the window on a library until it is closed; return the exit status.

    Without a library named, the last one is opened, or the default one. A library that cannot be opened
    is told in words: 2 is returned.
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
    theme.install(app, choice if choice in ("light", "dark") else "system")
    window = MainWindow(settings)
    sys.excepthook = _hook(window)
    try:
        window.libraries.open_first(library)
    except (ChanceryError, OSError) as error:
        sentence = error_sentence(error) if isinstance(error, ChanceryError) else str(error)
        print(sentence, file=sys.stderr)  # noqa: T201
        gc.enable()
        QMessageBox.critical(None, tr("Chancery"), sentence)
        return 2
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
        place = write_report(kind, trace)
        sys.__excepthook__(kind, error, trace)
        window.say(
            tr(
                "Something in Chancery went wrong. What is saved is safe."
                " A report without your texts lies in {path}.",
                path=place,
            ),
            "err",
        )

    return report


def write_report(kind: type[BaseException], trace: TracebackType | None) -> Path:
    """Write where in our code an error arose and return the file.

    The error's message is left out: it may hold her words.
    """
    import traceback

    folder = data_folder() / "reports"
    path = folder / f"{datetime.now().strftime('%Y-%m-%d %H-%M-%S')}.txt"
    lines = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([kind.__name__, *lines, ""]), "utf-8")
    return path
