"""Answering a question that a dialog asks, by pressing one of its buttons."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox


def press(words: str, before: Callable[[], None] = lambda: None) -> None:
    """Press a button of the question that is open, once it is and `before` has looked at it."""

    def look() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(10, look)
            return
        before()
        buttons: list[QAbstractButton] = box.buttons()
        next(b for b in buttons if b.text().replace("&", "").startswith(words)).click()

    QTimer.singleShot(0, look)
