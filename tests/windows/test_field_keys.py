"""Ctrl+E exports from a field of the window, too, where the system gives the key to the field."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.windows.desk import CONTROL, NONE, open_window


class Claiming(QLineEdit):
    """A line that claims every key, as the one of Linux claims Ctrl+E."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


def test_a_field_leaves_ctrl_e_to_the_window_and_keeps_what_is_typed(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    field = Claiming(window)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)

    def claimed(key: Qt.Key, modifier: Qt.KeyboardModifier) -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier)
        QApplication.sendEvent(field, event)
        return event.isAccepted()

    assert not claimed(Qt.Key.Key_E, CONTROL)
    assert claimed(Qt.Key.Key_E, NONE)
    assert claimed(Qt.Key.Key_K, CONTROL)
