"""Backups: whole, checked, of one moment, skipped where nothing changed, within their share of the disk."""

from __future__ import annotations

import re
import shutil
import sqlite3
import threading
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db.backup import backups
from db.backup.backup_contents import Contents, contents
from db.backup.backup_names import read_name
from db.backup.backups import back_up, backup_folder, list_backups, write_copy
from db.backup.library_copy import copy_to, looking_at
from db.backup.thinning import Policy
from db.backup_comparison import Difference, difference
from db.checking.verify import check_copy, verify_library
from db.editing.cable_edits import new_cable, trash_cable
from db.editing.note_edits import set_words
from db.errors import BackupError, LibraryError
from db.schema import migrations
from db.store import Store
from tests.db.desk import Desk, facts


class Clock:
    """A clock that goes an hour further at each look."""

    def __init__(self, start: datetime) -> None:
        self.now = start

    def __call__(self) -> datetime:
        self.now += timedelta(hours=1)
        return self.now


def test_backup_is_one_whole_file_under_the_librarys_id(desk: Desk, path: Path, root: Path) -> None:
    desk.note("one")
    made = back_up(path, root)
    (library_id,) = (folder.name for folder in root.iterdir())
    assert made.is_new
    assert made.backup.path.parent.name == library_id
    assert read_name(made.backup.path) == made.backup
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d-\d\d-\d\d, 1.chancery", made.backup.path.name)
    assert [p.name for p in made.backup.path.parent.iterdir()] == [made.backup.path.name]
    assert verify_library(made.backup.path, alone=True).findings == ()
    opened = Store(made.backup.path)
    assert facts(opened.cable_state(desk.cable)) == facts(desk.reread())
    opened.close()


def test_unchanged_library_is_not_backed_up_again(desk: Desk, path: Path, root: Path) -> None:
    first = back_up(path, root)
    again = back_up(path, root)
    assert (again.is_new, again.backup) == (False, first.backup)
    desk.note()
    assert back_up(path, root).is_new


@pytest.mark.usefixtures("desk")
def test_damaged_backup_does_not_count_as_one(path: Path, root: Path) -> None:
    first = back_up(path, root).backup.path
    data = first.read_bytes()
    first.write_bytes(data.replace(b"Pak said that he agrees", b"Pak said that he argues"))
    again = back_up(path, root)
    assert again.is_new
    assert verify_library(again.backup.path, alone=True).findings == ()


def test_damaged_library_makes_no_backup(desk: Desk, path: Path, root: Path) -> None:
    desk.store.close()
    path.write_bytes(path.read_bytes().replace(b"Pak said that he", b"Pak said that we"))
    with pytest.raises(LibraryError) as caught:
        back_up(path, root)
    assert caught.value.code == "library-unsound"
    assert list(root.rglob("*.chancery")) == []
    assert list(root.rglob("*part*")) == []
    desk.store = Store(path)


def test_a_damaged_note_is_told_and_the_rest_backed_up(desk: Desk, path: Path, root: Path) -> None:
    desk.note("as she wrote it")
    assert back_up(path, root).damaged == 0
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE note SET words = 'as sh3 wrote it'")
    connection.close()
    again = back_up(path, root)
    assert not again.is_new
    assert again.damaged > 0
    desk.note("another")
    made = back_up(path, root)
    assert made.is_new
    assert made.damaged > 0


def test_clock_set_back_loses_no_backup(desk: Desk, path: Path, root: Path) -> None:
    later = back_up(path, root, clock=Clock(datetime(2031, 1, 1))).backup
    desk.note("after the clock was set right")
    made = back_up(path, root, Policy(latest=1, days=0), clock=Clock(datetime(2026, 11, 24)))
    assert made.is_new
    assert {later.path, made.backup.path} == {b.path for b in list_backups(made.backup.path.parent)}
    assert not back_up(path, root, clock=Clock(datetime(2026, 11, 24))).is_new


def test_order_is_that_of_making_whatever_the_clock_says(desk: Desk, path: Path, root: Path) -> None:
    made = []
    for year in (2031, 2026, 2027):
        desk.note(str(year))
        made.append(back_up(path, root, why="changed", clock=Clock(datetime(year, 1, 1))).backup)
    listed = list_backups(made[0].path.parent)
    assert [backup.path for backup in listed] == [backup.path for backup in reversed(made)]
    assert [backup.why for backup in listed] == ["changed"] * 3
    # What is oldest goes first for want of room, not what the clock calls so.
    free, size = shutil.disk_usage(root).free, listed[0].size
    desk.note("one more")
    crowded = back_up(path, root, Policy(share=3.5 * size / free), clock=Clock(datetime(2026, 2, 1)))
    assert crowded.crowded_out == (made[0].path,)


def test_backups_named_by_time_alone_are_the_oldest(desk: Desk, path: Path, root: Path) -> None:
    first = back_up(path, root).backup
    old = first.path.with_name("2030-01-01 00-00-00.chancery")
    first.path.rename(old)
    desk.note("later")
    back_up(path, root)
    assert [backup.path for backup in list_backups(old.parent)][-1] == old
    assert (list_backups(old.parent)[-1].number, list_backups(old.parent)[-1].why) == (0, "")


def test_two_backups_in_one_second_have_two_names(desk: Desk, path: Path, root: Path) -> None:
    moment = datetime(2026, 11, 24, 12, 0, 0)
    names = []
    for words in ("a", "b", "c"):
        desk.note(words)
        names.append(back_up(path, root, clock=lambda: moment).backup.path.name)
    assert len(set(names)) == 3


def test_old_backups_are_thinned(desk: Desk, path: Path, root: Path) -> None:
    clock = Clock(datetime(2026, 3, 1))
    for n in range(6):
        desk.note(str(n))
        made = back_up(path, root, Policy(latest=2, days=0), clock=clock)
    assert len(list_backups(made.backup.path.parent)) == 2
    assert len(made.thinned) == 1


def test_share_of_the_disk_crowds_out_the_oldest_and_refuses_what_does_not_fit_at_all(
    desk: Desk, path: Path, root: Path
) -> None:
    made = [back_up(path, root, clock=Clock(datetime(2026, 1, n))).backup for n in (1,)]
    desk.note()
    made.append(back_up(path, root, clock=Clock(datetime(2026, 2, 1))).backup)
    size = made[0].size
    # The disk is what it is: the share is chosen so that two and a half backups fit into it.
    free = shutil.disk_usage(root).free
    desk.note()
    third = back_up(path, root, Policy(share=2.5 * size / free), clock=Clock(datetime(2026, 3, 1)))
    assert third.crowded_out == (made[0].path,)
    assert len(list_backups(third.backup.path.parent)) == 2
    desk.note()
    with pytest.raises(BackupError) as caught:
        back_up(path, root, Policy(share=0.5 * size / free))
    assert caught.value.code == "backup-no-room"
    assert list_backups(third.backup.path.parent) != []


def test_library_that_calls_itself_a_path_stays_in_the_folder(desk: Desk, path: Path, root: Path) -> None:
    desk.store._connection.execute("UPDATE library SET id = '../../elsewhere'")
    assert backup_folder(path, root).parent == root
    assert back_up(path, root).backup.path.resolve().is_relative_to(root.resolve())


def test_commits_go_on_while_a_backup_of_30_mb_runs(desk: Desk, path: Path, root: Path) -> None:
    line = "The delegation arrived and was received. 代表團 \U00020bb7 "
    for n in range(10):
        text = f"{n}\n" + line * 30_000
        change, _ = new_cable(text, author=desk.author, file_name=f"{n}.txt", data=text.encode())
        desk.store.apply(change, author=desk.author)
    assert path.stat().st_size + path.with_name(path.name + "-wal").stat().st_size > 30_000_000
    note = desk.note("0")
    done: list[backups.Made] = []
    thread = threading.Thread(target=lambda: done.append(back_up(path, root, Policy(share=1.0))))
    thread.start()
    edits = 0
    while thread.is_alive() or not edits:
        edits += 1
        desk.do(set_words(desk.state, note.id, str(edits)))
        time.sleep(0.02)
    thread.join()
    assert done[0].is_new
    assert desk.reread().notes[note.id].words == str(edits)
    kept = Store(done[0].backup.path)
    assert 0 <= int(kept.cable_state(desk.cable).notes[note.id].words) <= edits
    kept.close()


def test_backup_is_of_the_moment_at_which_it_began(desk: Desk, path: Path, tmp_path: Path) -> None:
    with looking_at(path) as connection:
        desk.note("committed while the copy is being made")
        copy_to(connection, tmp_path / "copy.chancery", check_copy)
    assert contents(tmp_path / "copy.chancery") == Contents(cables=1, notes=0)
    assert len(desk.reread().notes) == 1


def test_what_a_backup_holds_and_how_it_differs_from_today(desk: Desk, path: Path, root: Path) -> None:
    kept, gone = desk.note("kept"), desk.note("gone", (7, 11))
    backup = back_up(path, root).backup.path
    assert contents(backup) == Contents(cables=1, notes=2)
    assert difference(backup, path) == Difference(0, 0, 0, 0, 0)
    desk.undo()
    assert gone.id not in desk.reread().notes
    desk.do(set_words(desk.state, kept.id, "kept, changed"))
    change, cable = new_cable("Another\n", author=desk.author, file_name="b.txt", data=b"Another\n")
    desk.store.apply(change, author=desk.author)
    assert difference(backup, path) == Difference(0, 1, 1, 0, 1)
    desk.store.apply(trash_cable(cable, "Another"), author=desk.author)
    assert difference(backup, path).cables_only_today == 0


@pytest.mark.usefixtures("desk")
def test_copy_to_a_file_of_ones_choice(path: Path, tmp_path: Path) -> None:
    copy = write_copy(path, tmp_path / "copy.chancery")
    assert verify_library(copy.path).findings == ()
    assert copy.size == copy.path.stat().st_size


def test_before_a_migration_the_library_is_backed_up(
    desk: Desk, path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.note("before")
    desk.store.close()
    last = max(number for number, _ in migrations())
    script = f"BEGIN; CREATE TABLE later (n INTEGER PRIMARY KEY); PRAGMA user_version = {last + 1}; COMMIT;"
    with_one_more = [*migrations(), (last + 1, script)]
    for name, value in (("migrations", lambda: with_one_more), ("latest_version", lambda: last + 1)):
        for module in ("db.schema", "db.checking.verify"):
            monkeypatch.setattr(f"{module}.{name}", value)
    desk.store = Store(path, backups=root)
    (backup,) = (b for folder in root.iterdir() for b in list_backups(folder))
    connection = sqlite3.connect(backup.path)
    assert connection.execute("PRAGMA user_version").fetchone() == (last,)
    assert connection.execute("SELECT count(*) FROM note").fetchone() == (1,)
    connection.close()
    assert [p.name for p in path.parent.glob("*.chancery")] == [path.name]
