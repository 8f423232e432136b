"""The bench of a large library runs through on a small one, and finds its libraries again."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.bench.libraries.kept import Libraries
from tests.bench.libraries.measures import bytes_of_words, sizes_of
from tests.bench.library import measure_disk
from tests.bench.library_growth import measure_growth
from tests.bench.library_list import measure_list


def test_list_and_size_are_measured_on_libraries_that_are_kept(tmp_path: Path, qtbot: QtBot) -> None:  # noqa: ARG001
    made = Libraries(cables=20, rows=200, folder=tmp_path)
    rows = measure_list(made.list_only())
    done = [row.work.split(" 200 ")[0] for row in rows]
    assert done == ["sort"] * 4 + ["filter"] * 8 + ["group"] * 2 + ["jump in"] * 2
    assert all(row.ours > 0 for row in rows)
    disk = measure_disk(made)[0]
    assert disk.ours == made.large().stat().st_size / 1e6
    assert 0.05 < bytes_of_words(made.large()) < 0.1
    assert all(size > 0 for size in sizes_of(made.large()).values())
    made.small().unlink()
    assert len(list(tmp_path.glob("*.chancery"))) == 1


def test_what_is_done_to_one_cable_is_measured_in_libraries_of_several_sizes(
    tmp_path: Path,
    qtbot: QtBot,  # noqa: ARG001
) -> None:
    made = Libraries(cables=40, folder=tmp_path)
    before = made.of(40).read_bytes()
    rows = measure_growth([(20, made.of(20)), (40, made.of(40))], turns=1)
    assert len(rows) == 7
    assert all(row.ours > 0 and row.target == "<= 2 x" for row in rows)
    assert made.of(40).read_bytes() == before  # it is done to copies
