"""Keep is pressed at a bad moment: it ends in a reading, or in words and with Keep to be pressed again."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.editing import note_edits
from db.store import Store
from desktop.windows.main_window import MainWindow
from tests import questions
from tests.windows.correcting import correct, enter, keep, look_at_all, note, quotes, wait_for_notes
from tests.windows.desk import open_window, state_of


@contextmanager
def held(library: Path) -> Iterator[None]:
    """Hold the right to write in a library."""
    other = sqlite3.connect(library, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """Return a window in which one name is corrected, and what becomes of the notes is known."""
    made = open_window(qtbot, tmp_path)
    note(made, "footnote", "Ambassador Qiao")
    enter(made)
    correct(made, "Ambassador Qiao", "Ambassador Chiao")
    wait_for_notes(qtbot, made)
    look_at_all(made)
    return made


def told(window: MainWindow) -> str:
    return window.parts.status_line._told.text()


def may_keep(window: MainWindow) -> bool:
    return window.correcting.page.keep.isEnabled()


def library(window: MainWindow) -> Path:
    return window.session.store.path


def write_elsewhere(window: MainWindow, words: str) -> str:
    """Have another process lay a note on words."""
    store = Store(library(window), create=False)
    author = store.ensure_author("Other").id
    state = store.cable_state(state_of(window).cable.id)
    start = state.text.index(words)
    change, made = note_edits.add_note(state, "footnote", [(start, start + len(words))], author=author)
    store.apply(change, author=author)
    store.close()
    return made.id


def test_a_library_in_use_is_waited_for(qtbot: QtBot, window: MainWindow) -> None:
    mine = window.correcting.page.editor.text
    with held(library(window)):
        window.correcting.page.keep.click()
        assert window.correcting.active
        assert "kept as soon as it lets go" in told(window)
        assert not may_keep(window)
        tries = window.correcting.keeping.tries
        qtbot.waitUntil(lambda: window.correcting.keeping.tries < tries)
        assert window.parts.bars.messages() == []
    qtbot.waitUntil(lambda: not window.correcting.active)
    assert (state_of(window).reading.ordinal, state_of(window).text) == (1, mine)
    assert window.parts.bars.messages() == []


def test_one_that_is_not_let_go_is_told_and_keep_can_be_pressed_again(
    qtbot: QtBot, window: MainWindow
) -> None:
    mine = window.correcting.page.editor.text
    with held(library(window)):
        window.correcting.page.keep.click()
        window.correcting.keeping.tries = 1
        qtbot.waitUntil(lambda: may_keep(window))
        assert any("in use by another program" in words for words in window.parts.bars.messages())
        assert window.correcting.page.editor.text == mine
        assert state_of(window).reading.ordinal == 0
    keep(qtbot, window)
    assert state_of(window).text == mine


@pytest.mark.parametrize("fresh", [True, False])
def test_who_types_on_while_it_waits_is_told_that_nothing_was_kept(
    qtbot: QtBot, window: MainWindow, fresh: bool
) -> None:
    if not fresh:
        correct(window, "Priority", "Precedence")
        window.correcting.page.keep.click()
        assert "as soon as it is known" in told(window)
        assert not may_keep(window)
        correct(window, "Korea Desk", "China Desk")
    else:
        with held(library(window)):
            window.correcting.page.keep.click()
            correct(window, "Korea Desk", "China Desk")
    assert told(window) == "You typed on, so nothing was kept yet. Keep again when you are done."
    assert may_keep(window)
    mine = window.correcting.page.editor.text
    wait_for_notes(qtbot, window)
    assert state_of(window).reading.ordinal == 0
    look_at_all(window)
    keep(qtbot, window)
    assert state_of(window).text == mine


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_it_is_kept_where_the_child_that_looks_for_the_notes_dies(qtbot: QtBot, window: MainWindow) -> None:
    correct(window, "Priority", "Precedence")
    mine = window.correcting.page.editor.text
    pid = window.jobs.child_pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)  # so that the answer cannot come before
    window.correcting.page.keep.click()
    assert window.correcting.keeping.waits
    os.kill(pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: not window.correcting.active, timeout=20_000)
    assert state_of(window).text == mine


def test_what_others_wrote_that_does_not_touch_the_text_is_no_hindrance(window: MainWindow) -> None:
    store = Store(library(window), create=False)
    store.ensure_author("Other")
    store.close()
    window.correcting.page.keep.click()
    assert not window.correcting.active
    assert state_of(window).reading.ordinal == 1
    assert window.parts.bars.messages() == []


def test_a_note_made_elsewhere_in_that_moment_is_looked_at_first(qtbot: QtBot, window: MainWindow) -> None:
    made = write_elsewhere(window, "Ambassador Qiao")
    window.correcting.page.keep.click()
    assert window.correcting.active
    assert may_keep(window)
    (words,) = window.parts.bars.messages()
    assert words.startswith("The notes were changed elsewhere, so nothing was kept yet.")
    wait_for_notes(qtbot, window)
    look_at_all(window)
    keep(qtbot, window)
    assert quotes(window, made) == ["Ambassador Chiao"]
    assert window.parts.bars.messages() == []


def test_one_made_while_she_is_asked_is_not_passed_over_by_her_answer(
    qtbot: QtBot, window: MainWindow
) -> None:
    item = next(item for item in window.correcting.work.items if item.group == "changed")
    window.correcting.places.do(item.key, "back")

    def meanwhile() -> None:
        write_elsewhere(window, "Korea Desk")
        window.session.look()

    questions.press("Keep", meanwhile)
    window.correcting.page.keep.click()
    assert window.correcting.active
    assert may_keep(window)
    assert "nothing was kept yet" in window.parts.bars.messages()[0]
    assert state_of(window).reading.ordinal == 0
    wait_for_notes(qtbot, window)
    questions.press("Discard")
    assert window.correcting.leave()


def test_a_note_that_lost_its_words_is_told_when_the_reading_is_made(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    note(window, "footnote", "Pak said that he agrees")
    enter(window)
    correct(window, " Pak said that he agrees.", "")
    wait_for_notes(qtbot, window)
    look_at_all(window)
    keep(qtbot, window)
    told = "Reading 1 was made. 1 note lost its words: see the tray. Undo takes it back."
    assert window.parts.status_line._told.text() == told
    window.close()
