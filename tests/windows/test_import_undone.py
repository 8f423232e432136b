"""Taking an import back in the window, and deleting a cable that has no title."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.import_paths import read_typed
from desktop.windows.main_window import MainWindow
from tests.windows.desk import open_window, state_of


def import_typed(window: MainWindow, text: str) -> None:
    """Enter a text as the window for new cables does, and show it."""
    change, cable = read_typed(text, "", window.session.author.id)
    assert window.session.do(change)
    window.libraries.open_cable(cable.id)


def test_undo_of_an_import_leaves_the_cable_shown_without_a_complaint(qtbot: QtBot, tmp_path: Path) -> None:
    """The cable that goes is the one on the screen; another is shown, and redo brings it back."""
    window = open_window(qtbot, tmp_path)
    sample = state_of(window).cable.id
    import_typed(window, "A pasted cable.")
    pasted = state_of(window).cable.id
    assert pasted != sample
    window.parts.actions["undo"].trigger()
    qtbot.waitUntil(lambda: window.parts.library.count() == 1)
    window.parts.actions["redo"].trigger()
    qtbot.waitUntil(lambda: window.parts.library.count() == 2)


def test_a_cable_without_a_title_is_deleted_by_its_name_in_the_list(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    import_typed(window, "A pasted cable.")
    window.parts.actions["delete-cable"].trigger()
    assert "Cable without a title" in window.parts.actions["undo"].text()
