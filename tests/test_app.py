"""The window's process from start to end, and what it does when something is wrong from the beginning."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.app import _hook
from tests.conftest import REPOSITORY
from tests.windows.desk import open_window


def start(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program as its own process, without a screen, and return how it ended."""
    return subprocess.run(
        [sys.executable, "-m", "desktop", *arguments],
        cwd=REPOSITORY,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_a_named_library_that_is_none_ends_in_one_sentence(tmp_path: Path) -> None:
    other = tmp_path / "notes.chancery"
    other.write_text("no library at all")
    ended = start("--library", str(other))
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert "is not a Chancery library" in ended.stderr
    assert other.read_text() == "no library at all"


def test_a_fault_of_ours_is_told_and_reported_without_her_words(
    qtbot: QtBot, tmp_path: Path, own_home: Path
) -> None:
    window = open_window(qtbot, tmp_path)
    report = _hook(window)
    try:
        raise KeyError("her secret words")
    except KeyError as error:
        report(KeyError, error, error.__traceback__)
    assert any("What is saved is safe" in words for words in window.parts.bars.messages())
    (written,) = [path for path in own_home.rglob("*.txt") if path.parent.name == "reports"]
    assert "KeyError" in written.read_text("utf-8")
    assert "secret" not in written.read_text("utf-8")
    window.close()
