"""The command line on a library of 100 cables, against a Python that only imports sqlite3."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from db.store import Store
from tests.bench.made import made_library
from tests.bench.processes import surroundings
from tests.bench.rows import Row, against

ROUNDS = 11


def measure() -> list[Row]:
    """Run `list` and `note` as whole processes, in turn with the floor."""
    with tempfile.TemporaryDirectory() as home:
        library = made_library(Path(home) / "hundred.chancery", 100)
        store = Store(library)
        first = store.cables()[0].id
        quote = store.cable_state(first).text[10:24]
        store.close()
        program = [sys.executable, "-m", "desktop"]
        installed = Path(sys.executable).with_name("chancery")
        if installed.exists():
            program = [str(installed)]
        works = {
            "list": [*program, "--library", str(library), "list"],
            "note": [*program, "--library", str(library), "note", first, "--quote", quote, "--text", "made"],
        }
        return [_against(name, command, home) for name, command in works.items()]


def _against(name: str, command: list[str], home: str) -> Row:
    floor: list[float] = []
    ours: list[float] = []
    for turn in range(ROUNDS + 1):
        low = _run([sys.executable, "-c", "import sqlite3"], home)
        high = _run(command, home)
        if turn:
            floor.append(low)
            ours.append(high)
    return against(name, f"chancery {name}, library of 100 cables", floor, ours, 8)


def _run(command: list[str], home: str) -> float:
    env = surroundings(home)
    started = time.perf_counter()
    subprocess.run(command, env=env, check=True, capture_output=True, timeout=60)
    return (time.perf_counter() - started) * 1000
