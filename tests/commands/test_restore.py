"""`chancery restore`: back to a backup, with today kept."""

from __future__ import annotations

from pathlib import Path

from db.store import Store
from tests.commands.conftest import Run


def test_restore_and_back_again(run: Run, cable: str) -> None:
    then = run("show", cable, "--json").json
    backup = run("backup", "--json").json["path"]
    run("note", cable, "--quote", "Urgent", "--text", "One")
    today = run("show", cable, "--json").json
    done = run("restore", backup, "--json").json
    assert set(done) == {"restored", "library", "backed_up", "aside"}
    assert done["aside"] is None
    assert run("show", cable, "--json").json == then
    assert run("verify").status == 0
    said = run("restore", done["backed_up"])
    assert (said.status, said.err) == (0, "")
    assert run("show", cable, "--json").json == today


def test_damaged_library_is_kept_and_named(run: Run, cable: str, library: Path) -> None:
    backup = run("backup", "--json").json["path"]
    library.write_bytes(library.read_bytes()[:10_000])
    damaged = library.read_bytes()
    done = run("restore", backup, "--json").json
    assert done["backed_up"] is None
    assert Path(done["aside"]).read_bytes()[100:] == damaged[100:]
    assert run("show", cable).status == 0


def test_open_library_is_left_alone(run: Run, cable: str, library: Path) -> None:
    backup = run("backup", "--json").json["path"]
    store = Store(library)
    store.cable_state(cable)
    said = run("restore", backup)
    assert (said.status, said.out) == (2, "")
    assert "is in use by another program" in said.err
    store.close()
    assert run("restore", backup).status == 0


def test_what_is_no_backup_is_one_sentence(run: Run, cable: str, library: Path, tmp_path: Path) -> None:
    before = library.read_bytes()
    (tmp_path / "letter.txt").write_text("Dear Anna")
    for name in ("letter.txt", "nothing.chancery", "."):
        said = run("restore", tmp_path / name)
        assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    backup = Path(run("backup", "--json").json["path"])
    backup.write_bytes(backup.read_bytes().replace(b"Korea Desk", b"Korea Disk"))
    said = run("restore", backup)
    assert (said.status, said.out) == (2, "")
    assert "is damaged, so it was not restored" in said.err
    assert library.read_bytes()[100:] == before[100:]
    assert run("show", cable).status == 0
