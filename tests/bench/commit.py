"""One change committed, against one fdatasync of 4 KB beside the library."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from db.editing import note_edits
from db.store import Store
from tests.bench.made import made_cable
from tests.bench.rows import Row, against

ROUNDS = 300


def measure() -> list[Row]:
    """Commit and sync in turn, so that both meet the same disk."""
    floor: list[float] = []
    ours: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "commit.chancery")
        author = store.ensure_author("Bench")
        state = store.cable_state(made_cable(store, 3000, 10))
        note = state.notes_in_order()[0].id
        sync = getattr(os, "fdatasync", os.fsync)
        handle = os.open(Path(folder) / "beside", os.O_CREAT | os.O_WRONLY)
        for turn in range(ROUNDS):
            started = time.perf_counter()
            os.pwrite(handle, b"x" * 4096, turn * 4096)
            sync(handle)
            floor.append((time.perf_counter() - started) * 1000)
            change = note_edits.set_words(state, note, f"words {turn}")
            assert change is not None
            started = time.perf_counter()
            store.apply(change, author=author.id)
            ours.append((time.perf_counter() - started) * 1000)
            state.absorb(change)
        os.close(handle)
        store.close()
    return [against("commit", "one change committed", floor, ours, 2.5)]
