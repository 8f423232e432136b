"""A library in a folder that a program synchronises, or on a disk in the network."""

from __future__ import annotations

import sqlite3
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from db.editing.note_edits import delete_notes
from db.place.folder_kinds import FolderKind, folder_kind, mounted_as, synced_name
from db.store import Store
from tests.db.desk import Desk
from tests.faults.beside import findings, too_many
from tests.faults.window_desk import told
from tests.windows.desk import open_window

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
server:/home /home nfs4 rw,vers=4.2 0 0
//server/papers /mnt/my\\040papers cifs rw 0 0
anna@server:/ /home/anna/far fuse.sshfs rw 0 0
/dev/sdb1 /home/anna/stick vfat rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/home/anna/Dropbox/a.chancery", "Dropbox"),
        ("/home/anna/Dropbox (Institute)/work/a.chancery", "Dropbox"),
        ("/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/a.chancery", "iCloud"),
        ("/Users/anna/Library/CloudStorage/OneDrive-Institute/a.chancery", "OneDrive"),
        ("/Users/anna/Library/CloudStorage/GoogleDrive-anna@x.org/My Drive/a.chancery", "Google Drive"),
        ("/home/anna/Nextcloud/a.chancery", "Nextcloud"),
        ("/home/anna/Nextcloud2/a.chancery", "Nextcloud"),
        ("/home/anna/Syncthing/a.chancery", "Syncthing"),
        ("/home/anna/My dropbox list/a.chancery", ""),
        ("/home/anna/boxes/a.chancery", ""),
        ("/home/anna/Dropbox", ""),
    ],
)
def test_folders_are_known_by_name(path: str, name: str) -> None:
    assert synced_name(PurePosixPath(path)) == name


def test_folders_of_windows_are_known_by_name() -> None:
    assert synced_name(PureWindowsPath(r"C:\Users\anna\OneDrive - Institute\a.chancery")) == "OneDrive"
    assert synced_name(PureWindowsPath(r"C:\Users\anna\iCloudDrive\a.chancery")) == "iCloud"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/tmp/a.chancery", "ext4"),
        ("/home/boris/a.chancery", "nfs4"),
        ("/mnt/my papers/a.chancery", "cifs"),
        ("/mnt/my papers of old/a.chancery", "ext4"),
        ("/home/anna/far/a.chancery", "fuse.sshfs"),
        ("/home/anna/stick/a.chancery", "vfat"),
    ],
)
def test_disks_are_known_by_the_longest_mount(path: str, kind: str) -> None:
    assert mounted_as(PurePosixPath(path), MOUNTS) == kind


def test_a_folder_is_known_by_what_a_program_leaves_in_it(tmp_path: Path) -> None:
    (tmp_path / "papers" / ".stfolder").mkdir(parents=True)
    assert folder_kind(tmp_path / "papers" / "a.chancery") == FolderKind("synced", "Syncthing")
    assert folder_kind(tmp_path / "a.chancery") is None


def test_the_warning_comes_once_for_each_library(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    window = open_window(qtbot, folder)
    qtbot.waitUntil(lambda: told(window, "“desk” lies in a folder that Dropbox keeps the same"))
    assert window.parts.bars.bars()[-1].action_button is not None
    window.close()
    again = open_window(qtbot, folder)
    qtbot.waitUntil(lambda: again.children() != [])
    qtbot.wait(200)  # the time in which the first window had told it
    assert not told(again, "Dropbox")
    again.libraries.open(folder / "other.chancery", create=True)
    assert told(again, "“other” lies in a folder that Dropbox keeps the same")
    again.close()


def test_a_disk_in_the_network_is_told(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/x {tmp_path.resolve()} nfs4 rw 0 0\n")
    monkeypatch.setattr("db.place.folder_kinds._MOUNTS", mounts)
    monkeypatch.setattr("sys.platform", "linux")
    window = open_window(qtbot, tmp_path)
    qtbot.waitUntil(lambda: told(window, "“desk” lies on a disk in the network (nfs4)"))
    mode = window.session.store._connection.execute("PRAGMA journal_mode").fetchone()[0]
    assert mode == "delete"
    window.close()
    assert findings(tmp_path / "desk.chancery") == ()


def test_where_memory_cannot_be_shared_a_journal_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite's way of locking by files has no shared memory, as many a disk has none."""
    path = tmp_path / "a.chancery"
    desk = Desk(path)
    note = desk.note("made where there is some")
    desk.store.close()
    real = sqlite3.connect

    def connect(name: Path | str, **more: Any) -> Any:  # noqa: ANN401
        if isinstance(name, Path):
            return real(f"{name.as_uri()}?vfs=unix-dotfile", uri=True, **more)
        return real(name, **more)

    monkeypatch.setattr(sqlite3, "connect", connect)
    store = Store(path, create=False)
    assert not store.is_read_only
    assert store._connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    state = store.cable_state(desk.cable)
    assert state.notes[note.id].words == "made where there is some"
    change = delete_notes(state, [note.id])
    assert change is not None
    store.apply(change, author=desk.author)
    store.close()
    made = Store(tmp_path / "b.chancery")
    assert made._connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    made.close()
    monkeypatch.setattr(sqlite3, "connect", real)
    assert findings(path) == ()
    assert too_many(tmp_path, "a.chancery", "b.chancery") == ()


def test_a_library_with_a_journal_is_written_read_and_closed_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/x {tmp_path.resolve()} nfs4 rw 0 0\n")
    monkeypatch.setattr("db.place.folder_kinds._MOUNTS", mounts)
    path = tmp_path / "a.chancery"
    desk = Desk(path)
    note = desk.note("first")
    other = Desk(tmp_path / "b.chancery")
    other.store.close()
    second = Store(path, create=False)
    assert second.cable_state(desk.cable).notes[note.id].words == "first"
    before = second.data_version()
    desk.note("second")
    assert second.data_version() != before
    assert len(second.cable_state(desk.cable).notes) == 2
    second.close()
    desk.undo()
    desk.store.close()
    assert findings(path) == ()
    assert too_many(tmp_path, "a.chancery", "b.chancery", "mounts") == ()
