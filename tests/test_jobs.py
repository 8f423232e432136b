"""Work in the child process: it answers, is killed when stuck or cancelled, and leaves nothing behind."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from db.errors import ChanceryError, ReadingError
from db.place.part_files import part_path
from desktop import jobs as jobs_module
from desktop.jobs import REPORT, Job, Jobs

WAIT = 60_000
HERE = "tests.work_for_jobs"


@pytest.fixture
def jobs(qapp: QObject) -> Iterator[Jobs]:  # noqa: ARG001
    made = Jobs()
    yield made
    made.close()


def outcome(qtbot: QtBot, job: Job) -> Any:  # noqa: ANN401
    """Wait for the end of a job and return its result or its error."""
    found: list[Any] = []
    job.done.connect(found.append)
    job.failed.connect(found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT)
    return found[0]


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_result_comes_back(qtbot: QtBot, jobs: Jobs, sample: Path) -> None:
    data = sample.read_bytes()
    intake = outcome(qtbot, jobs.run("desktop.reading.plain:read", data, "a.txt"))
    assert intake.cable_number.value == "Chen- 8/35"


def test_jobs_run_one_after_the_other_in_one_child(qtbot: QtBot, jobs: Jobs) -> None:
    first, second = jobs.run("os:getpid"), jobs.run("os:getpid")
    pids: list[int] = []
    first.done.connect(pids.append)
    second.done.connect(pids.append)
    qtbot.waitUntil(lambda: len(pids) == 2, timeout=WAIT)
    assert pids == [jobs.child_pid] * 2
    assert pids[0] != os.getpid()


def test_progress_comes_in_order_before_the_result(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[Any] = []
    job = jobs.run(f"{HERE}:count", 3, REPORT)
    job.progress.connect(lambda fraction, words: told.append((fraction, words)))
    assert outcome(qtbot, job) == 3
    assert told == [(0.0, "step 0"), (pytest.approx(1 / 3), "step 1"), (pytest.approx(2 / 3), "step 2")]


def test_error_of_the_users_world_keeps_class_code_and_values(qtbot: QtBot, jobs: Jobs) -> None:
    error = outcome(qtbot, jobs.run("desktop.reading.plain:read", b"", "empty.txt"))
    assert isinstance(error, ReadingError)
    assert (error.code, error.values) == ("file-empty", {"name": "empty.txt"})


def test_our_own_mistake_becomes_a_report_without_her_words(qtbot: QtBot, jobs: Jobs, own_home: Path) -> None:
    error = outcome(qtbot, jobs.run(f"{HERE}:fail", "her private words"))
    assert error.code == "job-crashed"
    report = Path(error.values["path"])
    assert own_home in report.parents
    told = report.read_text("utf-8")
    assert "KeyError" in told
    assert "fail" in told
    assert "private" not in told


def test_result_that_cannot_be_sent_is_our_mistake(qtbot: QtBot, jobs: Jobs) -> None:
    assert outcome(qtbot, jobs.run("threading:Lock")).code == "job-crashed"
    assert outcome(qtbot, jobs.run("os:getpid")) == jobs.child_pid


def test_large_arguments_and_results_pass(qtbot: QtBot, jobs: Jobs) -> None:
    text = "臺 word\n" * 500_000
    assert outcome(qtbot, jobs.run(f"{HERE}:same", text)) == text


def test_child_that_dies_is_told_and_replaced(qtbot: QtBot, jobs: Jobs) -> None:
    assert outcome(qtbot, jobs.run("os:_exit", 3)).code == "job-crashed"
    assert isinstance(outcome(qtbot, jobs.run("os:getpid")), int)


def test_work_begun_by_whoever_hears_of_the_death_is_done(qtbot: QtBot, jobs: Jobs) -> None:
    again: list[Job] = []
    job = jobs.run("os:_exit", 3)
    job.failed.connect(lambda _error: again.append(jobs.run(f"{HERE}:same", 5)))
    qtbot.waitUntil(lambda: bool(again), timeout=WAIT)
    assert outcome(qtbot, again[0]) == 5


def test_work_that_needs_too_much_memory_is_stopped(qtbot: QtBot, jobs: Jobs) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux keeps the limit on addresses")
    assert outcome(qtbot, jobs.run(f"{HERE}:take_memory", 64 * 1024**3)).code == "job-memory"
    assert isinstance(outcome(qtbot, jobs.run("os:getpid")), int)


def test_cancel_of_running_work_kills_the_child_and_another_takes_over(qtbot: QtBot, jobs: Jobs) -> None:
    job = jobs.run(f"{HERE}:count_slowly", 600, REPORT)
    with qtbot.waitSignal(job.progress, timeout=WAIT):
        pass
    pid = jobs.child_pid
    assert pid is not None
    job.cancel()
    assert outcome(qtbot, job).code == "job-cancelled"
    assert gone(pid)
    assert outcome(qtbot, jobs.run("os:getpid")) != pid


def test_cancel_of_waiting_work_leaves_the_running_alone(qtbot: QtBot, jobs: Jobs) -> None:
    first, second = jobs.run(f"{HERE}:count", 2, REPORT), jobs.run("os:getpid")
    errors: list[ChanceryError] = []
    second.failed.connect(errors.append)
    second.cancel()
    assert [error.code for error in errors] == ["job-cancelled"]
    assert outcome(qtbot, first) == 2


def test_cancel_removes_the_temporary_file_of_an_export(qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> None:
    target = tmp_path / "cable.pdf"
    target.write_bytes(b"old")
    job = jobs.run(f"{HERE}:write_half", target, REPORT)
    with qtbot.waitSignal(job.progress, timeout=WAIT):
        pass
    assert jobs.child_pid is not None
    assert part_path(target, jobs.child_pid).exists()
    job.cancel()
    outcome(qtbot, job)
    assert [p.name for p in tmp_path.iterdir()] == ["cable.pdf"]
    assert target.read_bytes() == b"old"


def test_stuck_regular_expression_is_killed(
    qtbot: QtBot, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs.warm()
    assert isinstance(outcome(qtbot, jobs.run("os:getpid")), int)
    monkeypatch.setattr(jobs_module, "SILENCE", 2.5)
    error = outcome(qtbot, jobs.run(f"{HERE}:stuck"))
    assert error.code == "job-silent"
    assert isinstance(outcome(qtbot, jobs.run("os:getpid")), int)


def test_long_work_that_leaves_the_interpreter_free_goes_on(
    qtbot: QtBot, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(outcome(qtbot, jobs.run("os:getpid")), int)
    monkeypatch.setattr(jobs_module, "SILENCE", 2.5)
    assert outcome(qtbot, jobs.run("time:sleep", 3.5)) is None


def test_work_that_runs_in_circles_is_killed_when_patience_ends(qtbot: QtBot, jobs: Jobs) -> None:
    assert isinstance(outcome(qtbot, jobs.run("os:getpid")), int)
    assert outcome(qtbot, jobs.run(f"{HERE}:circles", patience=1.0)).code == "job-silent"


def test_close_ends_the_child(qtbot: QtBot, jobs: Jobs) -> None:
    pid = outcome(qtbot, jobs.run("os:getpid"))
    jobs.run("time:sleep", 60)
    jobs.close()
    assert gone(pid)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("work", ["time:sleep", f"{HERE}:write_half"])
def test_child_ends_with_a_window_that_was_killed(
    work: str, tmp_path: Path, repository: Path, wait_until: Callable[[Callable[[], bool]], None]
) -> None:
    target = tmp_path / "cable.pdf"
    code = f"""
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.jobs import Jobs, REPORT
app = QCoreApplication([])
jobs = Jobs()
job = jobs.run({work!r}, *({"Path(sys.argv[1]), REPORT" if "write" in work else "60,"}))
jobs.run("os:getpid")
while jobs.child_pid is None or ({"write" in work} and not list(Path(sys.argv[1]).parent.glob(".*part"))):
    app.processEvents()
    time.sleep(0.01)
print(jobs.child_pid, flush=True)
app.exec()
"""
    program = subprocess.Popen(
        [sys.executable, "-c", code, str(target)], cwd=repository, stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    with program.stdout:
        child = int(program.stdout.readline())
        assert not gone(child)
        program.send_signal(signal.SIGKILL)
        program.wait()
    wait_until(lambda: _ended(child))
    assert not list(tmp_path.iterdir())


def _ended(pid: int) -> bool:
    """Tell whether a process has ended, even where nobody has taken note of it yet."""
    try:
        state = re.search(r"^State:\s+(\S)", Path(f"/proc/{pid}/status").read_text("utf-8"), re.MULTILINE)
    except OSError:
        return gone(pid)
    return state is not None and state[1] == "Z"


@pytest.fixture
def wait_until() -> Callable[[Callable[[], bool]], None]:
    def wait(true: Callable[[], bool]) -> None:
        end = time.monotonic() + 30
        while not true():
            assert time.monotonic() < end
            time.sleep(0.02)

    return wait
