"""From process start to the first paint of the full window, against a bare QMainWindow."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.made import made_library
from tests.bench.processes import surroundings
from tests.bench.rows import Row, against

ROUNDS = 9

BARE = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv[:1])
window = QMainWindow()
class Eye(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched is window:
            QTimer.singleShot(0, lambda: (print(time.monotonic(), flush=True), app.quit()))
        return False
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
    seen = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.seen:
            self.seen = True
            QTimer.singleShot(0, self.tell)
        return False
    def tell(self):
        print(time.monotonic(), flush=True)
        QTimer.singleShot(0, QApplication.instance().quit)
eye = Eye()
plain = QApplication.exec
def watched_exec():
    for window in QApplication.topLevelWidgets():
        if hasattr(window, "parts"):
            window.parts.text.viewport().installEventFilter(eye)
    return plain()
QApplication.exec = staticmethod(watched_exec)
from desktop.__main__ import main
sys.argv[1:] = ["--library", sys.argv[1]]
main()
"""


def first_paint(script: str, home: str, *arguments: str) -> float:
    """Return the milliseconds from starting a process to the time of its first paint."""
    env = surroundings(home)
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env=env,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return (float(done.stdout.split()[0]) - started) * 1000


def measure() -> list[Row]:
    """Start both in turn, some rounds after a warm-up."""
    with tempfile.TemporaryDirectory() as home:
        library = str(made_library(Path(home) / "hundred.chancery", 100))
        floor: list[float] = []
        ours: list[float] = []
        for turn in range(ROUNDS + 1):
            bare, full = first_paint(BARE, home), first_paint(OURS, home, library)
            if turn:
                floor.append(bare)
                ours.append(full)
    return [against("start", "process start to first paint, library of 100 cables", floor, ours, 2.0)]
