"""A note that waits for words: "Place again" with nothing selected, and what the next words are for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.panels.notes.card_delegate import place_again_box
from desktop.windows.main_window import MainWindow
from tests.windows.desk import ALT, CONTROL, NONE, click_words, open_window, press, select, state_of
from tests.windows.test_lost_places import lose, on, told

WAITS = "Footnote waits for words: select them, then press Ctrl+Alt+P. Esc leaves it as it is."


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return open_window(qtbot, tmp_path)


def place_again(window: MainWindow, note: str) -> None:
    """Click "Place again" on an orphan's card."""
    cards = window.parts.notes.list
    index = window.parts.notes.model.index_of(note)
    cards.scrollTo(index)
    rect = cards.visualRect(index)
    at = rect.topLeft() + place_again_box(cards._cards.card(index, rect.width())).center()
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, NONE, at)


def quotes(window: MainWindow, note: str) -> list[str]:
    return [anchor.quote for anchor in state_of(window).spans_of(note)]


def test_the_next_words_are_for_the_orphan_whatever_is_clicked_before(window: MainWindow) -> None:
    other = on(window, "Ambassador", "Korea Desk")
    orphan = lose(window, "Pak Seong-cheol")
    window.notes.choose(other)
    window.parts.text.select_span(0, 0)
    place_again(window, orphan)
    assert (window.notes.chosen, told(window)) == (orphan, WAITS)
    click_words(window, "Ambassador")
    assert (window.notes.chosen, told(window)) == (orphan, WAITS)
    select(window, "Qiao")
    press(window.parts.text, Qt.Key.Key_P, CONTROL | ALT)
    assert (quotes(window, orphan), quotes(window, other)) == (["Qiao"], ["Ambassador", "Korea Desk"])


def test_esc_ends_the_wait(window: MainWindow) -> None:
    other = on(window, "Ambassador")
    orphan = lose(window, "Pak Seong-cheol")
    window.parts.text.select_span(0, 0)
    place_again(window, orphan)
    press(window.parts.text, Qt.Key.Key_Escape)
    assert told(window) == "The note was not placed."
    click_words(window, "Ambassador")
    assert window.notes.chosen == other


def test_several_places_that_become_one_are_told(window: MainWindow) -> None:
    note = on(window, "Ambassador", "Korea Desk")
    window.notes.choose(note)
    select(window, "Qiao")
    press(window.parts.text, Qt.Key.Key_P, CONTROL | ALT)
    assert told(window) == (
        "Footnote 1 stands on “Qiao”. Its 2 places became this one; Undo brings them back."
    )
    window.undo()
    assert quotes(window, note) == ["Ambassador", "Korea Desk"]
