"""The library is moved, deleted, replaced, or loses its log while it is open."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from db.errors import LibraryError
from db.store import Store
from desktop.panels.header.panel import HeaderPanel
from tests.db.desk import Desk
from tests.faults.beside import findings
from tests.faults.window_desk import begin_a_note, told, type_and_pause, words_of
from tests.windows.desk import open_window, state_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there an open file cannot be moved or deleted")


def test_a_library_that_was_deleted_goes_on_in_a_copy_with_all_that_was_typed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, tmp_path)
    note, cable = begin_a_note(window), state_of(window).cable.id
    type_and_pause(window, "Saved.")
    for path in tmp_path.glob("desk.chancery*"):
        path.unlink()
    type_and_pause(window, " Typed later.")
    assert window.parts.status_line.state_words() == "Not saved"
    assert told(window, "moved, replaced or deleted")
    assert window.parts.notes.editor.field.words() == "Saved. Typed later."
    target = tmp_path / "elsewhere.chancery"
    for chosen in ("", str(target)):  # at first she thinks better of it
        assert told(window, "moved, replaced or deleted")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, chosen=chosen, **__: (chosen, ""))
        button = window.parts.bars.bars()[-1].action_button
        assert button is not None
        button.click()
    assert window.session.store.path == target
    assert words_of(target, cable, note) == "Saved. Typed later."
    assert not (tmp_path / "desk.chancery").exists()
    assert not told(window, "moved, replaced or deleted")
    window.close()
    assert findings(target) == ()


def test_a_library_that_was_moved_is_whole_where_it_is_now(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "a.chancery")
    desk.note("saved")
    moved = tmp_path / "moved" / "b.chancery"
    moved.parent.mkdir()
    desk.store.path.rename(moved)
    with pytest.raises(LibraryError):
        desk.note("not saved")
    store = Store(moved, create=False)
    assert [note.words for note in store.cable_state(desk.cable).notes.values()] == ["saved"]
    store.close()
    desk.store.close()
    assert findings(moved) == ()


def test_that_it_is_gone_is_told_without_a_key_and_that_it_is_back(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    library, away = tmp_path / "desk.chancery", tmp_path / "away.chancery"
    library.rename(away)
    qtbot.waitUntil(lambda: told(window, "moved, replaced or deleted"))
    away.rename(library)
    qtbot.waitUntil(lambda: not told(window, "moved, replaced or deleted"))
    assert window.parts.status_line.state_words() == "Library ready"
    window.close()


def test_a_value_typed_into_a_cell_stays_and_is_saved_when_the_library_is_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path)
    panel: HeaderPanel = window.parts.header
    row = next(at for at, field in enumerate(panel.model.rows) if field.name == "subject")
    library, away = tmp_path / "desk.chancery", tmp_path / "away.chancery"
    cable = state_of(window).cable.id
    library.rename(away)
    assert panel.model.change_value(row, "Typed while it was gone")
    assert state_of(window).value("subject") == "Typed while it was gone"
    assert panel.model.rows[row].value == "Typed while it was gone"
    away.rename(library)
    with qtbot.waitSignal(window.session.saved):
        pass  # by itself
    window.close()
    store = Store(library, create=False)
    assert store.cable_state(cable).value("subject") == "Typed while it was gone"
    store.close()


def test_nothing_goes_into_a_library_that_another_put_in_its_place(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    note = begin_a_note(window)
    other = tmp_path / "other.chancery"
    Desk(other).store.close()
    library = tmp_path / "desk.chancery"
    other.replace(library)
    qtbot.waitUntil(lambda: told(window, "moved, replaced or deleted"))
    stranger = sqlite3.connect(library)  # another window, with a log of its own
    stranger.execute("CREATE TABLE mine (x)")
    stranger.execute("INSERT INTO mine VALUES (1)")
    stranger.commit()
    before = library.read_bytes()
    type_and_pause(window, "For the old one.")
    window.session.save_copy(tmp_path / "rescued.chancery")
    window.close()
    assert library.read_bytes() == before
    assert Path(f"{library}-wal").stat().st_size > 0, "the log of the one who has it open is left alone"
    stranger.close()
    rescued = Store(tmp_path / "rescued.chancery", create=False)
    assert [
        s.notes[note].words for c in rescued.cables() if note in (s := rescued.cable_state(c.id)).notes
    ] == ["For the old one."]
    rescued.close()


@pytest.mark.parametrize("ends", [("-wal",), ("-shm",), ("-wal", "-shm")])
def test_a_log_that_was_deleted_costs_nothing(tmp_path: Path, ends: tuple[str, ...]) -> None:
    path = tmp_path / "a.chancery"
    desk = Desk(path)
    desk.note("before")
    for end in ends:
        Path(f"{path}{end}").unlink()
    desk.note("after")
    # As after a kill: what lies on the disk now is all there is.
    there = tmp_path / "there"
    there.mkdir()
    for file in tmp_path.glob("a.chancery*"):
        shutil.copy(file, there)
    copied = Store(there / "a.chancery", create=False)
    assert [n.words for n in copied.cable_state(desk.cable).notes.values()] == ["before", "after"]
    copied.close()
    desk.store.close()
    assert findings(path) == ()


def test_a_log_that_others_share_is_not_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.chancery"
    desk = Desk(path)
    other = Store(path, create=False)
    other.cables()
    Path(f"{path}-wal").unlink()
    with pytest.raises(LibraryError) as refused:
        desk.note("words")
    assert refused.value.code == "library-log-gone"
    other.close()
    desk.note("words")
    desk.store.close()
    assert findings(path) == ()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_second_look_in_this_process_gives_up_no_lock(tmp_path: Path) -> None:
    """Another process that opens and closes the library must not take it for one that nobody has open."""
    path = tmp_path / "a.chancery"
    desk = Desk(path)
    desk.note("in the log")
    Store(path, create=False).close()
    assert findings(path) == ()
    code = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]);"
        " c.execute('SELECT count(*) FROM note').fetchone(); c.close()"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)
    assert Path(f"{path}-wal").exists()
    desk.note("more")
    desk.store.close()
    assert findings(path) == ()
