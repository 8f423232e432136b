"""A window on a library of five cables, with the window that looks across them open."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.windows.across.control import AcrossControl
from desktop.windows.across.window import AcrossWindow, View
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

    def to_front(self) -> AcrossWindow:
        """Bring the window back before the main window, in which a cable was opened."""
        window = self.control.window
        assert window is not None
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)
        return window

    def settle(self) -> None:
        """Wait until what is in front is counted."""
        self.qtbot.waitUntil(lambda: self.control.is_settled, timeout=PATIENCE)

    @property
    def opened(self) -> str:
        """The cable that is open in the main window."""
        state = self.window.session.state
        assert state is not None
        return state.cable.id


@pytest.fixture(scope="package")
def library(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """Return a library of eight cables, the last with a list and a stage that are odd, and their ids."""
    shelf = Shelf(tmp_path_factory.mktemp("across") / "desk.chancery")
    for at in range(8):
        cable = shelf.cable(f"196{at % 2}-05-1{at}", originator="PYONGYANG" if at % 2 else "")
        shelf.list_of(cable, ("Foreign Ministry", 2), ("For. Min.", None), (HOSTILE, 1), total=4 + at // 7)
        typed = "20:45" if at == 7 else f"08:{5 * at:02}"
        day = f"196{at % 2}-05-2{at}"
        shelf.stages_of(cable, ("Received", f"{day}T08:00"), ("Typed", f"{day}T{typed}"))
    shelf.store.note_sample_entered()
    shelf.store.close()
    return shelf.store.path, shelf.cables


@pytest.fixture
def across(qtbot: QtBot, tmp_path: Path, library: tuple[Path, list[str]]) -> Across:
    made, cables = library
    shutil.copyfile(made, tmp_path / "desk.chancery")
    return Across(qtbot, open_window(qtbot, tmp_path), cables)


@pytest.fixture
def empty(qtbot: QtBot, tmp_path: Path) -> Across:
    shelf = Shelf(tmp_path / "desk.chancery")
    shelf.cable("long ago")
    shelf.store.note_sample_entered()
    shelf.store.close()
    return Across(qtbot, open_window(qtbot, tmp_path), shelf.cables)
