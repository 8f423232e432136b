"""While a note is written in a low window, the line with the caret is in sight."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.windows.main_window import MainWindow
from tests.windows.desk import open_window, press, select, type_words


def caret_in_sight(window: MainWindow) -> bool:
    """Tell whether the caret of the note's editor lies within the list of cards."""
    field, port = window.parts.notes.editor.field, window.parts.notes.list.viewport()
    caret = field.cursorRect()
    top = field.viewport().mapTo(port, caret.topLeft())
    return field.hasFocus() and port.rect().contains(QRect(top, caret.size()))


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640), (1024, 768)])
def test_caret_stays_in_sight(qtbot: QtBot, tmp_path: Path, size: tuple[int, int]) -> None:
    """With every panel open, from the first key to the tenth line, and when she goes back to the first."""
    window = open_window(qtbot, tmp_path, width=size[0], height=size[1])
    for key in ("header", "stages", "distribution", "notes"):
        window.parts.columns.reveal(key)
    select(window, "Pak Seong-cheol")
    window.parts.actions["footnote"].trigger()
    QApplication.processEvents()
    assert caret_in_sight(window)
    for line in range(10):
        type_words(f"line {line}")
        press(window.parts.notes.editor.field, Qt.Key.Key_Return)
    assert caret_in_sight(window)
    press(window.parts.notes.editor.field, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert caret_in_sight(window)


def test_other_panels_get_their_room_back(qtbot: QtBot, tmp_path: Path) -> None:
    """The notes are higher only while one is written."""
    window = open_window(qtbot, tmp_path)
    select(window, "Pak Seong-cheol")
    window.parts.actions["footnote"].trigger()
    QApplication.processEvents()
    written = window.parts.folds["stages"].height()
    press(window.parts.notes.editor.field, Qt.Key.Key_Escape)
    assert window.parts.folds["stages"].height() > written


def test_whole_editor_in_sight_where_there_is_room(qtbot: QtBot, tmp_path: Path) -> None:
    """At 1280x800, as the window first opens, kind and tags of a new note are to be seen too."""
    window = open_window(qtbot, tmp_path)
    select(window, "Pak Seong-cheol")
    window.parts.actions["footnote"].trigger()
    notes = window.parts.notes
    qtbot.waitUntil(lambda: notes.list.viewport().rect().contains(notes.editor.geometry()))
