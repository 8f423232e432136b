"""Correcting the text in the window: in, out, and what is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.windows.action_table import menu_titles
from desktop.windows.main_window import MainWindow
from tests import questions
from tests.db.desk import facts
from tests.windows.correcting import correct, enter, keep, look_at_all, note, quotes, stored, wait_for_notes
from tests.windows.desk import ALT, CONTROL, NONE, SHIFT, open_window, press, select, state_of, type_words

KEY = Qt.Key
PAK = "Pak Seong-cheol"


def told(window: MainWindow) -> str:
    return window.parts.status_line._told.text()


def test_a_correction_makes_the_next_reading_and_every_note_stays_with_its_words(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path)
    on_pak = note(window, "footnote", PAK)
    on_desk = note(window, "marginal", "Korea Desk", "Ambassador Qiao")
    enter(window)
    correct(window, PAK, "Pak Sŏng-ch’ŏl")
    correct(window, "Priority: ", "Precedence: ")
    items = wait_for_notes(qtbot, window)
    assert items[PAK].new == "Pak Sŏng-ch’ŏl"
    assert items["Korea Desk"].group == "moved"
    window.correcting.page.reason.setEditText("typing error")
    window.correcting.page.note.setText("seen on the scan")
    look_at_all(window)
    keep(qtbot, window)
    state = state_of(window)
    assert (state.reading.ordinal, state.reading.reason, state.reading.note) == (
        1,
        "typing error",
        "seen on the scan",
    )
    assert state.reading.author == window.session.author.id
    assert quotes(window, on_pak) == ["Pak Sŏng-ch’ŏl"]
    assert quotes(window, on_desk) == ["Korea Desk", "Ambassador Qiao"]
    assert window.parts.text.text == state.text
    assert "reading 1" in window.parts.status_line._reading.text()
    window.close()


def test_undo_and_redo_bring_text_notes_and_values_back_over_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    note(window, "footnote", "Korea Desk")
    before = stored(window)
    enter(window)
    correct(window, "Korea Desk", "China Desk")
    wait_for_notes(qtbot, window)
    look_at_all(window)
    keep(qtbot, window)
    assert state_of(window).value("originator") == "China Desk"
    after = stored(window)
    window.close()
    again = open_window(qtbot, tmp_path)
    assert stored(again) == after
    press(again.parts.text, KEY.Key_Z, CONTROL)
    assert facts(state_of(again)) == stored(again) == before
    assert again.parts.text.text == before["text"]
    press(again.parts.text, KEY.Key_Z, CONTROL | SHIFT)
    assert facts(state_of(again)) == stored(again) == after
    assert again.parts.text.text == after["text"]
    again.close()


def test_cancel_really_cancels(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    note(window, "footnote", "Korea Desk")
    before = stored(window)
    history = window.session.store.next_undo()
    select(window, "Ambassador Qiao")
    window.parts.text.verticalScrollBar().setValue(6)
    place = window.parts.text.place()
    editor = enter(window)
    assert editor.place() == replace(place, anchor=place.caret)
    assert editor.selected_span() is None  # the first key would have taken the words' place
    correct(window, "Korea Desk", "China Desk")
    editor.verticalScrollBar().setValue(0)
    questions.press("Discard")
    QTest.keyClick(editor, KEY.Key_Escape)
    assert stored(window) == before
    assert window.session.store.next_undo() == history
    assert window.parts.text.place() == place
    assert window.parts.text.selected_words() == "Ambassador Qiao"
    assert window.parts.columns.isVisible()
    enter(window)
    assert window.correcting.page.editor.text == before["text"]
    window.close()


def test_esc_asks_only_where_something_was_changed(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    seen = []
    editor = enter(window)
    QTest.keyClick(editor, KEY.Key_Escape)
    seen.append(window.correcting.active)
    editor = enter(window)
    QTest.keyClicks(editor, "x")
    questions.press("Go on correcting")
    QTest.keyClick(editor, KEY.Key_Escape)
    seen.append(window.correcting.active)
    QTest.keyClick(editor, KEY.Key_Z, CONTROL)
    QTest.keyClick(editor, KEY.Key_Escape)
    assert [*seen, window.correcting.active] == [False, True, False]
    window.close()


def test_what_would_touch_the_library_waits_and_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    note(window, "footnote", "Korea Desk")
    before = stored(window)
    editor = enter(window)
    for name in ("footnote", "highlight", "import", "export-pdf", "next-cable", "delete-cable", "edit-note"):
        assert not window.parts.actions[name].isEnabled(), name
    assert not window.parts.take_menu.menuAction().isEnabled()
    editor.select_span(0, 5)
    press(editor, KEY.Key_F, CONTROL | ALT)
    assert told(window) == "The text is being corrected: keep or discard the changes first."
    press(editor, KEY.Key_Z, CONTROL)
    window.undo()
    assert stored(window) == before
    window.correcting.leave()
    assert window.parts.actions["import"].isEnabled()
    assert window.parts.take_menu.menuAction().isEnabled()
    window.close()


def test_undo_in_the_mode_takes_back_typing_and_nothing_else(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    made = note(window, "footnote", "Korea Desk")
    editor = enter(window)
    text = editor.text
    assert not window.parts.actions["undo"].isEnabled()
    editor.select_span(0, 0)
    QTest.keyClicks(editor, "one two")
    assert window.parts.actions["undo"].isEnabled()
    window.parts.actions["undo"].trigger()
    window.parts.actions["undo"].trigger()
    assert editor.text == text
    window.parts.actions["undo"].trigger()
    window.parts.actions["redo"].trigger()
    assert editor.text == "one " + text
    assert made in state_of(window).notes
    window.correcting.work.end()
    window.modes.leave()
    window.correcting._mode = None
    window.close()


def test_find_zoom_and_line_numbers_work_in_the_mode(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    editor = enter(window)
    press(editor, KEY.Key_F, CONTROL)
    type_words("Qiao")
    assert editor.has_hits()
    assert not window.parts.text.has_hits()
    press(QApplication.focusWidget() or editor, KEY.Key_Escape)
    assert editor.selected_words() == "Qiao"
    window.parts.actions["zoom-in"].trigger()
    assert editor.zoom == 110
    window.parts.actions["line-numbers"].trigger()
    assert editor._margins.numbers
    press(editor, KEY.Key_Escape)
    assert window.parts.text.zoom == 110
    assert window.parts.text._margins.numbers
    window.close()


def test_the_status_line_says_that_nothing_is_kept_yet(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    note(window, "footnote", "Korea Desk")
    editor = enter(window)
    QTest.keyClicks(editor, "x")
    line = window.parts.status_line
    assert line.state_words() == "Changes not yet kept"
    assert (line._notes.text(), line._reading.text()) == ("·  1 note", "reading 0, becoming 1")
    questions.press("Discard")
    window.correcting.leave()
    assert line.state_words().startswith("Saved")
    assert line._reading.text() == "reading 0"
    window.close()


def test_f6_goes_round_what_the_mode_shows(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    editor = enter(window)
    page = window.correcting.page
    reached = []
    for _ in range(3):
        window.parts.actions["next-area"].trigger()
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.append(focus)
    assert reached[0] is page.fold.bar
    assert page.reason.isAncestorOf(reached[1]) or reached[1] is page.reason
    assert reached[2] is editor
    correct(window, "Korea Desk", "Korean Desk")
    wait_for_notes(qtbot, window)
    window.parts.actions["next-area"].trigger()
    assert QApplication.focusWidget() is page.touched.list
    press(page.touched.list, KEY.Key_Escape)
    assert QApplication.focusWidget() is editor
    questions.press("Discard")
    window.correcting.leave()
    window.close()


def test_resized_in_the_mode_the_window_comes_back_in_its_new_class(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    enter(window)
    window.resize(1920, 1080)
    QApplication.processEvents()
    window.correcting.leave()
    QApplication.processEvents()
    assert window.parts.columns.width_class == "wide"
    assert window.parts.folds["notes"].isVisible()
    assert window.parts.library.isVisible()
    window.close()


def test_compared_and_corrected_is_not_done_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    enter(window)
    window.dialogs.import_paths([tmp_path / "x.txt"])
    window.dialogs.update_from(tmp_path / "x.txt")
    window.comparing.turn()
    mode = window.modes.current
    assert mode is not None
    assert mode.name == "correct"
    window.correcting.leave()
    window.close()


def test_a_click_on_what_waits_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    enter(window)
    window.parts.status_line.tell("")
    button = window.parts.tool_bar._export
    assert not button.isEnabled()
    middle = button.mapTo(window, button.rect().center())
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, NONE, middle)
    assert told(window) == "The text is being corrected: keep or discard the changes first."
    window.correcting.leave()
    window.close()


def test_the_letters_of_reason_and_note_open_no_menu(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    enter(window)
    menus = {title[title.index("&") + 1].lower() for title in menu_titles().values() if "&" in title}
    labels = [label.text() for label in window.correcting.page.findChildren(QLabel) if "&" in label.text()]
    marks = [words[words.index("&") + 1].lower() for words in labels]
    assert len(marks) == 2
    assert not menus & set(marks)


def test_what_is_selected_is_counted_where_it_is_selected(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    counted = window.parts.status_line._selected
    select(window, PAK)
    assert counted.text() == "15 characters selected"
    editor = enter(window)
    assert not editor.textCursor().hasSelection()
    assert counted.text() == ""
    press(editor, KEY.Key_Escape)
    assert not window.correcting.active
    assert window.parts.text.selected_words() == PAK
    assert counted.text() == "15 characters selected"
    window.close()
