"""What the status line says of a note goes with it; a new highlight says what can be done with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.windows.main_window import MainWindow
from tests.windows.correcting import note
from tests.windows.desk import ALT, CONTROL, click_words, open_window, press, select, state_of

KEY = Qt.Key


def told(window: MainWindow) -> str:
    return window.parts.status_line._told.text()


def test_what_was_said_of_one_note_is_not_said_of_the_next(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    note(window, "footnote", "Korea Desk")
    last = note(window, "footnote", "Ambassador Qiao")
    window.notes.choose(last)
    window.parts.actions["next-note"].trigger()
    assert told(window) == "No further note in this direction."
    click_words(window, "Korea Desk")
    assert told(window) == ""
    window.parts.status_line.tell("Saved elsewhere.")
    click_words(window, "Ambassador Qiao")
    assert told(window) == "Saved elsewhere."  # that is about no note
    window.close()


def test_enter_after_a_highlight_writes_words_to_it(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    select(window, "Korea Desk")
    press(window.parts.text, KEY.Key_H, CONTROL | ALT)
    made = window.notes.chosen
    assert told(window).startswith("Highlighted. Enter writes words to it")
    press(window.parts.text, KEY.Key_2, CONTROL)
    press(window.parts.text, KEY.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.parts.notes.isAncestorOf(focus)
    assert window.parts.notes.selected_notes() == [made]
    window.close()


def test_undo_that_goes_on_from_a_note_to_the_library_says_what_it_undid(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path)
    select(window, "Korea Desk")
    press(window.parts.text, KEY.Key_H, CONTROL | ALT)
    assert window.notes.chosen is not None
    window.parts.notes.edit_note(window.notes.chosen)
    press(window.parts.notes.editor.field, KEY.Key_Z, CONTROL)
    assert not state_of(window).notes_in_order()
    assert told(window) == "Undone: Add highlight."
    window.close()
