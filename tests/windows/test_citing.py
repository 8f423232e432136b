"""Citations in the clipboard and by drag, from the open cable and from rows of the list."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.windows.main_window import MainWindow
from tests.windows.desk import CONTROL, SHIFT, open_window, press, state_of

CITED = "Chinese Embassy in [North] Korea, “Cable from the Chinese Embassy in North Korea"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """Return a window on the sample, with an empty clipboard."""
    QGuiApplication.clipboard().clear()
    return open_window(qtbot, tmp_path)


def test_a_key_puts_the_citation_into_the_clipboard(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_C, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()), timeout=15_000)
    assert QGuiApplication.clipboard().text().startswith(CITED)
    assert "Telegram Chen- 8/35, May 12, 1961" in QGuiApplication.clipboard().mimeData().html()
    assert "clipboard" in window.parts.status_line._told.text()


def test_a_dragged_row_brings_its_citation(window: MainWindow) -> None:
    view = window.parts.library.views.view
    row = window.parts.library.views.deeds.current_id()
    assert row == state_of(window).cable.id
    model = view.model()
    index = view.currentIndex()
    assert model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    data = model.mimeData([index])
    assert data.text().startswith(CITED)
    assert data.hasText()
    assert data.hasHtml()
    assert not data.hasUrls()
