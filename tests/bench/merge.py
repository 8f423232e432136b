"""Two libraries with 10,000 notes put together: how long it takes, whether the window goes on meanwhile."""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from db.changes import Change, Label, Step
from db.merging.whole import merge_library, turn_merge
from db.store import Store
from desktop.jobs import REPORT
from tests.bench.desk import desk, settle
from tests.bench.made import made_cable, with_notes
from tests.bench.rows import Row
from tests.db.merging.checks import CHECKS, drawn_work, made_template

NOTES = 10_000
TURNS = 240
SIZE = 1_000_000
MOST_MS = 5_000.0
FRAME_MS = 50.0


def measure() -> list[Row]:
    """Merge 10,000 notes that are new, then 10,000 that both sides changed, then beside an open window."""
    with tempfile.TemporaryDirectory() as folder:
        new, changed = _new(Path(folder)), _changed(Path(folder))
    return [*new, *changed, *_beside_the_window(), _properties()]


def _new(folder: Path) -> list[Row]:
    ours, theirs = folder / "a.chancery", folder / "b.chancery"
    cable = _library(ours, notes=0)
    shutil.copy(ours, theirs)
    store = Store(theirs)
    author = store.ensure_author("Ben")
    store.apply(with_notes(store.cable_state(cable), NOTES, author), author=author.id)
    store.close()
    store = Store(ours)
    session, own = store.session_number(), store.ensure_author("Bench").id
    merging = _timed(lambda: merge_library(str(ours), str(theirs), own, session, str(folder / "k"), _quiet))
    again = _timed(lambda: merge_library(str(ours), str(theirs), own, session, str(folder / "k"), _quiet))
    undoing = _timed(lambda: turn_merge(str(ours), "undo", own, session, _quiet))
    store.close()
    return [
        _within(f"{NOTES:,} notes come in, backup included", merging),
        _within("the same merged again", again),
        _within("the merge undone", undoing),
    ]


def _changed(folder: Path) -> list[Row]:
    ours, theirs = folder / "c.chancery", folder / "d.chancery"
    cable = _library(ours, notes=NOTES)
    shutil.copy(ours, theirs)
    for path, share in ((ours, 3), (theirs, 2)):
        store = Store(path)
        author = store.ensure_author("Bench" if path == ours else "Ben").id
        notes = [note for at, note in enumerate(store.cable_state(cable).notes.values()) if at % share == 0]
        steps = tuple(Step(note, replace(note, words=f"{note.words} {path.stem}")) for note in notes)
        store.apply(Change(Label("edit-notes", {"count": len(steps)}), steps, cable=cable), author=author)
        store.close()
    merging = _timed(lambda: merge_library(str(ours), str(theirs), "Bench", None, str(folder / "k"), _quiet))
    return [_within(f"{NOTES:,} notes, half changed there, a third here", merging)]


def _beside_the_window() -> list[Row]:
    with desk(SIZE) as made, tempfile.TemporaryDirectory() as folder:
        window = made.window
        window.care.clock.stop()
        window.session.open_cable(made.cables[0])
        settle()
        other = Path(folder) / "other.chancery"
        window.session.store.save_copy(other)
        store = Store(other)
        author = store.ensure_author("Ben")
        store.apply(with_notes(store.cable_state(made.cables[SIZE]), NOTES, author), author=author.id)
        store.close()
        ended: list[float] = []
        began = time.perf_counter()
        session = window.session
        arguments = (str(session.store.path), str(other), session.author.id, session.store.session_number())
        job = window.jobs.run(
            "db.merging.whole:merge_library", *arguments, str(Path(folder) / "k"), REPORT, patience=600.0
        )
        job.done.connect(lambda _done: ended.append(time.perf_counter() - began))
        job.failed.connect(lambda _error: ended.append(-1.0))
        longest = 0.0
        while not ended:
            at = time.perf_counter()
            window.parts.text.viewport().repaint()
            QApplication.processEvents()
            longest = max(longest, (time.perf_counter() - at) * 1000)
            time.sleep(0.005)
        assert ended[0] > 0
    return [
        _within(f"{NOTES:,} notes come in beside an open window", ended[0] * 1000),
        Row(
            "merge", "its longest frame meanwhile", 0.0, longest, "ms", 0.0, f"<= {FRAME_MS:g} ms",
            longest <= FRAME_MS,
        ),
    ]  # fmt: skip


def _properties() -> Row:
    """Hold what must be true of every merge against edits drawn by lot; count where it is not."""
    chance, wrong = random.Random(1), 0
    with tempfile.TemporaryDirectory() as folder:
        template = made_template(Path(folder) / "template.chancery")
        for turn in range(TURNS):
            check, lists = CHECKS[turn % len(CHECKS)]
            works = [drawn_work(chance) for _ in range(lists)]
            try:
                check(template, *works)
            except AssertionError:
                wrong += 1
                print(f"turn {turn}: {works}", file=sys.stderr)
    work = f"{TURNS} libraries edited by lot, merged in all ways: what must be true is not"
    return Row("merge", work, 0.0, float(wrong), "", 0.0, "0", wrong == 0)


def _library(path: Path, notes: int) -> str:
    store = Store(path)
    cable = made_cable(store, SIZE, notes)
    store.close()
    return cable


def _timed(work: object) -> float:
    began = time.perf_counter()
    work()  # type: ignore[operator]
    return (time.perf_counter() - began) * 1000


def _within(work: str, taken: float) -> Row:
    return Row("merge", work, 0.0, taken, "ms", 0.0, f"<= {MOST_MS:g} ms", taken <= MOST_MS)


def _quiet(_share: float, _code: str) -> None:
    """Tell nobody how far it is."""
