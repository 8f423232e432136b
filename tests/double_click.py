"""A double click that lets go of the button: QTest's own leaves it pressed for every test after it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget


def double_click(widget: QWidget, where: QPoint) -> None:
    """Click twice with the left button at a point of the widget, the button up at the end."""
    left, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseDClick(widget, left, no_key, where)
    QTest.mouseRelease(widget, left, no_key, where)
