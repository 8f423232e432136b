"""The file is there whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from db.errors import ExportError
from desktop.exporting.part_file import clean_up, part_path, replace


def test_the_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "Chen-8-35, annotated.pdf"
    target.write_bytes(b"old")
    replace(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as told:
        replace(tmp_path / "none" / "a.pdf", b"new")
    assert told.value.code == "export-folder-missing"


def test_a_target_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(ExportError) as told:
        replace(tmp_path / "a.pdf", b"new")
    assert told.value.code == "export-not-writable"
    assert [each.name for each in tmp_path.iterdir()] == ["a.pdf"]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    (tmp_path / "a.pdf").write_bytes(b"old")
    with pytest.raises(ExportError) as told:
        replace(tmp_path / "a.pdf", b"new")
    assert told.value.code == "export-disk-full"
    assert (tmp_path / "a.pdf").read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_parent_takes_away_what_its_child_left(tmp_path: Path) -> None:
    target = tmp_path / ("ŏ" * 120 + ".pdf")
    part_path(target, 4711).write_bytes(b"half")
    clean_up(target, 4711)
    clean_up(target, 4711)
    assert not list(tmp_path.iterdir())
