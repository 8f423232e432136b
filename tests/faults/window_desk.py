"""The real window under a fault: typing into it, what it tells, and what is on the disk afterwards."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from db.store import Store
from desktop.windows.main_window import MainWindow
from tests.windows.desk import ALT, CONTROL, press, select, type_words


def begin_a_note(window: MainWindow, words: str = "Korea Desk") -> str:
    """Lay a footnote on words and open its editor; return its id."""
    select(window, words)
    press(window.parts.text, Qt.Key.Key_F, CONTROL | ALT)
    assert window.notes.chosen is not None
    return window.notes.chosen


def type_and_pause(window: MainWindow, words: str) -> None:
    """Type, or paste what is long, and come to the pause in which typed words are saved."""
    if len(words) < 40:
        type_words(words)
    else:
        window.parts.notes.editor.field.insert_words(words)
    window.session.flush_wanted.emit()


def words_of(library: Path, cable: str, note: str) -> str:
    """Return the words of a note, as they lie on the disk."""
    store = Store(library, create=False)
    try:
        return store.cable_state(cable).notes[note].words
    finally:
        store.close()


def told(window: MainWindow, part: str) -> bool:
    """Tell whether a bar to be seen has these words in it."""
    return any(part in words for words in window.parts.bars.messages())


def saved(window: MainWindow) -> bool:
    """Tell whether the window says that everything is saved."""
    return window.parts.status_line.state_words().startswith("Saved")
