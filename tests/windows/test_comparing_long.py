"""Comparing beside the window: long texts, wide and narrow, other windows, values that follow their words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.correcting.corrections import new_reading
from db.editing.header_edits import set_value
from db.editing.note_edits import add_note
from db.store import Store
from desktop.windows import taking_back
from desktop.windows.correcting import compare_control
from desktop.windows.main_window import MainWindow
from tests.windows.comparing import choose, correct, page, told, with_two_readings
from tests.windows.desk import CONTROL, open_window, press, select, state_of

WAIT = 20_000


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return open_window(qtbot, tmp_path)


@pytest.fixture
def corrected(window: MainWindow) -> MainWindow:
    return with_two_readings(window)


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
