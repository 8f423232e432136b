"""A cable is opened page first; where she was reading is kept for each cable, under its own library."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db import cable_edits, note_edits
from db.cable_state import CableState
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
