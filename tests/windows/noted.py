"""A note laid on words of the text in the real window, and the words it stands on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.windows.main_window import MainWindow
from tests.windows.desk import press, select, state_of


def quotes(window: MainWindow, note: str) -> list[str]:
    """Return the words of a note, after seeing that the library holds them and they are those of the text."""
    state = state_of(window)
    anchors = state.spans_of(note)
    assert window.session.store.cable_state(state.cable.id).spans_of(note) == anchors
    assert [a.quote for a in anchors] == [state.text[a.start : a.end] for a in anchors]
    return [a.quote for a in anchors]


def footnote(window: MainWindow, words: str) -> str:
    """Set a footnote on words by its key; return its id. The focus is in the text again."""
    select(window, words)
    window.parts.actions["footnote"].trigger()
    press(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    window.parts.text.setFocus()
    assert window.notes.chosen is not None
    return window.notes.chosen


def told(window: MainWindow) -> str:
    return window.parts.status_line._told.text()
