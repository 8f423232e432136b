"""Ctrl+Z in an open field reaches the library's undo once nothing typed is left."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.widgets.undo_keys import UndoKeys


@pytest.mark.parametrize("combo", [False, True])
def test_first_the_field_then_the_window(qtbot: QtBot, combo: bool) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    field: QComboBox | QLineEdit = QComboBox() if combo else QLineEdit()
    if isinstance(field, QComboBox):
        field.setEditable(True)
    UndoKeys(field)
    window.setCentralWidget(field)
    undone: list[str] = []
    QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), window).activated.connect(
        lambda: undone.append("x")
    )
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    field.setFocus()
    line = field.lineEdit() if isinstance(field, QComboBox) else field
    assert line is not None
    QTest.keyClicks(field, "abc")
    QTest.keySequence(window.windowHandle(), QKeySequence(QKeySequence.StandardKey.Undo))
    assert (line.text(), undone) == ("", [])
    QTest.keySequence(window.windowHandle(), QKeySequence(QKeySequence.StandardKey.Undo))
    assert undone == ["x"]
