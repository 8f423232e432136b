"""An import in batches: paused, cancelled, its children killed: whole batches, and nothing twice."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from db.checking.verify import verify_library
from db.importing.entering import ForWhom
from db.records import new_id
from db.store import Store
from desktop import import_run
from desktop.import_choices import Choices, Progress, Wanted
from desktop.import_run import ImportRun


@pytest.fixture
def library(tmp_path: Path) -> Path:
    store = Store(tmp_path / "a.chancery")
    store.ensure_author("Anna")
    store.close()
    return tmp_path / "a.chancery"


@pytest.fixture
def files(tmp_path: Path) -> list[Wanted]:
    wanted = []
    for n in range(60):
        path = tmp_path / f"{n:02}.txt"
        path.write_text(f"SUBJECT: Talks {n}\n\nBody {n}.\n")
        wanted.append(Wanted(str(path)))
    return wanted


def run_of(library: Path, files: list[Wanted], told: Callable[[Progress], None]) -> ImportRun:
    store = Store(library, create=False)
    author = store.authors()[0].id
    store.close()
    return ImportRun(library, files, ForWhom(author, new_id("i")), told=told, readers=2)


def count(library: Path) -> int:
    store = Store(library, create=False)
    cables = len(store.cables())
    store.close()
    return cables


@pytest.mark.skipif(not hasattr(os, "kill"), reason="no signals here")
def test_children_that_are_killed_cost_nothing(library: Path, files: list[Wanted]) -> None:
    """A reader and the writer are killed once each; what they were at is done again, or told."""
    killed: list[int] = []

    def kill(progress: Progress) -> None:
        pool = run._readers if not killed else run._writer
        link = pool._places[0].link
        if len(killed) < 1 and link is not None and link.pid and progress.stage == "reading":
            os.kill(link.pid, signal.SIGKILL)
            killed.append(link.pid)

    run = run_of(library, files, kill)
    report = run.run()
    assert killed
    assert len(report.of("imported")) == 60
    assert [one.path for one in report.outcomes] == [one.path for one in files]
    assert verify_library(library).findings == ()


def test_a_cancelled_import_keeps_whole_batches_and_goes_on_where_it_was(
    library: Path, files: list[Wanted], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_run, "MOST", 7)
    batches: list[int] = []
    run = run_of(library, files, lambda _progress: None)

    def wrote(_changes: int) -> None:
        batches.append(count(library))
        if len(batches) == 2:
            run.cancel()

    run.wrote = wrote
    report = run.run()
    assert batches[-1] == len(report.of("imported")) == count(library) < 60
    assert report.cancelled
    assert report.left == 60 - len(report.of("imported"))
    again = run_of(library, files, lambda _progress: None).run()
    assert len(again.of("imported")) == report.left
    assert count(library) == 60
    assert verify_library(library).findings == ()


def test_a_paused_import_waits(library: Path, files: list[Wanted]) -> None:
    paused = threading.Event()
    told: list[Progress] = []

    def tell(progress: Progress) -> None:
        told.append(progress)
        if progress.stage == "paused" and len([one for one in told if one.stage == "paused"]) == 3:
            paused.set()
            run.pause(False)

    run = run_of(library, files, tell)
    run.pause(True)
    report = run.run()
    assert paused.is_set()
    assert {one.files_done for one in told if one.stage == "paused"} == {0}
    assert len(report.of("imported")) == 60
    assert told[-1].files_done == 60


def test_a_library_that_is_gone_ends_the_import_and_is_told(library: Path, files: list[Wanted]) -> None:
    run = run_of(library, files, lambda _progress: None)
    library.unlink()
    report = run.run()
    assert report.error is not None
    assert report.error[0] == "library-not-found"
    assert report.left == 60


def test_a_text_of_several_cables_is_split_where_that_is_wanted(library: Path, tmp_path: Path) -> None:
    cable = "From: Korea Desk\nTo: The Ministry\nDate: May {n}, 1961\nSubject: Talks {n}\n\nBody {n}.\n"
    text = ("=" * 40 + "\n").join(cable.format(n=n) for n in (1, 2, 3))
    (tmp_path / "all.txt").write_text(text)
    whole = run_of(library, [Wanted(str(tmp_path / "all.txt"))], lambda _progress: None).run()
    assert len(whole.of("imported")) == 1
    split = Wanted(str(tmp_path / "all.txt"), Choices(split=True))
    report = run_of(library, [split], lambda _progress: None).run()
    assert [one.title for one in report.of("imported")] == ["Talks 1", "Talks 2", "Talks 3"]


def test_the_files_of_a_group_are_counted_while_it_is_read(library: Path, files: list[Wanted]) -> None:
    """A group may take long: what stands still looks as if it hung."""
    run = run_of(library, files, lambda _progress: None)
    group = files[:16]
    for fraction, path in ((0.0, files[0].path), (5.5 / 16, files[5].path), (1.0, files[15].path)):
        run._readers.reported(group, fraction, path)
        told = run._progress()
        assert (told.files_done, told.current) == (min(15, int(fraction * 16)), path)
    report = run.run()
    assert (run._progress().files_done, len(report.of("imported"))) == (60, 60)
