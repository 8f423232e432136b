"""The window in which a text is corrected: entering, typing, waiting for the notes, answering questions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.editing import note_edits
from db.records import NoteKind
from desktop.models.touched_items import Touched
from desktop.panels.text.correcting import CorrectingView
from desktop.windows.main_window import MainWindow
from tests.db.desk import facts
from tests.windows.desk import CONTROL, SHIFT, press, state_of


def enter(window: MainWindow) -> CorrectingView:
    """Enter the mode by its key and return the editor."""
    window.activateWindow()  # a question that was answered may still have the keys
    QApplication.processEvents()
    press(window.parts.text, Qt.Key.Key_E, CONTROL | SHIFT)
    assert window.correcting.active
    return window.correcting.page.editor


def correct(window: MainWindow, old: str, new: str, nth: int = 0) -> None:
    """Select words of the text that is corrected and type others in their place."""
    editor = window.correcting.page.editor
    start = -1
    for _ in range(nth + 1):
        start = editor.text.index(old, start + 1)
    editor.setFocus()
    editor.select_span(start, start + len(old))
    if new:
        editor.enter_words(new)
    else:
        QTest.keyClick(editor, Qt.Key.Key_Delete)
    QApplication.processEvents()


def wait_for_notes(qtbot: QtBot, window: MainWindow) -> dict[str, Touched]:
    """Wait until it is known what becomes of the notes; return the items by their old words."""
    qtbot.waitUntil(lambda: window.correcting.work.fresh, timeout=20_000)
    return {item.old: item for item in window.correcting.work.items}


def keep(qtbot: QtBot, window: MainWindow) -> None:
    """Press the primary button and wait until the reading is made."""
    window.correcting.page.keep.click()
    qtbot.waitUntil(lambda: not window.correcting.active, timeout=20_000)


def note(window: MainWindow, kind: NoteKind, *words: str, colour: str = "sky") -> str:
    """Lay a note on the first place of each of these words, and return its id."""
    state = state_of(window)
    spans = [(state.text.index(one), state.text.index(one) + len(one)) for one in words]
    change, made = note_edits.add_note(
        state, kind, spans, author=window.session.author.id, words="said", colour=colour
    )
    assert window.session.do(change)
    return made.id


def quotes(window: MainWindow, owner: str) -> list[str]:
    """Return the words that an owner stands on in the reading of today."""
    state = state_of(window)
    found = state.spans_of(owner)
    assert all(state.text[a.start : a.end] == a.quote for a in found)
    return [anchor.quote for anchor in found]


def look_at_all(window: MainWindow) -> None:
    """Say of all that is to be looked at: right as it is, or gone."""
    for item in window.correcting.work.items:
        if item.open:
            window.correcting.places.do(item.key, "right" if item.new is not None else "orphan")


def stored(window: MainWindow) -> dict[str, object]:
    """Return everything that the library holds of the cable, read anew."""
    return facts(window.session.store.cable_state(state_of(window).cable.id))
