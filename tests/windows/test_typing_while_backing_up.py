"""She types while a backup runs: nothing waits for it, however long it takes, and it is whole in the end."""

from __future__ import annotations

import os
import signal
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.backup.backups import backup_folder, list_backups
from db.checking.verify import verify_library
from desktop.settings import data_folder
from desktop.windows.main_window import MainWindow
from tests.windows.desk import ALT, CONTROL, open_window, press, select, type_words

PATIENCE = 60_000


def on_the_disk(window: MainWindow) -> list[str]:
    connection = sqlite3.connect(window.session.store.path)
    try:
        return [str(words) for (words,) in connection.execute("SELECT words FROM note")]
    finally:
        connection.close()


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="this system cannot halt a process")
def test_typing_waits_for_no_backup(qtbot: QtBot, tmp_path: Path) -> None:
    """The backup is halted in its tracks: whoever waited for it would wait for ever."""
    window = open_window(qtbot, tmp_path)
    select(window, "Korea Desk")
    press(window.parts.text, Qt.Key.Key_F, CONTROL | ALT)
    clock = window.care.clock
    clock.failed.connect(pytest.fail)
    for turn in range(3):
        type_words(f"before {turn}. ")
        window.session.flush_wanted.emit()
        clock.back_up("changed")
        qtbot.waitUntil(lambda: clock.process.state() == QProcess.ProcessState.Running, timeout=PATIENCE)
        for _ in range(turn * 40):  # another moment of its work each time
            QApplication.processEvents()
        pid = clock.process.processId()
        if pid:
            os.kill(pid, signal.SIGSTOP)
        type_words(f"during {turn}. ")
        window.session.flush_wanted.emit()
        assert f"during {turn}. " in on_the_disk(window)[0]
        with qtbot.waitSignal(clock.finished, timeout=PATIENCE) as ended:
            if pid:
                os.kill(pid, signal.SIGCONT)
        assert ended.args == [True]
    folder = backup_folder(window.session.store.path, data_folder() / "backups")
    for backup in list_backups(folder):
        assert verify_library(backup.path, alone=True).findings == ()
    assert len(list_backups(folder)) >= 3
    assert on_the_disk(window) == ["".join(f"before {n}. during {n}. " for n in range(3))]
    window.close()
