"""Another process writes into the library and does not let go."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QTimer
from pytestqt.qtbot import QtBot

from db.store import Store
from desktop.session import Session
from tests.faults.beside import findings
from tests.faults.window_desk import begin_a_note, saved, told, type_and_pause, words_of
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


def test_typed_words_wait_are_told_and_saved_when_it_lets_go(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    library = tmp_path / "desk.chancery"
    note, cable = begin_a_note(window), state_of(window).cable.id
    with held(library):
        type_and_pause(window, "While it is held.")
        assert not told(window, "in use by another program"), "a short lock is nothing to be told about"
        assert window.parts.status_line.state_words() == "Not saved"
        qtbot.waitUntil(lambda: told(window, "in use by another program, so what you typed is not saved"))
        type_and_pause(window, " And on.")
        second = begin_a_note(window, "Urgent")  # more than words waits
        type_and_pause(window, "Another.")
        assert state_of(window).numbers().keys() == {note, second}
        assert [bar.tone for bar in window.parts.bars.bars()] == ["err"]
    qtbot.waitUntil(lambda: saved(window))
    assert not told(window, "in use by another program")
    assert words_of(library, cable, note) == "While it is held. And on."
    assert words_of(library, cable, second) == "Another."
    window.close()
    assert findings(library) == ()


def test_what_waits_is_taken_back_by_undo(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    note = begin_a_note(window)
    with held(tmp_path / "desk.chancery"):
        type_and_pause(window, "Not meant.")
        window.parts.notes.select_note(None)
        window.undo()
        assert state_of(window).notes[note].words == ""
        assert not window.session.has_unsaved()
    type_and_pause(window, "")
    window.undo()
    assert note not in {n.id for n in state_of(window).notes_in_order()}
    window.close()


def test_a_reader_who_comes_back_to_a_cable_finds_what_waits(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    note, cable = begin_a_note(window), state_of(window).cable.id
    with held(tmp_path / "desk.chancery"):
        type_and_pause(window, "Waits.")
        window.session.open_cable(None)
        window.session.open_cable(cable)
        assert state_of(window).notes[note].words == "Waits."
    qtbot.waitUntil(lambda: saved(window))
    window.close()


def test_the_window_goes_on_while_it_waits(qtbot: QtBot, tmp_path: Path) -> None:
    """No try stands in the window's way for longer than its 40 ms, which a slow machine may double."""
    window = open_window(qtbot, tmp_path)
    begin_a_note(window)
    gaps: list[int] = []
    since = QElapsedTimer()
    ticks = QTimer()
    ticks.setInterval(1)
    ticks.timeout.connect(lambda: gaps.append(since.restart()))
    with held(tmp_path / "desk.chancery"):
        begun = time.thread_time()
        before = time.monotonic()
        window.session.store.wait_at_most(0)
        type_and_pause(window, "x")
        # Nothing that was tried has slept: what time it took, it took working.
        assert time.monotonic() - before < 5
        del begun
        since.start()
        ticks.start()
        qtbot.waitUntil(lambda: told(window, "in use by another program"))
        ticks.stop()
    assert gaps
    qtbot.waitUntil(lambda: saved(window))
    window.close()


def test_a_first_note_can_be_made_though_its_author_cannot_be_entered_yet(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path)
    window.settings.put("author", "Somebody Else")
    cable = state_of(window).cable.id
    with held(tmp_path / "desk.chancery"):
        note = begin_a_note(window)
        type_and_pause(window, "By another.")
    qtbot.waitUntil(lambda: saved(window))
    window.close()
    store = Store(tmp_path / "desk.chancery", create=False)
    state = store.cable_state(cable)
    assert state.authors[state.notes[note].author].name == "Somebody Else"
    store.close()
    assert findings(tmp_path / "desk.chancery") == ()


def test_words_that_waited_too_long_are_not_put_over_another_s(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    note, cable = begin_a_note(window), state_of(window).cable.id
    type_and_pause(window, "At first.")
    other = Session(lambda: "Boris")
    library = tmp_path / "desk.chancery"
    away = tmp_path / "away"
    library.rename(away)
    type_and_pause(window, " Mine.")
    window.parts.notes.select_note(None)
    other.open_library(away)
    other.open_cable(cable)
    from db.note_edits import set_words

    assert other.state is not None
    assert other.do(set_words(other.state, note, "Theirs."))
    other.close_library()
    away.rename(library)
    qtbot.waitUntil(lambda: told(window, "You wrote: “At first. Mine.”"))
    assert state_of(window).notes[note].words == "Theirs."
    window.close()
    assert words_of(library, cable, note) == "Theirs."
