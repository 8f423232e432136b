"""The disk is full while she types, imports, exports and backs up, and has room again later."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.backup.backups import back_up
from db.errors import ChanceryError, ExportError
from desktop.exporting import part_file
from desktop.settings import Settings
from tests.db.desk import Desk
from tests.faults.beside import findings, too_many
from tests.faults.small_disk import SmallDisk, small_disk
from tests.faults.window_desk import begin_a_note, saved, told, type_and_pause, words_of
from tests.windows.desk import open_window, state_of


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path / "disk") as found:
        yield found


def test_words_typed_on_a_full_disk_stay_and_are_saved_when_there_is_room(
    qtbot: QtBot, disk: SmallDisk
) -> None:
    window = open_window(qtbot, disk.folder)
    note, cable = begin_a_note(window), state_of(window).cable.id
    type_and_pause(window, "Saved.")
    disk.fill()
    typed = "Saved."
    while not told(window, "is full"):  # SQLite's log has a little room of its own
        type_and_pause(window, " Typed on a full disk." * 20)
        typed += " Typed on a full disk." * 20
    type_and_pause(window, " And on.")
    assert window.parts.notes.editor.field.words() == f"{typed} And on."
    assert window.parts.status_line.state_words() == "Not saved"
    window.parts.notes.select_note(None)
    assert state_of(window).notes[note].words == f"{typed} And on."
    disk.make_room()
    qtbot.waitUntil(lambda: saved(window))
    assert not told(window, "is full")
    window.close()
    library = disk.folder / "desk.chancery"
    assert words_of(library, cable, note) == f"{typed} And on."
    assert findings(library) == ()


def test_an_import_on_a_full_disk_is_told_and_can_be_done_again(qtbot: QtBot, disk: SmallDisk) -> None:
    window = open_window(qtbot, disk.folder)
    file = disk.folder.parent / "new.txt"
    file.write_text("From the Korea Desk.\n" * 5_000)
    disk.fill()
    window.dialogs.import_paths([file])
    qtbot.waitUntil(lambda: told(window, "is full"), timeout=30_000)
    assert window.parts.library.count() == 1
    disk.make_room()
    window.dialogs.import_paths([file])
    qtbot.waitUntil(lambda: window.parts.library.count() == 2, timeout=30_000)
    window.close()
    assert findings(disk.folder / "desk.chancery") == ()


def test_a_library_that_the_limit_of_a_file_s_size_stops_goes_on_when_it_is_lifted(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """Without a disk of its own: what a quota says, which SQLite does not call a full disk."""
    if sys.platform == "win32":
        pytest.skip("there are no limits of a file's size here")
    import resource

    window = open_window(qtbot, tmp_path)
    note, cable = begin_a_note(window), state_of(window).cable.id
    kept = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(
        resource.RLIMIT_FSIZE, (Path(f"{window.session.store.path}-wal").stat().st_size, kept[1])
    )
    try:
        type_and_pause(window, "No room. " * 1000)
        assert told(window, "did not take what was written")
        assert state_of(window).notes[note].words == "No room. " * 1000
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, kept)
    qtbot.waitUntil(lambda: saved(window))
    window.close()
    assert words_of(tmp_path / "desk.chancery", cable, note) == "No room. " * 1000


def test_sqlite_s_own_word_for_full_is_told_as_that(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    note = begin_a_note(window)
    connection = window.session.store._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    type_and_pause(window, "No room. " * 5000)
    assert told(window, "is full")
    assert state_of(window).notes[note].words == "No room. " * 5000
    connection.execute("PRAGMA max_page_count = 100000")
    qtbot.waitUntil(lambda: saved(window))
    window.close()


def test_a_pdf_for_which_there_is_no_room_leaves_the_old_one(disk: SmallDisk) -> None:
    target = disk.folder / "cable.pdf"
    target.write_bytes(b"the old one")
    disk.fill()
    with pytest.raises(ExportError) as refused:
        part_file.replace(target, b"new" * 100_000)
    assert refused.value.code == "export-disk-full"
    assert target.read_bytes() == b"the old one"
    assert too_many(disk.folder, "cable.pdf", "filler") == ()
    disk.make_room()
    part_file.replace(target, b"new" * 100_000)
    assert target.stat().st_size == 300_000


def test_backups_and_copies_for_which_there_is_no_room_leave_nothing(tmp_path: Path, disk: SmallDisk) -> None:
    desk = Desk(tmp_path / "a.chancery")
    desk.note("words")
    root = disk.folder / "backups"
    root.mkdir()
    disk.fill()
    for attempt in (
        lambda: back_up(desk.store.path, root),
        lambda: desk.store.save_copy(disk.folder / "copy.chancery"),
    ):
        with pytest.raises(ChanceryError) as refused:
            attempt()
        assert refused.value.code in {"disk-full", "backup-no-room", "library-not-writable"}
        assert [path for path in disk.folder.rglob("*") if path.is_file()] == [disk.folder / "filler"]
    disk.make_room()
    made = back_up(desk.store.path, root).backup
    assert findings(made.path, alone=True) == ()
    desk.store.close()


def test_settings_for_which_there_is_no_room_keep_what_they_were(disk: SmallDisk) -> None:
    kept = Settings(disk.folder / "settings.json")
    kept.put("zoom", 120)
    disk.fill()
    assert not kept.put("author", "Anna Weber" * 1000)
    assert Settings(disk.folder / "settings.json").get("zoom") == 120
    assert too_many(disk.folder, "settings.json", "filler") == ()
    disk.make_room()
    assert kept.put("zoom", 130)
    assert Settings(disk.folder / "settings.json").get("author") == "Anna Weber" * 1000


def test_a_library_is_not_made_half_on_a_full_disk(disk: SmallDisk) -> None:
    disk.fill()
    with pytest.raises(ChanceryError) as refused:
        Desk(disk.folder / "a.chancery")
    assert refused.value.code in {"disk-full", "library-not-writable"}
    disk.make_room()
    desk = Desk(disk.folder / "a.chancery")
    desk.note("words")
    desk.store.close()
    assert findings(disk.folder / "a.chancery") == ()
    assert too_many(disk.folder, "a.chancery") == ()
