"""What is done to one cable, in a window on libraries of several sizes: it must not grow as they do."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from db.editing import cable_edits, library_edits, note_edits
from db.library_list.filters import cables_to_edit
from db.records import Cable
from desktop.settings import Settings
from desktop.windows.main_window import MainWindow
from tests.bench.desk import application, settle
from tests.bench.libraries.measures import cable_at
from tests.bench.rows import Row, against

Deed = Callable[[MainWindow, int], object]


def measure_growth(libraries: Sequence[tuple[int, Path]], *, turns: int = 7) -> list[Row]:
    """Do the same in copies of these libraries (how many cables, path), in turn, the smallest first."""
    application()
    with tempfile.TemporaryDirectory() as folder:
        windows = [_copied(path, Path(folder) / f"{cables}.chancery") for cables, path in libraries]
        sizes = [cables for cables, _ in libraries]
        rows = [row for work, deed in _DEEDS.items() for row in _grown(work, deed, windows, sizes, turns)]
        for window in windows:
            window.close()
            window.deleteLater()
        settle()
    return rows


def open_window(library: Path, settings: Path) -> MainWindow:
    """Open a window of 1280x800 on a library, and wait until its list is arranged; it is not backed up."""
    window = MainWindow(Settings(settings))
    window.resize(1280, 800)
    window.libraries.open_first(library)
    window.finish()
    window.show()
    _rest(window)
    window.care.clock.stop()
    return window


def _copied(library: Path, copy: Path) -> MainWindow:
    shutil.copy(library, copy)
    return open_window(copy, copy.with_suffix(".json"))


def _grown(
    work: str, deed: Deed, windows: Sequence[MainWindow], sizes: Sequence[int], turns: int
) -> list[Row]:
    times: list[list[float]] = [[] for _ in windows]
    for turn in range(turns + 1):
        for spent, window in zip(times, windows, strict=True):
            started = time.perf_counter()
            deed(window, turn)
            _rest(window)
            if turn:  # the first time reads from the disk
                spent.append((time.perf_counter() - started) * 1000)
    return [
        against("library", f"growth: {work}, {sizes[0]:,} to {size:,}", times[0], spent, size / sizes[0])
        for size, spent in zip(sizes[1:], times[1:], strict=True)
    ]


def _rest(window: MainWindow) -> None:
    """Let everything be done that the deed brings with it."""
    while window.parts.library.model.is_arranging:
        QApplication.processEvents()
    settle()


def _cable(window: MainWindow, at: int) -> Cable:
    store = window.session.store
    (cable,) = store.read(cables_to_edit, [store.read(cable_at, at)])
    return cable


def _open(window: MainWindow, turn: int) -> None:
    window.session.open_cable(window.session.store.read(cable_at, 2 + turn))


def _annotate(window: MainWindow, turn: int) -> None:
    state, author = window.session.state, window.session.author.id
    assert state is not None
    change, _ = note_edits.add_note(state, "footnote", [(3 + turn, 9 + turn)], author=author, words="a note")
    window.session.do(change)


def _enter(window: MainWindow, turn: int) -> None:
    text = f"The talks on the border went on, {turn} {time.time()}.\n" * 40
    change, _ = cable_edits.new_cable(text, author=window.session.author.id, file_name="new.txt")
    window.session.do(change)


def _tag(window: MainWindow, turn: int) -> None:
    window.session.do(library_edits.tag_cables([_cable(window, 11 + turn)], add=("to quote",)))


def _trash(window: MainWindow, turn: int) -> None:
    window.session.do(library_edits.trash_cables([_cable(window, 11 + turn)]))


_DEEDS: dict[str, Deed] = {
    "open a cable": _open,
    "add a note": _annotate,
    "take back the note": lambda window, _: window.session.undo(),
    "import one cable": _enter,
    "tag a cable": _tag,
    "a cable to the trash": _trash,
    "take back the trash": lambda window, _: window.session.undo(),
}
