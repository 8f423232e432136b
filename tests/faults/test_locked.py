"""Another process writes into the library and does not let go."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.cable_state import CableState
from db.changes import Change
from db.editing.header_edits import set_value
from db.editing.note_edits import add_note, set_words
from db.errors import LibraryError
from db.store import Store
from desktop.saving import BUSY_MS
from desktop.windows.main_window import MainWindow
from tests.faults.beside import findings
from tests.faults.window_desk import begin_a_note, saved, told, type_and_pause, words_of
from tests.windows.desk import open_window, state_of


@contextmanager
def held(library: Path) -> Iterator[None]:
    """Hold the right to write in a library."""
    other = sqlite3.connect(library, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def test_typed_words_wait_are_told_and_saved_when_it_lets_go(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    library = tmp_path / "desk.chancery"
    note, cable = begin_a_note(window), state_of(window).cable.id
    with held(library):
        type_and_pause(window, "While it is held.")
        assert not told(window, "in use by another program"), "a short lock is nothing to be told about"
        assert window.parts.status_line.state_words() == "Not saved"
        qtbot.waitUntil(lambda: told(window, "in use by another program, so what you typed is not saved"))
        type_and_pause(window, " And on.")
        second = begin_a_note(window, "Urgent")  # more than words waits
        type_and_pause(window, "Another.")
        assert state_of(window).numbers().keys() == {note, second}
        assert [bar.tone for bar in window.parts.bars.bars()] == ["err"]
    qtbot.waitUntil(lambda: saved(window))
    assert not told(window, "in use by another program")
    assert words_of(library, cable, note) == "While it is held. And on."
    assert words_of(library, cable, second) == "Another."
    window.close()
    assert findings(library) == ()


def test_what_waits_is_taken_back_by_undo(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    note = begin_a_note(window)
    with held(tmp_path / "desk.chancery"):
        type_and_pause(window, "Not meant.")
        window.parts.notes.select_note(None)
        window.undo()
        assert state_of(window).notes[note].words == ""
        assert not window.session.has_unsaved()
    type_and_pause(window, "")
    window.undo()
    assert note not in {n.id for n in state_of(window).notes_in_order()}
    window.close()


def test_undo_waits_for_a_library_in_use_and_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    note = begin_a_note(window)
    window.parts.notes.select_note(None)
    line = window.parts.status_line
    with held(tmp_path / "desk.chancery"):
        window.undo()
        assert "the step is undone as soon as it lets go" in line._told.text()
        window.undo()  # asked for twice is done once
        assert note in {n.id for n in state_of(window).notes_in_order()}
    qtbot.waitUntil(lambda: not state_of(window).notes_in_order())
    assert line._told.text() == "Undone: Add footnote."
    assert not window.parts.bars.bars()
    with held(tmp_path / "desk.chancery"):
        window.redo()
        assert "the step is done again as soon as" in line._told.text()
        window.turning._tries = 0  # as after ten seconds
        qtbot.waitUntil(lambda: told(window, "in use by another program"))
    assert not state_of(window).notes_in_order()
    window.redo()
    assert [n.id for n in state_of(window).notes_in_order()] == [note]
    window.close()


def test_the_steps_of_another_window_are_told_as_such(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    state = state_of(window)
    other = Store(tmp_path / "desk.chancery")
    try:
        author = other.ensure_author("Carl").id
        change, _ = add_note(other.cable_state(state.cable.id), "footnote", [(3, 9)], author=author)
        other.apply(change, author=author)
        window.session.look()
        action = window.parts.actions["undo"]
        assert not action.isEnabled()
        assert "another window" in action.toolTip()
        window.parts.text.setFocus()
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert "Nothing of yours is left to undo" in window.parts.status_line._told.text()
    finally:
        other.close()
    window.session.look_again()
    assert action.isEnabled()  # it is nobody's any more
    assert "another window" not in action.toolTip()
    window.close()


def test_a_reader_who_comes_back_to_a_cable_finds_what_waits(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    note, cable = begin_a_note(window), state_of(window).cable.id
    with held(tmp_path / "desk.chancery"):
        type_and_pause(window, "Waits.")
        window.session.open_cable(None)
        window.session.open_cable(cable)
        assert state_of(window).notes[note].words == "Waits."
    qtbot.waitUntil(lambda: saved(window))
    window.close()


def test_the_window_goes_on_while_it_waits(qtbot: QtBot, tmp_path: Path) -> None:
    """A try to save waits for the other at most two frames, a later one not at all."""
    window = open_window(qtbot, tmp_path)
    begin_a_note(window)
    waits: list[int] = []

    def look(statement: str) -> None:
        if statement == "BEGIN IMMEDIATE":
            waits.append(connection.execute("PRAGMA busy_timeout").fetchone()[0])

    connection = window.session.store._connection
    with held(tmp_path / "desk.chancery"):
        connection.set_trace_callback(look)
        type_and_pause(window, "x")
        qtbot.waitUntil(lambda: told(window, "in use by another program"))
        connection.set_trace_callback(None)
    assert waits[0] == BUSY_MS <= 40
    assert len(waits) > 2
    assert set(waits[1:]) == {0}
    qtbot.waitUntil(lambda: saved(window))
    window.close()


def test_a_first_note_can_be_made_though_its_author_cannot_be_entered_yet(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path)
    window.settings.put("author", "Somebody Else")
    cable = state_of(window).cable.id
    with held(tmp_path / "desk.chancery"):
        note = begin_a_note(window)
        type_and_pause(window, "By another.")
    qtbot.waitUntil(lambda: saved(window))
    window.close()
    store = Store(tmp_path / "desk.chancery", create=False)
    state = store.cable_state(cable)
    assert state.authors[state.notes[note].author].name == "Somebody Else"
    store.close()
    assert findings(tmp_path / "desk.chancery") == ()


def change_elsewhere(window: MainWindow, deed: Callable[[CableState], Change | None]) -> Callable[[], Path]:
    """Move the library away, change it there, and return what moves it back."""
    library = window.session.store.path
    away = library.with_name("away")
    library.rename(away)
    with pytest.raises(LibraryError):
        window.session.store.check_place()  # from now on all of it is in the one file
    store = Store(away, create=False)
    change = deed(store.cable_state(state_of(window).cable.id))
    assert change is not None
    store.apply(change, author=store.ensure_author("Boris").id)
    store.close()
    return lambda: away.rename(library)


def test_words_that_waited_are_put_together_with_those_of_another(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    note, cable = begin_a_note(window), state_of(window).cable.id
    type_and_pause(window, "At first.")
    move_back = change_elsewhere(window, lambda state: set_words(state, note, "Theirs. At first."))
    type_and_pause(window, " Mine.")
    window.parts.notes.select_note(None)
    move_back()
    qtbot.waitUntil(lambda: state_of(window).notes[note].words == "Theirs. At first. Mine.")
    assert window.parts.bars.messages() == []
    move_back = change_elsewhere(window, lambda state: set_words(state, note, "All new."))
    window.parts.notes.edit_note(note)
    window.parts.notes.editor.field.selectAll()
    type_and_pause(window, "Mine anew.")
    move_back()
    qtbot.waitUntil(lambda: told(window, "was changed in another window at the same place"))
    both = "All new.\n\nMine anew."
    assert window.parts.notes.editor.field.words() == both
    window.close()
    assert words_of(tmp_path / "desk.chancery", cable, note) == both


def test_a_value_that_waited_is_not_put_over_another_s(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    rows = window.parts.header.model.rows
    row = next(at for at, field in enumerate(rows) if field.name == "subject")
    move_back = change_elsewhere(window, lambda state: set_value(state, rows[row].id, "Theirs"))
    assert window.parts.header.model.change_value(row, "Mine")
    move_back()
    qtbot.waitUntil(lambda: told(window, "You wrote: “Mine”"))
    assert state_of(window).value("subject") == "Theirs"
    window.close()
