"""Work of every temper for the child process: quick, slow, failing, stuck, greedy."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from pathlib import Path

from db.place.part_files import part_path

Report = Callable[[float, str], None]


def same(value: object) -> object:
    return value


def count(most: int, report: Report) -> int:
    for n in range(most):
        report(n / most, f"step {n}")
    return most


def count_slowly(most: int, report: Report) -> int:
    for n in range(most):
        report(n / most, f"step {n}")
        time.sleep(0.1)
    return most


def fail(words: str) -> None:
    raise KeyError(words)


def stuck() -> object:
    """Match what takes longer than the age of the world, and hold the interpreter meanwhile."""
    return re.fullmatch(r"(a|aa)+", "a" * 200 + "b")


def circles() -> None:
    while True:
        time.sleep(0.01)


def take_memory(size: int) -> int:
    return len(bytearray(size))


def write_half(path: Path, report: Report) -> None:
    part_path(path, os.getpid()).write_bytes(b"half")
    report(0.5, "write")
    time.sleep(600)
