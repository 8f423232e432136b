"""What the window says while the library cannot be written, and that it stops saying so."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.errors import LibraryError
from db.store import Store
from desktop.windows.trouble_dialog import TroubleDialog, ways_for
from tests.windows.desk import ALT, CONTROL, open_window, press, select, state_of, type_words

DATA = Path(__file__).parents[1] / "data"


def test_a_library_that_was_gone_and_is_back_is_no_longer_an_error(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    select(window, "Korea Desk")
    press(window.parts.text, Qt.Key.Key_F, CONTROL | ALT)
    library, away = tmp_path / "desk.chancery", tmp_path / "away.chancery"
    library.rename(away)
    type_words("The desk of the ministry.")
    window.session.flush_wanted.emit()
    assert window.session.has_unsaved()
    assert window.parts.status_line.state_words() == "Not saved"
    assert [words for words in window.parts.bars.messages() if "moved, replaced or deleted" in words]
    away.rename(library)
    window.session.flush_wanted.emit()
    assert not window.session.has_unsaved()
    assert window.parts.bars.messages() == []
    note = window.notes.chosen
    assert note is not None
    cable = state_of(window).cable.id
    window.close()
    store = Store(library, create=False)
    assert store.cable_state(cable).notes[note].words == "The desk of the ministry."
    store.close()


def test_a_cable_that_cannot_be_read_is_told_with_a_way_out_and_the_window_is_whole(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path)
    cable = state_of(window).cable.id
    window.close()
    with closing(sqlite3.connect(tmp_path / "desk.chancery")) as library:
        library.execute("UPDATE header_field SET value = CAST(x'50e9ff' AS TEXT) WHERE name = 'archive'")
        library.commit()
    window = open_window(qtbot, tmp_path)
    assert window.session.state is None
    assert window.parts.middle.currentWidget() is window.parts.empty
    assert window.parts.actions["restore"].isEnabled()
    for _ in range(2):
        bar = next(bar for bar in window.parts.bars.bars() if "is damaged" in bar.words)
        assert bar.action_button is not None
        assert bar.action_button.text() == "What can be done…"
        bar.closed.emit()
        window.libraries.open_cable(cable)  # as a click in the list does
    window.close()


def test_a_damaged_library_of_an_older_form_can_be_saved_to_a_new_one(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "old.chancery"
    path.write_bytes(gzip.decompress((DATA / "schema-4.chancery.gz").read_bytes()))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE INDEX stray ON listing (title)")
        connection.commit()
    with pytest.raises(LibraryError) as caught:
        Store(path)  # the backup that is made before the newer form shows it
    assert caught.value.code == "copy-damaged"
    window = open_window(qtbot, tmp_path)
    dialog = TroubleDialog("It is damaged.", ways_for(caught.value.code, is_open=False), window)
    assert list(dialog.buttons) == ["restore", "salvage", "another", "quit"]
