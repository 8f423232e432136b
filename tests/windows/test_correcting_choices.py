"""What is decided beside a text that is corrected: undo follows the focus, and each key answers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.correcting.correction_choices import Choice
from desktop.panels.text.edit_history import TextEdit
from desktop.windows.correcting.correct_choices import Choices
from desktop.windows.main_window import MainWindow
from tests import questions
from tests.windows.correcting import correct, enter, note, wait_for_notes
from tests.windows.desk import CONTROL, SHIFT, open_window, press

KEY = Qt.Key


def told(window: MainWindow) -> str:
    return window.parts.status_line._told.text()


def leave(window: MainWindow) -> None:
    questions.press("Discard")
    window.correcting.leave()
    window.close()


def changed(qtbot: QtBot, tmp_path: Path) -> tuple[MainWindow, str, str]:
    """Return the window with two notes whose words are changed, and the keys of their items."""
    window = open_window(qtbot, tmp_path)
    note(window, "footnote", "Pak Seong-cheol")
    note(window, "footnote", "Ambassador Qiao")
    enter(window)
    correct(window, "Pak Seong-cheol", "Pak Sŏng-ch’ŏl")
    correct(window, "Ambassador Qiao", "Ambassador Chiao")
    items = wait_for_notes(qtbot, window)
    window.correcting.page.touched.setFocus()
    QApplication.processEvents()
    return window, items["Pak Seong-cheol"].key, items["Ambassador Qiao"].key


def choices(window: MainWindow) -> dict[str, str]:
    return {key: choice.kind for key, choice in window.correcting.work.choices.made.items()}


def test_undo_follows_the_focus(qtbot: QtBot, tmp_path: Path) -> None:
    window, pak, qiao = changed(qtbot, tmp_path)
    page = window.correcting.page
    cards, editor, text = page.touched.list, page.editor, page.editor.text
    assert not window.parts.actions["undo"].isEnabled()  # nothing was decided yet
    cards.choose(pak)
    press(cards, KEY.Key_R)
    cards.choose(qiao)
    press(cards, KEY.Key_O)
    assert choices(window) == {pak: "right", qiao: "orphan"}
    press(cards, KEY.Key_Z, CONTROL)
    assert (choices(window), editor.text) == ({pak: "right"}, text)
    assert told(window).startswith("Choice taken back: Footnote 2")
    press(cards, KEY.Key_Z, CONTROL)
    assert choices(window) == {}
    here = cards.current_item()
    assert here is not None
    assert here.key == pak
    press(cards, KEY.Key_Z, CONTROL | SHIFT)
    assert choices(window) == {pak: "right"}
    editor.setFocus()
    QApplication.processEvents()
    press(editor, KEY.Key_Z, CONTROL)
    assert "Ambassador Chiao" not in editor.text
    assert choices(window) == {pak: "right"}
    assert window.parts.actions["redo"].isEnabled()
    cards.setFocus()
    QApplication.processEvents()
    assert window.parts.actions["redo"].isEnabled()  # the choice about Qiao
    leave(window)


def test_a_value_kept_is_a_step_too(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    enter(window)
    correct(window, "Korea Desk", "China Desk")
    item = wait_for_notes(qtbot, window)["Korea Desk"]
    cards = window.correcting.page.touched.list
    cards.setFocus()
    cards.choose(item.key)
    press(cards, KEY.Key_V)
    assert window.correcting.work.choices.kept_values == {item.key}
    press(cards, KEY.Key_Z, CONTROL)
    assert window.correcting.work.choices.kept_values == set()
    leave(window)


def test_right_goes_on_to_the_next_open_card_and_says_where_it_cannot(qtbot: QtBot, tmp_path: Path) -> None:
    window, pak, qiao = changed(qtbot, tmp_path)
    cards = window.correcting.page.touched.list
    cards.choose(pak)
    press(cards, KEY.Key_R)
    here = cards.current_item()
    assert here is not None
    assert here.key == qiao
    assert window.correcting.page.editor.looks.lit  # its words are shown in the text
    cards.choose(pak)
    press(cards, KEY.Key_R)
    assert told(window) == "Decided already: Looked at: right as it is. U takes it back."
    assert choices(window) == {pak: "right"}
    leave(window)


def test_a_place_laid_by_hand_moves_with_the_text_also_while_it_is_taken_back() -> None:
    made = Choices()
    made.choose("a", Choice("placed", "", (10, 14)))
    made.choose("b", Choice("right", "words"))
    made.undo()
    made.undo()
    made.follow(TextEdit(0, "", "one "))
    assert made.redo() == "a"
    assert made.made["a"].span == (14, 18)
    made.rename({"a": "c"})
    assert made.made == {"c": Choice("placed", "", (14, 18))}
    assert made.redo() is None  # what was decided about "b" went with it
    assert made.undo() == "c"
    made.choose("c", None)
    assert (made.can_undo, made.can_redo) == (False, True)  # nothing was decided by that
