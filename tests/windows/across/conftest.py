"""A window on a library of five cables, with the window that looks across them open."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.windows.across.control import AcrossControl
from desktop.windows.across.window import View
from desktop.windows.main_window import MainWindow
from tests.db.across.conftest import Shelf
from tests.windows.desk import open_window

HOSTILE = "<b>=Office & Co</b>"
PATIENCE = 60_000


class Across:
    """The two windows, and the ids of the cables."""

    def __init__(self, qtbot: QtBot, window: MainWindow, cables: list[str]) -> None:
        self.qtbot, self.window, self.cables = qtbot, window, cables
        self.control: AcrossControl = window.dialogs.across

    def open(self, view: View) -> None:
        self.control.open(view)
        self.settle()

    def settle(self) -> None:
        """Wait until what is in front is counted."""
        self.qtbot.waitUntil(lambda: self.control.is_settled, timeout=PATIENCE)

    @property
    def opened(self) -> str:
        """The cable that is open in the main window."""
        state = self.window.session.state
        assert state is not None
        return state.cable.id


@pytest.fixture
def across(qtbot: QtBot, tmp_path: Path) -> Across:
    shelf = Shelf(tmp_path / "desk.chancery")
    for at in range(8):
        cable = shelf.cable(f"196{at % 2}-05-1{at}", originator="PYONGYANG" if at % 2 else "")
        shelf.list_of(cable, ("Foreign Ministry", 2), ("For. Min.", None), (HOSTILE, 1), total=4 + at // 7)
        minutes = 5 * at if at < 7 else 45
        shelf.stages_of(cable, ("Received", f"196{at % 2}-05-2{at}T08:00"))
        hours = 8 if at < 7 else 20
        shelf.stages_of(cable, ("Typed", f"196{at % 2}-05-2{at}T{hours:02}:{minutes:02}"))
    shelf.store.close()
    window = open_window(qtbot, tmp_path)
    return Across(qtbot, window, shelf.cables)
