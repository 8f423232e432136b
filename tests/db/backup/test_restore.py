"""A backup takes the library's place; today's library is kept, whatever is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.backup import restore
from db.backup.backups import back_up
from db.checking.verify import verify_library
from db.errors import BackupError, LibraryError
from db.store import Store
from tests.db.desk import Desk, facts


def test_restore_puts_back_and_keeps_today(desk: Desk, path: Path, root: Path) -> None:
    desk.note("then")
    then = facts(desk.reread())
    backup = back_up(path, root).backup.path
    desk.note("today")
    today = facts(desk.reread())
    desk.store.close()
    done = restore.restore(backup, path, root)
    assert done.aside is None
    assert done.backed_up is not None
    desk.store = Store(path)
    assert facts(desk.reread()) == then
    kept = Store(done.backed_up.path)
    assert facts(kept.cable_state(desk.cable)) == today
    kept.close()


def test_restore_is_refused_while_the_library_is_open(desk: Desk, path: Path, root: Path) -> None:
    backup = back_up(path, root).backup.path
    note = desk.note("today")
    with pytest.raises(LibraryError) as caught:
        restore.restore(backup, path, root)
    assert caught.value.code == "library-locked"
    assert note.id in desk.reread().notes


def damage_text(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"Pak said that he", b"Pak said that we"))


@pytest.mark.parametrize(
    "damage",
    [
        damage_text,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"SQLite format 3\x00" + b"\x07" * 9000),
        lambda path: path.write_bytes(path.read_bytes()[:9000]),
    ],
)
def test_restore_keeps_a_damaged_library_aside(desk: Desk, path: Path, root: Path, damage: object) -> None:
    desk.note("then")
    then = facts(desk.reread())
    backup = back_up(path, root).backup.path
    desk.store.close()
    assert callable(damage)
    damage(path)
    bytes_then = path.read_bytes()
    done = restore.restore(backup, path, root)
    assert done.backed_up is None
    assert done.aside is not None
    # But for SQLite's first lines, in which it says whether there is a log beside the file.
    assert done.aside.read_bytes()[100:] == bytes_then[100:]
    desk.store = Store(path)
    assert facts(desk.reread()) == then


def test_restore_where_the_library_is_gone_but_its_log_is_not(desk: Desk, path: Path, root: Path) -> None:
    backup = back_up(path, root).backup.path
    desk.note("lost with the file")
    log = path.with_name(path.name + "-wal").read_bytes()
    desk.store.close()
    path.unlink()
    path.with_name(path.name + "-wal").write_bytes(log)
    assert restore.restore(backup, path, root) == restore.Restored()
    assert verify_library(path).findings == ()
    desk.store = Store(path)
    assert desk.reread().notes == {}


@pytest.mark.parametrize("what", ["damaged", "library itself", "no library"])
def test_bad_backup_is_refused_and_nothing_changed(desk: Desk, path: Path, root: Path, what: str) -> None:
    backup = back_up(path, root).backup.path
    desk.store.close()
    before = path.read_bytes()
    if what == "damaged":
        damage_text(backup)
    elif what == "no library":
        backup.write_text("Dear Anna")
    with pytest.raises((BackupError, LibraryError)) as caught:
        restore.restore(path if what == "library itself" else backup, path, root)
    assert caught.value.code in {"backup-damaged", "backup-is-library", "not-a-library"}
    assert path.read_bytes() == before
    desk.store = Store(path)
