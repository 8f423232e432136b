"""The window stands where it was, whole on the screen, and is remembered as soon as it changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.settings import Settings
from desktop.windows.main_window import MainWindow

ROOM = QRect(0, 0, 800, 800)
"""The screen that the offscreen platform has."""


def opened(qtbot: QtBot, folder: Path) -> MainWindow:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.install(app, "light")
    window = MainWindow(Settings(folder / "settings.json"))
    qtbot.addWidget(window)
    window.finish()
    window.show()
    qtbot.waitUntil(lambda: window.place._given is not None)
    return window


def kept(folder: Path, key: str) -> object:
    return Settings(folder / "settings.json").get(key)


def test_the_first_window_is_whole_on_a_small_screen(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    assert window.screen().availableGeometry() == ROOM
    assert window.frameGeometry().bottom() <= ROOM.bottom()
    assert window.width() == ROOM.width()
    window.close()


@pytest.mark.parametrize("wrong", [7, "x", {"place": [1, 2]}, {"place": ["a", 0, 0, 0]}, {"place": None}])
def test_what_cannot_be_read_is_as_if_nothing_was_kept(qtbot: QtBot, tmp_path: Path, wrong: object) -> None:
    Settings(tmp_path / "settings.json").put("window", wrong)
    window = opened(qtbot, tmp_path)
    assert window.frameGeometry().bottom() <= ROOM.bottom()
    assert window.width() == ROOM.width()
    window.close()


def test_one_that_stood_on_a_screen_that_is_gone_comes_onto_this_one(qtbot: QtBot, tmp_path: Path) -> None:
    Settings(tmp_path / "settings.json").put("window", {"place": [3000, 2000, 810, 700]})
    window = opened(qtbot, tmp_path)
    assert ROOM.intersects(window.geometry())
    window.close()


def test_a_change_is_kept_before_the_window_closes(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    window.place._pause.setInterval(1)
    window.resize(800, 610)
    qtbot.waitUntil(lambda: "610" in str(kept(tmp_path, "window")))
    fold, columns = window.parts.folds["stages"], window.parts.columns
    fold.set_folded(not fold.folded)

    def is_kept() -> bool:
        known = kept(tmp_path, "columns")
        names = known[columns.width_class]["folded"] if isinstance(known, dict) and known else []
        return ("stages" in names) is fold.folded

    qtbot.waitUntil(is_kept)
    window.close()


def test_a_frame_that_the_window_manager_adds_does_not_make_it_wander(qtbot: QtBot, tmp_path: Path) -> None:
    asked = [0, 30, 800, 600]
    for _ in range(3):
        Settings(tmp_path / "settings.json").put("window", {"place": asked, "maximized": False})
        window = opened(qtbot, tmp_path)
        window.place._given = None
        window.setGeometry(QRect(0, 35, 800, 600))  # as a window manager puts it
        window.place._settled()
        window.close()
        assert kept(tmp_path, "window") == {"place": asked, "maximized": False}
