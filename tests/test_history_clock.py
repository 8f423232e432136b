"""History is packed by itself, beside the window, and only where that is worth while."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.checking.verify import verify_library
from db.editing import note_edits
from db.editing.cable_edits import new_cable
from db.history.compaction import WORTH_STEPS, is_worth_while
from desktop.history_clock import HistoryClock
from desktop.session import Session


@pytest.fixture
def session(tmp_path: Path, qapp: QApplication) -> Session:  # noqa: ARG001
    opened = Session(lambda: "Ada Reader")
    opened.open_library(tmp_path / "library.chancery")
    change, cable = new_cable("A text.\n", author=opened.author.id)
    assert opened.do(change)
    opened.open_cable(cable.id)
    return opened


def typed(session: Session, saves: int) -> str:
    assert session.state is not None
    change, note = note_edits.add_note(session.state, "footnote", [(0, 6)], author=session.author.id)
    assert session.do(change)
    for n in range(saves):
        assert session.do(note_edits.set_words(session.state, note.id, "x" * (n + 1), burst="b"))
    assert session.do(note_edits.set_colour(session.state, note.id, "rose"))
    return note.id


def test_packed_after_a_quiet_time_and_nothing_shown_is_read_anew(qtbot: QtBot, session: Session) -> None:
    note = typed(session, WORTH_STEPS)
    clock = HistoryClock(session)
    with qtbot.waitSignal(clock.child.finished, timeout=30_000) as ended:
        clock.start(quiet_ms=1)
    assert ended.args is not None
    assert ended.args[0] == 0
    assert not session.store.read(is_worth_while)
    with qtbot.assertNotEmitted(session.reloaded):
        session.look_again()
    session.undo()
    session.undo()
    assert session.state is not None
    assert session.state.notes[note].words == ""
    path = session.store.path
    session.close_library()
    assert verify_library(path).findings == ()


@pytest.mark.usefixtures("qtbot")
def test_little_is_left_alone(session: Session) -> None:
    typed(session, 3)
    clock = HistoryClock(session)
    clock.pack()
    assert clock.child.state() == clock.child.ProcessState.NotRunning
    session.close_library()


@pytest.mark.usefixtures("qtbot")
def test_given_up_when_the_library_is_closed(session: Session) -> None:
    typed(session, WORTH_STEPS)
    path = session.store.path
    clock = HistoryClock(session)
    clock.pack()
    session.close_library()
    assert clock.child.state() == clock.child.ProcessState.NotRunning
    assert verify_library(path).findings == ()
