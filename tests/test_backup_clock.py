"""The window's backups: made by themselves, without holding up an edit, and told only when they fail."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.backup.backups import backup_folder, list_backups
from db.checking.verify import verify_library
from db.editing.note_edits import add_note
from desktop.backup_clock import BackupClock
from desktop.session import Session
from desktop.settings import Settings, data_folder
from tests.opened_library import dressed, enter, session

__all__ = ["dressed", "enter", "session"]

PATIENCE = 30_000


def backups(session: Session) -> list[Path]:
    folder = backup_folder(session.store.path, data_folder() / "backups")
    return [backup.path for backup in list_backups(folder)]


def quiet_clock(session: Session) -> BackupClock:
    """Return a clock that fails the test where it has to tell of a failure."""
    clock = BackupClock(session)
    clock.failed.connect(pytest.fail)
    return clock


def test_opened_library_is_backed_up_while_edits_go_on(
    session: Session, enter: Callable[..., str], qtbot: QtBot
) -> None:
    session.open_cable(enter("Pak said that he agrees.\n"))
    clock = quiet_clock(session)
    with qtbot.waitSignal(clock.finished, timeout=PATIENCE) as ended:
        clock.start(opened_ms=1)
        assert session.state is not None
        assert session.do(add_note(session.state, "footnote", [(0, 3)], author=session.author.id)[0])
    assert ended.args == [True]
    (backup,) = backups(session)
    assert verify_library(backup, alone=True).findings == ()


def test_change_is_backed_up_after_a_while_and_no_change_is_not(
    session: Session, enter: Callable[..., str], qtbot: QtBot
) -> None:
    clock = quiet_clock(session)
    with qtbot.waitSignal(clock.finished, timeout=PATIENCE):
        clock.start(opened_ms=1, changed_ms=1)
    with qtbot.waitSignal(clock.finished, timeout=PATIENCE):
        clock.back_up()
    assert len(backups(session)) == 1
    with qtbot.waitSignal(clock.finished, timeout=PATIENCE):
        enter()
    assert len(backups(session)) == 2


def test_failure_is_told_once_and_tried_again(session: Session, qtbot: QtBot) -> None:
    Settings().put("backup_share", 1e-12)
    told: list[str] = []
    clock = BackupClock(session)
    clock.failed.connect(told.append)
    with qtbot.waitSignal(clock.finished, timeout=PATIENCE) as ended:
        clock.start(opened_ms=1, again_ms=1)
    assert ended.args == [False]
    with qtbot.waitSignal(clock.finished, timeout=PATIENCE) as ended:  # by itself
        pass
    assert ended.args == [False]
    (words,) = told
    assert words.startswith("No backup was made. There is no room for a backup")
    assert "tried again in" in words
    assert backups(session) == []
    Settings().put("backup_share", 0.5)
    with qtbot.waitSignals([clock.mended, clock.finished], timeout=PATIENCE):
        pass
    assert len(backups(session)) == 1
    clock.stop()


def test_what_she_asks_for_is_told_each_time(
    session: Session, enter: Callable[..., str], qtbot: QtBot
) -> None:
    enter()
    told: list[str] = []
    clock = quiet_clock(session)
    clock.told.connect(lambda words, in_bar: told.append(words) if in_bar else None)
    for _ in range(2):
        with qtbot.waitSignal(clock.finished, timeout=PATIENCE):
            clock.back_up("asked")
    first, second = told
    assert first.startswith("The library was backed up to ")
    assert second.startswith("Nothing has changed since the backup ")
    (path,) = backups(session)
    assert path.stem.endswith(", asked")


def test_library_closed_during_a_backup_is_one_file(
    session: Session, enter: Callable[..., str], qtbot: QtBot
) -> None:
    enter("word " * 200_000)
    path = session.store.path
    clock = quiet_clock(session)
    clock.back_up()
    qtbot.wait(80)
    session.close_library()
    assert [p.name for p in path.parent.glob(f"{path.name}*")] == [path.name]
    assert os.access(path, os.R_OK)
    assert verify_library(path).findings == ()
