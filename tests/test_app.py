"""The window's process from start to end, and what it does when something is wrong from the beginning."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import REPOSITORY


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
