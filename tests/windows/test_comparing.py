"""Readings compared in the real window: gone through, taken back, undone, and left with the place kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.windows.main_window import MainWindow
from tests.windows.comparing import choose, correct, page, told, with_two_readings
from tests.windows.desk import ALT, CONTROL, SHIFT, open_window, press, state_of, type_words

WAIT = 20_000


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return open_window(qtbot, tmp_path)


@pytest.fixture
def corrected(window: MainWindow) -> MainWindow:
    return with_two_readings(window)


def test_the_current_reading_is_compared_with_reading_0(corrected: MainWindow) -> None:
    shown = page(corrected)
    assert shown.isVisible()
    assert shown.first.currentText() == "reading 0, as imported"
    assert shown.second.currentText().startswith("reading 2 (current), ")
    assert shown.second.currentText().endswith(", collated")
    assert told(corrected) == [("\n", " "), ("Seong-cheol", "Sŏng-ch’ŏl"), ("", "very ")]
    assert shown.banner.words() == (
        "3 differences. Struck through: only in reading 0; underlined: only in reading 2."
    )
    assert "Urgent¶·From" in shown.view.text
    assert QApplication.focusWidget() is shown.view


def test_without_another_reading_it_says_what_to_do(window: MainWindow) -> None:
    window.parts.actions["compare-readings"].trigger()
    assert not window.comparing.active
    assert not window.parts.actions["compare-readings"].isChecked()
    assert "only reading 0" in window.parts.status_line._told.text()


def test_keys_and_buttons_go_round(corrected: MainWindow) -> None:
    shown = page(corrected)
    press(shown.view, Qt.Key.Key_Down, ALT)
    assert (shown.view.current, shown.panel.list.chosen_rows()) == (0, [0])
    press(shown.view, Qt.Key.Key_Up, ALT)
    assert shown.view.current == 2
    shown._next.click()
    assert shown.view.current == 0
    shown.panel.list.setFocus()
    press(shown.panel.list, Qt.Key.Key_Down)
    assert shown.view.current == 1
    assert shown._count.text() == "2 of 3"
    press(shown.panel.list, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is shown.view


def test_any_two_readings(corrected: MainWindow) -> None:
    choose(corrected, 1, 2)
    assert told(corrected) == [("\n", " "), ("", "very ")]
    choose(corrected, 2, 0)
    assert told(corrected) == [(" ", "\n"), ("Sŏng-ch’ŏl", "Seong-cheol"), ("very ", "")]
    choose(corrected, 1, 1)
    assert told(corrected) == []
    assert page(corrected).panel.empty.isVisible()
    assert "compared with itself" in page(corrected).banner.words()


def test_esc_leaves_and_keeps_the_place(window: MainWindow) -> None:
    correct(window, "many lines", ("Pak said", "\n".join(f"Line {n}." for n in range(90)) + "\nPak said"))
    text = window.parts.text
    at = state_of(window).text.index("Line 60.")
    text.select_span(at, at + 4)
    before = text.place()
    press(window, Qt.Key.Key_Y, CONTROL | SHIFT)
    shown = page(window)
    assert shown.view.later_place().top == before.top
    press(shown.view, Qt.Key.Key_Down, ALT)
    press(shown.view, Qt.Key.Key_Escape)
    assert not window.comparing.active
    assert text.isVisible()
    assert text.place() == before
    assert QApplication.focusWidget() is text


def test_one_correction_is_taken_back_undone_and_done_again(corrected: MainWindow) -> None:
    shown = page(corrected)
    shown.panel.list.setFocus()
    shown.panel.choose(1)
    press(shown.panel.list, Qt.Key.Key_Delete)
    assert "Pak Seong-cheol [Pak" in state_of(corrected).text
    assert state_of(corrected).reading.ordinal == 3
    assert told(corrected) == [("\n", " "), ("", "very ")]
    assert shown.second.currentText().endswith("taken back")
    assert corrected.parts.status_line._told.text() == (
        "Taken back: “Seong-cheol” stands again for “Sŏng-ch’ŏl”. Undo brings the correction back."
    )
    press(shown.view, Qt.Key.Key_Z, CONTROL)
    assert state_of(corrected).reading.ordinal == 2
    assert len(told(corrected)) == 3
    press(shown.view, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert state_of(corrected).reading.ordinal == 3
    press(shown.view, Qt.Key.Key_Escape)
    assert corrected.parts.text.text == state_of(corrected).text


def test_going_back_makes_the_next_reading(corrected: MainWindow) -> None:
    shown = page(corrected)
    assert shown.go_back.text() == "Go back to reading 0"
    shown.go_back.click()
    state = state_of(corrected)
    zero = next(one for one in state.readings.values() if one.ordinal == 0)
    assert (state.reading.ordinal, state.reading.text_sha256) == (3, zero.text_sha256)
    assert told(corrected) == []
    assert not shown.go_back.isVisible()
    choose(corrected, 0, 1)
    assert not shown.go_back.isVisible()


def test_a_correction_of_before_is_taken_back_or_the_reason_told(corrected: MainWindow) -> None:
    choose(corrected, 0, 1)
    page(corrected).panel.take_back_wanted.emit([0])
    assert "Pak Seong-cheol [Pak" in state_of(corrected).text
    correct(corrected, "again", ("Seong-cheol", "Song-chol"))
    choose(corrected, 0, 1)
    ordinal = state_of(corrected).reading.ordinal
    page(corrected).panel.take_back_wanted.emit([0])
    assert state_of(corrected).reading.ordinal == ordinal
    assert any("corrected again since" in bar.words for bar in corrected.parts.bars.bars())


def test_what_changes_the_cable_waits_meanwhile(corrected: MainWindow) -> None:
    for name in ("footnote", "import", "export-pdf", "correct-text", "delete-cable"):
        assert not corrected.parts.actions[name].isEnabled(), name
    for name in ("undo", "find", "zoom-in", "compare-readings", "next-note"):
        assert corrected.parts.actions[name].isEnabled(), name
    corrected.parts.actions["compare-readings"].trigger()
    assert corrected.parts.actions["correct-text"].isEnabled()
    assert not corrected.parts.actions["compare-readings"].isChecked()


def test_undo_turns_only_what_made_a_reading(window: MainWindow) -> None:
    correct(window, "typing error", ("Seong-cheol", "Sŏng-ch’ŏl"))
    window.parts.text.select_span(0, 5)
    window.notes.add("highlight")
    window.comparing.enter()
    assert not window.parts.actions["undo"].isEnabled()


def test_the_number_in_the_status_line_leads_here(corrected: MainWindow) -> None:
    button = corrected.parts.status_line._reading
    assert button.text().endswith("reading 2")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not corrected.comparing.active
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert corrected.comparing.active


def test_finding_looks_into_what_is_shown(corrected: MainWindow) -> None:
    find = corrected.parts.find_bar
    find.take_up()
    type_words("Sŏng")
    assert page(corrected).view.has_hits()
    corrected.comparing.leave()
