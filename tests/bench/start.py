"""From process start to the first paint of the full window, against a bare QMainWindow."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.made import made_library
from tests.bench.processes import surroundings
from tests.bench.rows import Row, against, beside

ROUNDS = 9

SCREEN = (1280, 848)
"""Width and height of the screen: Chancery's window fills it, its list of cables beside the text."""

BARE = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv[:1])
window = QMainWindow()
class Eye(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched is window:
            QTimer.singleShot(0, self.tell)
        return False
    def tell(self):
        print(time.monotonic(), time.process_time(), flush=True)
        app.quit()
eye = Eye()
window.installEventFilter(eye)
window.resize(1280, 800)
window.show()
app.exec()
"""

OURS = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
class Eye(QObject):
    def __init__(self, parts):
        super().__init__()
        self.parts, self.waiting = parts, {parts.text.viewport(), parts.library.list.viewport()}
        for viewport in self.waiting:
            viewport.installEventFilter(self)
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched in self.waiting and self.is_filled():
            self.waiting.discard(watched)
            if not self.waiting:
                QTimer.singleShot(0, self.tell)
        return False
    def is_filled(self):
        model = self.parts.library.model
        listed = [model.index(row, 0).data() for row in range(min(10, model.rowCount()))]
        return bool(listed) and all(listed) and bool(self.parts.text.toPlainText().strip())
    def tell(self):
        print(time.monotonic(), time.process_time(), flush=True)
        QTimer.singleShot(0, QApplication.instance().quit)
plain = QApplication.exec
def watched_exec():
    watched_exec.eyes = [Eye(w.parts) for w in QApplication.topLevelWidgets() if hasattr(w, "parts")]
    return plain()
QApplication.exec = staticmethod(watched_exec)
from desktop.__main__ import main
sys.argv[1:] = ["--library", sys.argv[1]]
main()
"""
"""Tells of the first paint in which text and list of cables show what they are to show: a paint of empty
frames does not count."""


def first_paint(script: str, home: str, *arguments: str) -> tuple[float, float]:
    """Return the milliseconds from starting a process to its first paint: by the clock, and of computing."""
    env = surroundings(home)
    if env.get("QT_QPA_PLATFORM") == "offscreen":
        env["QT_QPA_PLATFORM"] = f"offscreen:configfile={_screen(home)}"
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env=env,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    at, computed = map(float, done.stdout.split()[:2])
    return (at - started) * 1000, computed * 1000


def _screen(home: str) -> Path:
    """Write what the screen is that there is none of, and return the file."""
    path = Path(home) / "screen.json"
    if not path.exists():
        place = dict(zip(("width", "height"), SCREEN, strict=True))
        path.write_text(json.dumps({"screens": [{"name": "one", "x": 0, "y": 0, **place}]}), "utf-8")
    return path


def measure() -> list[Row]:
    """Start both in turn, some rounds after a warm-up."""
    with tempfile.TemporaryDirectory() as home:
        library = str(made_library(Path(home) / "hundred.chancery", 100))
        floor: list[tuple[float, float]] = []
        ours: list[tuple[float, float]] = []
        for turn in range(ROUNDS + 1):
            bare, full = first_paint(BARE, home), first_paint(OURS, home, library)
            if turn:
                floor.append(bare)
                ours.append(full)
    work = "process start to first paint, library of 100 cables"
    return [
        against("start", work, [bare[0] for bare in floor], [full[0] for full in ours], 2.0),
        beside("start", f"{work}: computing", [bare[1] for bare in floor], [full[1] for full in ours]),
    ]
