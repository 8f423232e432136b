"""A disk of two megabytes, which can be filled to the last byte and emptied again."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

SIZE = "2700k"


class SmallDisk:
    """Where it lies, and how it is filled."""

    def __init__(self, folder: Path) -> None:
        """Fill what is mounted on this folder."""
        self.folder = folder
        self._filler = folder / "filler"

    def fill(self) -> None:
        """Leave no room."""
        with self._filler.open("ab", buffering=0) as file:
            for size in (65536, 4096, 512, 1):
                with suppress(OSError):  # there is no room for so much any more
                    while True:
                        file.write(b"x" * size)

    def make_room(self) -> None:
        """Take away what filled it."""
        self._filler.unlink()


@contextmanager
def small_disk(folder: Path) -> Iterator[SmallDisk]:
    """Give a small disk that is there for the test; skip the test, saying why, where none can be had."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("a disk to be filled takes Linux and the right to mount one")
    folder.mkdir(exist_ok=True)
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", str(folder)],
        check=False,
        capture_output=True,
        text=True,
    )
    if made.returncode:
        pytest.skip(f"no disk can be mounted here: {made.stderr.strip()}")
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
