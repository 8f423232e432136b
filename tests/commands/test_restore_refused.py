"""What `restore` and `backup` refuse, and what they leave: one sentence, status 2, the library as it was."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from tests.commands.conftest import Run

as_a_user = pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="the root user may write everywhere",
)


def foreign(path: Path) -> Path:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE note (n INTEGER PRIMARY KEY, title TEXT)")
    connection.close()
    return path


def newer(path: Path, backup: str) -> Path:
    path.write_bytes(Path(backup).read_bytes())
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    return path


@pytest.mark.parametrize("kind", ["foreign", "newer", "empty", "text", "programs"])
def test_what_cannot_take_the_librarys_place(run: Run, cable: str, tmp_path: Path, kind: str) -> None:
    backup, other = run("backup", "--json").json["path"], tmp_path / "other.chancery"
    if kind == "foreign":
        foreign(other)
    elif kind == "newer":
        newer(other, backup)
    elif kind == "programs":
        other.write_bytes(Path(backup).read_bytes())
        with sqlite3.connect(other) as connection:
            connection.execute("CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM text; END")
        connection.close()
    else:
        other.write_text("" if kind == "empty" else "Dear Anna", "utf-8")
    said = run("restore", other)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    assert run("verify").status == 0
    assert run("show", cable).status == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.chancery", "other.chancery"]


@pytest.mark.usefixtures("cable")
def test_restore_into_a_folder_that_is_not_there(run: Run, tmp_path: Path) -> None:
    backup = run("backup", "--json").json["path"]
    target = tmp_path / "no" / "such" / "a.chancery"
    said = run("--library", target, "restore", backup, named=False)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    assert "The folder" in said.err
    assert not target.parent.exists()


def test_restore_where_there_is_no_library_yet(run: Run, cable: str, tmp_path: Path) -> None:
    backup = run("backup", "--json").json["path"]
    target = tmp_path / "new.chancery"
    assert run("--library", target, "restore", backup, named=False).status == 0
    assert run("--library", target, "show", cable, named=False).status == 0


@pytest.mark.usefixtures("cable")
def test_restore_over_another_programs_file_keeps_it(run: Run, tmp_path: Path) -> None:
    backup, other = run("backup", "--json").json["path"], foreign(tmp_path / "other.db")
    before = other.read_bytes()
    done = run("--library", other, "restore", backup, "--json", named=False)
    assert done.status == 2
    assert "is not a Chancery library" in done.err
    assert other.read_bytes() == before


@as_a_user
@pytest.mark.usefixtures("cable")
def test_restore_into_a_folder_that_may_only_be_read(run: Run, library: Path) -> None:
    backup = run("backup", "--json").json["path"]
    library.parent.chmod(0o500)
    try:
        said = run("restore", backup)
    finally:
        library.parent.chmod(0o700)
    assert (said.status, said.err.count("\n")) == (2, 1)
    assert run("verify").status == 0


@pytest.mark.usefixtures("cable")
def test_a_backup_to_a_place_that_is_a_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    said = run("backup", "-o", tmp_path / "folder", "--force")
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
