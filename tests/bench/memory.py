"""Memory after opening 1 MB with 10,000 notes, against a bare window."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.processes import surroundings
from tests.bench.rows import Row

LIMIT_MB = 100

_BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv[:1]); window = QMainWindow(); window.show(); app.processEvents()
"""
_MAKE = """
import sys
from pathlib import Path
from db.store import Store
from tests.bench.made import made_cable
store = Store(Path(sys.argv[1]))
store.note_sample_entered()
made_cable(store, 1_000_000, 10_000)
store.close()
"""
_OURS = """
import os, sys
from pathlib import Path
from tests.bench.desk import application, settle
from desktop.settings import Settings
from desktop.windows.main_window import MainWindow
application()
window = MainWindow(Settings(Path(sys.argv[2])))
window.resize(1280, 800)
window.libraries.open_first(Path(sys.argv[1]))
window.finish()
window.show()
settle()
assert len(window.session.state.notes_in_order()) == 10_000
"""
_TELL = """
pages = int(open('/proc/self/statm').read().split()[1])
import os; print(pages * os.sysconf('SC_PAGESIZE') / 1e6, flush=True); os._exit(0)
"""


def measure() -> list[Row]:
    """Return the resident megabytes that the full window has beyond the bare one; Linux only.

    The cable is made by a process of its own: what making it took is not part of opening it.
    """
    if not Path("/proc/self/statm").exists():
        return []
    with tempfile.TemporaryDirectory() as home:
        library, settings = f"{home}/large.chancery", f"{home}/settings.json"
        _run(_MAKE, home, library)
        bare = float(_run(_BARE + _TELL, home).split()[-1])
        ours = float(_run(_OURS + _TELL, home, library, settings).split()[-1])
    more = ours - bare
    work = "resident after opening 1 MB, 10,000 notes"
    return [Row("memory", work, bare, ours, "MB", ours / bare, f"<= +{LIMIT_MB} MB", more <= LIMIT_MB)]


def _run(script: str, home: str, *arguments: str) -> str:
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(
        command, env=surroundings(home), capture_output=True, text=True, check=True, timeout=300
    )
    return done.stdout
