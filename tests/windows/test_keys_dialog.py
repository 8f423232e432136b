"""The help on keys, and what is said about the program."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.version import program_version
from desktop.windows.about_dialog import AboutDialog, libraries
from desktop.windows.keys_dialog import Entry, KeysDialog


def entry(group: str, label: str, *keys: str) -> Entry:
    return group, label, [QKeySequence.fromString(key) for key in keys]


@pytest.fixture
def dialog(dressed: QApplication, qtbot: QtBot) -> KeysDialog:  # noqa: ARG001
    made = KeysDialog(
        [
            entry("File", "Import", "Ctrl+O"),
            entry("File", "Export annotated PDF", "Ctrl+E"),
            entry("Edit", "Redo", "Ctrl+Shift+Z", "Ctrl+Y"),
            entry("Note", "<b>Footnote</b>", "Ctrl+Alt+F"),
        ]
    )
    qtbot.addWidget(made)
    made.show()
    return made


def test_all_keys_are_shown_and_found_by_words_and_by_key(dialog: KeysDialog) -> None:
    assert dialog.shown() == ["Import", "Export annotated PDF", "Redo", "<b>Footnote</b>"]
    QTest.keyClicks(dialog.search, "EXPORT pdf")
    assert dialog.shown() == ["Export annotated PDF"]
    dialog.search.setText("ctrl+y")
    assert dialog.shown() == ["Redo"]
    dialog.search.setText("no such key")
    assert dialog.shown() == []
    assert dialog.none.isVisible()
    dialog.search.clear()
    assert len(dialog.shown()) == 4


def test_what_is_found_stands_under_its_heading(dressed: QApplication, qtbot: QtBot) -> None:  # noqa: ARG001
    dialog = KeysDialog([entry("File", f"Import {n}", "Ctrl+O") for n in range(20)])
    qtbot.addWidget(dialog)
    dialog.show()
    title, last = (
        next(one for one in dialog.findChildren(QLabel) if one.text() == words)
        for words in ("File", "Import 19")
    )
    dialog.search.setText("19")
    qtbot.waitUntil(lambda: last.y() - title.y() < 2 * last.height() + 12)
    dialog.search.clear()
    qtbot.waitUntil(lambda: last.y() - title.y() > 15 * last.height())


def test_the_copy_has_every_key(dialog: KeysDialog) -> None:
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "File"
    assert any(line.split() == ["Import", "Ctrl+O"] for line in lines)
    assert any("Ctrl+Shift+Z or Ctrl+Y" in line for line in lines)


def test_about_names_version_and_licences(dressed: QApplication, qtbot: QtBot) -> None:  # noqa: ARG001
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    assert all(version for _, version, _ in libraries())
    assert program_version() != "?"
    QTest.mouseClick(dialog.turn, Qt.MouseButton.LeftButton)
    texts = dialog.findChildren(QPlainTextEdit)[0].toPlainText()
    assert "SIL OPEN FONT LICENSE" in texts.upper()
    assert "ISC License" in texts
    QTest.mouseClick(dialog.turn, Qt.MouseButton.LeftButton)
    assert dialog.turn.text() == "&Licences in full"
