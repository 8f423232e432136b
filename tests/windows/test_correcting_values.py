"""What was read from corrected words: offered, taken in the same step, or left to her."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.editing.header_edits import set_value
from desktop.models.touched_items import Touched
from desktop.windows.main_window import MainWindow
from tests.windows.correcting import correct, enter, keep, look_at_all, stored, wait_for_notes
from tests.windows.desk import open_window, state_of


def by_title(window: MainWindow, title: str) -> list[Touched]:
    return [item for item in window.correcting.work.items if item.title == title and item.value]


def test_values_that_were_read_follow_their_words_in_the_same_step(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    before = stored(window)
    enter(window)
    for old, new in (
        ("Urgent", "Extra Urgent"),
        ("May 12 at 1700", "May 12 at 1720"),
        ("General Office (3)", "General Office (4)"),
        ("Total of 19", "Total of 20"),
        ("Korea Desk", "Korean Desk"),
    ):
        correct(window, old, new)
    wait_for_notes(qtbot, window)
    (desk,) = by_title(window, "Header: Originator")
    QTest.keyClick(window.correcting.page.touched.list, Qt.Key.Key_Down)
    window.correcting.page.touched.list.choose(desk.key)
    QTest.keyClick(window.correcting.page.touched.list, Qt.Key.Key_V)
    assert not by_title(window, "Header: Originator")[0].taking
    look_at_all(window)
    keep(qtbot, window)
    state = state_of(window)
    assert state.value("originator") == "Korea Desk"
    (received,) = [stage for stage in state.stages.values() if stage.name == "Received"]
    assert (received.when, received.as_written) == ("1961-05-12T17:20", "Received: May 12 at 1720")
    (office,) = [r for r in state.recipients.values() if r.name == "General Office"]
    assert office.copies == 4
    assert state.distributions_in_order()[0].stated_total == 20
    assert window.parts.distribution.summary() == ("counted 20, stated 20: agrees", "ok")
    if any(field.name == "precedence" and field.value == "Extra Urgent" for field in state.fields.values()):
        assert state.spans_of(state.fields_in_order("precedence")[0].id)[0].quote == "Extra Urgent"
    window.undo()
    assert stored(window) == before
    assert window.parts.distribution.summary() == ("counted 19, stated 19: agrees", "ok")
    window.close()


def test_a_date_is_read_anew_from_its_words(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    assert state_of(window).value("date") == "1961-05-12"
    enter(window)
    correct(window, "May 12, 1961", "May 13, 1961")
    wait_for_notes(qtbot, window)
    (date,) = by_title(window, "Header: Date")
    assert date.value is not None
    assert (date.value.changes, date.taking) == ({"value": "1961-05-13"}, True)
    look_at_all(window)
    keep(qtbot, window)
    assert state_of(window).value("date") == "1961-05-13"
    window.close()


def test_a_stage_shows_its_time_and_not_its_whole_stamp(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    enter(window)
    correct(window, "May 12 at 1700", "May 12 at 17:00")
    wait_for_notes(qtbot, window)
    (received,) = by_title(window, "Stage: Received")
    assert received.value is not None
    assert (received.value.old, received.value.new) == ("May 12 at 1700", "May 12 at 17:00")
    look_at_all(window)
    keep(qtbot, window)
    (stage,) = [stage for stage in state_of(window).stages.values() if stage.name == "Received"]
    assert (stage.as_written, stage.when) == ("Received: May 12 at 17:00", "1961-05-12T17:00")
    window.close()


def test_a_value_of_her_own_is_left_alone(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    field = state_of(window).fields_in_order("originator")[0]
    assert window.session.do(set_value(state_of(window), field.id, "Embassy in Pyongyang"))
    enter(window)
    correct(window, "Korea Desk", "China Desk")
    wait_for_notes(qtbot, window)
    assert by_title(window, "Header: Originator") == []
    look_at_all(window)
    keep(qtbot, window)
    assert state_of(window).value("originator") == "Embassy in Pyongyang"
    window.close()


def test_words_chosen_by_hand_give_the_value(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    editor = enter(window)
    correct(window, "From the Korea Desk", "")
    correct(window, "Foreign Ministry Received", "China Office. Foreign Ministry Received")
    wait_for_notes(qtbot, window)
    (desk,) = [item for item in window.correcting.work.items if item.title == "Header: Originator"]
    assert (desk.new, desk.value) == (None, None)
    touched = window.correcting.page.touched.list
    touched.choose(desk.key)
    QTest.keyClick(touched, Qt.Key.Key_C)
    assert window.correcting.page.asks_for_words()
    start = editor.text.index("China Office")
    editor.select_span(start, start + len("China Office"))
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not window.correcting.page.asks_for_words()
    (desk,) = by_title(window, "Header: Originator")
    assert (desk.new, desk.choice, desk.open) == ("China Office", "placed", False)
    editor.replace(0, 0, "Seen. ")
    wait_for_notes(qtbot, window)
    look_at_all(window)
    keep(qtbot, window)
    state = state_of(window)
    (anchor,) = state.spans_of(state.fields_in_order("originator")[0].id)
    assert (state.value("originator"), anchor.quote, anchor.placed) == (
        "China Office",
        "China Office",
        "by hand",
    )
    window.close()
