"""The words of the chosen note in the real window: more, fewer, longer, shorter; each as one undo step."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.windows.main_window import MainWindow
from tests.panels.text.test_resizing import drag, edge_point, move
from tests.questions import press as answer
from tests.windows.desk import ALT, CONTROL, SHIFT, click_words, open_window, press, select, state_of
from tests.windows.noted import footnote, quotes, told

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return open_window(qtbot, tmp_path)


def back_in(window: MainWindow) -> None:
    """Make the window the active one again after a question, as the desktop does."""
    window.activateWindow()
    QApplication.processEvents()


def test_words_are_added_by_key_and_by_mouse_and_taken_back(window: MainWindow) -> None:
    note = footnote(window, "Pak Seong-cheol")
    select(window, "Ambassador Qiao")
    press(window.parts.text, Qt.Key.Key_A, CONTROL | ALT)
    assert quotes(window, note) == ["Pak Seong-cheol", "Ambassador Qiao"]
    assert told(window) == "Footnote 1, place 2 of 2, stands on “Ambassador Qiao”."
    view = window.parts.text
    at = state_of(window).text.index("Korea Desk")
    first, last = edge_point(view, at), edge_point(view, at + 10)
    QTest.mousePress(view.viewport(), LEFT, CONTROL, first)
    move(view, last, CONTROL)
    QTest.mouseRelease(view.viewport(), LEFT, CONTROL, last)
    assert quotes(window, note) == ["Korea Desk", "Pak Seong-cheol", "Ambassador Qiao"]
    assert window.notes.chosen == note
    card = window.parts.notes.model.index_of(note)
    assert "Korea Desk … Pak Seong-cheol … Ambassador Qiao" in str(
        card.data(Qt.ItemDataRole.AccessibleTextRole)
    )
    press(view, Qt.Key.Key_Z, CONTROL)
    press(view, Qt.Key.Key_Z, CONTROL)
    assert quotes(window, note) == ["Pak Seong-cheol"]
    press(view, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert quotes(window, note) == ["Pak Seong-cheol", "Ambassador Qiao"]


def test_a_run_of_keys_on_one_end_is_one_undo_step(window: MainWindow) -> None:
    note = footnote(window, "called")
    view = window.parts.text
    for _ in range(3):
        press(view, Qt.Key.Key_Right, ALT | SHIFT)
    press(view, Qt.Key.Key_Left, ALT | SHIFT)
    assert quotes(window, note) == ["called i"]
    press(view, Qt.Key.Key_Right, ALT | SHIFT | CONTROL)
    assert quotes(window, note) == ["called in"]
    press(view, Qt.Key.Key_Left, ALT | CONTROL)
    assert quotes(window, note) == ["Chol] called in"]
    assert told(window) == "Footnote 1 stands on “Chol] called in”."
    press(view, Qt.Key.Key_Right, ALT)
    assert quotes(window, note) == ["hol] called in"]
    press(view, Qt.Key.Key_Z, CONTROL)
    assert quotes(window, note) == ["called in"]
    press(view, Qt.Key.Key_Z, CONTROL)
    assert quotes(window, note) == ["called"]
    assert window.notes.chosen == note


def test_no_key_makes_a_span_empty(window: MainWindow) -> None:
    note = footnote(window, "Qiao")
    for _ in range(6):
        press(window.parts.text, Qt.Key.Key_Left, ALT | SHIFT)
    assert quotes(window, note) == ["Q"]
    press(window.parts.text, Qt.Key.Key_Right, ALT | CONTROL)
    assert quotes(window, note) == ["Q"]


def test_a_handle_that_is_dragged_makes_one_step_and_the_note_stays_chosen(window: MainWindow) -> None:
    note = footnote(window, "Ambassador Qiao")
    view = window.parts.text
    view.repaint()
    drag(view, "start", edge_point(view, state_of(window).text.index("in Ambassador")))
    assert quotes(window, note) == ["in Ambassador Qiao"]
    assert view.selected_note() == note
    assert told(window) == "Footnote 1 stands on “in Ambassador Qiao”."
    press(view, Qt.Key.Key_Z, CONTROL)
    assert quotes(window, note) == ["Ambassador Qiao"]


def test_spans_that_come_to_touch_are_one(window: MainWindow) -> None:
    note = footnote(window, "Ambassador")
    select(window, "Qiao")
    press(window.parts.text, Qt.Key.Key_A, CONTROL | ALT)
    press(window.parts.text, Qt.Key.Key_Left, ALT)
    assert quotes(window, note) == ["Ambassador Qiao"]
    select(window, "bassador")
    press(window.parts.text, Qt.Key.Key_A, CONTROL | ALT)
    assert told(window) == "Footnote 1 stands on these words already."


def test_a_place_is_taken_away_and_the_last_one_after_asking(window: MainWindow) -> None:
    note = footnote(window, "Ambassador")
    select(window, "Korea Desk")
    press(window.parts.text, Qt.Key.Key_A, CONTROL | ALT)
    press(window.parts.text, Qt.Key.Key_Down, ALT | SHIFT)
    assert window.parts.text.active_span() == window.parts.text.step_span(2)
    press(window.parts.text, Qt.Key.Key_X, CONTROL | ALT)
    assert quotes(window, note) == ["Korea Desk"]
    answer("Keep")
    press(window.parts.text, Qt.Key.Key_X, CONTROL | ALT)
    assert quotes(window, note) == ["Korea Desk"]
    back_in(window)
    answer("Make it a general")
    press(window.parts.text, Qt.Key.Key_X, CONTROL | ALT)
    back_in(window)
    assert quotes(window, note) == []
    assert state_of(window).notes[note].kind == "general"
    assert window.parts.notes.model.orphans() == 0
    select(window, "Korea Desk")
    press(window.parts.text, Qt.Key.Key_P, CONTROL | ALT)
    assert quotes(window, note) == ["Korea Desk"]
    assert state_of(window).notes[note].kind == "footnote"


def test_the_menu_over_a_span_takes_its_words_from_the_note(window: MainWindow) -> None:
    note = footnote(window, "Ambassador")
    select(window, "Korea Desk")
    press(window.parts.text, Qt.Key.Key_A, CONTROL | ALT)
    place = state_of(window).text.index("Korea Desk") + 3
    menu = window.text_menu.build([note], window.notes, window.spans, place)
    take = next(a for a in menu.actions() if a.text() == "Take “Korea Desk” from footnote 1")
    take.trigger()
    assert quotes(window, note) == ["Ambassador"]
    menu.close()


def test_notes_on_the_same_words_are_chosen_in_turn_and_one_outlives_the_other(window: MainWindow) -> None:
    first = footnote(window, "Ambassador Qiao")
    second = footnote(window, "Ambassador Qiao")
    assert quotes(window, first) == quotes(window, second)
    click_words(window, "Ambassador Qiao")
    assert window.notes.chosen == first
    QTest.qWait(QApplication.doubleClickInterval() + 20)
    click_words(window, "Ambassador Qiao")
    assert window.notes.chosen == second
    press(window.parts.text, Qt.Key.Key_Delete, CONTROL)
    assert quotes(window, first) == ["Ambassador Qiao"]
    assert state_of(window).numbers() == {first: 1}


def test_what_cannot_be_done_is_said(window: MainWindow) -> None:
    window.spans.move("end", 1)
    assert told(window) == "Choose a note first."
    window.parts.text.select_span(0, 0)
    window.spans.add()
    assert told(window) == "Select the words first that are to be added to the note."
    select(window, "Qiao")
    window.spans.add()
    assert told(window) == "Choose the note first that is to stand on these words, too."
    window.notes.add("general")
    window.spans.go(1)
    assert told(window) == "General note stands on no words."
