"""A library of very many cables: start, open a cable, list, search, views, memory, size, and how they grow.

The libraries are generated once and kept in a folder (`--cache`). Growth is told from a hundredth and a tenth
of the size to the whole.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench import search, views
from tests.bench.desk import application, settle
from tests.bench.libraries.kept import Libraries
from tests.bench.libraries.measures import bytes_of_words, cable_at, sizes_of
from tests.bench.library_growth import measure_growth, open_window
from tests.bench.library_list import measure_list
from tests.bench.processes import surroundings
from tests.bench.rows import Row, against, beside
from tests.bench.start import BARE, OURS, first_paint

ROUNDS = 7
_MEMORY_MB = 60
_DISK = 3.5


def measure(libraries: Libraries | None = None) -> list[Row]:
    """Measure all lines on these libraries."""
    made = libraries or Libraries()
    large, small = made.large(), made.small()
    return [
        *_start(made, large),
        *_opening(large, small, made.cables),
        *measure_list(made.list_only()),
        *search.measure([large]),
        *views.measure([*map(made.of, _smaller(made.cables)), large]),
        *measure_growth([(size, made.of(size)) for size in (*_smaller(made.cables), made.cables)]),
        *_memory(large, small, made.cables),
        *measure_disk(made),
    ]


def _start(made: Libraries, large: Path) -> list[Row]:
    """Start the whole program with the library, in turn with a bare window; growth from smaller ones."""
    with tempfile.TemporaryDirectory() as home:
        times: dict[Path | None, list[tuple[float, float]]] = {}
        paths = [None, large, *map(made.of, _smaller(made.cables))]
        for turn in range(ROUNDS + 1):
            for path in paths:
                spent = first_paint(BARE, home) if path is None else first_paint(OURS, home, str(path))
                if turn:
                    times.setdefault(path, []).append(spent)
    work = "start to the first paint with the list"
    clock, computing = ({path: [one[at] for one in spent] for path, spent in times.items()} for at in (0, 1))
    rows = [
        against("library", f"{work}, {made.cables:,} cables", clock[None], clock[large], 3.0),
        beside("library", f"{work}: computing", computing[None], computing[large]),
    ]
    for cables in _smaller(made.cables):
        low = clock[made.of(cables)]
        rows.append(beside("library", f"growth: {work}, {cables:,} to {made.cables:,}", low, clock[large]))
    return rows


def _smaller(cables: int) -> list[int]:
    return [size for size in (cables // 100, cables // 10) if size >= 10]


def _opening(large: Path, small: Path, cables: int) -> list[Row]:
    """Open the same cables in both libraries, in turn, to the painted window."""
    application()
    with tempfile.TemporaryDirectory() as home:
        windows = [open_window(path, Path(home) / f"{n}.json") for n, path in enumerate((small, large))]
        numbers = range(10, 10 + 4 * 3 * ROUNDS, 4)
        times: list[list[float]] = [[], []]
        for turn, number in enumerate([*numbers, *numbers]):
            for spent, window in zip(times, windows, strict=True):
                cable = window.session.store.read(cable_at, number)
                window.session.open_cable(window.session.store.read(cable_at, 5))
                settle()
                started = time.perf_counter()
                window.session.open_cable(cable)
                window.repaint()
                if turn >= len(numbers):  # each is opened twice: the first time reads from the disk
                    spent.append((time.perf_counter() - started) * 1000)
        for window in windows:
            window.close()
            window.deleteLater()
        settle()
    work = f"open a cable from the list, in {cables:,} against 100"
    return [against("library", work, times[0], times[1], 1.3)]


_RESIDENT = """
import os, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from tests.bench.desk import application, settle
from desktop.settings import Settings
from desktop.windows.main_window import MainWindow
application()
window = MainWindow(Settings(Path(sys.argv[2])))
window.resize(1280, 800)
window.libraries.open_first(Path(sys.argv[1]))
window.finish()
window.show()
while window.parts.library.model.is_arranging:
    QApplication.processEvents()
settle()
pages = int(open('/proc/self/statm').read().split()[1])
print(pages * os.sysconf('SC_PAGESIZE') / 1e6, flush=True)
os._exit(0)
"""


def _memory(large: Path, small: Path, cables: int) -> list[Row]:
    if not Path("/proc/self/statm").exists():
        return []
    low, high = _resident(small), _resident(large)
    work = f"resident with {cables:,} cables against 100"
    reached = high - low <= _MEMORY_MB
    return [Row("library", work, low, high, "MB", high / low, f"<= +{_MEMORY_MB} MB", reached)]


def _resident(library: Path) -> float:
    with tempfile.TemporaryDirectory() as home:
        line: Sequence[str] = (sys.executable, "-c", _RESIDENT, str(library), f"{home}/settings.json")
        done = subprocess.run(
            line, env=surroundings(home), capture_output=True, text=True, check=True, timeout=300
        )
    return float(done.stdout.split()[-1])


def measure_disk(made: Libraries) -> list[Row]:
    """Tell the size on disk against texts and notes, in all and by what it is made of."""
    words, size = bytes_of_words(made.large()), made.large().stat().st_size / 1e6
    rows = [
        Row(
            "library", f"size on disk, {made.cables:,} cables, against texts and notes", words, size, "MB",
            size / words, f"<= {_DISK:g} x", size / words <= _DISK,
        )
    ]  # fmt: skip
    for name, megabytes in sizes_of(made.large()).items():
        rows.append(beside("library", f"of that: {name}", [words], [megabytes], "MB"))
    for cables in _smaller(made.cables):
        less = made.of(cables).stat().st_size / 1e3 / cables
        work = f"growth: size on disk of a cable, {cables:,} to {made.cables:,}"
        rows.append(beside("library", work, [less], [size * 1e3 / made.cables], "KB"))
    return rows
