"""The focus stays where the hand is when what had it goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.windows.desk import CONTROL, open_window, press, select, state_of


def settle(area: QWidget) -> None:
    """Click the first "Settled" of a panel."""
    button = next(b for b in area.findChildren(QPushButton) if b.text() == "Settled" and b.isVisible())
    button.setFocus()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


@pytest.mark.parametrize("key", ["header", "stages"])
def test_settling_a_doubt_keeps_the_focus_in_its_panel(qtbot: QtBot, tmp_path: Path, key: str) -> None:
    """And Ctrl+Z there takes the settling back, at once."""
    window = open_window(qtbot, tmp_path, width=1920, height=1080)
    fold = window.parts.folds[key]
    before = len(state_of(window).open_doubts())
    settle(fold)
    assert len(state_of(window).open_doubts()) < before
    focus = QApplication.focusWidget()
    assert focus is not None
    assert fold.isAncestorOf(focus)
    press(focus, Qt.Key.Key_Z, CONTROL)
    assert len(state_of(window).open_doubts()) == before


def test_delete_goes_on_with_the_next_note(qtbot: QtBot, tmp_path: Path) -> None:
    """Del, Del takes two notes; the text does not move for it."""
    window = open_window(qtbot, tmp_path)
    for words in ("Korea Desk", "Pak Seong-cheol", "Ambassador Qiao"):
        select(window, words)
        window.parts.actions["highlight"].trigger()
    notes = window.parts.notes.list
    notes.setFocus()
    press(notes, Qt.Key.Key_Home)
    place = window.parts.text.verticalScrollBar().value()
    press(notes, Qt.Key.Key_Delete)
    assert len(window.parts.notes.selected_notes()) == 1
    press(notes, Qt.Key.Key_Delete)
    assert len(state_of(window).notes_in_order()) == 1
    assert notes.hasFocus()
    assert window.parts.text.verticalScrollBar().value() == place


def test_all_notes_are_chosen_from_their_list(qtbot: QtBot, tmp_path: Path) -> None:
    """Ctrl+A means the notes where the notes have the focus, and the text elsewhere."""
    window = open_window(qtbot, tmp_path)
    for words in ("Korea Desk", "Pak Seong-cheol"):
        select(window, words)
        window.parts.actions["highlight"].trigger()
    window.parts.notes.list.setFocus()
    window.parts.actions["select-all"].trigger()
    assert len(window.parts.notes.selected_notes()) == 2
    window.parts.text.setFocus()
    window.parts.actions["select-all"].trigger()
    assert window.parts.text.selected_span() == (0, len(state_of(window).text))


def test_the_key_of_the_notes_leads_to_the_notes(qtbot: QtBot, tmp_path: Path) -> None:
    """Alt+4 and Enter edit a note: the filter is not what she came for."""
    window = open_window(qtbot, tmp_path)
    window.parts.actions["panel-notes"].trigger()
    before = QApplication.focusWidget()
    assert before is not None
    assert window.parts.folds["notes"].isAncestorOf(before)
    select(window, "Korea Desk")
    window.parts.actions["highlight"].trigger()
    window.parts.actions["panel-notes"].trigger()
    focus = QApplication.focusWidget()
    assert focus is window.parts.notes.list
    press(focus, Qt.Key.Key_Return)
    assert window.parts.notes.editor.field.hasFocus()
