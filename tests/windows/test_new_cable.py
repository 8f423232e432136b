"""A text that was typed is not given up by mistake."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.widgets.whole_buttons import title_room
from desktop.windows.library.new_cable_dialog import NewCableDialog
from tests.questions import press


def test_giving_up_a_text_takes_more_than_tab_and_enter(qtbot: QtBot, qapp: QApplication) -> None:
    theme.install(qapp, "light")
    dialog = NewCableDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.text.insertPlainText("A long telegram.")
    widths: list[int] = []

    def look(then: Callable[[QMessageBox], None]) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            widths.append(box.width())
            then(box)
        else:
            QTimer.singleShot(10, lambda: look(then))

    def tab_and_enter(box: QMessageBox) -> None:
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return):
            QTest.keyClick(QApplication.focusWidget() or box, key)

    QTimer.singleShot(0, lambda: look(tab_and_enter))
    dialog.reject()
    assert dialog.isVisible()
    assert widths[0] >= title_room("New cable")
    press("Give it up")
    dialog.reject()
    assert not dialog.isVisible()
