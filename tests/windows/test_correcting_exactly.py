"""What is corrected, and nothing else, is another afterwards; and all of it can be taken back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.windows.correcting.correct_menu import correct_menu
from tests import questions
from tests.imported import import_data
from tests.windows.correcting import correct, enter, keep, look_at_all, note, quotes, stored, wait_for_notes
from tests.windows.desk import open_window, state_of

KEY = Qt.Key
PAK = "Pak Seong-cheol"


def test_the_same_place_stands_at_the_top_after_keeping_and_after_undo(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    editor = enter(window)
    correct(window, "Priority: Urgent\n", "Priority: Urgent\nSeen by nobody\nNor read\n")
    wait_for_notes(qtbot, window)
    editor.verticalScrollBar().setValue(8)
    top = editor.text[editor.place().top :][:30]
    look_at_all(window)
    keep(qtbot, window)
    text = window.parts.text
    assert text.text[text.place().top :][:30] == top
    window.undo()
    assert text.text[text.place().top :][:30] == top
    window.close()


def test_a_text_that_is_all_gone_can_be_kept_and_brought_back(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    made = note(window, "footnote", "Korea Desk")
    before = stored(window)
    editor = enter(window)
    editor.selectAll()
    QTest.keyClick(editor, KEY.Key_Delete)
    wait_for_notes(qtbot, window)
    look_at_all(window)
    keep(qtbot, window)
    assert (state_of(window).text, window.parts.text.text) == ("", "")
    assert state_of(window).is_orphan(state_of(window).notes[made])
    window.undo()
    assert stored(window) == before
    window.close()


def test_one_change_is_put_back_from_the_menu(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    editor = enter(window)
    text = editor.text
    correct(window, "Korea Desk", "Korean Desk")
    correct(window, "Ambassador Qiao", "Ambassador Chiao")
    wait_for_notes(qtbot, window)
    found = window.correcting.work.hunk_at(editor.text.index("Korean Desk") + 2)
    assert found is not None
    hunk, start = found
    menu = correct_menu(editor, window, hunk, lambda: editor.replace(start, start + len(hunk.new), hunk.old))
    assert menu.actions()[0].text() == "Put “Korea” back"
    menu.actions()[0].trigger()
    assert editor.text == text.replace("Ambassador Qiao", "Ambassador Chiao", 1)
    menu.deleteLater()
    questions.press("Discard")
    window.correcting.leave()
    window.close()


def test_what_is_not_touched_is_kept_to_the_code_point(qtbot: QtBot, tmp_path: Path) -> None:
    odd = "a\u00a0b \u2028c\u2029d e\x00f\ufdd0g\ufffci\x85j\x0bk\x0cl\U00020bb7m\U0001f600n\ufeffo"
    odd += "\te\u0301 \u05e9\u05dc  "
    text = f"Odd {odd}\nKorea Desk and more words after it \nlast line without an end{odd}"
    window = open_window(qtbot, tmp_path)
    entered = import_data(window.session.store, text.encode(), "odd.txt", window.session.author.id)
    window.libraries.open_cable(entered.cable)
    made = note(window, "footnote", "\U00020bb7m\U0001f600", "Desk and")
    enter(window)
    correct(window, "Korea", "China")
    wait_for_notes(qtbot, window)
    look_at_all(window)
    keep(qtbot, window)
    assert state_of(window).text == text.replace("Korea", "China")
    assert quotes(window, made) == ["\U00020bb7m\U0001f600", "Desk and"]
    again = window.session.store.cable_state(entered.cable)
    assert again.text == text.replace("Korea", "China")
    window.close()


def test_taken_back_before_the_notes_were_looked_for_they_stand_again(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    note(window, "footnote", "Ambassador Qiao")
    editor = enter(window)
    wait_for_notes(qtbot, window)
    spans = list(editor._spans)
    correct(window, "Ambassador Qiao", "")
    assert editor._spans != spans
    editor.undo()
    qtbot.waitUntil(lambda: [(s.start, s.end) for s in editor._spans] == [(s.start, s.end) for s in spans])
    qtbot.waitUntil(lambda: window.correcting.page.touched.summary()[0] == "", timeout=5000)
    window.correcting.leave()
    window.close()
