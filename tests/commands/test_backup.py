"""`chancery backup`: where it lies, when it is skipped, what is listed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.settings import Settings, data_folder
from tests.commands.conftest import Run


@pytest.mark.usefixtures("cable")
def test_backup_lies_in_the_data_folder_and_is_skipped_when_nothing_changed(run: Run) -> None:
    made = run("backup", "--json").json
    assert set(made) == {"path", "size", "made", "thinned", "crowded_out", "damaged"}
    assert made["made"] is True
    assert Path(made["path"]).is_relative_to(data_folder() / "backups")
    assert Path(made["path"]).stat().st_size == made["size"]
    again = run("backup", "--json").json
    assert (again["made"], again["path"]) == (False, made["path"])
    said = run("backup")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("Nothing has changed since the backup")


@pytest.mark.usefixtures("cable")
def test_place_is_a_setting(run: Run, tmp_path: Path) -> None:
    Settings().put("backup_folder", str(tmp_path / "elsewhere"))
    assert Path(run("backup", "--json").json["path"]).is_relative_to(tmp_path / "elsewhere")


def test_settings_that_make_no_sense_cost_no_backup(run: Run, cable: str) -> None:
    for key, value in (("backup_folder", 7), ("backup_share", "much"), ("backup_latest", -1)):
        Settings().put(key, value)
    run("note", cable, "--quote", "Urgent", "--text", "One")
    assert run("backup", "--json").json["made"] is True


@pytest.mark.usefixtures("cable")
def test_no_room_is_one_sentence(run: Run) -> None:
    Settings().put("backup_share", 1e-12)
    said = run("backup")
    assert (said.status, said.out) == (2, "")
    assert "no room for a backup" in said.err


def test_copy_to_a_file(run: Run, cable: str, library: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.chancery"
    assert run("backup", "-o", target).status == 0
    assert run("show", cable, "--json").json == json.loads(
        run("--library", str(target), "show", cable, "--json", named=False).out
    )
    before = target.read_bytes()
    said = run("backup", "-o", target)
    assert (said.status, target.read_bytes()) == (2, before)
    assert run("backup", "-o", target, "--force").status == 0
    for words in (("-o", library, "--force"), ("-o", tmp_path / "no" / "a.chancery"), ("-o", tmp_path)):
        said = run("backup", *words)
        assert (said.status, said.out) == (2, "")
        assert said.err.count("\n") == 1
    assert run("list").status == 0


def test_list_tells_what_a_backup_holds_and_how_it_differs(run: Run, cable: str, library: Path) -> None:
    assert "No backups yet" in run("backup", "--list").out
    run("backup")
    run("note", cable, "--quote", "Urgent", "--text", "One")
    (row,) = run("backup", "--list", "--json").json
    assert (row["cables"], row["notes"], row["differs"]["notes_only_today"]) == (1, 0, 1)
    said = run("backup", "--list")
    assert "1 cable, 0 notes" in said.out
    assert "without 1 note of today" in said.out
    # The list is wanted most where the library cannot be opened any more.
    library.write_text("Dear Anna")
    said = run("backup", "--list")
    assert said.status == 1
    assert row["path"] in said.out
    assert "is not a Chancery library" in said.err


def test_library_that_is_not_there(run: Run, library: Path) -> None:
    said = run("backup")
    assert (said.status, said.out) == (2, "")
    assert "There is no library at" in said.err
    assert not library.exists()
