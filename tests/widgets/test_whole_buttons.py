"""The words on a question's buttons are not cut."""

from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.widgets.whole_buttons import whole_buttons


def test_no_button_is_narrower_than_its_words(qtbot: QtBot, qapp: QApplication) -> None:
    theme.install(qapp, "light")
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setText("Short.")
    for words in ("Make it a general note", "Delete the note", "Keep it on its words"):
        box.addButton(words, QMessageBox.ButtonRole.AcceptRole)
    whole_buttons(box)
    box.show()
    for button in box.buttons():
        room = button.width() - button.fontMetrics().horizontalAdvance(button.text())
        assert room >= 20, button.text()
