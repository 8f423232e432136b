"""Typing while a backup of a large library runs: what a frame takes; the backup against a plain copy."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QProcess, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.editing.cable_edits import new_cable
from db.store import Store
from desktop.backup_clock import BackupClock
from desktop.child_command import child_command
from tests.bench.desk import Desk, desk, settle
from tests.bench.made import made_text
from tests.bench.rows import Row, beside, percentile, within

SIZE = 300_000
LIBRARY_BYTES = 200_000_000
FRAME_MS = 16.0
_BARE = "import os; getattr(os, 'nice', int)(10)\nwhile True: pass"
KEYS = 400


def measure() -> list[Row]:
    """Type into a note of a cable of 300 KB beside a bare process that is as polite, and beside a backup."""
    with desk(SIZE) as made:
        window = made.window
        window.care.clock.stop()
        _fill(window.session.store)
        window.session.open_cable(made.cables[SIZE])
        settle()
        _begin(made)
        alone = _type(lambda count: count < KEYS)
        bare = subprocess.Popen([sys.executable, "-c", _BARE])
        beside_bare = _type(lambda count: count < KEYS)
        bare.kill()
        bare.wait()
        clock = BackupClock(window.session, window)
        ended: list[bool] = []
        clock.finished.connect(ended.append)
        clock.back_up("asked")
        during = _type(lambda _count: not ended)
        return [
            within("backups", f"a frame of typing, no backup ({len(alone)} keys)", alone, FRAME_MS),
            within("backups", f"a frame of typing, 200 MB backed up ({len(during)})", during, FRAME_MS),
            _share("p95 of it against that beside a bare process", beside_bare, during, 95),
            beside(
                "backups",
                "its longest frame, against the longest with no backup",
                [max(alone)],
                [max(during)],
            ),
            _against_copy(window.session.store.path, ended),
        ]


def _fill(store: Store) -> None:
    """Enter cables until the library is as large as it shall be."""
    author = store.ensure_author("Bench").id
    text = made_text(1_000_000)
    entered = 0
    while entered < LIBRARY_BYTES:
        words = f"Cable {entered}.\n{text}"
        data = words.encode()
        change, _ = new_cable(words, author=author, file_name=f"{entered}.txt", data=data)
        store.apply(change, author=author)
        entered += 2 * len(data)


def _begin(made: Desk) -> None:
    state = made.window.session.state
    assert state is not None
    made.window.activateWindow()
    made.window.notes.choose(state.notes_in_order()[0].id)
    made.window.notes.edit()
    settle()


def _type(going_on: Callable[[int], bool]) -> list[float]:
    """Press a key a frame as long as that holds; return what each turn of the event loop took."""
    spent: list[float] = []
    while going_on(len(spent)):
        started = time.perf_counter()
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Backspace if len(spent) % 40 > 20 else Qt.Key.Key_A)
        focus.repaint()
        QApplication.processEvents()
        taken = (time.perf_counter() - started) * 1000
        spent.append(taken)
        time.sleep(max(0.0, FRAME_MS - taken) / 1000)
    return spent


def _share(work: str, bare: list[float], ours: list[float], share: int) -> Row:
    """Return what is worse than beside a process that only counts: what the backup itself costs a frame."""
    low, high = percentile(bare, share), percentile(ours, share)
    return Row("backups", work, low, high, "ms", high / low, "<= 1.5 x", high <= 1.5 * low)


def _against_copy(library: Path, ended: list[bool]) -> Row:
    """Copy the bare file and back up in turn; each copy is flushed to the disk."""
    floor, ours = [], []
    for turn in range(3):
        started = time.perf_counter()
        target = library.with_name(f"copy {turn}")
        shutil.copyfile(library, target)
        handle = os.open(target, os.O_RDWR)
        os.fsync(handle)
        os.close(handle)
        floor.append((time.perf_counter() - started) * 1000)
        target.unlink()
        started = time.perf_counter()
        process = QProcess()
        words = ("backup", "--json", "-o", str(target), "--force")
        process.start(*child_command(library, *words))
        if not process.waitForFinished(600_000) or process.exitCode():
            print(bytes(process.readAllStandardError().data()).decode(), file=sys.stderr)
        ours.append((time.perf_counter() - started) * 1000)
        target.unlink(missing_ok=True)
    assert ended == [True]
    return beside("backups", "200 MB backed up, read back and checked, against a plain copy", floor, ours)
