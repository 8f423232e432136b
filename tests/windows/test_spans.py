"""The words of the chosen note in the real window: more, fewer, longer, shorter; each as one undo step."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.editing import note_edits
from db.editing.cable_edits import new_cable
from db.store import Store
from desktop.windows.main_window import MainWindow
from tests.panels.text.test_edges import FAMILY, clusters
from tests.panels.text.test_resizing import drag, edge_point, move
from tests.questions import press as answer
from tests.windows.desk import ALT, CONTROL, SHIFT, click_words, open_window, press, select, state_of

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return open_window(qtbot, tmp_path)


def quotes(window: MainWindow, note: str) -> list[str]:
    """Return the words of a note, after seeing that the library holds them and they are those of the text."""
    state = state_of(window)
    anchors = state.spans_of(note)
    assert window.session.store.cable_state(state.cable.id).spans_of(note) == anchors
    assert [a.quote for a in anchors] == [state.text[a.start : a.end] for a in anchors]
    return [a.quote for a in anchors]


def footnote(window: MainWindow, words: str) -> str:
    """Set a footnote on words by its key; return its id. The focus is in the text again."""
    select(window, words)
    window.parts.actions["footnote"].trigger()
    press(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    window.parts.text.setFocus()
    assert window.notes.chosen is not None
    return window.notes.chosen


def back_in(window: MainWindow) -> None:
    """Make the window the active one again after a question, as the desktop does."""
    window.activateWindow()
    QApplication.processEvents()


def told(window: MainWindow) -> str:
    return window.parts.status_line._told.text()


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


ODD = f"In [brackets, translator] e\u0301te\u0301 {FAMILY} \U00020bb7\x00\u00a0x\u2028y\nשלום עולם end.\n"


def test_keys_stop_at_whole_characters_in_any_text(window: MainWindow) -> None:
    change, cable = new_cable(ODD, author=window.session.author.id)
    assert window.session.do(change)
    window.session.open_cable(cable.id)
    made, note = note_edits.add_note(
        state_of(window), "highlight", [(4, 12)], author=window.session.author.id
    )
    assert window.session.do(made)
    window.notes.choose(note.id)
    seen: list[str] = []
    while quotes(window, note.id) != seen[-1:]:
        seen += quotes(window, note.id)
        press(window.parts.text, Qt.Key.Key_Right, ALT | SHIFT)
    added = [after[len(before) :] for before, after in pairwise(seen)]
    assert "".join([seen[0], *added]) == ODD[4:]
    assert [piece for piece in added if len(piece) > 1] == ["e\u0301", "e\u0301", FAMILY]
    press(window.parts.text, Qt.Key.Key_Z, CONTROL)
    assert quotes(window, note.id) == ["brackets"]


def test_among_many_notes_keys_are_shown_at_once_and_committed_with_a_pause(window: MainWindow) -> None:
    note = footnote(window, "called")
    window.spans.many = 1
    view = window.parts.text
    for _ in range(3):
        press(view, Qt.Key.Key_Right, ALT | SHIFT)
    assert quotes(window, note) == ["called"]
    moving = view.looks.moving
    assert moving is not None
    assert view.document().toPlainText()[moving.start : moving.end] == "called in"
    assert window.parts.status_line.state_words() == "Not saved yet"
    press(view, Qt.Key.Key_Left, ALT | CONTROL)
    assert quotes(window, note) == ["called in"]
    window.spans._pause.due.emit()
    assert quotes(window, note) == ["Chol] called in"]
    assert window.parts.status_line.state_words().startswith("Saved")
    press(view, Qt.Key.Key_Left, ALT | CONTROL)
    press(view, Qt.Key.Key_Z, CONTROL)
    assert quotes(window, note) == ["called in"]
    press(view, Qt.Key.Key_Z, CONTROL)
    assert quotes(window, note) == ["called"]


def test_what_keys_have_changed_is_not_lost_with_the_window(window: MainWindow) -> None:
    note = footnote(window, "called")
    window.spans.many = 1
    press(window.parts.text, Qt.Key.Key_Right, ALT | SHIFT | CONTROL)
    path, cable = window.session.store.path, state_of(window).cable.id
    window.close()
    store = Store(path)
    assert [a.quote for a in store.cable_state(cable).spans_of(note)] == ["called in"]
    store.close()


PIECES = [
    "a",
    " word",
    " ",
    "[x]",
    ".",
    "e\u0301",
    FAMILY,
    "\U0001f1f0\U0001f1f5",
    "\U00020bb7",
    "שׁ",
    "שלום ",
    "中文",
]
RARE = ["\x00", "\u00a0", "\u2028", "\n", "\n\n", "\u0301", "\ufeff", "سلام", "שׁ", "שלום "]


def test_a_note_stands_on_exactly_the_characters_that_were_selected(window: MainWindow) -> None:
    view = window.parts.text

    @settings(max_examples=25, deadline=None, database=None)
    @given(
        text=st.lists(st.sampled_from(PIECES + RARE), min_size=2, max_size=20).map("".join),
        first=st.integers(0, 30),
        many=st.integers(1, 30),
        by_mouse=st.booleans(),
    )
    def check(text: str, first: int, many: int, by_mouse: bool) -> None:
        change, cable = new_cable(text, author=window.session.author.id)
        assert window.session.do(change)
        window.session.open_cable(cable.id)
        view.setFocus()
        view.select_span(0, 0)
        for _ in range(first):
            QTest.keyClick(view, Qt.Key.Key_Right)
        if by_mouse:
            start, end = view.cursorRect().center(), QPoint(300, 20 + 3 * many)
            QTest.mousePress(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, start)
            move(view, end, Qt.KeyboardModifier.NoModifier)
            QTest.mouseRelease(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, end)
        else:
            for _ in range(many):
                QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
        span = view.selected_span()
        if span is None:
            return
        assert set(span) <= set(clusters(text))
        window.notes.add("highlight")
        note = window.notes.chosen
        assert note is not None
        assert quotes(window, note) == [text[slice(*span)]]
        assert [(a.start, a.end) for a in state_of(window).spans_of(note)] == [span]
        window.notes.choose(None)

    check()
