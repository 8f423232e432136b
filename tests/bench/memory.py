"""Memory after opening 1 MB with 10,000 notes, against a bare window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.bench.rows import Row

ROOT = Path(__file__).resolve().parents[2]
LIMIT_MB = 100

_BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv[:1]); window = QMainWindow(); window.show(); app.processEvents()
"""
_OURS = """
from tests.bench.desk import desk, settle
with desk(1_000_000) as made:
    made.window.session.open_cable(made.cables[1_000_000]); settle()
"""
_TELL = """
pages = int(open('/proc/self/statm').read().split()[1])
import os; print(pages * os.sysconf('SC_PAGESIZE') / 1e6)
"""


def measure() -> list[Row]:
    """Return the resident megabytes that the full window has beyond the bare one; Linux only."""
    if not Path("/proc/self/statm").exists():
        return []
    bare = _resident(_BARE + _TELL)
    ours = _resident(_OURS + "\n".join("    " + line for line in _TELL.strip().splitlines()))
    more = ours - bare
    work = "resident after opening 1 MB, 10,000 notes"
    return [Row("memory", work, bare, ours, "MB", ours / bare, f"<= +{LIMIT_MB} MB", more <= LIMIT_MB)]


def _resident(script: str) -> float:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True, timeout=300
    )
    return float(done.stdout.split()[-1])
