"""A colleague's library merged in the window: looked at, merged, undone, and its questions settled by key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.editing import note_edits
from db.merging.asked import open_questions
from db.store import Store
from desktop.windows.main_window import MainWindow
from desktop.windows.merging.side_by_side import differing_words
from tests.windows.desk import ALT, open_window, press, select, state_of


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    window = open_window(qtbot, tmp_path)
    window.session.open_cable(window.session.cables()[0].id)
    select(window, "Urgent")
    window.notes.add("footnote")
    window.session.flush_wanted.emit()
    return window


@pytest.fixture
def colleague(window: MainWindow, tmp_path: Path) -> Path:
    """Return a copy of her library in which Ben wrote other words into her note, and set one of his own."""
    path = tmp_path / "Ben.chancery"
    window.session.store.save_copy(path)
    store = Store(path)
    author = store.ensure_author("Ben").id
    state = store.cable_state(state_of(window).cable.id)
    (note,) = state.notes.values()
    for change in (
        note_edits.set_words(state, note.id, "Ben saw it in the archive"),
        note_edits.add_note(state, "footnote", [(10, 16)], author=author, words="new")[0],
    ):
        assert change is not None
        store.apply(change, author=author)
    store.close()
    return path


def shown_plan(window: MainWindow, qtbot: QtBot, other: Path) -> object:
    control = window.dialogs.merging
    control.look(other)
    qtbot.waitUntil(lambda: control.plan is not None and control.plan.isVisible(), timeout=20_000)
    return control.plan


def merge(window: MainWindow, qtbot: QtBot, other: Path) -> None:
    shown_plan(window, qtbot, other)
    control = window.dialogs.merging
    assert control.plan is not None
    control.plan.merge.click()
    qtbot.waitUntil(lambda: control.waiting is None, timeout=20_000)
    QApplication.processEvents()


def test_it_is_looked_at_merged_and_undone(window: MainWindow, qtbot: QtBot, colleague: Path) -> None:
    before = len(state_of(window).notes)
    window.dialogs.merging.look(window.session.store.path)
    qtbot.waitUntil(lambda: window.dialogs.merging.waiting is None, timeout=20_000)
    assert "is the library that is open" in " ".join(bar.words for bar in window.parts.bars.bars())
    shown_plan(window, qtbot, colleague)
    plan = window.dialogs.merging.plan
    assert plan is not None
    assert "things come in from Ben" in plan.words.text()
    assert plan.list.count() == 1
    plan.cancel.click()
    assert len(state_of(window).notes) == before
    merge(window, qtbot, colleague)
    assert len(state_of(window).notes) == before + 1
    window.undo()
    assert len(state_of(window).notes) == before


def test_what_both_changed_is_asked_side_by_side_and_decided_by_key(
    window: MainWindow, qtbot: QtBot, colleague: Path
) -> None:
    (note,) = state_of(window).notes.values()
    window.session.do(note_edits.set_words(state_of(window), note.id, "Anna saw it in the ministry"))
    merge(window, qtbot, colleague)
    assert state_of(window).notes[note.id].words == "Anna saw it in the ministry"
    bars = window.parts.bars
    assert any("1 question is left" in words for words in bars.messages())
    window.dialogs.questions()
    dialog = window.dialogs.merging.questions
    assert dialog is not None
    assert dialog.list.count() == 1
    left, right = dialog.sides.views
    assert (left.toPlainText(), right.toPlainText()) == (
        "Anna saw it in the ministry",
        "Ben saw it in the archive",
    )
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)

    def words() -> str:
        return state_of(window).notes[note.id].words

    press(dialog.list, Qt.Key.Key_R, ALT)
    qtbot.waitUntil(lambda: words() == "Ben saw it in the archive")
    assert window.session.store.read(open_questions) == []
    press(dialog, Qt.Key.Key_U, ALT)
    qtbot.waitUntil(lambda: words() == "Anna saw it in the ministry")
    dialog.own.setPlainText("Both saw it")
    dialog.words.click()
    assert words() == "Both saw it"
    assert dialog.pages.currentIndex() == 1
    assert not any("1 question is left" in words for words in bars.messages())
    dialog.close()


def test_differing_words_are_whole_words() -> None:
    assert differing_words("he agrees now", "he agreed now") == ([(3, 9)], [(3, 9)])
    assert differing_words("same", "same") == ([], [])
