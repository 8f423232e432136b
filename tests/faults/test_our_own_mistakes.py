"""Our own code fails: the window goes on, a report tells where, and no word of hers is in it."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.errors import ChanceryError, LibraryError
from desktop.crash_hook import CrashHook
from desktop.exporting.choices import PdfChoices
from desktop.exporting.gather import gather
from desktop.jobs import REPORT, Job, Jobs
from desktop.windows.main_window import MainWindow
from desktop.windows.report_dialog import ReportDialog
from tests.faults.beside import findings, too_many
from tests.faults.window_desk import begin_a_note, saved, told, type_and_pause, words_of
from tests.windows.desk import open_window, state_of

SECRET = "Geheimnis of the minister"
WRONG = "Something in Chancery went wrong"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    kept = sys.excepthook, threading.excepthook, sys.unraisablehook
    made = open_window(qtbot, tmp_path)
    CrashHook(made).install()
    yield made
    sys.excepthook, threading.excepthook, sys.unraisablehook = kept
    made.close()
    assert findings(tmp_path / "desk.chancery") == ()


def reports(home: Path) -> list[Path]:
    return [path for path in home.rglob("*.txt") if path.parent.name == "reports"]


def fail(cable: str, note: str) -> None:
    try:
        raise KeyError(f"{cable} {note}")
    except KeyError as error:
        raise ValueError(note) from error


def test_no_words_of_a_cable_or_a_note_get_into_a_report(
    qtbot: QtBot, window: MainWindow, own_home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    note = begin_a_note(window)
    type_and_pause(window, SECRET)
    text = state_of(window).text
    QTimer.singleShot(0, lambda: fail(text, state_of(window).notes[note].words))
    qtbot.waitUntil(lambda: told(window, WRONG))
    (report,) = reports(own_home)
    written = report.read_text("utf-8")
    lines = written.splitlines()
    assert lines[0] == "ValueError"
    assert "after KeyError" in lines
    assert any(line.startswith("tests/faults/test_our_own_mistakes.py:") and "fail" in line for line in lines)
    assert any(line.startswith("Qt 6.") for line in lines)
    assert str(Path.home()) not in written
    out, err = capfd.readouterr()
    for said in (written, out, err):
        assert SECRET not in said
        assert "Korea" not in said
        assert not any(word in said for word in text.split() if len(word) > 8)


def test_the_report_is_shown_and_copied(qtbot: QtBot, window: MainWindow) -> None:
    QTimer.singleShot(0, lambda: fail("cable", SECRET))
    qtbot.waitUntil(lambda: told(window, WRONG))
    button = window.parts.bars.bars()[-1].action_button
    assert button is not None
    button.click()
    (dialog,) = window.findChildren(ReportDialog)
    dialog.copy.click()
    copied = QApplication.clipboard().text()
    assert copied.startswith("ValueError\n")
    assert SECRET not in copied
    dialog.close()


def test_the_window_goes_on_and_saves(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    note, cable = begin_a_note(window), state_of(window).cable.id
    window.session.changed.connect(lambda _change: fail("", ""))  # after the commit, before it is told
    type_and_pause(window, "Saved all the same.")
    qtbot.waitUntil(lambda: told(window, WRONG))
    assert saved(window)
    assert words_of(tmp_path / "desk.chancery", cable, note) == "Saved all the same."


class FailingAtEachPaint(QWidget):
    times = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.times += 1
        raise RuntimeError(SECRET)


def test_a_mistake_that_comes_at_each_paint_is_told_once(
    qtbot: QtBot, window: MainWindow, own_home: Path
) -> None:
    widget = FailingAtEachPaint(window)
    widget.show()
    again = QTimer(widget)
    again.timeout.connect(widget.update)
    again.start(0)
    qtbot.waitUntil(lambda: widget.times >= 20)
    qtbot.waitUntil(lambda: told(window, WRONG))
    assert len(window.parts.bars.bars()) == 1
    assert len(reports(own_home)) == 1
    window.parts.bars.close_all()
    painted = widget.times
    qtbot.waitUntil(lambda: widget.times >= painted + 5)
    assert not told(window, WRONG)
    again.stop()
    widget.hide()
    widget.deleteLater()


def test_a_mistake_in_a_thread_is_told_in_the_window(
    qtbot: QtBot, window: MainWindow, own_home: Path
) -> None:
    thread = threading.Thread(target=fail, args=("cable", SECRET))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: told(window, WRONG))
    assert SECRET not in reports(own_home)[0].read_text("utf-8")


def test_an_error_of_her_world_that_nobody_caught_is_told_in_its_words(
    qtbot: QtBot, window: MainWindow, own_home: Path
) -> None:
    def full() -> None:
        raise LibraryError("disk-full", path="desk.chancery")

    QTimer.singleShot(0, full)
    qtbot.waitUntil(lambda: told(window, "The disk with desk.chancery is full"))
    assert reports(own_home) == []


def outcome(qtbot: QtBot, job: Job) -> object:
    found: list[object] = []
    job.done.connect(found.append)
    job.failed.connect(found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=60_000)
    return found[0]


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
@pytest.mark.parametrize("sign", ["SIGKILL", "SIGSEGV", "SIGABRT"])
def test_the_end_of_the_pdf_process_is_an_error_and_the_next_export_works(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, sign: str
) -> None:
    choices = PdfChoices()
    dossier = gather(state_of(window), choices, exported_by="Anna")
    target = tmp_path / "out" / "cable.pdf"
    target.parent.mkdir()
    target.write_bytes(b"the old one")
    jobs: Jobs = window.jobs
    job = jobs.run("desktop.exporting.pdf.writer:write", dossier, choices, target, REPORT)
    ended: list[int] = []

    def end() -> None:
        if not ended and jobs.child_pid is not None:
            ended.append(jobs.child_pid)
            os.kill(jobs.child_pid, signal.Signals[sign])

    job.progress.connect(lambda _fraction, _words: end())
    error = outcome(qtbot, job)
    assert isinstance(error, ChanceryError)
    assert error.code == "job-crashed"
    assert target.read_bytes() == b"the old one"
    assert too_many(target.parent, "cable.pdf") == ()
    outcome(qtbot, jobs.run("desktop.exporting.pdf.writer:write", dossier, choices, target, REPORT))
    assert target.read_bytes().startswith(b"%PDF-")
