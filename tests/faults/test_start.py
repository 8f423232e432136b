"""Something is wrong from the beginning: settings, the data folder, fonts. It is told in words."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from db.errors import LibraryError
from db.store import Store
from desktop import app, theme_fonts
from desktop.messages.errors import error_sentence
from desktop.settings import Settings, data_folder
from desktop.windows.main_window import MainWindow
from desktop.windows.trouble_dialog import TroubleDialog
from tests.conftest import REPOSITORY
from tests.faults.window_desk import told
from tests.windows.desk import open_window, state_of


def chancery(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desktop", *arguments],
        cwd=REPOSITORY,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize("kept", ['{"author": "Anna', "[]", "", "\x00\x01", '"words"'])
def test_settings_that_cannot_be_read_are_put_aside_and_told(qtbot: QtBot, tmp_path: Path, kept: str) -> None:
    (tmp_path / "settings.json").write_text(kept, "utf-8")
    window = open_window(qtbot, tmp_path)
    qtbot.waitUntil(lambda: told(window, "The settings could not be read, so they begin anew"))
    assert (tmp_path / "settings.unreadable").read_text("utf-8") == kept
    window.close()


def test_settings_of_the_wrong_kind_are_passed_over(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(
        '{"author": 5, "columns": 3, "zoom": "big", "recent_libraries": {"a": 1}, "last_cable": [],'
        ' "geometry": 7, "theme": 1, "library_order": {}, "line_numbers": "x", "folders_told": 2}',
        "utf-8",
    )
    window = open_window(qtbot, tmp_path)
    assert state_of(window).text
    assert window.geometry() != QRect()
    window.close()


@pytest.mark.parametrize("arguments", [(), ("list",), ("backup",)])
def test_a_data_folder_that_cannot_be_made_is_told_in_one_sentence(arguments: tuple[str, ...]) -> None:
    data_folder().parent.mkdir(parents=True, exist_ok=True)
    data_folder().write_text("a file where the folder should be")
    ended = chancery(*arguments)
    assert ended.returncode == 2
    assert "Check" in ended.stderr or "There is no library" in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("way", ["quit", "another"])
def test_a_first_library_that_is_none_is_told_over_the_window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    letter = tmp_path / "letter.chancery"
    letter.write_text("Dear Anna")
    other = tmp_path / "other.chancery"
    Store(other).close()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    window = MainWindow(Settings(tmp_path / "settings.json"))
    qtbot.addWidget(window)
    with pytest.raises(LibraryError) as refused:
        window.libraries.open_first(letter)
    window.show()
    qtbot.waitExposed(window)
    said: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, TroubleDialog):
            QTimer.singleShot(10, answer)
            return
        said.append(dialog.words.text())
        assert set(dialog.buttons) == {"restore", "salvage", "another", "quit"}
        dialog.buttons[way].click()

    QTimer.singleShot(0, answer)
    app.offer_ways_out(window, letter, error_sentence(refused.value), refused.value.code)
    assert "is not a Chancery library" in said[0]
    assert window.isVisible() == window.session.has_library == (way == "another")
    assert letter.read_text() == "Dear Anna"
    window.close()


def test_missing_fonts_are_told_and_the_window_goes_on(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import resources

    there = tmp_path / "resources"
    shutil.copytree(resources.folder(), there, ignore=shutil.ignore_patterns("*.ttc", "__pycache__"))
    monkeypatch.setattr(resources, "folder", lambda: there)
    monkeypatch.setattr(theme_fonts, "_loaded", set())
    monkeypatch.setattr(theme_fonts, "_missing", [])
    window = open_window(qtbot, tmp_path)
    qtbot.waitUntil(lambda: told(window, "fonts are not all there (NotoSerifCJK-Regular.ttc)"))
    window.close()
