"""A cable is opened page first; where she was reading is kept for each cable, under its own library."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.cable_state import CableState
from db.editing import cable_edits, note_edits
from db.store import Store
from desktop.windows.main_window import MainWindow
from tests.windows.desk import open_window, state_of

LINES = "\n".join(f"Line {number} of the other cable, with some words." for number in range(600))


def other_cable(window: MainWindow) -> str:
    """Enter a long cable with a footnote on every third line, and return its id."""
    session = window.session
    change, cable = cable_edits.new_cable(LINES, author=session.author.id, file_name="other.txt")
    assert session.do(change)
    state = session.store.cable_state(cable.id)
    for number in range(0, 600, 3):
        start = LINES.index(f"Line {number} of")
        change, _ = note_edits.add_note(state, "footnote", [(start, start + 6)], author=session.author.id)
        assert session.do(change)
        state.absorb(change)
    return cable.id


def test_the_page_has_the_numbers_of_the_whole_before_the_rest_is_read(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    sample, other = state_of(window).cable.id, other_cable(window)
    window.session.open_cable(other)
    middle = LINES.index("Line 400 of")
    window.parts.text.select_span(middle, middle + 4)
    QApplication.processEvents()
    place = window.parts.text.place()
    assert place.top > 0
    window.session.open_cable(sample)

    pages: list[tuple[CableState, str, dict[str, str | None]]] = []

    def look(page: CableState) -> None:
        text = window.parts.text
        labels = {laid.span.note: laid.span.label for laid in text.looks.spans.laid}
        pages.append((page, text.text, labels))

    window.session.page_read.connect(look)
    window.session.open_cable(other)
    (page, shown, labels), numbers = pages[0], state_of(window).numbers()
    assert shown == LINES
    assert 0 < len(page.notes) < len(numbers)
    assert labels == {note: str(numbers[note]) for note in page.notes}
    assert len(window.parts.text.looks.spans.laid) == len(numbers)
    assert window.parts.text.place() == place
    window.close()


def test_another_library_does_not_take_over_the_place(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    first = str(window.session.store.path.resolve())
    cable = state_of(window).cable.id
    window.libraries.open(tmp_path / "second.chancery", create=True)
    second, own = str(window.session.store.path.resolve()), state_of(window).cable.id
    window.close()
    kept = window.settings.get("last_cable", {})
    assert kept[first] == cable
    assert kept[second] == own
    assert kept[second] != cable


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.write_bytes(b""), "is empty: it is not a library"),
        (lambda path: path.write_text("Dear Anna", "utf-8"), "is not a Chancery library"),
        (lambda path: _sqlite(path, "CREATE TABLE item (n INTEGER)"), "is not a Chancery library"),
        (lambda path: _newer(path), "was made by a newer Chancery"),
        (lambda path: _broken(path), "is damaged"),
        (lambda path: path.mkdir(), "is a folder, not a library"),
    ],
)
def test_what_is_no_library_is_told_and_the_one_that_is_open_stays(
    qtbot: QtBot, tmp_path: Path, make: Callable[[Path], object], words: str
) -> None:
    window = open_window(qtbot, tmp_path)
    cable, before = state_of(window).cable.id, window.session.store.path
    other = tmp_path / "other.chancery"
    make(other)
    window.libraries.open(other)
    (bar,) = [bar for bar in window.parts.bars.bars() if words in bar.words]
    assert bar.action_button is not None  # what can be done about it
    assert (window.session.store.path, state_of(window).cable.id) == (before, cable)
    window.close()


def _sqlite(path: Path, *lines: str) -> None:
    with sqlite3.connect(path) as connection:
        for line in lines:
            connection.execute(line)
    connection.close()


def _newer(path: Path) -> None:
    Store(path).close()
    _sqlite(path, "PRAGMA user_version = 99")


def _broken(path: Path) -> None:
    Store(path).close()
    path.write_bytes(b"\xff" * 100 + path.read_bytes()[100:])
