"""Readings compared in the real window: gone through, taken back, undone, and left with the place kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.correcting.corrections import new_reading
from db.correcting.differences import Difference
from db.editing.header_edits import set_value
from db.editing.note_edits import add_note
from db.store import Store
from desktop.windows import compare_control, export_start, taking_back
from desktop.windows.compare_page import ComparePage
from desktop.windows.main_window import MainWindow
from tests.windows.desk import ALT, CONTROL, SHIFT, open_window, press, select, state_of, type_words

WAIT = 20_000


def correct(window: MainWindow, reason: str, *pairs: tuple[str, str]) -> str:
    """Make the next reading and return its id."""
    state = state_of(window)
    text = state.text
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    assert window.session.do(new_reading(state, text, author=window.session.author.id, reason=reason))
    return state_of(window).cable.reading


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return open_window(qtbot, tmp_path)


@pytest.fixture
def corrected(window: MainWindow) -> MainWindow:
    """Return the window with two readings beside reading 0, comparing."""
    correct(window, "typing error", ("Seong-cheol", "Sŏng-ch’ŏl"))
    correct(window, "collated", ("Urgent\nFrom", "Urgent From"), ("large numbers", "very large numbers"))
    window.parts.text.setFocus()
    press(window, Qt.Key.Key_Y, CONTROL | SHIFT)
    assert window.comparing.active
    return window


def page(window: MainWindow) -> ComparePage:
    return window.comparing.page


def told(window: MainWindow) -> list[tuple[str, str]]:
    return [(one.old, one.new) for one in page(window).panel.model.differences]


def choose(window: MainWindow, first: int, second: int) -> None:
    """Choose two readings by their numbers, as by hand."""
    for box, row in ((page(window).first, first), (page(window).second, second)):
        box.setCurrentIndex(row)
        box.activated.emit(row)


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


def test_long_texts_are_compared_beside_the_window(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compare_control, "AT_ONCE", 10)
    correct(window, "typing error", ("Seong-cheol", "Sŏng-ch’ŏl"))
    window.comparing.enter()
    assert page(window).banner.words() == "Comparing…"
    qtbot.waitUntil(lambda: bool(told(window)), timeout=WAIT)
    assert told(window) == [("Seong-cheol", "Sŏng-ch’ŏl")]


def test_in_a_long_text_earlier_words_are_made_a_reading_beside_the_window(
    corrected: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_back, "AT_ONCE", 10)
    shown = page(corrected)
    shown.panel.take_back_wanted.emit([1])
    assert state_of(corrected).reading.ordinal == 2
    assert shown.banner.words() == "Making the next reading…"
    shown.go_back.click()  # it rests meanwhile
    # What somebody else does at this moment is in the next reading, too.
    select(corrected, "Korea Desk")
    change, _ = add_note(state_of(corrected), "highlight", [(3, 9)], author=corrected.session.author.id)
    assert corrected.session.do(change)
    qtbot.waitUntil(lambda: state_of(corrected).reading.ordinal == 3, timeout=WAIT)
    state = state_of(corrected)
    assert "Pak Seong-cheol [Pak" in state.text
    (note,) = state.notes_in_order()
    assert [(a.start, a.end) for a in state.spans_of(note.id)] == [(3, 9)]
    assert "3 differences" not in shown.banner.words()
    shown.go_back.click()
    qtbot.waitUntil(lambda: state_of(corrected).reading.ordinal == 4, timeout=WAIT)
    assert told(corrected) == []


def test_going_back_in_a_passage_that_was_exchanged_keeps_her_in_its_middle(window: MainWindow) -> None:
    text = state_of(window).text
    old = "".join(f"\nThe {n}th thing that was said then was of no great weight." for n in range(80))
    new = "".join(f"\n{n}: quidquid id est, timeo Danaos et dona ferentes." for n in range(80))
    correct(window, "first draft", (text[1000:], old))
    correct(window, "the other translation", (old, new))
    correct(window, "at the head", (text[:5], "MMXX"))
    window.parts.text.select_span(1000 + len(new) // 2, 1004 + len(new) // 2)
    window.comparing.enter()
    choose(window, 1, 3)
    page(window).go_back.click()
    press(page(window).view, Qt.Key.Key_Escape)
    place = window.parts.text.place()
    assert "40th" in window.parts.text.text[place.caret - 60 : place.caret + 60]
    assert place.top > 2000


def test_the_boxes_end_in_an_ellipsis_and_stay_as_wide_as_they_are(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, width=1024, height=700)
    correct(window, "collated against the original in the archive", *[(c, c * 2) for c in "Uydv"])
    window.comparing.enter()
    shown = page(window)
    QApplication.processEvents()
    assert shown.second.shown().endswith("…")
    assert shown.second.toolTip() == f"<p>{shown.second.currentText()}</p>"
    assert shown.first.shown() == shown.first.currentText()
    widths = set()
    for _ in range(3):
        shown.step_wanted.emit(1)
        QApplication.processEvents()
        widths.add((shown.first.width(), shown.second.width()))
    assert len(widths) == 1


def test_an_export_waits_for_the_corrections_of_a_long_text_beside_the_window(
    corrected: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    corrected.comparing.leave()
    monkeypatch.setattr(export_start, "AT_ONCE", 10)
    found: list[tuple[Difference, ...]] = []
    export_start.gather_corrections(corrected, found.append)
    assert not found
    correct(corrected, "meanwhile", ("Urgent", "Very urgent"))
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT)
    (corrections,) = found
    assert [(one.old, one.new) for one in corrections] == [
        ("Urgent\n", "Very urgent "),
        ("Seong-cheol", "Sŏng-ch’ŏl"),
        ("", "very "),
    ]


def test_narrow_and_wide(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, width=1024, height=700)
    correct(window, "typing error", ("Seong-cheol", "Sŏng-ch’ŏl"))
    window.comparing.enter()
    assert page(window).fold.width() == 364
    assert page(window).view.width() > 600
    window.resize(1700, 900)
    QApplication.processEvents()
    assert page(window).fold.width() == 440


def test_a_value_that_was_read_from_the_words_follows_them_back(window: MainWindow) -> None:
    correct(window, "typing error", ("Chen- 8/35", "Chen- 8/53"))
    state = state_of(window)
    field = state.fields_in_order("cable number")[0]
    assert window.session.do(set_value(state, field.id, "Chen- 8/53"))
    assert not state_of(window).fields[field.id].supplied
    assert state_of(window).value("cable number") == "Chen- 8/53"
    window.comparing.enter()
    page(window).panel.take_back_wanted.emit([0])
    assert state_of(window).value("cable number") == "Chen- 8/35"
    press(page(window).view, Qt.Key.Key_Z, CONTROL)
    assert state_of(window).value("cable number") == "Chen- 8/53"


def test_what_another_window_makes_is_compared_too(corrected: MainWindow) -> None:
    state = state_of(corrected)
    other = Store(corrected.session.store.path)
    try:
        author = other.ensure_author("Carl").id
        theirs = other.cable_state(state.cable.id)
        text = theirs.text.replace("Urgent", "Very urgent", 1)
        change = new_reading(theirs, text, author=author, reason="from the scan")
        assert change is not None
        other.apply(change, author=author)
    finally:
        other.close()
    corrected.session._watch.look()
    assert any("ery urgent" in new for _, new in told(corrected))
    assert page(corrected).second.currentText().endswith("from the scan")


def test_the_menu_takes_back_the_difference_it_is_opened_on(corrected: MainWindow) -> None:
    shown = page(corrected)
    at = shown.view.text.index("Sŏng")
    assert [action.isEnabled() for action in shown.menu_at(0).actions()] == [False]
    copy, back = shown.menu_at(at).actions()
    assert (copy.text(), back.text()) == ("Copy", "Take back")
    back.trigger()
    assert "Pak Seong-cheol [Pak" in state_of(corrected).text
