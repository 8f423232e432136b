"""A note's words by the character: whole ones in any text, none lost on the way into the library."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.editing import note_edits
from db.editing.cable_edits import new_cable
from db.store import Store
from desktop.windows.main_window import MainWindow
from tests.panels.text.test_edges import FAMILY, clusters
from tests.panels.text.test_resizing import move
from tests.windows.desk import ALT, CONTROL, SHIFT, open_window, press, state_of
from tests.windows.noted import footnote, quotes

LEFT = Qt.MouseButton.LeftButton
ODD = f"In [brackets, translator] e\u0301te\u0301 {FAMILY} \U00020bb7\x00\u00a0x\u2028y\nשלום עולם end.\n"
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


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return open_window(qtbot, tmp_path)


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
