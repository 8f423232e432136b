"""A real window on a made-up library, for the benchmarks that need one."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from desktop import theme
from desktop.settings import Settings
from desktop.windows.main_window import MainWindow
from tests.bench.made import made_cable

CASES = (
    ("3 KB, 10 notes", 3_000, 10),
    ("300 KB, 1,000 notes", 300_000, 1_000),
    ("1 MB, 10,000 notes", 1_000_000, 10_000),
)


@dataclass(frozen=True, slots=True)
class Desk:
    """The window and the ids of its cables by size in code points; cable 0 is a small one beside them."""

    window: MainWindow
    cables: dict[int, str]


def application() -> QApplication:
    """Return the application, dressed."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    theme.install(app, "light")
    return app


@contextmanager
def desk(*sizes: int) -> Iterator[Desk]:
    """Open a window of 1280x800 on a library with cables of these sizes."""
    application()
    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(Settings(Path(folder) / "settings.json"))
        window.resize(1280, 800)
        window.libraries.open_first(Path(folder) / "desk.chancery")
        window.finish()
        window.show()
        store = window.session.store
        cables = {0: made_cable(store, 500, 0)}
        for _, size, notes in CASES:
            if size in sizes:
                cables[size] = made_cable(store, size, notes)
        yield Desk(window, cables)
        window.close()
        settle()
        # Before the application goes: its end tells of fonts, and the widgets that listen must not live then.
        window.deleteLater()
        QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def settle() -> None:
    """Let everything that waits for an idle moment be done."""
    for _ in range(400):
        QApplication.processEvents()
