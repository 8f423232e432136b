"""The real window on a real library, for the tests that go through it by mouse and key."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.cable_state import CableState
from desktop import theme
from desktop.settings import Settings
from desktop.windows.main_window import MainWindow

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def open_window(qtbot: QtBot, folder: Path, *, width: int = 1280, height: int = 800) -> MainWindow:
    """Return a shown window on the library of this folder, made where there is none."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.install(app, "light")
    window = MainWindow(Settings(folder / "settings.json"))
    # A test that fails in a mode must not wait for somebody to answer what closing asks.
    qtbot.addWidget(window, before_close_func=lambda closed: closed.modes.leave())
    window.resize(width, height)
    window.libraries.open_first(folder / "desk.chancery")
    window.finish()
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    QApplication.processEvents()
    return window


def state_of(window: MainWindow) -> CableState:
    """Return the open cable."""
    state = window.session.state
    assert state is not None
    return state


def select(window: MainWindow, words: str, nth: int = 0) -> tuple[int, int]:
    """Select words of the text and return their span."""
    text = state_of(window).text
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    span = (start, start + len(words))
    window.parts.text.setFocus()
    window.parts.text.select_span(*span)
    return span


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press a key and let the event loop come round."""
    QTest.keyClick(widget, key, modifier)
    QApplication.processEvents()


def type_words(words: str) -> None:
    """Type into whatever has the focus; what no key bears comes as from an input method."""
    focus = QApplication.focusWidget()
    assert focus is not None
    for character in words:
        if character.isascii():
            QTest.keyClicks(focus, character)
        else:
            event = QInputMethodEvent()
            event.setCommitString(character)
            QApplication.sendEvent(focus, event)
    QApplication.processEvents()


def click_words(window: MainWindow, words: str, nth: int = 0, inside: int = 2) -> None:
    """Click into words of the text, `inside` characters after their start."""
    view = window.parts.text
    text = state_of(window).text
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    kept = view.selected_span()
    view.select_span(start + inside, start + inside)
    where: QPoint = view.cursorRect().center()
    if kept is not None:
        view.select_span(*kept)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, where + QPoint(2, 0))
    QApplication.processEvents()
