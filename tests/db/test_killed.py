"""A writer is killed in mid-write, again and again: what was acknowledged is there, and undo still works."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from db.store import Store
from tests.db.desk import Desk

ROUNDS = 12


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_nothing_acknowledged_is_lost(path: Path, repository: Path) -> None:
    desk = Desk(path)
    cable = desk.cable
    desk.store.close()
    acknowledged = 0
    for number in range(ROUNDS):
        writer = subprocess.Popen(
            [sys.executable, "-m", "tests.db.writer_to_be_killed", str(path), cable, str(acknowledged)],
            cwd=repository,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert writer.stdout is not None
        with writer.stdout:
            first = writer.stdout.readline()
            assert first == f"{acknowledged}\n"
            # Each round dies at another point of its writing.
            time.sleep(number * 0.0007)
            writer.kill()
            said = [int(line) for line in (first, *writer.stdout) if line.endswith("\n")]
            writer.wait()
        acknowledged = said[-1] + 1
        store = Store(path, create=False)
        kept = [note.words for note in store.cable_state(cable).notes.values()]
        assert kept[:acknowledged] == [f"{n}, edited" for n in range(acknowledged)]
        # At most the one note that was being written is there beyond, whole or without its edit.
        assert len(kept) - acknowledged <= 1
        assert store.cables()[0].notes == len(kept)
        while len(kept) > acknowledged:
            store.undo(author="anna")
            kept = [n.words for n in store.cable_state(cable).notes.values()]
        store.close()
    assert acknowledged >= ROUNDS
