"""The file is there whole or not at all."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from db.errors import ExportError
from db.place.part_files import part_path, remove_part
from desktop.exporting.part_file import replace


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
    remove_part(target, 4711)
    remove_part(target, 4711)
    assert not list(tmp_path.iterdir())


def test_what_a_killed_export_left_is_taken_away_by_the_next(tmp_path: Path) -> None:
    target, other = tmp_path / "a.pdf", tmp_path / "b.pdf"
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    part_path(target, ended.pid).write_bytes(b"half")
    part_path(target, os.getpid()).write_bytes(b"of another process that had our number")
    part_path(target, os.getppid()).write_bytes(b"being written")
    part_path(other, ended.pid).write_bytes(b"no business of ours")
    replace(target, b"new")
    assert target.read_bytes() == b"new"
    left = {target.name, part_path(target, os.getppid()).name, part_path(other, ended.pid).name}
    assert {each.name for each in tmp_path.iterdir()} == left


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this platform")
def test_a_pipe_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.pdf")
    with pytest.raises(ExportError) as told:
        replace(tmp_path / "a.pdf", b"new")
    assert told.value.code == "export-not-writable"
    assert [each.is_fifo() for each in tmp_path.iterdir()] == [True]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are Unicode")
def test_a_name_that_is_no_unicode(tmp_path: Path) -> None:
    target = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.pdf"))
    replace(target, b"new")
    assert target.read_bytes() == b"new"


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as told:
        replace(tmp_path / ("n" * 300), b"new")
    assert told.value.code == "export-not-writable"
